// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "server/items/arrows.h"

#include <string>
#include <vector>

namespace farol::server {

// The facts in the order in which they became true for others: position 1, 2, 3, … Whoever read up to a position has
// seen all that will ever be at or before it. A row's seq does not promise that: with several writers a lower one may
// commit later. Any thread; the connection's.
struct StreamedEvent {
    std::int64_t position = 0;
    std::int64_t tenant = 0;
    Event event;
};
// after is not in it, to is.
struct EventRange {
    std::int64_t after = 0;
    std::int64_t to = 0;
};

[[nodiscard]] Result<std::int64_t> headOfStream(sql::Connection &connection); // 0: there is none
// The first of the range, at most so many. Filtered: of one tenant, of these types alone (empty: all).
struct StreamFilter {
    std::int64_t tenant = 0; // 0: all
    std::vector<std::string> types;
};
[[nodiscard]] Result<std::vector<StreamedEvent>> readStream(sql::Connection &connection, EventRange range, int most,
                                                            const StreamFilter &filter = {});

// Whether facts were committed that have no position yet. Never on SQLite.
[[nodiscard]] Result<bool> hasUnstamped(sql::Connection &connection);
[[nodiscard]] Result<std::int64_t> countUnstamped(sql::Connection &connection);
// Gives the next positions to what was committed; returns how many. One stamper at a time: the head is locked first.
[[nodiscard]] Result<std::int64_t> stampEvents(sql::Connection &connection, int most);

// Moves a durable consumer in the caller's transaction. False: somebody else did, and what the caller wrote beside it
// must not stay.
[[nodiscard]] Result<bool> moveConsumer(Arrows &arrows, const std::string &name, EventRange range);
// For a new consumer that is not told of the past. Later calls change nothing.
[[nodiscard]] Done startConsumerAtHead(sql::Connection &connection, const std::string &name, Instant now);
// Where it stands; 0 for one that never moved.
[[nodiscard]] Result<std::int64_t> consumerPosition(sql::Connection &connection, const std::string &name);

// True once for each event and consumer: for what comes by a broker, which may bring it again.
[[nodiscard]] Result<bool> takeIntoInbox(Arrows &arrows, const std::string &consumer, std::int64_t event);

} // namespace farol::server
