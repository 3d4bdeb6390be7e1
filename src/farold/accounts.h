// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

#include <functional>

namespace CLI {
class App;
}

namespace farol::server {

// farold user|key|tenant: for the first accounts, before farold runs. While it runs, farolctl does the same through it.
struct AccountCommand {
    std::function<int(const Config &)> run; // set when one of them was given; returns the exit code
};
void addAccountCommands(CLI::App &app, AccountCommand &chosen);

} // namespace farol::server
