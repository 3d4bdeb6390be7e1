// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/deadletters.h"

#include "core/plans/retryrule.h"
#include "core/webhooks/webhook.h"
#include "server/items/listquery.h"
#include "server/plans/planselection.h"
#include "server/webhooks/subscriptions.h"

#include <set>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QStringView deliveryPrefix = u"whd-";
constexpr std::string_view selectDelivery =
    "SELECT d.id, d.state, d.fencing, d.attempts, d.last_result, d.event, d.subscription, s.active, s.deleted_at,"
    " CASE WHEN i.state = 5 THEN 1 ELSE 0 END FROM webhook_deliveries d JOIN webhook_subscriptions s ON s.id ="
    " d.subscription LEFT JOIN events e ON e.seq = d.event LEFT JOIN items i ON i.id = e.item";
static_assert(static_cast<int>(ItemState::Uncertain) == 5 && static_cast<int>(DeliveryState::Dead) == 3);

bool wantsAll(const Selection &selection) {
    ItemFilter onlyDead;
    onlyDead.states = {ItemState::Dead};
    return selection.ids.isEmpty() && selection.filter && *selection.filter == onlyDead;
}

// Empty: it goes. Nobody is told anew of an item of which nobody knows whether it was paid.
QString whyNot(PlanAction action, DeliveryState state, bool stands, bool isUncertain) {
    if (state != DeliveryState::Dead) {
        return state == DeliveryState::Quarantined ? quarantinedCode.toString() : u"not_dead"_s;
    }
    return action == PlanAction::Purge ? QString()
           : isUncertain               ? u"uncertain_needs_check"_s
           : stands                    ? QString()
                                       : u"webhook_inactive"_s;
}

ItemState shownAs(DeliveryState state) {
    switch (state) {
    case DeliveryState::Waiting:
        return ItemState::Queued;
    case DeliveryState::Sending:
        return ItemState::Sent;
    case DeliveryState::Delivered:
        return ItemState::Done;
    case DeliveryState::Dead:
    case DeliveryState::Quarantined:
        return ItemState::Dead;
    }
    Q_UNREACHABLE();
}

// Each once, though it may be named twice.
void addRow(const sql::Statement &row, MadePlan &made, std::map<QString, int> &queues) {
    const auto state = static_cast<DeliveryState>(row.integer(1));
    const bool stands = row.integer(7) == 1 && row.isNull(8);
    PlanRow shown;
    shown.item = {webhookDeliveryId(row.integer(0))};
    shown.version = row.integer(2);
    shown.reason = whyNot(made.plan.request.action, state, stands, row.integer(9) == 1);
    shown.goes = shown.reason.isEmpty();
    shown.state = shownAs(state);
    shown.code = row.string(4);
    shown.key = webhookMessageId(row.integer(6), row.integer(5));
    shown.attempt = static_cast<int>(row.integer(3)) + (shown.goes && sends(made.plan.request.action) ? 1 : 0);
    if (shown.goes) {
        ++made.plan.going;
        ++queues[u"webhooks"_s];
        made.deliveries.push_back({row.integer(0), shown.version, static_cast<int>(row.integer(3))});
    } else {
        ++made.plan.skipped;
    }
    made.plan.rows.append(std::move(shown));
}

} // namespace

Result<std::vector<std::int64_t>> deadItems(sql::Connection &connection, std::int64_t tenant,
                                            const PlanRequest &request) {
    if (request.options != PlanOptions()) {
        return refuse(422, u"option_unsupported"_s, u"this action takes everything at once"_s, u"options"_s);
    }
    Selection items = request.selection;
    if (items.ids.isEmpty()) {
        if (!items.filter || items.filter->states != QList<ItemState>{ItemState::Dead}) {
            return refuse(422, u"selection_invalid"_s, u"this action is about the state dead"_s, u"selection.filter"_s);
        }
        return selectedItems(connection, tenant, items);
    }
    items.ids.removeIf([](const ItemId &id) { return id.value.startsWith(deliveryPrefix); });
    return items.ids.isEmpty() ? std::vector<std::int64_t>() : selectedItems(connection, tenant, items);
}

Done addDeadDeliveries(sql::Connection &connection, const Identity &who, MadePlan &made,
                       std::map<QString, int> &queues) {
    const auto &selection = made.plan.request.selection;
    if (wantsAll(selection)) {
        auto all =
            connection.prepare(std::string(selectDelivery) + " WHERE s.tenant = ? AND d.state = 3 ORDER BY d.id");
        all.bind(who.tenant);
        return all.each([&] { addRow(all, made, queues); });
    }
    auto query = connection.prepare(std::string(selectDelivery) + " WHERE d.id = ? AND s.tenant = ?");
    std::set<std::int64_t> seen;
    for (const auto &id : selection.ids) {
        if (!id.value.startsWith(deliveryPrefix)) {
            continue;
        }
        const auto row = rowOf(id.value, deliveryPrefix);
        if (!seen.insert(row).second) {
            continue;
        }
        const auto found = query.bind(row, who.tenant).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (!*found) {
            return refuse(422, u"unknown_item"_s, u"there is no delivery "_s + id.value.left(60), u"selection.ids"_s);
        }
        addRow(query, made, queues);
    }
    return {};
}

Result<bool> areDeadStill(sql::Connection &connection, const MadePlan &made) {
    auto query = connection.prepare(
        "SELECT 1 FROM webhook_deliveries d WHERE d.id = ? AND d.state = 3 AND d.fencing = ? AND NOT EXISTS(SELECT 1"
        " FROM events e JOIN items i ON i.id = e.item WHERE e.seq = d.event AND i.state = 5)");
    for (const auto &one : made.deliveries) {
        const auto same = query.bind(one.row, one.fencing).step();
        if (!same || !*same) {
            return same;
        }
    }
    return true;
}

Done redriveDeliveries(Arrows &arrows, const MadePlan &made, std::int64_t run) {
    auto &db = arrows.connection();
    auto again = db.prepare("UPDATE webhook_deliveries SET state = 0, next_at = ?1, finished_at = NULL,"
                            " attempts_allowed = attempts + ?2 WHERE id = ?3 AND state = 3 AND fencing = ?4");
    auto keep = db.prepare("INSERT INTO plan_run_deliveries(run, delivery, attempts) VALUES(?, ?, ?)");
    for (const auto &one : made.deliveries) {
        auto done =
            again.bind(arrows.moment().now.time_since_epoch().count(), made.deliveryAttempts, one.row, one.fencing)
                .run();
        if (done && db.changes() != 1) {
            return refuse(409, u"plan_changed"_s, u"a delivery changed while the plan ran; nothing was done"_s);
        }
        done = done ? keep.bind(run, one.row, one.attempts).run() : done;
        if (!done) {
            return done;
        }
    }
    return {};
}

Done fillDeliveries(sql::Connection &connection, std::int64_t run, QList<PlanResultRow> &rows) {
    auto query = connection.prepare("SELECT d.id, d.state, d.last_result, d.attempts, p.attempts"
                                    " FROM plan_run_deliveries p JOIN webhook_deliveries d ON d.id = p.delivery"
                                    " WHERE p.run = ? ORDER BY d.id");
    query.bind(run);
    return query.each([&] {
        PlanResultRow row;
        row.item = {webhookDeliveryId(query.integer(0))};
        row.code = query.string(2);
        const auto state = static_cast<DeliveryState>(query.integer(1));
        row.state = shownAs(state);
        switch (state) {
        case DeliveryState::Waiting:
            row.outcome = query.integer(3) > query.integer(4) ? u"running"_s : u"not_started"_s;
            break;
        case DeliveryState::Sending:
            row.outcome = u"running"_s;
            break;
        case DeliveryState::Delivered:
            row.outcome = u"done"_s;
            break;
        case DeliveryState::Dead:
        case DeliveryState::Quarantined:
            row.outcome = u"failed"_s;
            break;
        }
        rows.append(std::move(row));
    });
}

} // namespace farol::server
