// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "server/items/listquery.h"

namespace farol::server {

// A filter of the runs as SQL asks it; what is empty filters nothing.
struct RunCriteria {
    std::uint32_t statuses = 0; // one bit a PlanRunStatus
    std::uint32_t actions = 0;  // one bit a PlanAction
    QString batch;              // its id
    QString item;               // its id
};

// Runs of plans, the newest first, each with how many of its items came to what; without their rows, of which one run
// may have a hundred thousand. The connection's thread.
[[nodiscard]] Result<Page<PlanRun>> listPlanRuns(sql::Connection &connection, std::int64_t tenant,
                                                 const RunCriteria &criteria, const ListWindow &window);

// The newest run of the plan with this hash that was begun, without its rows; nothing when there is none.
[[nodiscard]] Result<std::optional<PlanRun>> runOfPlan(sql::Connection &connection, std::int64_t tenant,
                                                       const QString &hash);

// GET plans/runs.
[[nodiscard]] Result<Response> planRunsRoute(sql::Connection &connection, const Request &request);

} // namespace farol::server
