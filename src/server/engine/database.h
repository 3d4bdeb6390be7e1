// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "sql/connection.h"
#include "sql/migrations.h"

namespace farol::server {

// Where a configuration's records are: a file of SQLite, or the URL of a PostgreSQL database. Holds the password: shown
// by sql::shownPlace() only.
[[nodiscard]] QString placeOf(const Config &config);

// The steps of the schema that travel inside farold, for this connection's database.
[[nodiscard]] Result<QList<sql::Migration>> schemaSteps(const sql::Connection &connection);

// Whether nothing was ever made in it: no file yet, or no step applied.
[[nodiscard]] Result<bool> isNew(sql::Connection &connection);

// Migrates an empty or older database to this program's schema. Returns the number of steps.
[[nodiscard]] Result<int> migrateDatabase(sql::Connection &connection, const Clock &clock);

// Whether other processes may work on the same database.
[[nodiscard]] bool isShared(const sql::Connection &connection);

// Takes a worker's name for as long as the connection lives: what a former process of this name left in the air is then
// this one's. Error: Conflict worker_name_taken, after a patience in which a killed process would be gone.
[[nodiscard]] Done takeWorkerName(sql::Connection &connection, const QString &name);

// Several processes may share PostgreSQL. People's commands read, decide and write: one process at a time does, from
// here to the end of its transaction. SQLite has one writer anyway.
[[nodiscard]] Done takeCommandTurn(sql::Connection &connection);

} // namespace farol::server
