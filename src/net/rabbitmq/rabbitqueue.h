// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <optional>

namespace farol::net {

// What the arguments of a queue and the policies on it say together; an argument wins over a policy, and of two limits
// the lower one holds.
struct RabbitRules {
    std::optional<QString> deadLetterExchange; // empty text: the default exchange, by queue name
    std::optional<QString> deadLetterKey;      // none: a letter keeps its own keys
    std::optional<std::int64_t> deliveryLimit; // of a quorum queue
    std::optional<std::int64_t> maxLength;
    QString overflow; // reject-publish, drop-head, …
    bool operator==(const RabbitRules &) const = default;
};

// A queue as the broker tells it. Every number is 5 to 10 seconds old, and absent until the queue has reported it.
struct RabbitQueue {
    QString vhost;
    QString name;
    QString type; // classic, quorum, stream; empty on brokers before 3.8
    QString state;
    QString node;
    QString policy;
    bool durable = false;
    bool autoDelete = false;
    RabbitRules rules;
    bool policyKnown = false; // false for some seconds after it was made, and without statistics
    std::optional<std::int64_t> messages;
    std::optional<std::int64_t> ready;
    std::optional<std::int64_t> unacknowledged;
    std::optional<std::int64_t> consumers;
    std::optional<std::int64_t> memory;
    std::optional<double> growthPerSecond; // of messages
    std::optional<double> publishedPerSecond;
    std::optional<double> deliveredPerSecond;
    std::optional<double> acknowledgedPerSecond;
    std::optional<Instant> headAt; // when the oldest was published, where its publisher said so
    bool operator==(const RabbitQueue &) const = default;

    [[nodiscard]] QString id() const; // vhost/name, each percent-encoded: stable and never ambiguous
};

// Canonical. Stalled: messages are ready and nobody takes them, or the queue does not run. Backlog: more are ready than
// an operator lets pass. Unknown: it has not said enough.
enum class RabbitQueueStatus { Ok, Backlog, Stalled, Unknown };
inline constexpr std::int64_t backlogFrom = 1'001; // the alert WorkerQueueBacklog of the rules that we ship: > 1000
[[nodiscard]] RabbitQueueStatus statusOf(const RabbitQueue &queue);
[[nodiscard]] QString wordOf(RabbitQueueStatus status); // ok backlog stalled unknown

// Counts before the filter by name are in total, after it in filtered.
struct RabbitQueuePage {
    QList<RabbitQueue> rows;
    std::int64_t page = 1;
    std::int64_t pages = 0;
    std::int64_t filtered = 0;
    std::int64_t total = 0;
};

// Read answers of /api/queues: with page= an object, without it a list, and one queue. Malformed names the place.
// Pure; any thread. Source: the management API of RabbitMQ 3.10.
[[nodiscard]] Result<RabbitQueuePage> rabbitQueuePage(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitQueue>> rabbitQueueList(QByteArrayView body);
[[nodiscard]] Result<RabbitQueue> rabbitQueue(QByteArrayView body);

// What a page is asked to bring: no more than RabbitQueue holds.
[[nodiscard]] QString rabbitQueueColumns();
// A name as one segment of a path: %2F for the virtual host /.
[[nodiscard]] QString rabbitSegment(const QString &name);

} // namespace farol::net
