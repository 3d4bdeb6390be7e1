// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/arrows.h"

#include "core/approvals/approval.h"
#include "core/batches/batch.h"
#include "server/items/arrowscancel.h"

#include <algorithm>
#include <tuple>

namespace farol::server {

namespace {

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

// Sorts by key and adds up what has the same one.
template<typename Entry, typename Key>
void addUp(std::vector<Entry> &entries, Key key) {
    std::sort(entries.begin(), entries.end(), [key](const Entry &a, const Entry &b) { return key(a) < key(b); });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
        if (key(entries[i]) == key(entries[kept])) {
            entries[kept].items += entries[i].items;
            entries[kept].amount += entries[i].amount;
        } else {
            ++kept;
            if (kept != i) {
                entries[kept] = std::move(entries[i]);
            }
        }
    }
    if (!entries.empty()) {
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(kept) + 1, entries.end());
    }
}

bool endsADay(ItemState state) {
    return state == ItemState::Done || state == ItemState::Failed || state == ItemState::Returned;
}

} // namespace

Result<bool> Arrows::move(const ItemKey &item, const ArrowChange &change) {
    return moveThrough(item, {}, change);
}

Done Arrows::allowed(const ItemKey &item, std::span<const ItemState> via, ItemState to) {
    bool may = true;
    ItemState at = item.state;
    for (const ItemState next : via) {
        may = may && mayMove(at, next);
        at = next;
    }
    may = may && mayMove(at, to);
    Q_ASSERT_X(may, "Arrows::move", "an item's life has no such arrow");
    return may ? Done()
               : failure(ErrorKind::Conflict, QStringLiteral("forbidden_move"),
                         QStringLiteral("an item cannot go from %1 to %2").arg(toApi(item.state), toApi(to)));
}

Result<bool> Arrows::moveThrough(const ItemKey &item, std::span<const ItemState> via, const ArrowChange &change) {
    if (const auto may = allowed(item, via, change.to); !may) {
        return tl::unexpected(may.error());
    }
    if (!m_update) {
        m_update.emplace(m_connection.prepare(
            "UPDATE items SET state=?1, code=?2, last_response=coalesce(?3,last_response), "
            "attempt=coalesce(?4,attempt), "
            "fencing=coalesce(?5,fencing), e2e_id=coalesce(?6,e2e_id), worker=coalesce(?7,worker), next_at=?8, "
            "lease_until=?9, updated_at=?10, version=version+1 WHERE id=?11 AND state=?12 AND attempt=?13 AND "
            "fencing=?14"));
    }
    m_update->bind(change.to, change.code, change.lastResponse, change.attempt, change.fencing, change.endToEndId,
                   change.worker, change.nextAt, change.leaseUntil, millis(m_moment.now), item.id, item.state,
                   item.attempt, item.fencing);
    if (auto done = m_update->run(); !done) {
        return tl::unexpected(done.error());
    }
    if (m_connection.changes() == 0) {
        return false;
    }
    counted(item, change);
    return true;
}

Done Arrows::moveAll(std::span<Move> moves) {
    if (m_connection.dialect() == sql::Dialect::Postgresql) {
        return updateAtOnce(moves);
    }
    for (Move &move : moves) {
        const auto moved = moveThrough(move.item, move.via, move.change);
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        move.moved = *moved;
    }
    return {};
}

void Arrows::counted(const ItemKey &item, const ArrowChange &change) {
    count(item, item.state, item.code, -1, -item.amountMinor);
    count(item, change.to, change.code, 1, item.amountMinor);
    if (!change.eventType.empty()) {
        (void)tell(item, change); // only remembered here
    }
}

Done Arrows::tell(const ItemKey &item, const ArrowChange &change) {
    const auto about = item.id == 0 ? std::optional<std::int64_t>() : item.id;
    m_events.push_back({0, item.tenant, item.batch, about, change.eventType, change.attempt.value_or(item.attempt),
                        change.code, change.actor, change.detail});
    return {};
}

Done Arrows::flushEvents() {
    if (m_eventsWritten == m_events.size()) {
        return {};
    }
    auto done = m_connection.dialect() == sql::Dialect::Sqlite ? insertEvents() : insertEventsAtOnce();
    m_eventsWritten = m_events.size();
    return done;
}

Done Arrows::insertEvents() {
    auto insert = m_connection.prepare("INSERT INTO events(tenant,batch,item,at,type,attempt,code,actor,detail) "
                                       "VALUES(?,?,?,?,?,?,?,?,?) RETURNING seq");
    for (std::size_t i = m_eventsWritten; i < m_events.size(); ++i) {
        Event &event = m_events[i];
        insert.bind(event.tenant, event.batch, event.item, millis(m_moment.now), event.type, event.attempt, event.code,
                    event.actor, event.detail);
        const auto row = insert.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        event.seq = *row ? insert.integer(0) : 0;
        if (auto done = insert.run(); !done) {
            return done;
        }
    }
    return {};
}

void Arrows::born(const ItemKey &item, std::int64_t count, std::int64_t amountMinor) {
    this->count(item, item.state, item.code, count, amountMinor);
}

void Arrows::count(const ItemKey &item, ItemState state, const std::string &code, std::int64_t items,
                   std::int64_t amount) {
    m_counts.push_back({item.batch, static_cast<int>(state), code, items, amount});
    // A day keeps what reached its end on it: a later retry takes nothing away from that day.
    if (items > 0 && endsADay(state)) {
        m_days.push_back({item.tenant, static_cast<int>(item.kind), static_cast<int>(state), items, amount});
    }
}

void Arrows::backTo(const Mark &mark) {
    m_counts.erase(m_counts.begin() + static_cast<std::ptrdiff_t>(mark.counts), m_counts.end());
    m_days.erase(m_days.begin() + static_cast<std::ptrdiff_t>(mark.days), m_days.end());
    m_events.resize(mark.events);
    m_eventsWritten = std::min(m_eventsWritten, m_events.size());
}

Done Arrows::flush() {
    auto done = flushEvents();
    done = done ? flushDays() : done;
    done = done ? flushCounts() : done;
    if (done && !m_counts.empty()) { // leftovers of cancelled batches
        done = flushEvents();
        done = done ? flushCounts() : done;
    }
    return done;
}

Done Arrows::flushDays() {
    addUp(m_days, [](const Day &day) { return std::tie(day.tenant, day.kind, day.state); });
    auto add = m_connection.prepare("INSERT INTO day_totals(tenant,day,kind,state,items,amount) VALUES(?,?,?,?,?,?) ON "
                                    "CONFLICT(tenant,day,kind,state) DO UPDATE SET items=day_totals.items+"
                                    "excluded.items, amount=day_totals.amount+excluded.amount");
    for (const Day &day : m_days) {
        if (auto done = add.bind(day.tenant, m_moment.day, day.kind, day.state, day.items, day.amount).run(); !done) {
            return done;
        }
    }
    m_days.clear();
    return {};
}

Done Arrows::flushCounts() {
    addUp(m_counts, [](const Count &count) { return std::tie(count.batch, count.state, count.code); });
    // A state that nobody is in any more leaves; when somebody comes back, its history starts anew.
    auto add = m_connection.prepare(
        "INSERT INTO batch_counts(batch,state,code,items,amount,first_at,last_at) VALUES(?1,?2,?3,?4,?5,?6,?6) ON "
        "CONFLICT(batch,state,code) DO UPDATE SET items=batch_counts.items+excluded.items, "
        "amount=batch_counts.amount+excluded.amount, last_at=CASE WHEN excluded.items>0 THEN excluded.last_at ELSE "
        "batch_counts.last_at END RETURNING items");
    auto remove = m_connection.prepare("DELETE FROM batch_counts WHERE batch=? AND state=? AND code=?");
    std::vector<std::int64_t> batches;
    for (const Count &count : m_counts) {
        if (batches.empty() || batches.back() != count.batch) {
            batches.push_back(count.batch);
        }
        if (count.items == 0 && count.amount == 0) {
            continue;
        }
        add.bind(count.batch, count.state, count.code, count.items, count.amount, millis(m_moment.now));
        const auto row = add.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        const bool empty = *row && add.integer(0) == 0;
        if (auto done = add.run(); !done) {
            return done;
        }
        if (empty) {
            if (auto done = remove.bind(count.batch, count.state, count.code).run(); !done) {
                return done;
            }
        }
    }
    m_counts.clear();
    return flushBatches(batches);
}

Done Arrows::voidApproval(std::int64_t batch) {
    return m_connection
        .prepare("UPDATE approvals SET status=?1, decided_at=?2, version=version+1 WHERE batch=?3 AND status=?4")
        .bind(ApprovalStatus::Void, millis(m_moment.now), batch, ApprovalStatus::Waiting)
        .run();
}

// Draft, awaiting, paused and cancelled are orders of people: only queued, processing and finished follow the items.
// Of a draft, or of one that awaits approval, with nothing left to submit, there is nothing to order any more: a backup
// was restored that is older than its end, and what the provider has was adopted; or each item was cancelled.
Done Arrows::flushBatches(const std::vector<std::int64_t> &batches) {
    using enum ItemState;
    auto sums = m_connection.prepare(
        "SELECT coalesce(sum(items) FILTER (WHERE state IN (1,2,3,4) OR (state=5 AND ?2=1)),"
        "0), coalesce(sum(items) FILTER (WHERE state NOT IN (0,1,10,11)),0), "
        "coalesce(sum(items) FILTER (WHERE state=0),0), (SELECT status FROM batches WHERE id=?1) FROM "
        "batch_counts WHERE batch=?1");
    static_assert(static_cast<int>(Queued) == 1 && static_cast<int>(RetryWait) == 4 &&
                  static_cast<int>(Uncertain) == 5);
    auto update = m_connection.prepare("UPDATE batches SET open=?1, version=version+1, updated_at=?2, "
                                       "status=CASE WHEN status IN (2,3,5) OR (status IN (0,1) AND ?5=1) THEN ?3 ELSE "
                                       "status END WHERE id=?4");
    // Two workers may end the last two items of a batch at once: the second one to come sums what the first one wrote.
    const bool isShared = m_connection.dialect() == sql::Dialect::Postgresql;
    auto turn =
        m_connection.prepare("SELECT status FROM batches WHERE id=?" + std::string(isShared ? " FOR UPDATE" : ""));
    for (const std::int64_t batch : batches) {
        const auto taken = isShared ? turn.bind(batch).step() : Result<bool>(false);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        // Cancelled by another process after this one looked: what came to rest here meanwhile goes, too.
        if (*taken && static_cast<BatchStatus>(turn.integer(0)) == BatchStatus::Cancelled) {
            if (const auto rest = cancelRest(*this, batch, "farold", "the batch was cancelled"); !rest) {
                return tl::unexpected(rest.error());
            }
        }
        const auto row = sums.bind(batch, m_moment.uncertainIsOpen).step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        const std::int64_t open = sums.integer(0);
        const bool begun = sums.integer(1) > 0;
        const auto was = static_cast<BatchStatus>(sums.integer(3));
        const bool waits = was == BatchStatus::Draft || was == BatchStatus::AwaitingApproval;
        const bool isWhole = waits && sums.integer(2) == 0;
        const auto status = isWhole && !begun ? BatchStatus::Cancelled
                            : open == 0       ? BatchStatus::Finished
                            : begun           ? BatchStatus::Processing
                                              : BatchStatus::Queued;
        auto done = update.bind(open, millis(m_moment.now), status, batch, isWhole).run();
        done = done && isWhole ? voidApproval(batch) : done;
        if (!done) {
            return done;
        }
    }
    return {};
}

} // namespace farol::server
