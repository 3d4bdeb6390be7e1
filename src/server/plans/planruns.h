// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/exchange.h"
#include "server/plans/planmaker.h"

namespace farol::server {

// The run of a plan as it stands now: every item read again. Error: NotFound, also for another tenant's.
[[nodiscard]] Result<PlanRun> readPlanRun(sql::Connection &connection, std::int64_t tenant, const QString &id);

// Carries a plan out: arrows, the run with its items, the audit row. Returns the run as it begins. Writer thread.
// Error: Conflict plan_changed when an item was not as the plan says.
[[nodiscard]] Result<PlanRun> storePlanRun(Arrows &arrows, const Request &request, const MadePlan &made,
                                           const QString &reason);

// The newest run of the plan with this hash; empty when there is none.
[[nodiscard]] Result<QString> runOfPlan(sql::Connection &connection, std::int64_t tenant, const QString &hash);

} // namespace farol::server
