// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/overview/history.h"

#include "core/json/historycodec.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

#include <QTimeZone>
#include <algorithm>
#include <map>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// Every zone's midnight falls on a quarter of an hour, so rows of one never belong to two months.
constexpr std::int64_t quarter = 15 * 60 * 1000;

// By month and currency.
using Months = std::map<std::pair<QString, QString>, HistoryMonth>;

QString monthOf(std::int64_t ms, const QTimeZone &zone) {
    return QDateTime::fromMSecsSinceEpoch(ms, zone).toString(u"yyyy-MM"_s);
}

HistoryMonth &monthAt(Months &months, std::int64_t quarters, const QString &currency, const QTimeZone &zone) {
    const QString name = monthOf(quarters * quarter, zone);
    auto &month = months[{name, currency}];
    month.month = name;
    return month;
}

Done countBatches(Months &months, sql::Connection &connection, std::int64_t tenant, const QTimeZone &zone) {
    auto query = connection.prepare("SELECT created_at / 900000 AS quarter, currency, count(*), sum(items),"
                                    " sum(amount), max(CASE WHEN status IN (5, 6) THEN 0 ELSE 1 END)"
                                    " FROM batches WHERE tenant = ?1 GROUP BY quarter, currency");
    query.bind(tenant);
    return query.each([&] {
        auto &month = monthAt(months, query.integer(0), query.string(1), zone);
        month.batches += query.integer(2);
        month.items += query.integer(3);
        month.amount = moneyOf(month.amount.minor + query.integer(4), query.text(1));
        month.hot = month.hot || query.integer(5) != 0;
    });
}

Done countStates(Months &months, sql::Connection &connection, std::int64_t tenant, const QTimeZone &zone) {
    auto query = connection.prepare("SELECT b.created_at / 900000 AS quarter, b.currency, c.state, sum(c.items),"
                                    " sum(c.amount) FROM batches b JOIN batch_counts c ON c.batch = b.id"
                                    " WHERE b.tenant = ?1 AND c.items > 0 GROUP BY quarter, b.currency, c.state");
    query.bind(tenant);
    return query.each([&] {
        auto &month = monthAt(months, query.integer(0), query.string(1), zone);
        const auto state = static_cast<ItemState>(query.integer(2));
        auto at = std::ranges::lower_bound(month.states, state, {}, &StateCount::state);
        if (at == month.states.end() || at->state != state) {
            at = month.states.insert(at, {state, {}, 0, moneyOf(0, query.text(1))});
        }
        at->items += query.integer(3);
        at->amount.minor += query.integer(4);
        month.hot = month.hot || !isFinal(state);
    });
}

} // namespace

Result<QList<HistoryMonth>> readHistory(sql::Connection &connection, std::int64_t tenant, const QString &zone,
                                        Instant now) {
    const QTimeZone there(zone.toLatin1());
    Months months;
    auto done = countBatches(months, connection, tenant, there);
    done = done ? countStates(months, connection, tenant, there) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    const QString current = monthOf(now.time_since_epoch().count(), there);
    QList<HistoryMonth> newestFirst;
    for (auto &[key, month] : months) {
        month.hot = month.hot || month.month >= current;
        newestFirst.prepend(std::move(month));
    }
    return newestFirst;
}

void addHistoryRoutes(Router &router, const OverviewServices &services) {
    const auto read = [services](sql::Connection &connection, const Request &request) -> Result<Response> {
        if (const auto known = onlyParameters(request, {}); !known) {
            return tl::unexpected(known.error());
        }
        const auto months = readHistory(connection, request.who.tenant, services.config.zone, services.clock.now());
        if (!months) {
            return tl::unexpected(months.error());
        }
        return json(json::encode(*months));
    };
    router.add({Method::Get, u"/api/v1/ops/history"_s, [services, read](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [read, request](sql::Connection &connection) { return read(connection, request); });
                }});
}

} // namespace farol::server
