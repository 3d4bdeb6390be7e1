// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "server/items/listquery.h"
#include "sql/connection.h"

namespace farol::server {

// Reads the event store of one tenant. On the connection's thread.
class EventsRepo final {
public:
    // Empty members filter nothing. since is within, until is not.
    struct Criteria {
        std::optional<std::int64_t> batch; // row ids of this tenant
        std::optional<std::int64_t> item;
        std::optional<Aggregate> aggregate;
        QString type;
        std::optional<Instant> since;
        std::optional<Instant> until;
    };
    static constexpr QByteArrayView cursorName = "events"; // sort keys: at, seq
    EventsRepo(sql::Connection &connection, std::int64_t tenant)
        : m_connection(connection)
        , m_tenant(tenant) {}
    // Newest first. Each page is one walk along one index, however many events there are.
    [[nodiscard]] Result<Page<Event>> list(const Criteria &criteria, const ListWindow &window);

private:
    sql::Connection &m_connection;
    std::int64_t m_tenant;
};

// The columns from the given one on: seq, at, type, attempt, code, actor, detail, batch number, items of the batch,
// place of the item in it; as eventColumns selects them.
inline constexpr std::string_view eventColumns =
    "e.seq, e.at, e.type, e.attempt, e.code, e.actor, e.detail, b.number, b.items, i.seq";
inline constexpr std::string_view eventJoins = " LEFT JOIN batches b ON b.id = e.batch LEFT JOIN items i ON i.id = "
                                               "e.item";
[[nodiscard]] Event eventOf(const sql::Statement &row, int first);

} // namespace farol::server
