// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/database.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace farol::server {

QString placeOf(const Config &config) {
    return config.database.url.isEmpty() ? config.database.path : QString::fromUtf8(config.database.url.reveal());
}

Result<QList<sql::Migration>> schemaSteps(const sql::Connection &connection) {
    return sql::readMigrations(sql::migrationFolder(QStringLiteral(":/farold/migrations"), connection.dialect()));
}

Result<bool> isNew(sql::Connection &connection) {
    const auto known = schemaSteps(connection);
    const auto states = known ? sql::migrationStatus(connection, *known)
                              : Result<QList<sql::MigrationState>>(tl::unexpected(known.error()));
    if (!states) {
        return tl::unexpected(states.error());
    }
    return std::none_of(states->begin(), states->end(), [](const auto &state) { return state.applied; });
}

Result<int> migrateDatabase(sql::Connection &connection, const Clock &clock) {
    const auto known = schemaSteps(connection);
    return known ? sql::migrateUp(connection, *known, clock) : tl::unexpected(known.error());
}

bool isShared(const sql::Connection &connection) {
    return connection.dialect() == sql::Dialect::Postgresql;
}

Done takeWorkerName(sql::Connection &connection, const QString &name) {
    if (!isShared(connection)) {
        return {};
    }
    constexpr int tries = 50;
    for (int i = 0; i < tries; ++i) {
        auto take = connection.prepare("SELECT pg_try_advisory_lock(64004, hashtext(current_schema() || '/' || ?))");
        const auto row = take.bind(name).step();
        if (!row || take.integer(0) != 0) {
            return row ? Done() : tl::unexpected(row.error());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return failure(
        ErrorKind::Conflict, QStringLiteral("worker_name_taken"),
        QStringLiteral("another farold works as %1 on this database: give each a worker.name of its own").arg(name));
}

Done takeCommandTurn(sql::Connection &connection) {
    return isShared(connection)
               ? connection.prepare("SELECT pg_advisory_xact_lock(64002, hashtext(current_schema()))").run()
               : Done();
}

} // namespace farol::server
