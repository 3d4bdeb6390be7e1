// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL: a statement is a journey to another process, so that all rows of a kind travel together.
#include "server/items/arrows.h"
#include "sql/dialect.h"

#include <unordered_map>

namespace farol::server {

namespace {

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

// The columns of many moves, in the order of the statement's placeholders.
struct Columns {
    sql::Column ids, states, attempts, fencings;
    sql::Column toStates, codes, responses, toAttempts, toFencings, endToEndIds, workers, nextAts, leases;

    void add(const ItemKey &item, const ArrowChange &change) {
        ids.add(item.id);
        states.add(std::int64_t{static_cast<int>(item.state)});
        attempts.add(std::int64_t{item.attempt});
        fencings.add(item.fencing);
        toStates.add(std::int64_t{static_cast<int>(change.to)});
        codes.add(std::string_view(change.code));
        responses.add(change.lastResponse);
        toAttempts.add(change.attempt ? std::optional(std::int64_t{*change.attempt}) : std::nullopt);
        toFencings.add(change.fencing);
        endToEndIds.add(change.endToEndId);
        workers.add(change.worker);
        nextAts.add(change.nextAt);
        leases.add(change.leaseUntil);
    }
};

} // namespace

Done Arrows::updateAtOnce(std::span<Move> moves) {
    if (moves.empty()) {
        return {};
    }
    Columns columns;
    std::unordered_map<std::int64_t, Move *> byId;
    for (Move &move : moves) {
        if (const auto may = allowed(move.item, move.via, move.change.to); !may) {
            return may;
        }
        columns.add(move.item, move.change);
        byId[move.item.id] = &move;
    }
    auto update = m_connection.prepare(
        "UPDATE items SET state=v.ts, code=v.c, last_response=coalesce(v.r,last_response), "
        "attempt=coalesce(v.ta,items.attempt), fencing=coalesce(v.tf,items.fencing), e2e_id=coalesce(v.e,e2e_id), "
        "worker=coalesce(v.w,worker), next_at=v.x, lease_until=v.l, updated_at=?14, version=version+1 FROM "
        "unnest(?1::text::bigint[],?2::text::bigint[],?3::text::bigint[],?4::text::bigint[],?5::text::bigint[],"
        "?6::text::text[],?7::text::text[],?8::text::bigint[],?9::text::bigint[],?10::text::text[],?11::text::text[],"
        "?12::text::bigint[],?13::text::bigint[]) AS v(id,s,a,f,ts,c,r,ta,tf,e,w,x,l) WHERE items.id=v.id AND "
        "items.state=v.s AND items.attempt=v.a AND items.fencing=v.f RETURNING items.id");
    update.bind(columns.ids.text(), columns.states.text(), columns.attempts.text(), columns.fencings.text(),
                columns.toStates.text(), columns.codes.text(), columns.responses.text(), columns.toAttempts.text(),
                columns.toFencings.text(), columns.endToEndIds.text(), columns.workers.text(), columns.nextAts.text(),
                columns.leases.text(), millis(m_moment.now));
    for (;;) {
        const auto row = update.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            break;
        }
        byId[update.integer(0)]->moved = true;
    }
    for (const Move &move : moves) {
        if (move.moved) {
            counted(move.item, move.change);
        }
    }
    return {};
}

Done Arrows::insertEventsAtOnce() {
    sql::Column tenants, batches, items, types, attempts, codes, actors, details;
    for (std::size_t i = m_eventsWritten; i < m_events.size(); ++i) {
        const Event &event = m_events[i];
        tenants.add(event.tenant);
        batches.add(event.batch);
        items.add(event.item);
        types.add(std::string_view(event.type));
        attempts.add(std::int64_t{event.attempt});
        codes.add(std::string_view(event.code));
        actors.add(std::string_view(event.actor));
        details.add(std::string_view(event.detail));
    }
    auto insert = m_connection.prepare(
        "INSERT INTO events(tenant,batch,item,at,type,attempt,code,actor,detail) SELECT t,b,i,?1,y,a,c,w,d FROM "
        "unnest(?2::text::bigint[],?3::text::bigint[],?4::text::bigint[],?5::text::text[],?6::text::bigint[],"
        "?7::text::text[],?8::text::text[],?9::text::text[]) WITH ORDINALITY AS v(t,b,i,y,a,c,w,d,n) ORDER BY n "
        "RETURNING seq");
    insert.bind(millis(m_moment.now), tenants.text(), batches.text(), items.text(), types.text(), attempts.text(),
                codes.text(), actors.text(), details.text());
    for (std::size_t i = m_eventsWritten; i < m_events.size(); ++i) {
        const auto row = insert.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        m_events[i].seq = *row ? insert.integer(0) : 0;
    }
    return {};
}

} // namespace farol::server
