// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/catalog.h"

#include <algorithm>
#include <map>
#include <set>

namespace farol::sql {

namespace {

constexpr const char *sqliteColumns =
    "SELECT m.name, p.name, lower(p.type), 0 FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE "
    "m.type='table' "
    "AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name<>'schema_migrations' ORDER BY m.name, p.cid";
constexpr const char *postgresColumns =
    "SELECT c.table_name, c.column_name, c.data_type, CASE WHEN c.is_identity='YES' THEN 1 ELSE 0 END FROM "
    "information_schema.columns c JOIN information_schema.tables t ON t.table_schema=c.table_schema AND "
    "t.table_name=c.table_name WHERE t.table_type='BASE TABLE' AND t.table_schema=current_schema() AND "
    "t.table_name<>'schema_migrations' ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";
constexpr const char *sqliteReferences =
    "SELECT DISTINCT m.name, f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE "
    "m.type='table'";
constexpr const char *postgresReferences =
    "SELECT DISTINCT a.relname, b.relname FROM pg_constraint c JOIN pg_class a ON a.oid=c.conrelid JOIN pg_class b ON "
    "b.oid=c.confrelid WHERE c.contype='f' AND c.connamespace=current_schema()::regnamespace";

std::optional<Table::Kind> kindOf(std::string_view type) {
    if (type == "integer" || type == "bigint") {
        return Table::Kind::Integer;
    }
    if (type == "text") {
        return Table::Kind::Text;
    }
    return type == "blob" || type == "bytea" ? std::optional(Table::Kind::Bytes) : std::nullopt;
}

Result<std::vector<Table>> columnsOf(Connection &connection) {
    auto rows = connection.prepare(connection.dialect() == Dialect::Sqlite ? sqliteColumns : postgresColumns);
    rows.bind();
    std::vector<Table> tables;
    const auto read = rows.each([&]() -> Done {
        if (tables.empty() || tables.back().name != rows.text(0)) {
            tables.push_back({std::string(rows.text(0)), {}});
        }
        const auto kind = kindOf(rows.text(2));
        if (!kind) {
            return failure(ErrorKind::Malformed, QStringLiteral("catalog"),
                           QStringLiteral("%1.%2 has the type %3, which no table of ours has")
                               .arg(rows.string(0), rows.string(1), rows.string(2)));
        }
        tables.back().columns.push_back({std::string(rows.text(1)), *kind, rows.integer(3) == 1});
        return {};
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return tables;
}

} // namespace

std::string Table::list() const {
    std::string names;
    for (const Column &column : columns) {
        names += (names.empty() ? "\"" : ",\"") + column.name + '"';
    }
    return names;
}

Result<std::vector<Table>> tablesOf(Connection &connection) {
    auto tables = columnsOf(connection);
    if (!tables) {
        return tables;
    }
    std::map<std::string, std::set<std::string>, std::less<>> refers;
    auto rows = connection.prepare(connection.dialect() == Dialect::Sqlite ? sqliteReferences : postgresReferences);
    rows.bind();
    const auto read = rows.each([&] { refers[std::string(rows.text(0))].insert(std::string(rows.text(1))); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    std::vector<Table> ordered;
    std::set<std::string, std::less<>> placed;
    while (ordered.size() < tables->size()) {
        const auto before = ordered.size();
        for (Table &table : *tables) {
            const auto &needs = refers[table.name];
            const bool ready = std::all_of(needs.begin(), needs.end(), [&](const std::string &name) {
                return name == table.name || placed.contains(name);
            });
            if (ready && !placed.contains(table.name)) {
                placed.insert(table.name);
                ordered.push_back(table);
            }
        }
        if (ordered.size() == before) {
            return failure(ErrorKind::Malformed, QStringLiteral("catalog"),
                           QStringLiteral("tables of the schema refer to each other in a circle"));
        }
    }
    return ordered;
}

Done eachRow(Connection &connection, const Table &table, const std::function<Done(const Statement &)> &each) {
    const std::string query = "SELECT " + table.list() + " FROM \"" + table.name + '"';
    const auto through = [&each](Statement rows) -> Result<std::int64_t> {
        rows.bind();
        for (std::int64_t count = 0;; ++count) {
            const auto more = rows.step();
            if (!more || !*more) {
                return more ? Result<std::int64_t>(count) : tl::unexpected(more.error());
            }
            if (auto done = each(rows); !done) {
                return tl::unexpected(done.error());
            }
        }
    };
    if (connection.dialect() == Dialect::Sqlite) {
        const auto all = through(connection.prepare(query));
        return all ? Done() : tl::unexpected(all.error());
    }
    // One answer of PostgreSQL is held as a whole: a cursor brings it piece by piece.
    const std::string cursor = "\"walk_" + table.name + '"';
    if (auto opened = connection.execute("DECLARE " + cursor + " CURSOR FOR " + query); !opened) {
        return opened;
    }
    for (;;) {
        const auto count = through(connection.prepare("FETCH 2000 FROM " + cursor));
        if (!count) {
            return tl::unexpected(count.error());
        }
        if (*count == 0) {
            return connection.execute("CLOSE " + cursor);
        }
    }
}

} // namespace farol::sql
