// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/overview/overviewroutes.h"

#include "core/json/codec.h"
#include "server/batches/batchesrepo.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/overview/history.h"

#include <QTimeZone>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Result<StateCount> paidOn(sql::Connection &connection, std::int64_t tenant, const QDate &day) {
    auto query = connection.prepare("SELECT coalesce(sum(items), 0), coalesce(sum(amount), 0) FROM day_totals"
                                    " WHERE tenant = ? AND day = ? AND kind = ? AND state = ?");
    const auto found = query.bind(tenant, day.toString(Qt::ISODate), ItemKind::Payment, ItemState::Done).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return StateCount{ItemState::Done, {}, query.integer(0), Money{query.integer(1), {}}};
}

// The figure that a state is part of; null for those that the picture does not show.
static StateCount *figureOf(Overview &overview, ItemState state) {
    switch (state) {
    case ItemState::Failed:
    case ItemState::Dead:
        return &overview.failedNow;
    case ItemState::Uncertain:
        return &overview.uncertainNow;
    case ItemState::NotSent:
        return &overview.notSentNow;
    case ItemState::Leased:
    case ItemState::Sent:
        return &overview.inFlight;
    case ItemState::Queued:
    case ItemState::RetryWait:
        return &overview.queued;
    case ItemState::Accepted:
    case ItemState::Done:
    case ItemState::Cancelled:
    case ItemState::Duplicate:
    case ItemState::Returned:
        return nullptr;
    }
    Q_UNREACHABLE();
}

static Done fillStates(sql::Connection &connection, std::int64_t tenant, Overview &overview) {
    // Only what is not over: batches that were done with long ago are not even looked at by their counts.
    auto query =
        connection.prepare("SELECT c.state, c.code, sum(c.items), sum(c.amount), min(c.first_at),"
                           " max(c.last_at), max(b.currency) FROM batches b JOIN batch_counts c ON c.batch = b.id"
                           " WHERE b.tenant = ? AND b.kind = ? AND c.items > 0"
                           " AND c.state IN (1, 2, 3, 4, 5, 6, 8, 9) GROUP BY c.state, c.code");
    query.bind(tenant, ItemKind::Payment);
    for (;;) {
        const auto more = query.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            sortGroups(overview.atRisk);
            return {};
        }
        const auto state = static_cast<ItemState>(query.integer(0));
        if (auto *figure = figureOf(overview, state)) {
            figure->items += query.integer(2);
            figure->amount.minor += query.integer(3);
        }
        if (isAtRisk(state)) {
            overview.atRisk.append({state, query.string(1), query.integer(2), moneyOf(query.integer(3), query.text(6)),
                                    instantOf(query.integer(4)), instantOf(query.integer(5))});
        }
    }
}

static Done fillBatches(sql::Connection &connection, std::int64_t tenant, Overview &overview) {
    auto query = connection.prepare("SELECT b.number FROM batches b WHERE b.tenant = ? AND b.kind = ? AND EXISTS("
                                    "SELECT 1 FROM batch_counts c WHERE c.batch = b.id AND c.items > 0"
                                    " AND c.state IN (5, 6, 8, 9)) ORDER BY b.number DESC");
    query.bind(tenant, ItemKind::Payment);
    return query.each([&] { overview.atRiskBatches.append(batchId(query.integer(0))); });
}

Result<Overview> readOverview(sql::Connection &connection, std::int64_t tenant, const QString &zone, Instant now) {
    const auto today =
        QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone(zone.toLatin1())).date();
    Overview overview;
    overview.asOf = now;
    overview.day = today.toString(Qt::ISODate);
    overview.failedNow.state = ItemState::Failed;
    overview.uncertainNow.state = ItemState::Uncertain;
    overview.notSentNow.state = ItemState::NotSent;
    overview.inFlight.state = ItemState::Sent;
    overview.queued.state = ItemState::Queued;
    const auto paid = paidOn(connection, tenant, today);
    const auto before = paid ? paidOn(connection, tenant, today.addDays(-1)) : paid;
    auto done = before ? fillStates(connection, tenant, overview) : Done(tl::unexpected(before.error()));
    done = done ? fillBatches(connection, tenant, overview) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    overview.paidToday = *paid;
    overview.paidYesterday = *before;
    return overview;
}

void addOverviewRoutes(Router &router, const OverviewServices &services) {
    router.add({Method::Get, u"/api/v1/overview"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [services, request](sql::Connection &connection) -> Result<Response> {
                                   if (const auto known = onlyParameters(request, {}); !known) {
                                       return tl::unexpected(known.error());
                                   }
                                   const auto overview = readOverview(connection, request.who.tenant,
                                                                      services.config.zone, services.clock.now());
                                   if (!overview) {
                                       return tl::unexpected(overview.error());
                                   }
                                   return json(json::encode(*overview));
                               });
                }});
    addHistoryRoutes(router, services);
}

} // namespace farol::server
