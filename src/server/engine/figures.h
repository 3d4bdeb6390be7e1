// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "sql/connection.h"

#include <array>
#include <map>
#include <string>

namespace farol::server {

// What the engine did since it started and what it holds now; a copy, for metrics.
struct EngineFigures {
    std::int64_t paymentsInFlight = 0;
    std::int64_t noticesInFlight = 0;
    std::int64_t checksInFlight = 0;
    std::int64_t sent = 0;
    std::int64_t checks = 0;
    std::int64_t lateAnswers = 0;                     // of a lease that was gone
    std::map<std::string, std::int64_t> retries;      // by reason
    std::array<std::int64_t, itemStateCount> moved{}; // arrows into each state
};

// What the tables say, from the kept counters; for a reader's connection.
struct QueueFigures {
    struct Line {
        ItemKind kind = ItemKind::Payment;
        ItemState state = ItemState::Accepted;
        std::int64_t items = 0;
    };
    std::vector<Line> items;
    struct Queue {
        ItemKind kind = ItemKind::Payment;
        std::int64_t depth = 0;             // queued and waiting for a retry
        std::optional<Instant> oldestSince; // of those that are ready
    };
    std::vector<Queue> queues;
};
[[nodiscard]] Result<QueueFigures> readQueueFigures(sql::Connection &connection);

} // namespace farol::server
