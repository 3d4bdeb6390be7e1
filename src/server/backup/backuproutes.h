// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/backupshelf.h"
#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the routes work with; all of it outlives the server.
struct BackupServices {
    Commands &commands;
    Readers &readers;
    BackupShelf &shelf;
    QString host; // the tenant that runs this back-end: a backup holds what all of them have
};

// GET /api/v1/ops/backups: those in the folder. POST begins one.
void addBackupRoutes(Router &router, const BackupServices &services);

} // namespace farol::server
