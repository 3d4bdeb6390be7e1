// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/plans/planmaker.h"

namespace farol::server {

// The items that a redrive or a purge is about; its deliveries come by addDeadDeliveries(). A filter names the state
// dead alone: all dead items that match, and all dead deliveries where it says no more than that. Errors: those of
// selectedItems(); 422 option_unsupported, selection_invalid.
[[nodiscard]] Result<std::vector<std::int64_t>> deadItems(sql::Connection &connection, std::int64_t tenant,
                                                          const PlanRequest &request);
// Decides about each delivery of the selection. Error: 422 unknown_item.
[[nodiscard]] Done addDeadDeliveries(sql::Connection &connection, const Identity &who, MadePlan &made,
                                     std::map<QString, int> &queues);
[[nodiscard]] Result<bool> areDeadStill(sql::Connection &connection, const MadePlan &made);

// Sends the plan's deliveries back, and writes down who ordered it. Error: Conflict plan_changed. Writer thread.
[[nodiscard]] Done redriveDeliveries(Arrows &arrows, const MadePlan &made, std::int64_t run);
// What became of those of a run.
[[nodiscard]] Done fillDeliveries(sql::Connection &connection, std::int64_t run, QList<PlanResultRow> &rows);

} // namespace farol::server
