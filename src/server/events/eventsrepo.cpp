// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/eventsrepo.h"

#include "server/items/itemids.h"

#include <algorithm>
#include <limits>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

Event eventOf(const sql::Statement &row, int first) {
    Event event;
    event.id = QString::number(row.integer(first));
    event.at = Instant(std::chrono::milliseconds(row.integer(first + 1)));
    event.type = row.string(first + 2);
    event.attempt = static_cast<int>(row.integer(first + 3));
    event.code = row.string(first + 4);
    event.actor = row.string(first + 5);
    event.detail = row.string(first + 6);
    event.aggregate = Aggregate::System;
    if (!row.isNull(first + 7)) {
        event.aggregate = Aggregate::Batch;
        event.batch = batchId(row.integer(first + 7));
    }
    if (!row.isNull(first + 9)) {
        event.aggregate = Aggregate::Item;
        event.item = itemId(row.integer(first + 7), row.integer(first + 9), row.integer(first + 8));
    }
    return event;
}

// Each form has an index that gives its rows in order; the row ids of item and batch are of the tenant already.
// ?1 whose ?2 since ?3 the latest time ?4 and ?5 the place behind which the page begins ?6 type ?7 limit
static std::string textOf(const EventsRepo::Criteria &criteria) {
    std::string text = "SELECT " + std::string(eventColumns) + " FROM events e" + std::string(eventJoins) + " WHERE ";
    text += criteria.item ? "e.item = ?1" : criteria.batch ? "e.batch = ?1" : "e.tenant = ?1";
    text += " AND e.at >= ?2 AND e.at <= ?3 AND (e.at, e.seq) < (?4, ?5)";
    text += criteria.type.isEmpty() ? " AND ?6 = ''" : " AND e.type = ?6";
    if (criteria.aggregate) {
        switch (*criteria.aggregate) {
        case Aggregate::Item:
            text += " AND e.item IS NOT NULL";
            break;
        case Aggregate::Batch:
            text += " AND e.item IS NULL AND e.batch IS NOT NULL";
            break;
        case Aggregate::System:
            text += " AND e.item IS NULL AND e.batch IS NULL";
            break;
        }
    }
    return text + " ORDER BY e.at DESC, e.seq DESC LIMIT ?7";
}

Result<Page<Event>> EventsRepo::list(const Criteria &criteria, const ListWindow &window) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const auto whose = criteria.item.value_or(criteria.batch.value_or(m_tenant));
    const auto since = criteria.since ? criteria.since->time_since_epoch().count() : -most;
    const auto until = criteria.until ? criteria.until->time_since_epoch().count() : most;
    const auto after = [&window](std::size_t at) { return at < window.after.size() ? window.after[at] : most; };
    // The walk begins at the page's place: SQLite takes its bounds from plain comparisons, not from a pair of columns.
    const auto latest = std::min(until == most ? most : until - 1, after(0));
    auto query = m_connection.prepare(textOf(criteria));
    query.bind(whose, since, latest, after(0), after(1), criteria.type, window.limit + 1);
    Page<Event> page;
    const auto read = fillPage(
        page, query, window, cursorName,
        [&] {
            return std::vector{query.integer(1), query.integer(0)};
        },
        [&] { return eventOf(query, 0); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return page;
}

} // namespace farol::server
