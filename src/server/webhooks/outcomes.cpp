// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from an attempt: the second half of deliveries.h.
#include "server/audit/audit.h"
#include "server/webhooks/deliveries.h"
#include "server/webhooks/subscriptions.h"

#include <charconv>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds longestWait = 24h;

std::string resultOf(int status) {
    if (status >= 200 && status < 300) {
        return "delivered";
    }
    if (status >= 300 && status < 400) {
        return "redirect"; // never followed: it would go where nobody looked
    }
    if (status == 410) {
        return "gone";
    }
    return status >= 400 && status < 500 ? "refused" : "failed";
}

std::optional<std::chrono::milliseconds> retryAfter(std::string_view header, Instant now) {
    int seconds = 0;
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), seconds);
    if (error == std::errc() && end == header.data() + header.size() && seconds >= 0) {
        return std::min<std::chrono::milliseconds>(std::chrono::seconds(seconds), longestWait);
    }
    const auto at = fromHttpDate(QString::fromLatin1(header.data(), static_cast<qsizetype>(header.size())));
    return at ? std::optional(std::clamp<std::chrono::milliseconds>(*at - now, 0ms, longestWait)) : std::nullopt;
}

static Result<bool> updateDelivery(Arrows &arrows, const DeliveryOutcome &outcome, const DeliveryRules &rules,
                                   double unit) {
    sql::Connection &db = arrows.connection();
    auto budget = db.prepare("SELECT attempts_allowed FROM webhook_deliveries WHERE id = ?1 AND state = 1 AND fencing "
                             "= ?2");
    const auto found = budget.bind(outcome.taken.id, outcome.taken.fencing).step();
    if (!found || !*found) {
        return found;
    }
    const bool delivered = outcome.result == "delivered";
    const bool isOver = delivered || outcome.taken.attempt >= budget.integer(0);
    const auto state = delivered ? DeliveryState::Delivered : isOver ? DeliveryState::Dead : DeliveryState::Waiting;
    auto wait = retryDelay(rules.retry, outcome.taken.attempt, unit);
    wait = std::max(wait, outcome.notBefore.value_or(0ms));
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto update = db.prepare("UPDATE webhook_deliveries SET state = ?1, next_at = ?2, finished_at = ?3, last_status = "
                             "?4, last_result = ?5, deaths = deaths + ?6, first_dead_at = CASE WHEN ?6 = 1 THEN "
                             "coalesce(first_dead_at, ?3) ELSE first_dead_at END WHERE id = ?7 AND state = 1 AND "
                             "fencing = ?8");
    update.bind(state, now + wait.count(), isOver ? std::optional(now) : std::nullopt, outcome.status, outcome.result,
                state == DeliveryState::Dead, outcome.taken.id, outcome.taken.fencing);
    if (auto done = update.run(); !done) {
        return tl::unexpected(done.error());
    }
    return db.changes() == 1;
}

static Done switchOff(Arrows &arrows, std::int64_t subscription, const QString &why) {
    sql::Connection &db = arrows.connection();
    auto off = db.prepare("UPDATE webhook_subscriptions SET active = 0, disabled_reason = ?1, updated_at = ?2, version "
                          "= version + 1 WHERE id = ?3 AND active = 1");
    auto done = off.bind(why, arrows.moment().now.time_since_epoch().count(), subscription).run();
    if (!done || db.changes() == 0) {
        return done;
    }
    auto whose = db.prepare("SELECT tenant FROM webhook_subscriptions WHERE id = ?1");
    if (const auto row = whose.bind(subscription).step(); !row || !*row) {
        return row ? Done() : tl::unexpected(row.error());
    }
    return appendAudit(
        arrows, {whose.integer(0), u"farold"_s, 0, u"webhook.disable"_s, webhookId(subscription), why, {}, {}, {}, {}});
}

static Done updateSubscription(Arrows &arrows, const DeliveryOutcome &outcome, const DeliveryRules &rules) {
    sql::Connection &db = arrows.connection();
    const auto now = arrows.moment().now.time_since_epoch().count();
    const auto subscription = outcome.taken.subscription;
    if (outcome.result == "delivered") {
        auto well = db.prepare("UPDATE webhook_subscriptions SET failing_since = NULL WHERE id = ?1 AND failing_since "
                               "IS NOT NULL");
        return well.bind(subscription).run();
    }
    auto failing = db.prepare("UPDATE webhook_subscriptions SET failing_since = ?1 WHERE id = ?2 AND failing_since IS "
                              "NULL");
    if (auto done = failing.bind(now, subscription).run(); !done) {
        return done;
    }
    if (outcome.result == "gone") {
        return switchOff(arrows, subscription, u"the address answered 410 Gone"_s);
    }
    auto since = db.prepare("SELECT failing_since FROM webhook_subscriptions WHERE id = ?1");
    if (const auto row = since.bind(subscription).step(); !row || !*row) {
        return row ? Done() : tl::unexpected(row.error());
    }
    if (now - since.integer(0) <= rules.disableAfter.count()) {
        return {};
    }
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(rules.disableAfter).count();
    return switchOff(
        arrows, subscription,
        u"nothing was taken for more than %1 hours; last: %2"_s.arg(hours).arg(QString::fromStdString(outcome.result)));
}

Result<bool> recordOutcome(Arrows &arrows, const DeliveryOutcome &outcome, const DeliveryRules &rules, double unit) {
    const auto ours = updateDelivery(arrows, outcome, rules, unit);
    if (!ours || !*ours) {
        return ours;
    }
    auto attempt = arrows.connection().prepare("INSERT INTO webhook_attempts(delivery, n, at, ms, status, result, "
                                               "answer) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    auto done = attempt
                    .bind(outcome.taken.id, outcome.taken.attempt, outcome.at.time_since_epoch().count(),
                          outcome.took.count(), outcome.status, outcome.result, outcome.answer)
                    .run();
    done = done ? updateSubscription(arrows, outcome, rules) : done;
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

} // namespace farol::server
