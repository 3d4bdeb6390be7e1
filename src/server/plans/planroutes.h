// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the plan routes need; all of it outlives the router.
struct PlanServices {
    Commands &commands;
    Readers &readers;
    const Config &config;
    const Clock &clock;
};

// POST plans (a preview: writes nothing, keeps nothing), plans/{hash}/run; GET plans/runs, plans/runs/{id}.
void addPlanRoutes(Router &router, const PlanServices &services);

} // namespace farol::server
