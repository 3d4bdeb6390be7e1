// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

#include <functional>

namespace CLI {
class App;
}

namespace farol::server {

// farold backup|restore|verify|reconcile. backup and verify also while farold runs.
struct BackupCommand {
    std::function<int(const Config &)> run; // set when one of them was given; returns the exit code
};
void addBackupCommands(CLI::App &app, BackupCommand &chosen);

} // namespace farol::server
