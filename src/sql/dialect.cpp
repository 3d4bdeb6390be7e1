// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/dialect.h"

namespace farol::sql {

std::string indexedBy(Dialect dialect, std::string_view index) {
    return dialect == Dialect::Sqlite ? " INDEXED BY " + std::string(index) : std::string();
}

std::string integersOf(Dialect dialect, std::string_view placeholder) {
    const std::string list(placeholder);
    return dialect == Dialect::Sqlite
               ? "(SELECT value FROM json_each(" + list + "))"
               : "(SELECT value::bigint FROM json_array_elements_text(" + list + "::text::json))";
}

std::string takingFree(Dialect dialect, std::string_view table) {
    return dialect == Dialect::Sqlite ? std::string() : " FOR UPDATE OF " + std::string(table) + " SKIP LOCKED";
}

std::string zeroFilled(Dialect dialect, const std::string &number, const std::string &width) {
    if (dialect == Dialect::Sqlite) {
        return "printf('%0*d', " + width + ", " + number + ")";
    }
    const std::string text = "(" + number + ")::text";
    return "lpad(" + text + ", greatest((" + width + ")::int, length(" + text + ")), '0')";
}

void Column::add(std::int64_t value) {
    separate();
    m_text += std::to_string(value);
}

void Column::add(std::string_view value) {
    separate();
    m_text += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            m_text += '\\';
        }
        m_text += c;
    }
    m_text += '"';
}

void Column::add(const std::optional<std::int64_t> &value) {
    if (value) {
        add(*value);
        return;
    }
    separate();
    m_text += "NULL";
}

void Column::add(const std::optional<std::string> &value) {
    if (value) {
        add(std::string_view(*value));
        return;
    }
    separate();
    m_text += "NULL";
}

void Lines::separate() {
    if (!m_isNew) {
        m_text += '\t';
    }
    m_isNew = false;
}

void Lines::add(std::int64_t value) {
    separate();
    m_text += std::to_string(value);
}

void Lines::add(std::string_view value) {
    separate();
    for (const char c : value) {
        switch (c) {
        case '\\':
            m_text += "\\\\";
            break;
        case '\t':
            m_text += "\\t";
            break;
        case '\n':
            m_text += "\\n";
            break;
        case '\r':
            m_text += "\\r";
            break;
        default:
            m_text += c;
        }
    }
}

void Lines::endRow() {
    m_text += '\n';
    m_isNew = true;
}

} // namespace farol::sql
