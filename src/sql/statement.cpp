// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/statement.h"

#include "sql/connection.h"

#include <sqlite3.h>

namespace farol::sql {

Statement::Statement(Connection &connection, detail::Prepared prepared, std::optional<Error> error)
    : m_connection(&connection)
    , m_prepared(std::move(prepared))
    , m_error(std::move(error)) {}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection)
    , m_prepared(std::move(other.m_prepared))
    , m_error(std::move(other.m_error)) {
    other.m_prepared.handle = nullptr;
}

Statement::~Statement() {
    if (m_prepared.handle) {
        m_connection->giveBack(m_prepared);
    }
}

void Statement::restart() {
    if (m_prepared.handle) {
        sqlite3_reset(m_prepared.handle);
    }
}

Result<bool> Statement::step() {
    if (m_error) {
        return tl::unexpected(*m_error);
    }
    switch (sqlite3_step(m_prepared.handle)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default: {
        Error error = m_connection->lastError();
        sqlite3_reset(m_prepared.handle);
        return tl::unexpected(std::move(error));
    }
    }
}

Done Statement::run() {
    for (;;) {
        const auto more = step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            sqlite3_reset(m_prepared.handle);
            return {};
        }
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_prepared.handle, column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(m_prepared.handle, column);
}
bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_prepared.handle, column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
    const auto *data = sqlite3_column_text(m_prepared.handle, column);
    const auto size = sqlite3_column_bytes(m_prepared.handle, column);
    return data ? std::string_view(reinterpret_cast<const char *>(data), static_cast<std::size_t>(size))
                : std::string_view();
}

QString Statement::string(int column) const {
    const auto view = text(column);
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArray Statement::bytes(int column) const {
    const auto *data = sqlite3_column_blob(m_prepared.handle, column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_prepared.handle, column)};
}

void Statement::putInteger(int index, std::int64_t value) {
    if (m_prepared.handle) {
        sqlite3_bind_int64(m_prepared.handle, index, value);
    }
}

void Statement::put(int index, double value) {
    if (m_prepared.handle) {
        sqlite3_bind_double(m_prepared.handle, index, value);
    }
}

void Statement::put(int index, std::string_view value) {
    if (m_prepared.handle) {
        sqlite3_bind_text64(m_prepared.handle, index, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
    }
}

void Statement::put(int index, const QString &value) {
    const QByteArray utf8 = value.toUtf8();
    put(index, std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

void Statement::put(int index, const QByteArray &value) {
    if (m_prepared.handle) {
        sqlite3_bind_blob64(m_prepared.handle, index, value.isEmpty() ? "" : value.constData(),
                            static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT);
    }
}

void Statement::put(int index, std::nullptr_t) {
    if (m_prepared.handle) {
        sqlite3_bind_null(m_prepared.handle, index);
    }
}

} // namespace farol::sql
