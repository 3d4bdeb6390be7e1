// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/engine.h"

#include "server/engine/database.h"

#include <limits>

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr auto heartbeat = 5s;
constexpr auto noLimit = std::numeric_limits<std::int64_t>::max();

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

} // namespace

Result<std::vector<Engine::Stored>> Engine::load(Arrows &arrows, std::string_view where, const Value &value,
                                                 std::int64_t limit) {
    auto query = arrows.connection().prepare(
        "SELECT i.id,i.tenant,i.batch,i.kind,i.amount,i.state,i.code,i.attempt,i.fencing,i.e2e_id,"
        "coalesce(a.sent_at,i.updated_at) FROM items i LEFT JOIN attempts a ON a.item=i.id AND a.n=i.attempt WHERE " +
        std::string(where) + " LIMIT ?");
    std::visit([&](const auto &one) { query.bind(one, limit); }, value);
    std::vector<Stored> all;
    const auto read = query.each([&] {
        Stored &one = all.emplace_back();
        one.key = {query.integer(0),
                   query.integer(1),
                   query.integer(2),
                   static_cast<ItemKind>(query.integer(3)),
                   query.integer(4),
                   static_cast<ItemState>(query.integer(5)),
                   std::string(query.text(6)),
                   static_cast<int>(query.integer(7)),
                   query.integer(8)};
        one.endToEndId = query.text(9);
        one.sentAt = Instant(std::chrono::milliseconds(query.integer(10)));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

// What a former process left in the air: it may have sent each of them. What other workers of the same database hold is
// theirs until its lease ends.
Done Engine::recover(Arrows &arrows) {
    if (!m_recovering) {
        return {};
    }
    probe("before_recovery");
    const auto left = isShared(arrows.connection())
                          ? load(arrows, "i.state IN (2,3) AND i.worker=?", m_options.worker, noLimit)
                          : load(arrows, "i.state IN (2,3) AND i.lease_until>=?", 0, noLimit);
    if (!left) {
        return tl::unexpected(left.error());
    }
    for (const Stored &stored : *left) {
        if (auto done = abandon(arrows, stored, "recovered"); !done) {
            return done;
        }
    }
    return {};
}

Done Engine::expireLeases(Arrows &arrows) {
    const Instant now = arrows.moment().now;
    if (!m_nextLease || now < *m_nextLease) {
        return {};
    }
    const auto expired = load(arrows, "i.state IN (2,3) AND i.lease_until<=?", millis(now), noLimit);
    if (!expired) {
        return tl::unexpected(expired.error());
    }
    for (const Stored &stored : *expired) {
        if (m_flights.contains(stored.key.id)) {
            m_stage.ended.push_back(stored.key.id);
            ++m_stage.freed[stored.key.kind];
        }
        if (auto done = abandon(arrows, stored, "lease_expired"); !done) {
            return done;
        }
    }
    auto next = arrows.connection().prepare("SELECT min(lease_until) FROM items WHERE state IN (2,3)");
    const auto found = next.step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    m_nextLease = next.isNull(0) ? std::nullopt : std::optional(Instant(std::chrono::milliseconds(next.integer(0))));
    return {};
}

// Without an intent nothing was sent. With one, a payment is uncertain; a notice may arrive twice and simply goes
// again.
Done Engine::abandon(Arrows &arrows, const Stored &stored, const std::string &code) {
    const Judgement judgement{Verdict::Uncertain, code, code};
    ArrowChange change;
    if (stored.key.state == ItemState::Leased && stored.endToEndId.empty()) {
        change.to = ItemState::Queued;
        change.nextAt = millis(arrows.moment().now) + 1;
    } else if (stored.key.state == ItemState::Sent &&
               (stored.key.kind == ItemKind::Notification || m_options.plant == Plant::NoFencing)) {
        change = retry(stored.key.kind, arrows.moment().now, judgement);
    } else {
        change = uncertain(stored.sentAt, judgement);
    }
    m_queues[stored.key.kind].scan = true;
    const auto moved = move(arrows, stored.key, {}, change);
    if (!moved) {
        return tl::unexpected(moved.error());
    }
    if (*moved) {
        m_stage.attempts.close(stored.key.id, stored.key.attempt, "uncertain", code, 0);
    }
    return {};
}

Done Engine::beat(Arrows &arrows) {
    const Instant now = arrows.moment().now;
    if (now < m_nextBeat && m_nextBeat <= now + heartbeat) {
        return {};
    }
    m_stage.beat = now + heartbeat;
    return arrows.connection()
        .prepare("INSERT INTO workers(name,started_at,heartbeat_at) VALUES(?1,?2,?2) ON CONFLICT(name) DO UPDATE SET "
                 "heartbeat_at=excluded.heartbeat_at")
        .bind(m_options.worker, millis(now))
        .run();
}

} // namespace farol::server
