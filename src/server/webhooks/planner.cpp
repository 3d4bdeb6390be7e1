// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/planner.h"

namespace farol::server {

// Who subscribes later is told of what is behind the head of that moment alone.
bool WebhookPlanner::isIdle(sql::Connection &connection) {
    auto any = connection.prepare("SELECT count(*) FROM (SELECT 1 FROM webhook_subscriptions WHERE active = 1 AND "
                                  "deleted_at IS NULL LIMIT 1) one");
    const auto row = any.step();
    return row && *row && any.integer(0) == 0;
}

Done WebhookPlanner::apply(Arrows &arrows, EventRange range) {
    auto plan = arrows.connection().prepare(
        "INSERT INTO webhook_deliveries(tenant, subscription, event, type, attempts_allowed, next_at, created_at) "
        "SELECT e.tenant, s.id, e.seq, e.type, ?3, ?4, ?4 FROM event_stream e JOIN webhook_subscriptions s ON s.tenant "
        "= e.tenant WHERE e.position > ?1 AND e.position <= ?2 AND s.active = 1 AND s.deleted_at IS NULL AND "
        "s.from_position < e.position AND (s.all_types = 1 OR EXISTS(SELECT 1 FROM webhook_types t WHERE "
        "t.subscription = s.id AND t.type = e.type)) ON CONFLICT(subscription, event) DO NOTHING");
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto done = plan.bind(range.after, range.to, m_attempts, now).run();
    if (done && arrows.connection().changes() > 0 && m_planned) {
        m_planned();
    }
    return done;
}

} // namespace farol::server
