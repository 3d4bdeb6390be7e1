// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/endtoend.h"
#include "server/items/attempts.h"
#include "server/outbound/order.h"
#include "server/queues/queuelimits.h"
#include "server/traces/traceparent.h"

#include <map>

namespace farol::server {

// A payment or notice in the hands of the provider client.
struct Flight {
    ItemKey key; // as the claim left it: Sent, with its attempt and fencing
    Instant sentAt;
    int batchLimit = 0; // of its batch or queue; 0: none
};

struct Claim {
    Flight flight;
    Order order;
};

// Takes what is ready, oldest first, from batches that may run, within each batch's own limit. Remembers how far the
// queue was searched, so that a long paused batch at its head is walked once and not a group. Writer thread only.
class Claims final {
public:
    struct Options {
        std::string worker;
        std::chrono::milliseconds lease{60'000};
        bool alwaysNewId = false; // a planted bug
        int queueLimit = 0;       // of a queue of which people ordered none; 0: no limit
    };
    Claims(EndToEndIds &ids, Options options)
        : m_ids(ids)
        , m_options(std::move(options)) {}

    // Claims with their intent, in the group's transaction; at most slots.
    [[nodiscard]] Result<std::vector<Claim>> take(Arrows &arrows, Attempts &attempts, ItemKind kind, int slots);
    // When the next one is due that is not ready yet.
    [[nodiscard]] Result<std::optional<Instant>> nextDue(sql::Connection &connection, ItemKind kind, Instant now) const;
    // Something may be ready that was passed by: a command ran, a limited batch has room again, the clock went back.
    void startOver() { m_from = {}; }
    // Another process took of a limited queue at that moment: the last take() may have left out what fits.
    [[nodiscard]] bool missed() const { return m_missed; }
    // A flight of a limited batch or queue made room; told after the commit.
    void ended(const Flight &flight);

private:
    struct Place {
        std::int64_t nextAt = -1;
        std::int64_t id = -1;
    };
    struct Row {
        ItemKey key;
        Order order;
        std::string endToEndId;
        int batchLimit = 0;
        int limit = 0; // of its batch or queue
        Place place;
        bool isNewId = false;
        std::string queue;
    };
    // What is left of limited batches and queues while a group takes, and which are full.
    struct Room {
        QueueLimits limits;
        std::map<std::int64_t, int> batches;
        std::map<QueueOf, int> queues;
        std::string fullBatches = "[]"; // JSON
        std::vector<QueueOf> fullQueues;
    };
    [[nodiscard]] Result<std::vector<Row>> ready(Arrows &arrows, ItemKind kind, const Place &from, const Room &room,
                                                 int limit) const;
    [[nodiscard]] int limitOf(const Room &room, const Row &row) const;
    // False: its batch or queue is full, and search goes on without that.
    [[nodiscard]] Result<bool> fits(Arrows &arrows, const Row &row, Room &room);
    [[nodiscard]] Result<int> roomInQueue(Arrows &arrows, const QueueOf &queue, int limit, Room &room);
    [[nodiscard]] Result<int> roomIn(Arrows &arrows, const Row &row, std::map<std::int64_t, int> &left) const;
    [[nodiscard]] Done claimAll(Arrows &arrows, Attempts &attempts, std::vector<Row> &rows, std::vector<Claim> &claims);
    [[nodiscard]] static Result<std::map<std::int64_t, std::string>> redrivesOf(sql::Connection &connection,
                                                                                const std::vector<Row> &rows);
    [[nodiscard]] ArrowChange changeOf(const Row &row, Instant now) const;
    [[nodiscard]] Done chooseId(Arrows &arrows, Row &row);
    [[nodiscard]] Result<std::string> traceparentOf(Arrows &arrows, const ItemKey &item);

    EndToEndIds &m_ids;
    Options m_options;
    std::map<ItemKind, Place> m_from;
    bool m_missed = false;
    std::map<std::int64_t, std::optional<TraceContext>> m_traces; // of batches
};

} // namespace farol::server
