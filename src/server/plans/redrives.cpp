// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/redrives.h"

#include "core/plans/plan.h"
#include "core/time/clock.h"

#include <QUrl>

namespace farol::server {

// The plans that sent it back, the newest last; one that waits for a second person, or was refused, sent nothing.
static std::string runsOf(Redriven what, const char *columns) {
    static_assert(static_cast<int>(PlanAction::Redrive) == 2);
    const bool isItem = what == Redriven::Item;
    return std::string("SELECT ") + columns + " FROM " + (isItem ? "plan_run_items" : "plan_run_deliveries") +
           " p JOIN plan_runs r ON r.id=p.run WHERE p." + (isItem ? "item" : "delivery") +
           "=? AND r.action=2 AND r.status BETWEEN 1 AND 5";
}

Result<std::string> redriveHeader(sql::Connection &connection, Redriven what, std::int64_t id) {
    auto query = connection.prepare(runsOf(what, "r.created_by,r.created_at") + " ORDER BY p.run");
    query.bind(id);
    std::string text;
    int times = 0;
    const auto read = query.each([&] {
        const QString at = toRfc3339(Instant(std::chrono::milliseconds(query.integer(1))));
        text = QUrl::toPercentEncoding(query.string(0)).toStdString() + "; " + at.toStdString() + "; " +
               std::to_string(++times);
    });
    return read ? Result<std::string>(text) : tl::unexpected(read.error());
}

Result<int> timesRedriven(sql::Connection &connection, Redriven what, std::int64_t id) {
    auto query = connection.prepare(runsOf(what, "count(*)"));
    const auto row = query.bind(id).step();
    return row ? Result<int>(static_cast<int>(query.integer(0))) : tl::unexpected(row.error());
}

} // namespace farol::server
