// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/claims.h"

#include "core/log/log.h"
#include "server/engine/database.h"
#include "server/plans/redrives.h"
#include "server/traces/traces.h"
#include "sql/dialect.h"

#include <spdlog/spdlog.h>

namespace farol::server {

namespace {

constexpr std::size_t mostTraces = 1000;
constexpr ItemState fromQueue[] = {ItemState::Leased};
constexpr ItemState fromRetry[] = {ItemState::Queued, ItemState::Leased};

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

} // namespace

void Claims::ended(const Flight &flight) {
    if (flight.batchLimit > 0) {
        startOver();
    }
}

Result<std::vector<Claim>> Claims::take(Arrows &arrows, Attempts &attempts, ItemKind kind, int slots) {
    std::vector<Claim> claims;
    auto limits = readQueueLimits(arrows.connection());
    if (!limits) {
        return tl::unexpected(limits.error());
    }
    Room room;
    room.limits = std::move(*limits);
    m_missed = false;
    Place from = m_from[kind];
    while (static_cast<int>(claims.size()) < slots) {
        const int wanted = slots - static_cast<int>(claims.size());
        auto rows = ready(arrows, kind, from, room, wanted);
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        bool limited = false;
        std::vector<Row> chosen;
        for (Row &row : *rows) {
            from = row.place;
            const auto fit = fits(arrows, row, room);
            if (!fit) {
                return tl::unexpected(fit.error());
            }
            if (!*fit) {
                limited = true;
                break; // search on from here without that batch or queue
            }
            row.limit = std::max(row.batchLimit, limitOf(room, row));
            chosen.push_back(std::move(row));
        }
        if (auto done = claimAll(arrows, attempts, chosen, claims); !done) {
            return tl::unexpected(done.error());
        }
        if (!limited && std::ssize(*rows) < wanted) {
            break;
        }
    }
    m_from[kind] = m_missed ? Place() : from;
    return claims;
}

int Claims::limitOf(const Room &room, const Row &row) const {
    if (room.limits.empty()) {
        return m_options.queueLimit;
    }
    const auto ordered = room.limits.find({row.key.tenant, row.queue});
    return ordered == room.limits.end() ? m_options.queueLimit : ordered->second;
}

Result<bool> Claims::fits(Arrows &arrows, const Row &row, Room &room) {
    const int queueLimit = limitOf(room, row);
    const QueueOf queue = queueLimit > 0 ? QueueOf{row.key.tenant, row.queue} : QueueOf();
    if (queueLimit > 0) {
        const auto left = roomInQueue(arrows, queue, queueLimit, room);
        if (!left) {
            return tl::unexpected(left.error());
        }
        if (*left <= 0) {
            room.fullQueues.push_back(queue);
            return false;
        }
    }
    if (row.batchLimit > 0) {
        const auto left = roomIn(arrows, row, room.batches);
        if (!left) {
            return tl::unexpected(left.error());
        }
        if (*left <= 0) {
            const auto id = std::to_string(row.key.batch);
            std::string &full = room.fullBatches;
            full = full == "[]" ? "[" + id + "]" : full.substr(0, full.size() - 1) + "," + id + "]";
            return false;
        }
        --room.batches[row.key.batch];
    }
    if (queueLimit > 0) {
        --room.queues[queue];
    }
    return true;
}

// As roomIn(), of a queue.
Result<int> Claims::roomInQueue(Arrows &arrows, const QueueOf &queue, int limit, Room &room) {
    if (const auto known = room.queues.find(queue); known != room.queues.end()) {
        return known->second;
    }
    const auto turn = takeQueueTurn(arrows.connection(), queue);
    if (!turn) {
        return tl::unexpected(turn.error());
    }
    if (!*turn) {
        m_missed = true;
        return room.queues[queue] = 0;
    }
    const auto flying = itemsInFlight(arrows.connection(), queue);
    if (!flying) {
        return flying;
    }
    return room.queues[queue] = limit - *flying;
}

// The table knows what flies, also what another worker or a former process holds; asked once a batch and group.
Result<int> Claims::roomIn(Arrows &arrows, const Row &row, std::map<std::int64_t, int> &left) const {
    if (const auto known = left.find(row.key.batch); known != left.end()) {
        return known->second;
    }
    // Of several workers one counts a limited batch at a time; the others come back to it.
    if (isShared(arrows.connection())) {
        auto turn = arrows.connection().prepare("SELECT pg_try_advisory_xact_lock(64005, CAST(? AS INTEGER))");
        const auto taken = turn.bind(row.key.batch).step();
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        if (turn.integer(0) == 0) {
            return left[row.key.batch] = 0;
        }
    }
    const auto dialect = arrows.connection().dialect();
    auto flying = arrows.connection().prepare("SELECT count(*) FROM items" + sql::indexedBy(dialect, "items_flying") +
                                              " WHERE state IN (2,3) AND batch=?");
    const auto counted = flying.bind(row.key.batch).step();
    if (!counted) {
        return tl::unexpected(counted.error());
    }
    return left[row.key.batch] = row.batchLimit - static_cast<int>(flying.integer(0));
}

Result<std::vector<Claims::Row>> Claims::ready(Arrows &arrows, ItemKind kind, const Place &from, const Room &room,
                                               int limit) const {
    const auto dialect = arrows.connection().dialect();
    constexpr int places = 6; // before those of the full queues
    std::string without;
    for (std::size_t i = 0; i < room.fullQueues.size(); ++i) {
        const auto place = places + 1 + 2 * i;
        without += " AND NOT (i.tenant=?" + std::to_string(place) + " AND b.queue=?" + std::to_string(place + 1) + ")";
    }
    auto query = arrows.connection().prepare(
        "SELECT i.id,i.tenant,i.batch,i.amount,i.state,i.code,i.attempt,i.fencing,i.e2e_id,b.max_in_flight,i.next_at,"
        "i.external_id,b.currency,i.pix_key,i.document,i.payee,i.description,"
        "CASE WHEN i.request_id<>'' THEN i.request_id ELSE b.request_id||'-'||i.seq END,"
        "b.queue FROM items i" +
        sql::indexedBy(dialect, "items_ready") +
        " CROSS JOIN batches b WHERE b.id=i.batch AND i.state IN (1,4) AND i.kind=?1 AND i.next_at<=?2 AND "
        "(i.next_at,i.id)>(?3,?4) AND b.status IN (2,3,5) AND NOT EXISTS(SELECT 1 FROM queue_orders q WHERE "
        "q.tenant=i.tenant AND q.name=b.queue AND q.paused=1) "
        "AND NOT EXISTS (SELECT 1 FROM meta WHERE key='restored_from') AND i.batch NOT IN " +
        sql::integersOf(dialect, "?5") + without + " ORDER BY i.next_at,i.id LIMIT ?6" + sql::takingFree(dialect, "i"));
    query.bind(kind, millis(arrows.moment().now), from.nextAt, from.id, room.fullBatches, limit);
    for (int place = places; const QueueOf &queue : room.fullQueues) {
        query.bindAt(++place, queue.first);
        query.bindAt(++place, queue.second);
    }
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(limit));
    const auto read = query.each([&] {
        Row &row = rows.emplace_back();
        row.key = {query.integer(0),
                   query.integer(1),
                   query.integer(2),
                   kind,
                   query.integer(3),
                   static_cast<ItemState>(query.integer(4)),
                   std::string(query.text(5)),
                   static_cast<int>(query.integer(6)),
                   query.integer(7)};
        row.endToEndId = query.text(8);
        row.batchLimit = static_cast<int>(query.integer(9));
        row.place = {query.integer(10), row.key.id};
        row.order.call = kind == ItemKind::Payment ? Call::Pay : Call::Notify;
        row.order.item = row.key.id;
        row.order.amountMinor = row.key.amountMinor;
        row.order.externalId = query.text(11);
        row.order.currency = query.text(12);
        row.order.pixKey = query.text(13);
        row.order.document = query.text(14);
        row.order.payee = query.text(15);
        row.order.description = query.text(16);
        row.order.requestId = query.text(17);
        row.queue = query.text(18);
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return rows;
}

Done Claims::chooseId(Arrows &arrows, Row &row) {
    if (row.key.kind != ItemKind::Payment) {
        return {};
    }
    const Instant now = arrows.moment().now;
    if (!row.endToEndId.empty() && !m_options.alwaysNewId) {
        auto last = arrows.connection().prepare("SELECT outcome='failed' FROM attempts WHERE item=? AND n=?");
        const auto found = last.bind(row.key.id, row.key.attempt).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (keepsEndToEndId(row.endToEndId, *found && last.integer(0) != 0, now)) {
            return {};
        }
    }
    row.endToEndId = m_ids.make(now);
    row.isNewId = true;
    return {};
}

// Queued -> leased -> intent -> sent in one transaction; nothing leaves before it is on disk.
ArrowChange Claims::changeOf(const Row &row, Instant now) const {
    ArrowChange change;
    change.to = ItemState::Sent;
    change.attempt = row.key.attempt + 1;
    change.fencing = row.key.fencing + 1;
    change.endToEndId = row.endToEndId;
    change.worker = m_options.worker;
    change.leaseUntil = millis(now + m_options.lease);
    change.eventType = "sent";
    change.actor = m_options.worker;
    return change;
}

// Of what was tried before: perhaps somebody sent it back.
Result<std::map<std::int64_t, std::string>> Claims::redrivesOf(sql::Connection &connection,
                                                               const std::vector<Row> &rows) {
    std::vector<std::int64_t> tried;
    for (const Row &row : rows) {
        if (row.key.attempt > 0) {
            tried.push_back(row.key.id);
        }
    }
    return redriveHeaders(connection, Redriven::Item, tried);
}

Done Claims::claimAll(Arrows &arrows, Attempts &attempts, std::vector<Row> &rows, std::vector<Claim> &claims) {
    const Instant now = arrows.moment().now;
    std::vector<Arrows::Move> moves;
    moves.reserve(rows.size());
    for (Row &row : rows) {
        if (auto done = chooseId(arrows, row); !done) {
            return done;
        }
        const auto via = row.key.state == ItemState::Queued ? std::span<const ItemState>(fromQueue)
                                                            : std::span<const ItemState>(fromRetry);
        moves.push_back({row.key, changeOf(row, now), via});
    }
    if (auto done = arrows.moveAll(moves); !done) {
        return done;
    }
    auto redrives = redrivesOf(arrows.connection(), rows);
    if (!redrives) {
        return tl::unexpected(redrives.error());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row &row = rows[i];
        const ArrowChange &change = moves[i].change;
        if (!moves[i].moved) {
            continue;
        }
        attempts.open(row.key.id, *change.attempt, row.endToEndId, row.isNewId);
        Claim &claim = claims.emplace_back();
        claim.flight = {row.key, now, row.limit};
        claim.flight.key.state = ItemState::Sent;
        claim.flight.key.code.clear();
        claim.flight.key.attempt = *change.attempt;
        claim.flight.key.fencing = *change.fencing;
        claim.order = std::move(row.order);
        claim.order.fencing = *change.fencing;
        claim.order.endToEndId = row.endToEndId;
        auto parent = traceparentOf(arrows, claim.flight.key);
        if (!parent) {
            return tl::unexpected(parent.error());
        }
        claim.order.traceparent = std::move(*parent);
        if (const auto found = redrives->find(row.key.id); found != redrives->end()) {
            claim.order.redrive = found->second;
        }
        if (log::logger().should_log(spdlog::level::debug)) {
            const log::AboutRequest about(claim.order.requestId);
            log::logger().debug("item {} goes to the provider, attempt {}", row.key.id, *change.attempt);
        }
    }
    return {};
}

// One look a batch: its payments go on with the trace of its release.
Result<std::string> Claims::traceparentOf(Arrows &arrows, const ItemKey &item) {
    auto found = m_traces.find(item.batch);
    if (found == m_traces.end()) {
        auto trace = traceOfBatch(arrows.connection(), item.batch);
        if (!trace) {
            return tl::unexpected(trace.error());
        }
        if (m_traces.size() >= mostTraces) {
            m_traces.clear();
        }
        found = m_traces.emplace(item.batch, *trace ? std::optional((*trace)->context) : std::nullopt).first;
    }
    if (!found->second) {
        return std::string();
    }
    TraceContext context = *found->second;
    context.spanId = spanId(context.traceId, SpanOf::Call, item.id, item.attempt);
    return traceparent(context);
}

Result<std::optional<Instant>> Claims::nextDue(sql::Connection &connection, ItemKind kind, Instant now) const {
    auto query = connection.prepare("SELECT next_at FROM items" + sql::indexedBy(connection.dialect(), "items_ready") +
                                    " WHERE state IN (1,4) AND kind=? AND next_at>? ORDER BY next_at LIMIT 1");
    const auto found = query.bind(kind, millis(now)).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(Instant(std::chrono::milliseconds(query.integer(0)))) : std::nullopt;
}

} // namespace farol::server
