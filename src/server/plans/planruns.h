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

// Keeps a plan's order until other people approved it: the run, its approval, the audit row. Nothing moves. Writer
// thread. Error: Conflict already_waiting.
[[nodiscard]] Result<PlanRun> orderPlanRun(Arrows &arrows, const Config &config, const Request &request,
                                           const MadePlan &made, const QString &reason);

// Carries a waiting run out as its maker ordered it; the audit row is the approval's. Writer thread. Errors: Conflict
// plan_changed, already_decided.
struct RunOrder {
    QString maker;
    QString reason;
    QString approver; // who gave the last approval
};
[[nodiscard]] Done releasePlanRun(Arrows &arrows, std::int64_t run, const MadePlan &made, const RunOrder &order);
// A waiting run that will not be carried out.
[[nodiscard]] Done endPlanRun(Arrows &arrows, std::int64_t run, PlanRunStatus status);

[[nodiscard]] QString runId(std::int64_t row); // run-000007
// What a run was ordered with.
[[nodiscard]] Result<PlanRequest> requestOfRun(sql::Connection &connection, std::int64_t run);

} // namespace farol::server
