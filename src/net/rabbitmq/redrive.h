// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "net/rabbitmq/rabbitqueue.h"

#include <optional>

namespace farol::net {

struct RedriveTimes {
    std::chrono::milliseconds poll{1'000};
    std::chrono::milliseconds settle{10'000};       // counts unchanged for so long are true: they lag 5 to 10 s
    std::chrono::milliseconds mostCounting{40'000}; // a queue that never rests is taken as it is
    std::chrono::milliseconds deadline{600'000};    // then the shovel is stopped
    std::chrono::milliseconds mostStopping{60'000}; // while the broker cannot be asked
    std::chrono::milliseconds mostSettling{60'000};
};

// Both queues at one moment; a count is absent while a queue has not reported, as after a start of the broker.
struct RedriveCounts {
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> destination;
    std::optional<std::int64_t> destinationConsumers;
    bool operator==(const RedriveCounts &) const = default;
};

// One look at the shovel. present absent: nobody could be asked.
struct RedriveLook {
    std::optional<bool> present;
    QString state; // starting running terminated, where this account may see it
    QString reason;
    std::optional<RedriveCounts> counts;
};

struct RedriveResult {
    enum class End { Done, Partly, NothingMoved, Empty, Failed };
    End end = End::Failed;
    std::optional<std::int64_t> before; // in the source
    std::optional<std::int64_t> left;
    std::optional<std::int64_t> moved;
    std::optional<std::int64_t> arrived; // in the destination, where nobody takes from it
    std::int64_t twice = 0;              // that arrived beyond what was moved
    bool twicePossible = false;          // the broker or the way to it broke, or the shovel was stopped on its way
    bool timedOut = false;
    bool cancelled = false;
    bool wasStuck = false;   // it went on although nothing was left, and was stopped
    bool leftBehind = false; // the shovel could not be deleted: the next start does it
    bool verified = false;   // the counts after it rested
    QString reason;          // why it did not move all, where that is known
    Error error;             // with Failed
};

// The life of one redrive, from the first count to the verified depth: what was seen goes in, the next order comes out.
// It knows no wire. One owner, one thread. Source: what was measured of RabbitMQ 3.10.8: a shovel that vanished may
// have moved nothing, one that survived a crash may run for ever.
class Redrive final {
public:
    enum class Stage { Counting, Starting, Moving, Stopping, Settling, Over };
    struct Order {
        enum class Kind { None, Count, Start, Look, Stop };
        Kind kind = Kind::None;
        std::chrono::milliseconds after{0};
    };

    explicit Redrive(RedriveTimes times, RabbitRules destination = {})
        : m_times(times)
        , m_destination(std::move(destination)) {}

    [[nodiscard]] Order begin(Instant now);
    [[nodiscard]] Order counted(Instant now, const Result<RedriveCounts> &counts);
    [[nodiscard]] Order started(Instant now, const Done &done);
    [[nodiscard]] Order looked(Instant now, const RedriveLook &look);
    [[nodiscard]] Order stopped(Instant now, const Done &done);
    // What is moved stays moved; the order replaces the one that is under way.
    [[nodiscard]] Order cancel(Instant now);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const std::optional<RedriveCounts> &latest() const { return m_latest; }
    [[nodiscard]] const RedriveResult &result() const { return m_result; } // when it is over

private:
    [[nodiscard]] Order enter(Stage stage, Instant now);
    [[nodiscard]] Order fail(const Error &error);
    [[nodiscard]] Order conclude();
    void note(Instant now, const RedriveCounts &counts);
    [[nodiscard]] bool isSteady(Instant now) const;
    [[nodiscard]] QString whyNothing() const;

    RedriveTimes m_times;
    RabbitRules m_destination;
    Stage m_stage = Stage::Counting;
    Instant m_entered;   // this stage
    Instant m_startedAt; // the move
    Instant m_changedAt; // the counts
    std::optional<RedriveCounts> m_before;
    std::optional<RedriveCounts> m_latest;
    QString m_saidReason; // by the shovel
    int m_absences = 0;
    RedriveResult m_result;
};

} // namespace farol::net
