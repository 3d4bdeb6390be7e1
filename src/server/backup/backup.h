// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/backup/archive.h"
#include "server/config/config.h"

namespace farol::server {

struct BackupReport {
    QString archive;
    QString keyFile; // the copy of the key that opens stored secrets; empty: the key is in the configuration
    qint64 bytes = 0;
    std::int64_t rows = 0;
    int tables = 0;
};

// One moment of the whole database, while farold works on it: a reading transaction (a snapshot of SQLite's log, or
// repeatable read), so nobody waits. Beside the archive, <archive>.key gets the key that the secrets are sealed with:
// keep it elsewhere. Nothing half is ever left under these names. Errors: those of ArchiveWriter; Conflict schema_*.
// stop: Conflict stopped soon after it became true; nothing stays.
[[nodiscard]] Result<BackupReport> makeBackup(const Config &config, const QString &archive, Instant now,
                                              const std::atomic<bool> *stop = nullptr);

// Makes the database of the configuration from an archive: whole or not at all, only where nothing is yet, and marked
// as restored, so that farold does not serve it before farold reconcile. Errors: Conflict not_empty, backup_dialect,
// backup_schema; Malformed archive; Rejected secrets_key.
[[nodiscard]] Done restoreBackup(const Config &config, const QString &archive, const Clock &clock);

// Reads all of it into an empty database of either kind, in the transaction that the caller has open.
[[nodiscard]] Done loadArchive(ArchiveReader &archive, sql::Connection &connection, const Clock &clock);

// When the backup was made that this database was restored from; none: it is not waiting for farold reconcile.
[[nodiscard]] Result<std::optional<Instant>> waitsForReconcile(sql::Connection &connection);

// Where the key of the configuration is kept when it is not given as text.
[[nodiscard]] QString secretsKeyFile(const Config &config);

} // namespace farol::server
