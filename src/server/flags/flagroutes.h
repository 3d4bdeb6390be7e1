// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the routes of the flags need; all of it outlives the router.
struct FlagServices {
    Commands &commands;
    Readers &readers;
};

// GET ops/flags; POST ops/flags/{name}.
void addFlagRoutes(Router &router, const FlagServices &services);

} // namespace farol::server
