// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/approvals/limits.h"

#include "core/batches/batch.h"
#include "core/plans/plan.h"
#include "server/items/listquery.h"

#include <QTimeZone>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Used {
    std::int64_t orders = 0;
    std::int64_t amount = 0;
};

} // namespace

// Batches, retries and redrives of the day; person 0: everybody's.
static Result<Used> usedToday(Arrows &arrows, const QString &zone, std::int64_t tenant, std::int64_t person) {
    const auto day = QDate::fromString(QString::fromStdString(arrows.moment().day), Qt::ISODate);
    const std::int64_t begins = day.startOfDay(QTimeZone(zone.toUtf8())).toMSecsSinceEpoch();
    Used used;
    auto batches = arrows.connection().prepare(
        "SELECT count(*), coalesce(sum(amount), 0) FROM batches WHERE tenant = ?1 AND submitted_at >= ?2"
        " AND status NOT IN (0, 6) AND (submitted_by_id = ?3 OR ?3 = 0)");
    static_assert(static_cast<int>(BatchStatus::Draft) == 0 && static_cast<int>(BatchStatus::Cancelled) == 6);
    auto runs = arrows.connection().prepare(
        "SELECT count(*), coalesce(sum(amount), 0) FROM plan_runs WHERE tenant = ?1 AND created_at >= ?2"
        " AND action IN (0, 2) AND status < 6 AND (created_by_id = ?3 OR ?3 = 0)");
    static_assert(static_cast<int>(PlanAction::Retry) == 0 && static_cast<int>(PlanAction::Redrive) == 2 &&
                  static_cast<int>(PlanRunStatus::Rejected) == 6);
    for (auto *query : {&batches, &runs}) {
        if (const auto row = query->bind(tenant, begins, person).step(); !row) {
            return tl::unexpected(row.error());
        }
        used.orders += query->integer(0);
        used.amount += query->integer(1);
    }
    return used;
}

static QString money(std::int64_t minor) {
    return toApi(Money{minor, {}});
}

// Two orders at once may not both fit into what is left: the second waits here for the first one's commit.
static Done oneAtATime(Arrows &arrows, std::int64_t tenant) {
    return arrows.connection().prepare("UPDATE tenants SET name = name WHERE id = ?").bind(tenant).run();
}

Done withinLimits(Arrows &arrows, const Config &config, const Identity &who, Money amount) {
    const auto &limits = config.limits;
    if (limits.orderAmountMinor > 0 && amount.minor > limits.orderAmountMinor) {
        return refuse(422, u"limit_order"_s,
                      u"%1 is more than one order may send: %2"_s.arg(toApi(amount), money(limits.orderAmountMinor)));
    }
    if (limits.userDayAmountMinor == 0 && limits.userDayOrders == 0 && limits.dayAmountMinor == 0) {
        return {};
    }
    const auto alone = oneAtATime(arrows, who.tenant);
    const auto own =
        alone ? usedToday(arrows, config.zone, who.tenant, who.userId) : Result<Used>(tl::unexpected(alone.error()));
    const auto all = own ? usedToday(arrows, config.zone, who.tenant, 0) : own;
    if (!all) {
        return tl::unexpected(all.error());
    }
    if (limits.userDayOrders > 0 && own->orders >= limits.userDayOrders) {
        return refuse(422, u"limit_user_orders"_s,
                      u"you ordered %1 times today; the limit is %2"_s.arg(own->orders).arg(limits.userDayOrders));
    }
    if (limits.userDayAmountMinor > 0 && own->amount > limits.userDayAmountMinor - amount.minor) {
        return refuse(422, u"limit_user_day"_s,
                      u"you ordered %1 today; with %2 it would be more than your limit of %3 a day"_s.arg(
                          money(own->amount), toApi(amount), money(limits.userDayAmountMinor)));
    }
    if (limits.dayAmountMinor > 0 && all->amount > limits.dayAmountMinor - amount.minor) {
        return refuse(422, u"limit_day"_s,
                      u"%1 were ordered today; with %2 it would be more than the limit of %3 a day"_s.arg(
                          money(all->amount), toApi(amount), money(limits.dayAmountMinor)));
    }
    return {};
}

} // namespace farol::server
