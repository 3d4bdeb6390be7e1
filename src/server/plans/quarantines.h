// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"
#include "server/items/listquery.h"
#include "server/plans/planmaker.h"

namespace farol::server {

// Where purges put dead letters: nothing tries, sends or lists them as dead, and for a day the whole purge can be
// undone. What then stays there stays for ever, as evidence; items are never deleted.

// Takes the plan's items and deliveries away. Error: Conflict plan_changed. Writer thread.
[[nodiscard]] Done putInQuarantine(Arrows &arrows, const MadePlan &made, std::int64_t run, const QString &user);

// Everything that the run took away is dead again, as it was; what became something else meanwhile (a restored database
// may tell of a payment) stays that. Errors: NotFound; Conflict quarantine_undone, quarantine_over. Writer thread.
struct UndoOrder {
    std::int64_t tenant = 0;
    QString run;
    QString by;
    QString reason;
};
[[nodiscard]] Done undoQuarantine(Arrows &arrows, const UndoOrder &order);

// Newest first. Errors: NotFound, also for another tenant's.
[[nodiscard]] Result<Page<Quarantine>> listQuarantines(sql::Connection &connection, std::int64_t tenant,
                                                       const ListWindow &window, Instant now);
[[nodiscard]] Result<Quarantine> readQuarantine(sql::Connection &connection, std::int64_t tenant, const QString &run,
                                                Instant now);
// done or undone: what became of each row of a purge.
[[nodiscard]] Result<QString> outcomeOfPurge(sql::Connection &connection, std::int64_t run);

inline constexpr QByteArrayView quarantineCursor = "quarantines"; // sort key: run

} // namespace farol::server
