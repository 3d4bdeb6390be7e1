// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/statement.h"

#include "sql/connection.h"

namespace farol::sql {

Statement::Statement(Connection &connection, std::string text, std::unique_ptr<detail::Cursor> cursor,
                     std::optional<Error> error)
    : m_connection(&connection)
    , m_text(std::move(text))
    , m_cursor(std::move(cursor))
    , m_error(std::move(error)) {}

Statement::Statement(Statement &&other) noexcept = default;

Statement::~Statement() {
    if (m_cursor) {
        m_connection->giveBack(std::move(m_text), std::move(m_cursor));
    }
}

void Statement::restart() {
    if (m_cursor) {
        m_cursor->restart();
    }
}

Result<bool> Statement::step() {
    if (m_error) {
        return tl::unexpected(*m_error);
    }
    return m_cursor->step();
}

Done Statement::run() {
    for (;;) {
        const auto more = step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            m_cursor->restart();
            return {};
        }
    }
}

std::int64_t Statement::integer(int column) const {
    return m_cursor->integer(column);
}
double Statement::real(int column) const {
    return m_cursor->real(column);
}
bool Statement::isNull(int column) const {
    return m_cursor->isNull(column);
}
std::string_view Statement::text(int column) const {
    return m_cursor->text(column);
}

QString Statement::string(int column) const {
    const auto view = text(column);
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArray Statement::bytes(int column) const {
    const auto view = m_cursor->bytes(column);
    return {view.data(), static_cast<qsizetype>(view.size())};
}

void Statement::putInteger(int index, std::int64_t value) {
    if (m_cursor) {
        m_cursor->putInteger(index, value);
    }
}

void Statement::put(int index, double value) {
    if (m_cursor) {
        m_cursor->putReal(index, value);
    }
}

void Statement::put(int index, std::string_view value) {
    if (m_cursor) {
        m_cursor->putText(index, value);
    }
}

void Statement::put(int index, const QString &value) {
    const QByteArray utf8 = value.toUtf8();
    put(index, std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

void Statement::put(int index, const QByteArray &value) {
    if (m_cursor) {
        m_cursor->putBytes(index, std::string_view(value.constData(), static_cast<std::size_t>(value.size())));
    }
}

void Statement::put(int index, std::nullptr_t) {
    if (m_cursor) {
        m_cursor->putNull(index);
    }
}

} // namespace farol::sql
