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
    bool later = false; // another run took it up since
};
// running done failed uncertain not_started changed: what a later run took up again had failed in this one. Pure; any
// thread.
[[nodiscard]] QString outcomeOf(PlanAction action, const RunItemNow &item);

// A later run that took up an item of plan_run_items p, as an SQL expression: its id, or NULL.
inline constexpr std::string_view laterRunOf =
    "(SELECT min(n.run) FROM plan_run_items n WHERE n.item = p.item AND n.run > p.run AND n.started = 1)";

// Adds so many items of this outcome to the run's figures. Pure.
void count(PlanRun &run, const QString &outcome, std::int64_t items = 1);

// What plan_runs says of a run's status.
struct StoredRun {
    PlanRunStatus status = PlanRunStatus::Running;
    std::int64_t ordered = 0; // items
    std::int64_t tickedAt = 0;
    int stopAt = 0;
};
// The run's status once its items are counted: what was begun has ended when nothing is open. One that waits has none
// yet, and as many to come as were ordered; of one that ended before, they are what it never started. Pure.
void settle(PlanRun &run, const StoredRun &stored);

// Who paused, stopped or cancelled the run, when and why. The connection's thread.
[[nodiscard]] Done fillStatusBy(sql::Connection &connection, std::int64_t tenant, const StoredRun &stored,
                                PlanRun &run);

// Who approved the run with this row, by name as it was, or why it was never begun; nothing where nobody had to. The
// connection's thread.
[[nodiscard]] Done fillApproval(sql::Connection &connection, std::int64_t row, PlanRun &run);

} // namespace farol::server
