// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connection.h"

#include <sqlite3.h>

namespace farol::sql {

namespace {

Error describe(int code, const char *text) {
    Error error;
    error.detail = QString::fromUtf8(text);
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        error.kind = ErrorKind::Conflict;
        error.code = QStringLiteral("constraint");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = QStringLiteral("storage_busy");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = QStringLiteral("storage_corrupt");
        break;
    case SQLITE_FULL:
        error.code = QStringLiteral("storage_full");
        break;
    default:
        error.code = QStringLiteral("storage");
        break;
    }
    return error;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const OpenOptions &options) {
    const int flags = (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(options.path.toUtf8().constData(), &handle, flags, options.vfs);
    std::unique_ptr<Connection> connection(new Connection(handle));
    if (code != SQLITE_OK) {
        Error error = describe(code, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
        error.detail = QStringLiteral("cannot open the database %1: %2").arg(options.path, error.detail);
        return tl::unexpected(std::move(error));
    }
    sqlite3_busy_timeout(handle, static_cast<int>(options.busyTimeout.count()));
    // A checkpoint each 1,000 pages keeps the log short; mmap and a larger cache serve the readers.
    const char *writing = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                          "PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";
    const char *reading = "PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;";
    if (auto done = connection->execute(options.readOnly ? reading : writing); !done) {
        return tl::unexpected(done.error());
    }
    return connection;
}

Connection::~Connection() {
    for (auto &[text, statement] : m_idle) {
        sqlite3_finalize(statement);
    }
    sqlite3_close_v2(m_handle);
}

Statement Connection::prepare(std::string_view text) {
    detail::Prepared prepared{nullptr, std::string(text)};
    if (auto idle = m_idle.extract(prepared.text); !idle.empty()) {
        prepared.handle = idle.mapped();
        return {*this, std::move(prepared), std::nullopt};
    }
    const int code = sqlite3_prepare_v3(m_handle, prepared.text.data(), static_cast<int>(prepared.text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared.handle, nullptr);
    if (code != SQLITE_OK) {
        return {*this, std::move(prepared), lastError()};
    }
    return {*this, std::move(prepared), std::nullopt};
}

void Connection::giveBack(const detail::Prepared &prepared) {
    sqlite3_reset(prepared.handle);
    sqlite3_clear_bindings(prepared.handle);
    // The same text may be on loan twice; the second one is not kept.
    if (!m_idle.try_emplace(prepared.text, prepared.handle).second) {
        sqlite3_finalize(prepared.handle);
    }
}

Done Connection::execute(const std::string &script) {
    char *message = nullptr;
    const int code = sqlite3_exec(m_handle, script.c_str(), nullptr, nullptr, &message);
    if (code == SQLITE_OK) {
        return {};
    }
    Error error = describe(code, message ? message : sqlite3_errmsg(m_handle));
    sqlite3_free(message);
    return tl::unexpected(std::move(error));
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(m_handle);
}
std::int64_t Connection::totalChanges() const {
    return sqlite3_total_changes64(m_handle);
}
std::int64_t Connection::lastInsertId() const {
    return sqlite3_last_insert_rowid(m_handle);
}
bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}
Error Connection::lastError() const {
    return describe(sqlite3_extended_errcode(m_handle), sqlite3_errmsg(m_handle));
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
    , m_begun(connection.prepare("BEGIN IMMEDIATE").run())
    , m_open(m_begun.has_value()) {}

Transaction::~Transaction() {
    // An I/O error may have rolled back already.
    if (m_open && m_connection.inTransaction()) {
        (void)m_connection.prepare("ROLLBACK").run();
    }
}

Done Transaction::commit() {
    auto done = m_connection.prepare("COMMIT").run();
    m_open = !done.has_value();
    return done;
}

Savepoint::Savepoint(Connection &connection)
    : m_connection(connection)
    , m_begun(connection.prepare("SAVEPOINT part").run())
    , m_open(m_begun.has_value()) {}

Savepoint::~Savepoint() {
    if (m_open && m_connection.inTransaction()) {
        (void)m_connection.prepare("ROLLBACK TO part").run();
        (void)m_connection.prepare("RELEASE part").run();
    }
}

Done Savepoint::release() {
    auto done = m_connection.prepare("RELEASE part").run();
    m_open = !done.has_value();
    return done;
}

} // namespace farol::sql
