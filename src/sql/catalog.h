// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connection.h"

#include <functional>
#include <vector>

namespace farol::sql {

// A table as the database itself describes it. Names come from our own migrations, so they may stand in a statement
// (quoted); integers are 64 bits wide in both databases.
struct Table {
    enum class Kind : char { Integer = 'i', Text = 't', Bytes = 'b' };
    struct Column {
        std::string name;
        Kind kind = Kind::Text;
        bool isGiven = false; // PostgreSQL gives the next number by itself
        bool operator==(const Column &) const = default;
    };
    std::string name;
    std::vector<Column> columns;
    [[nodiscard]] std::string list() const; // "id","name"
};

// All tables of the schema but schema_migrations; a table comes behind those that it refers to. Errors: those of the
// connection; Malformed catalog for a type that is none of ours.
[[nodiscard]] Result<std::vector<Table>> tablesOf(Connection &connection);

// Every row of a table as the transaction sees it, a few thousand in memory at a time. each ends it with an error.
[[nodiscard]] Done eachRow(Connection &connection, const Table &table,
                           const std::function<Done(const Statement &)> &each);

} // namespace farol::sql
