// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"
#include "server/items/arrows.h"

#include <QList>

namespace farol::server {

// The queues of a tenant, by name, from the kept counters and the indexes of what is open: what is finished costs
// nothing. queueLimit: what the configuration lets fly of a queue. Any thread with a connection of its own.
[[nodiscard]] Result<QList<Queue>> readQueues(sql::Connection &connection, std::int64_t tenant, Instant now,
                                              int queueLimit = 0);
// Error: 404 not_found.
[[nodiscard]] Result<Queue> readQueue(sql::Connection &connection, std::int64_t tenant, const QString &name,
                                      Instant now, int queueLimit = 0);

// Takes effect with the next claim of every process; what flies ends as it would. False: it was so already. Writer
// thread.
struct QueueOrder {
    std::int64_t tenant = 0;
    QString name;
    bool paused = false;
    QString by;
    QString reason;
};
[[nodiscard]] Result<bool> orderQueue(Arrows &arrows, const QueueOrder &order);

// Processes that took work in the last day, by name.
[[nodiscard]] Result<QList<QueueWorker>> readWorkers(sql::Connection &connection, std::int64_t tenant, Instant now);

} // namespace farol::server
