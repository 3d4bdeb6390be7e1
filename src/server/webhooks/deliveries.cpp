// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/deliveries.h"

#include "core/json/webhookcodec.h"
#include "server/events/eventsrepo.h"
#include "server/plans/redrives.h"
#include "server/webhooks/subscriptions.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

static Result<std::vector<std::int64_t>> numbers(sql::Statement &query) {
    std::vector<std::int64_t> all;
    const auto read = query.each([&] { all.push_back(query.integer(0)); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

Result<std::vector<std::int64_t>> dueSubscriptions(sql::Connection &connection, Instant now) {
    auto query = connection.prepare("SELECT s.id FROM webhook_subscriptions s WHERE s.active = 1 AND s.deleted_at IS "
                                    "NULL AND NOT EXISTS(SELECT 1 FROM queue_orders q WHERE q.tenant = s.tenant AND "
                                    "q.name = 'webhooks' AND q.paused = 1) AND EXISTS(SELECT 1 FROM "
                                    "webhook_deliveries d WHERE d.subscription = s.id AND d.state = 0 AND d.next_at "
                                    "<= ?1)");
    query.bind(millis(now));
    return numbers(query);
}

Result<std::vector<std::int64_t>> dueDeliveries(sql::Connection &connection, std::int64_t subscription, Instant now,
                                                int most) {
    auto query = connection.prepare("SELECT id FROM webhook_deliveries WHERE subscription = ?1 AND state = 0 AND "
                                    "next_at <= ?2 ORDER BY next_at, id LIMIT ?3");
    query.bind(subscription, millis(now), most);
    return numbers(query);
}

Result<DeliveryRoom> DeliveryRoom::make(sql::Connection &connection) {
    auto limits = readQueueLimits(connection);
    if (!limits) {
        return tl::unexpected(limits.error());
    }
    DeliveryRoom room;
    for (const auto &[queue, most] : *limits) {
        if (queue.second == "webhooks" && most > 0) {
            room.m_limits[queue] = most;
        }
    }
    return room;
}

Result<bool> DeliveryRoom::fits(sql::Connection &connection, std::int64_t delivery) {
    if (m_limits.empty()) {
        return true;
    }
    auto whose = connection.prepare("SELECT tenant FROM webhook_deliveries WHERE id = ?1");
    if (const auto found = whose.bind(delivery).step(); !found || !*found) {
        return found;
    }
    const std::int64_t tenant = whose.integer(0);
    const auto limit = m_limits.find({tenant, "webhooks"});
    if (limit == m_limits.end()) {
        return true;
    }
    if (!m_left.contains(tenant)) {
        const auto turn = takeQueueTurn(connection, limit->first);
        const auto flying = turn ? deliveriesInFlight(connection, tenant) : Result<int>(tl::unexpected(turn.error()));
        if (!flying) {
            return tl::unexpected(flying.error());
        }
        m_left[tenant] = *turn ? limit->second - *flying : 0;
    }
    return m_left[tenant] > 0 && m_left[tenant]-- > 0;
}

Result<std::optional<TakenDelivery>> takeDelivery(Arrows &arrows, std::int64_t id, std::chrono::milliseconds lease) {
    const auto now = millis(arrows.moment().now);
    auto take = arrows.connection().prepare(
        "UPDATE webhook_deliveries SET state = 1, attempts = attempts + 1, fencing = fencing + 1, lease_until = ?1 "
        "WHERE id = ?2 AND state = 0 AND next_at <= ?3 AND NOT EXISTS(SELECT 1 FROM queue_orders q WHERE q.tenant = "
        "webhook_deliveries.tenant AND q.name = 'webhooks' AND q.paused = 1) RETURNING subscription, event, fencing, "
        "attempts");
    const auto row = take.bind(now + lease.count(), id, now).step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!*row) {
        return std::optional<TakenDelivery>();
    }
    TakenDelivery taken{id, take.integer(0), take.integer(1), take.integer(2), static_cast<int>(take.integer(3))};
    const auto done = take.run();
    return done ? Result<std::optional<TakenDelivery>>(taken) : tl::unexpected(done.error());
}

Result<bool> anyLost(sql::Connection &connection, Instant now) {
    auto query = connection.prepare("SELECT count(*) FROM (SELECT 1 FROM webhook_deliveries WHERE state = 1 AND "
                                    "lease_until < ?1 LIMIT 1) one");
    const auto row = query.bind(millis(now)).step();
    return row ? Result<bool>(query.integer(0) > 0) : tl::unexpected(row.error());
}

Done returnLost(Arrows &arrows) {
    auto query = arrows.connection().prepare("UPDATE webhook_deliveries SET state = 0, next_at = ?1, fencing = fencing "
                                             "+ 1, last_result = 'lost' WHERE state = 1 AND lease_until < ?1");
    return query.bind(millis(arrows.moment().now)).run();
}

static Result<Event> eventAt(sql::Connection &connection, std::int64_t seq) {
    auto query = connection.prepare("SELECT " + std::string(eventColumns) + " FROM events e" + std::string(eventJoins) +
                                    " WHERE e.seq = ?1");
    const auto row = query.bind(seq).step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!*row) {
        return failure(ErrorKind::NotFound, u"no_event"_s, u"the event is not in the store"_s);
    }
    return eventOf(query, 0);
}

Result<OutgoingWebhook> readOutgoing(sql::Connection &connection, const TakenDelivery &taken, const SecretBox &box,
                                     Instant now) {
    OutgoingWebhook outgoing;
    auto where = connection.prepare("SELECT url FROM webhook_subscriptions WHERE id = ?1");
    const auto found = where.bind(taken.subscription).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    outgoing.url = *found ? std::string(where.text(0)) : std::string();
    auto secrets = connection.prepare("SELECT sealed FROM webhook_secrets WHERE subscription = ?1 AND (expires_at IS "
                                      "NULL OR expires_at > ?2) ORDER BY id DESC");
    secrets.bind(taken.subscription, millis(now));
    const auto read = secrets.each([&]() -> Done {
        auto secret = box.open(secrets.bytes(0));
        if (!secret) {
            return tl::unexpected(secret.error());
        }
        outgoing.secrets.push_back(std::move(*secret));
        return {};
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    auto redrive = redriveHeaders(connection, Redriven::Delivery, {taken.id});
    if (!redrive) {
        return tl::unexpected(redrive.error());
    }
    outgoing.redrive = std::move((*redrive)[taken.id]);
    const auto event = eventAt(connection, taken.event);
    if (!event) {
        return tl::unexpected(event.error());
    }
    outgoing.messageId = webhookMessageId(taken.subscription, taken.event).toStdString();
    outgoing.body = json::encodeWebhookBody(*event).toStdString();
    return outgoing;
}

} // namespace farol::server
