// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// Queues and workers of farold's REST v1; the rules of FaroldApi.
class QueuesApi final {
public:
    explicit QueuesApi(HttpClient &client)
        : m_client(client) {}

    Call queues(QObject *context, Answer<QList<Queue>> answer);
    Call queue(const QString &name, QObject *context, Answer<Queue> answer);
    // Conflict queue_state when it is so already.
    enum class Order { Pause, Resume };
    Call orderQueue(const QString &name, Order order, const QString &reason, const IntentKey &intent, QObject *context,
                    Answer<Queue> answer);
    Call workers(QObject *context, Answer<QList<QueueWorker>> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
