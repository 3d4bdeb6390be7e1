// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/runsabout.h"

#include "core/plans/plan.h"

namespace farol::server {

std::string runsOfBatch(std::string_view row) {
    return "SELECT p.run FROM items i JOIN plan_run_items p ON p.item=i.id WHERE i.batch=" + std::string(row);
}

std::string runsOfItem(std::string_view row) {
    return "SELECT p.run FROM plan_run_items p WHERE p.item=" + std::string(row);
}

std::string runsOrderedFor(std::string_view tenant, std::string_view pattern) {
    static_assert(static_cast<int>(PlanRunStatus::Waiting) == 0 && static_cast<int>(PlanRunStatus::Rejected) == 6 &&
                  static_cast<int>(PlanRunStatus::Void) == 8);
    return "SELECT o.id FROM plan_runs o WHERE o.status IN (0,6,7,8) AND o.tenant=" + std::string(tenant) +
           " AND o.request LIKE " + std::string(pattern) + " ESCAPE '\\'";
}

} // namespace farol::server
