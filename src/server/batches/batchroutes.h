// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the batch routes need; all of it outlives the router.
struct BatchServices {
    Commands &commands;
    Readers &readers;
    const Config &config;
    const Clock &clock;
};

// GET batches, batches/{id}, batches/{id}/items, batches/{id}/errors; POST batches/import, batches/{id}/submit, pause,
// resume and cancel.
void addBatchRoutes(Router &router, const BatchServices &services);

// The parts that addBatchRoutes() puts together.
void addImport(Router &router, const BatchServices &services);
void addSubmit(Router &router, const BatchServices &services);
void addBatchOrders(Router &router, const BatchServices &services);
// POST items/{id}/resubmit: what was certainly not paid, corrected, as a draft of its own; dry_run shows the difference.
void addCorrection(Router &router, const BatchServices &services);

} // namespace farol::server
