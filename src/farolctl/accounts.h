// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"

namespace farol::ctl {

// user, key and tenant: what farold's own commands do while it is stopped, through a farold that runs.
void addAccounts(CLI::App &app, Command &chosen);

} // namespace farol::ctl
