// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The writes of subscriptions.h.
#include "server/events/eventstream.h"
#include "server/webhooks/subscriptions.h"

namespace farol::server {

static std::int64_t nowOf(const Arrows &arrows) {
    return arrows.moment().now.time_since_epoch().count();
}

static Done setTypes(sql::Connection &db, std::int64_t row, const QList<QString> &types) {
    auto clear = db.prepare("DELETE FROM webhook_types WHERE subscription = ?1");
    auto all = db.prepare("UPDATE webhook_subscriptions SET all_types = ?1 WHERE id = ?2");
    auto done = clear.bind(row).run();
    done = done ? all.bind(types.isEmpty() ? 1 : 0, row).run() : done;
    auto add =
        db.prepare("INSERT INTO webhook_types(subscription, type) VALUES(?1, ?2) ON CONFLICT(subscription, type) "
                   "DO NOTHING");
    for (const QString &type : types) {
        done = done ? add.bind(row, type).run() : done;
    }
    return done;
}

static Done addSecret(Arrows &arrows, std::int64_t row, const QByteArray &sealed) {
    auto add = arrows.connection().prepare("INSERT INTO webhook_secrets(subscription, sealed, created_at) VALUES(?1, "
                                           "?2, ?3)");
    return add.bind(row, sealed, nowOf(arrows)).run();
}

// Behind everything that was committed, also what has no position yet: a subscriber hears nothing of before.
static Result<std::int64_t> headOfCommitted(sql::Connection &db) {
    for (;;) {
        const auto waiting = hasUnstamped(db);
        if (!waiting) {
            return tl::unexpected(waiting.error());
        }
        if (!*waiting) {
            return headOfStream(db);
        }
        if (const auto stamped = stampEvents(db, 10'000); !stamped) {
            return stamped;
        }
    }
}

Result<std::int64_t> addWebhook(Arrows &arrows, const NewWebhook &webhook) {
    sql::Connection &db = arrows.connection();
    const auto head = headOfCommitted(db);
    if (!head) {
        return head;
    }
    auto add = db.prepare("INSERT INTO webhook_subscriptions(tenant, url, description, all_types, created_by, "
                          "created_at, updated_at, from_position) VALUES(?1, ?2, ?3, 1, ?4, ?5, ?5, ?6) RETURNING id");
    add.bind(webhook.tenant, webhook.url, webhook.description, webhook.createdBy, nowOf(arrows), *head);
    const auto made = add.step();
    if (!made) {
        return tl::unexpected(made.error());
    }
    const auto row = add.integer(0);
    auto done = add.run();
    done = done ? setTypes(db, row, webhook.types) : done;
    done = done ? addSecret(arrows, row, webhook.sealed) : done;
    return done ? Result<std::int64_t>(row) : tl::unexpected(done.error());
}

Done changeWebhook(Arrows &arrows, std::int64_t row, const WebhookOrder &order) {
    sql::Connection &db = arrows.connection();
    // Whoever was switched off for failing begins anew.
    auto change = db.prepare("UPDATE webhook_subscriptions SET url = coalesce(?1, url), description = coalesce(?2, "
                             "description), active = coalesce(?3, active), disabled_reason = CASE WHEN ?3 = 1 THEN '' "
                             "ELSE disabled_reason END, failing_since = CASE WHEN ?3 = 1 THEN NULL ELSE failing_since "
                             "END, updated_at = ?4, version = version + 1 WHERE id = ?5");
    const auto active = order.active ? std::optional(*order.active ? 1 : 0) : std::nullopt;
    auto done = change.bind(order.url, order.description, active, nowOf(arrows), row).run();
    return done && order.types ? setTypes(db, row, *order.types) : done;
}

Done removeWebhook(Arrows &arrows, std::int64_t row) {
    sql::Connection &db = arrows.connection();
    auto remove = db.prepare("UPDATE webhook_subscriptions SET active = 0, deleted_at = ?1, updated_at = ?1, version = "
                             "version + 1 WHERE id = ?2");
    auto secrets = db.prepare("DELETE FROM webhook_secrets WHERE subscription = ?1");
    const auto done = remove.bind(nowOf(arrows), row).run();
    return done ? secrets.bind(row).run() : done;
}

Done rotateWebhook(Arrows &arrows, std::int64_t row, const QByteArray &sealed, std::chrono::milliseconds overlap) {
    sql::Connection &db = arrows.connection();
    const auto until = nowOf(arrows) + overlap.count();
    // Two sign at most: what was replaced before goes now.
    auto old = db.prepare("DELETE FROM webhook_secrets WHERE subscription = ?1 AND expires_at IS NOT NULL");
    auto expire = db.prepare("UPDATE webhook_secrets SET expires_at = ?1 WHERE subscription = ?2");
    auto touch = db.prepare("UPDATE webhook_subscriptions SET updated_at = ?1, version = version + 1 WHERE id = ?2");
    auto done = old.bind(row).run();
    done = done ? expire.bind(until, row).run() : done;
    done = done ? addSecret(arrows, row, sealed) : done;
    return done ? touch.bind(nowOf(arrows), row).run() : done;
}

Result<bool> redeliver(Arrows &arrows, std::int64_t delivery, int attempts) {
    sql::Connection &db = arrows.connection();
    auto again = db.prepare("UPDATE webhook_deliveries SET state = 0, next_at = ?1, finished_at = NULL, "
                            "attempts_allowed = attempts + ?2 WHERE id = ?3 AND state NOT IN (1, 4)");
    if (auto done = again.bind(nowOf(arrows), attempts, delivery).run(); !done) {
        return tl::unexpected(done.error());
    }
    return db.changes() == 1;
}

} // namespace farol::server
