// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the routes of the read models need; all of it outlives the router.
struct ProjectionServices {
    Commands &commands;
    Readers &readers;
    const Clock &clock;
};

// GET projections, events/activity, batches/{id}/activity; POST projections/{name}/replay.
void addProjectionRoutes(Router &router, const ProjectionServices &services);

} // namespace farol::server
