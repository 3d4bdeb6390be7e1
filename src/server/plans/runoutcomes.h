// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "sql/connection.h"

namespace farol::server {

// What a run's item is now: its state, what the run did with it, and whether its attempt was begun since.
struct RunItemNow {
    ItemState state;
    std::int64_t started = 1; // 0 not yet, 1 moved, 2 left alone because it had changed
    bool begun = false;
};
// running done failed uncertain not_started changed. Pure; any thread.
[[nodiscard]] QString outcomeOf(PlanAction action, const RunItemNow &item);

// Adds so many items of this outcome to the run's figures. Pure.
void count(PlanRun &run, const QString &outcome, std::int64_t items = 1);

// Adds so many items to those that the run still holds, when it did not begin them. Pure.
void countHeld(PlanRun &run, std::int64_t started, std::int64_t items = 1);

// The run's status once its items are counted: what was begun has ended when nothing is open. One that waits has none
// yet, and as many to come as were ordered. Pure.
void settle(PlanRun &run, PlanRunStatus stored, std::int64_t ordered);

// Who approved the run with this row, or gave it up and why, by name as it was; nothing where nobody had to. The
// connection's thread.
[[nodiscard]] Done fillApproval(sql::Connection &connection, std::int64_t row, PlanRun &run);

} // namespace farol::server
