// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connection.h"

namespace farol::sql {

Result<std::unique_ptr<Connection>> Connection::open(const OpenOptions &options) {
    auto driver = detail::openSqlite({options.path.toStdString(), options.readOnly, options.busyTimeout, options.vfs});
    if (!driver) {
        Error error = driver.error();
        error.detail = QStringLiteral("cannot open the database %1: %2").arg(options.path, error.detail);
        return tl::unexpected(std::move(error));
    }
    return std::make_unique<Connection>(std::move(*driver));
}

Connection::~Connection() {
    m_idle.clear(); // before the driver
}

Statement Connection::prepare(std::string_view text) {
    std::string key(text);
    if (auto idle = m_idle.extract(key); !idle.empty()) {
        return {*this, std::move(key), std::move(idle.mapped()), std::nullopt};
    }
    auto cursor = m_driver->prepare(key);
    if (!cursor) {
        return {*this, std::move(key), nullptr, std::move(cursor.error())};
    }
    return {*this, std::move(key), std::move(*cursor), std::nullopt};
}

// The same text may be on loan twice; the second one is not kept.
void Connection::giveBack(std::string text, std::unique_ptr<detail::Cursor> cursor) {
    cursor->rest();
    m_idle.try_emplace(std::move(text), std::move(cursor));
}

Done Connection::execute(const std::string &script) {
    return m_driver->execute(script);
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
    , m_begun(connection.m_driver->begin())
    , m_open(m_begun.has_value()) {}

Transaction::~Transaction() {
    // An I/O error may have rolled back already.
    if (m_open && m_connection.inTransaction()) {
        m_connection.m_driver->rollback();
    }
}

Done Transaction::commit() {
    auto done = m_connection.m_driver->commit();
    m_open = !done.has_value();
    return done;
}

Savepoint::Savepoint(Connection &connection)
    : m_connection(connection)
    , m_begun(connection.prepare("SAVEPOINT part").run())
    , m_open(m_begun.has_value()) {}

Savepoint::~Savepoint() {
    if (m_open && m_connection.inTransaction()) {
        (void)m_connection.execute("ROLLBACK TO part; RELEASE part");
    }
}

Done Savepoint::release() {
    auto done = m_connection.prepare("RELEASE part").run();
    m_open = !done.has_value();
    return done;
}

} // namespace farol::sql
