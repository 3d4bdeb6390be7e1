// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the approval routes need; all of it outlives the router.
struct ApprovalServices {
    Commands &commands;
    Readers &readers;
    const Config &config;
    const Clock &clock;
};

// GET approvals, approvals/{id}; POST approvals/{id}/approve, reject, withdraw, and approvals/approve for many.
void addApprovalRoutes(Router &router, const ApprovalServices &services);

} // namespace farol::server
