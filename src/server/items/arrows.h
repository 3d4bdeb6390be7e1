// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "core/result/result.h"
#include "sql/connection.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace farol::server {

// The business day's zone and the moment of the group; the same for all that one transaction writes.
struct Moment {
    Instant now;
    std::string day;             // ISO date in the configured zone
    bool uncertainIsOpen = true; // automatic checks run: an uncertain item still moves by itself
};

// What an arrow needs to know of an item; read by the caller in the same transaction.
struct ItemKey {
    std::int64_t id = 0;
    std::int64_t tenant = 0;
    std::int64_t batch = 0;
    ItemKind kind = ItemKind::Payment;
    std::int64_t amountMinor = 0;
    ItemState state = ItemState::Accepted;
    std::string code;
    int attempt = 0;
    std::int64_t fencing = 0;
};

// What changes besides the state. Empty optionals keep the column.
struct ArrowChange {
    ItemState to = ItemState::Queued;
    std::string code;
    std::optional<std::string> lastResponse;
    std::optional<int> attempt;
    std::optional<std::int64_t> fencing;
    std::optional<std::string> endToEndId;
    std::optional<std::string> worker;
    std::int64_t nextAt = 0;     // ms since 1970
    std::int64_t leaseUntil = 0; // ms since 1970
    std::string eventType;       // word of ItemEvent::type; empty: no event
    std::string actor;
    std::string detail;
};

// The only code that moves an item. One conditional UPDATE an arrow (id, state, attempt, fencing), its event in the
// same transaction, the batch's and the day's counters gathered and written once a group by flush(). Writer thread
// only; one object a transaction. A move that mayMove() forbids is a programmer's error (assert) and answers Conflict.
class Arrows final {
public:
    Arrows(sql::Connection &connection, Moment moment)
        : m_connection(connection)
        , m_moment(std::move(moment)) {}

    // True: moved. False: the item was not as the key says (somebody was faster); nothing was written.
    [[nodiscard]] Result<bool> move(const ItemKey &item, const ArrowChange &change);
    // Several arrows that one transaction makes at once, written as one: a claim is queued -> leased -> sent. via holds
    // the states between the key's and change.to.
    [[nodiscard]] Result<bool> moveThrough(const ItemKey &item, std::span<const ItemState> via,
                                           const ArrowChange &change);
    // Many arrows of different items, each as moveThrough() does; where a statement is a journey to another process
    // they travel together. Says of each whether it moved.
    struct Move {
        ItemKey item;
        ArrowChange change;
        std::span<const ItemState> via;
        bool moved = false;
    };
    [[nodiscard]] Done moveAll(std::span<Move> moves);
    // Items that were just inserted in a state, or moved in bulk by SQL of the caller's own (then once with a negative
    // count for the old state): only the counters.
    void born(const ItemKey &item, std::int64_t count, std::int64_t amountMinor);
    // An event of its own, without a move. item 0: a fact about the whole batch.
    [[nodiscard]] Done tell(const ItemKey &item, const ArrowChange &change);
    // The approval that waits for this batch, if any, waits no longer. Written at once.
    [[nodiscard]] Done voidApproval(std::int64_t batch);
    // Writes the events told so far. Before a savepoint of the writer's: what was written inside goes with it.
    [[nodiscard]] Done flushEvents();
    // Writes the rest: events, counters, the batches' status and version. Called by the writer at the end of the group.
    [[nodiscard]] Done flush();
    // A mark to come back to when the command around it fails alone.
    struct Mark {
        std::size_t counts = 0;
        std::size_t days = 0;
        std::size_t events = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_counts.size(), m_days.size(), m_events.size()}; }
    void backTo(const Mark &mark);

    // A row of the event store. seq is 0 until flushEvents() wrote it.
    struct Event {
        std::int64_t seq = 0;
        std::int64_t tenant = 0;
        std::int64_t batch = 0;
        std::optional<std::int64_t> item;
        std::string type;
        int attempt = 0;
        std::string code;
        std::string actor;
        std::string detail;
    };

    [[nodiscard]] const Moment &moment() const { return m_moment; }
    [[nodiscard]] sql::Connection &connection() { return m_connection; }
    // Of this group, in their order, for the engine's audit row.
    [[nodiscard]] std::span<const Event> events() const { return m_events; }

private:
    // Entries are gathered in order and added up by flush(): going back to a mark is a cut at the end.
    struct Count {
        std::int64_t batch;
        int state;
        std::string code;
        std::int64_t items;
        std::int64_t amount;
    };
    struct Day {
        std::int64_t tenant;
        int kind;
        int state;
        std::int64_t items;
        std::int64_t amount;
    };
    void count(const ItemKey &item, ItemState state, const std::string &code, std::int64_t items, std::int64_t amount);
    [[nodiscard]] static Done allowed(const ItemKey &item, std::span<const ItemState> via, ItemState to);
    void counted(const ItemKey &item, const ArrowChange &change);
    [[nodiscard]] Done updateAtOnce(std::span<Move> moves);
    [[nodiscard]] Done insertEvents();
    [[nodiscard]] Done insertEventsAtOnce();
    [[nodiscard]] Done flushCounts();
    [[nodiscard]] Done flushBatches(const std::vector<std::int64_t> &batches);
    [[nodiscard]] Done flushDays();

    sql::Connection &m_connection;
    Moment m_moment;
    std::vector<Count> m_counts;
    std::vector<Day> m_days;
    std::vector<Event> m_events;
    std::size_t m_eventsWritten = 0;
    // On loan for the group: the arrows are most of what a group writes.
    std::optional<sql::Statement> m_update;
};

} // namespace farol::server
