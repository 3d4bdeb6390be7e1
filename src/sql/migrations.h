// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "sql/connection.h"

namespace farol::sql {

// One step of the schema: NNNN_name.sql. checksum is the SHA-256 of its text, lower-case hex.
struct Migration {
    int number = 0;
    QString name;
    QByteArray script;
    QByteArray checksum;
};

struct MigrationState {
    Migration migration;
    bool applied = false;
};

// The steps in a folder (a resource path, too), in order. Errors: Rejected for a gap, a double number, a bad name.
[[nodiscard]] Result<QList<Migration>> readMigrations(const QString &folder);

// What is applied and what is pending. Errors: Conflict schema_changed when an applied step's text differs from ours,
// schema_unknown when the database is newer than this program.
[[nodiscard]] Result<QList<MigrationState>> migrationStatus(Connection &connection, const QList<Migration> &known);

// The folder below which a database finds its own steps: …/sqlite, …/postgresql.
[[nodiscard]] QString migrationFolder(const QString &root, Dialect dialect);

// Applies what is pending, each step in a transaction of its own; may be killed and run again, and
// by several processes at once. Returns how many.
[[nodiscard]] Result<int> migrateUp(Connection &connection, const QList<Migration> &known, const Clock &clock);

// All of these steps inside the transaction that the caller has open, in a database that has none: a restore is made
// whole or not at all.
[[nodiscard]] Done migrateInside(Connection &connection, const QList<Migration> &steps, const Clock &clock);

} // namespace farol::sql
