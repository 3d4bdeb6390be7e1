// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "net/rabbitmq/rabbitqueue.h"

#include <QByteArrayView>
#include <QHash>

namespace farol::net {

// How many messages each queue has, from the broker's own page of metrics: ten times as fast as its management API
// where there are thousands of queues. As old as the API's counts are: up to 5 s.
struct RabbitDepth {
    std::optional<std::int64_t> ready;
    std::optional<std::int64_t> unacknowledged;
    std::optional<std::int64_t> messages;
    std::optional<std::int64_t> consumers;
};

struct RabbitDepths {
    QHash<std::pair<QString, QString>, RabbitDepth> queues; // by virtual host and name
    std::int64_t badLines = 0;                              // left out
};

// Reads /metrics/detailed of the families queue_coarse_metrics and queue_consumer_count. Malformed: no line of it is
// about queues, and the page is not empty. Pure; any thread. Source: rabbitmq_prometheus 3.10.
[[nodiscard]] Result<RabbitDepths> rabbitDepths(QByteArrayView page);

// Puts what the metrics say in the place of the API's counts; a queue that they do not name keeps its own.
void takeDepths(QList<RabbitQueue> &queues, const RabbitDepths &depths);

} // namespace farol::net
