// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "core/result/result.h"
#include "sql/connection.h"

#include <map>
#include <string>

namespace farol::server {

// The business day's zone and the moment of the group; the same for all that one transaction writes.
struct Moment {
    Instant now;
    std::string day; // ISO date in the configured zone
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
    // Items that were just inserted in a state: only the counters.
    void born(const ItemKey &item, std::int64_t count, std::int64_t amountMinor);
    // Writes the counters, the batches' status and version. Called by the writer at the end of the group.
    [[nodiscard]] Done flush();
    // A mark to come back to when the command around it fails alone.
    struct Mark;
    [[nodiscard]] std::shared_ptr<const Mark> mark() const;
    void backTo(const std::shared_ptr<const Mark> &mark);

    [[nodiscard]] const Moment &moment() const { return m_moment; }
    [[nodiscard]] sql::Connection &connection() { return m_connection; }
    // First and last event of this group and their number, for the engine's audit row.
    struct EventSpan {
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::int64_t count = 0;
    };
    [[nodiscard]] EventSpan events() const { return m_events; }

private:
    struct CountKey {
        std::int64_t batch;
        int state;
        std::string code;
        auto operator<=>(const CountKey &) const = default;
    };
    struct Count {
        std::int64_t items = 0;
        std::int64_t amount = 0;
    };
    struct DayKey {
        std::int64_t tenant;
        int kind;
        int state;
        auto operator<=>(const DayKey &) const = default;
    };
    sql::Connection &m_connection;
    Moment m_moment;
    std::map<CountKey, Count> m_counts;
    std::map<DayKey, Count> m_days;
    EventSpan m_events;
};

} // namespace farol::server
