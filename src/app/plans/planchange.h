// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <optional>

namespace farol::app {

// What is different for one item between the plan that a person saw and the plan as it is now. No before: the item
// joined the selection; no after: it left it.
struct PlanChange {
    ItemId item;
    std::optional<PlanRow> before;
    std::optional<PlanRow> after;
    bool operator==(const PlanChange &) const = default;
};

// In the order of now, then what left. A row counts as different when anything that a person decides on is.
[[nodiscard]] QList<PlanChange> differences(const QList<PlanRow> &seen, const QList<PlanRow> &now);

} // namespace farol::app
