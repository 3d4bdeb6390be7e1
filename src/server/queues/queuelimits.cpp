// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/queues/queuelimits.h"

#include "server/engine/database.h"
#include "sql/dialect.h"

namespace farol::server {

static Result<int> one(sql::Statement &query) {
    const auto row = query.step();
    return row ? Result<int>(static_cast<int>(query.integer(0))) : tl::unexpected(row.error());
}

Result<QueueLimits> readQueueLimits(sql::Connection &connection) {
    auto query = connection.prepare("SELECT tenant, name, max_in_flight FROM queue_limits");
    QueueLimits limits;
    const auto read = query.each([&] {
        limits[{query.integer(0), std::string(query.text(1))}] = static_cast<int>(query.integer(2));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return limits;
}

Result<bool> takeQueueTurn(sql::Connection &connection, const QueueOf &queue) {
    if (!isShared(connection)) {
        return true;
    }
    auto turn = connection.prepare("SELECT pg_try_advisory_xact_lock(64007, hashtext(current_schema() || '/' || ?))");
    const auto taken = one(turn.bind(std::to_string(queue.first) + ':' + queue.second));
    return taken ? Result<bool>(*taken != 0) : tl::unexpected(taken.error());
}

Result<int> itemsInFlight(sql::Connection &connection, const QueueOf &queue) {
    auto flying =
        connection.prepare("SELECT count(*) FROM items i" + sql::indexedBy(connection.dialect(), "items_flying") +
                           " CROSS JOIN batches b WHERE b.id = i.batch AND i.state IN (2,3) AND i.tenant = ?"
                           " AND b.queue = ?");
    return one(flying.bind(queue.first, queue.second));
}

Result<int> deliveriesInFlight(sql::Connection &connection, std::int64_t tenant) {
    auto flying = connection.prepare("SELECT count(*) FROM webhook_deliveries WHERE state = 1 AND tenant = ?");
    return one(flying.bind(tenant));
}

Result<bool> limitQueue(Arrows &arrows, const QueueLimitOrder &order) {
    auto write = arrows.connection().prepare(
        "INSERT INTO queue_limits(tenant, name, max_in_flight, ordered_by, ordered_at, reason) VALUES(?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(tenant, name) DO UPDATE SET max_in_flight = excluded.max_in_flight, ordered_by ="
        " excluded.ordered_by, ordered_at = excluded.ordered_at, reason = excluded.reason WHERE"
        " queue_limits.max_in_flight <> excluded.max_in_flight");
    const auto done = write
                          .bind(order.tenant, order.name, order.most, order.by,
                                arrows.moment().now.time_since_epoch().count(), order.reason)
                          .run();
    return done ? Result<bool>(arrows.connection().changes() > 0) : tl::unexpected(done.error());
}

} // namespace farol::server
