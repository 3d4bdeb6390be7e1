// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/plans/planroutes.h"

namespace farol::server {

// GET quarantines, quarantines/{id}; POST quarantines/{id}/undo with a reason. Part of addPlanRoutes().
void addQuarantineRoutes(Router &router, const PlanServices &services);

} // namespace farol::server
