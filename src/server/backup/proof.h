// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "sql/connection.h"

#include <QStringList>

namespace farol::server {

// What a look through a whole database found.
struct Proof {
    QStringList figures;  // "items  done  120  4512.30", "table events  990", "audit of default  31 rows"
    QStringList findings; // empty: all is well
};

// Integrity as the database itself checks it, rows a table, items and money a state, the kept counters against a
// recount, the audit chain of each tenant. Reads only. Errors: of the storage; what is wrong is a finding.
[[nodiscard]] Result<Proof> proveDatabase(sql::Connection &connection);

// The same of an archive, after its checksums: loaded into a file of SQLite in folder, which is removed.
[[nodiscard]] Result<Proof> proveArchive(const QString &archive, const QString &folder, const Clock &clock);

} // namespace farol::server
