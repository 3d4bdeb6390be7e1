// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/driver.h"

#include <optional>
#include <string>
#include <string_view>

namespace farol::sql {

// The few words in which the two databases differ; everything else is written once for both.

// Behind a table's name: SQLite is told which index to walk, PostgreSQL chooses.
[[nodiscard]] std::string indexedBy(Dialect dialect, std::string_view index);
// The integers of a JSON list that is bound to this placeholder, as a sub-query.
[[nodiscard]] std::string integersOf(Dialect dialect, std::string_view placeholder);
// At the end of a query: takes its rows of this table and passes by those that another process holds.
[[nodiscard]] std::string takingFree(Dialect dialect, std::string_view table);
// An integer expression as text with leading zeros, at least so wide; width is an integer expression, too.
[[nodiscard]] std::string zeroFilled(Dialect dialect, const std::string &number, const std::string &width);

// Lines of PostgreSQL's COPY in its text format: add() each value of a row, then end it.
class Lines final {
public:
    void add(std::int64_t value);
    void add(std::string_view value);
    void endRow();
    void clear() { m_text.clear(); }
    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    void separate();
    std::string m_text;
    bool m_isNew = true;
};

// A column of many rows for one PostgreSQL statement: bind text() to a placeholder cast as ?1::text::bigint[].
class Column final {
public:
    void add(std::int64_t value);
    void add(std::string_view value);
    void add(const std::optional<std::int64_t> &value);
    void add(const std::optional<std::string> &value);
    [[nodiscard]] std::string text() const { return m_text + '}'; }

private:
    void separate() { m_text += m_text.size() == 1 ? "" : ","; }
    std::string m_text = "{";
};

} // namespace farol::sql
