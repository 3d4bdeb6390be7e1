// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/redrives.h"

#include "core/plans/plan.h"
#include "core/time/clock.h"
#include "sql/dialect.h"

#include <QUrl>

namespace farol::server {

// The plans that sent it back; one that waits for a second person, or was refused, sent nothing.
static std::string runsOf(Redriven what) {
    static_assert(static_cast<int>(PlanAction::Redrive) == 2);
    return std::string(" FROM ") + (what == Redriven::Item ? "plan_run_items" : "plan_run_deliveries") +
           " p JOIN plan_runs r ON r.id=p.run WHERE r.action=2 AND r.status BETWEEN 1 AND 5 AND p." +
           (what == Redriven::Item ? "item" : "delivery");
}

Result<std::map<std::int64_t, std::string>> redriveHeaders(sql::Connection &connection, Redriven what,
                                                           const std::vector<std::int64_t> &ids) {
    std::map<std::int64_t, std::string> headers;
    if (ids.empty()) {
        return headers;
    }
    std::string list;
    for (const auto id : ids) {
        list += (list.empty() ? "[" : ",") + std::to_string(id);
    }
    const std::string column = what == Redriven::Item ? "p.item" : "p.delivery";
    auto query = connection.prepare("SELECT " + column + ",r.created_by,r.created_at" + runsOf(what) + " IN " +
                                    sql::integersOf(connection.dialect(), "?1") + " ORDER BY p.run");
    query.bind(list + ']');
    std::map<std::int64_t, int> times;
    const auto read = query.each([&] {
        const auto id = query.integer(0);
        const QString at = toRfc3339(Instant(std::chrono::milliseconds(query.integer(2))));
        headers[id] = QUrl::toPercentEncoding(query.string(1)).toStdString() + "; " + at.toStdString() + "; " +
                      std::to_string(++times[id]);
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return headers;
}

Result<int> timesRedriven(sql::Connection &connection, Redriven what, std::int64_t id) {
    auto query = connection.prepare("SELECT count(*)" + runsOf(what) + "=?");
    const auto row = query.bind(id).step();
    return row ? Result<int>(static_cast<int>(query.integer(0))) : tl::unexpected(row.error());
}

} // namespace farol::server
