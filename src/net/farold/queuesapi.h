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
    // most empty: no limit. Conflict queue_state when it is so already.
    Call limitQueue(const QString &name, std::optional<int> most, const QString &reason, const IntentKey &intent,
                    QObject *context, Answer<Queue> answer);
    // Empty members filter nothing.
    struct DeadFilter {
        QString origin;
        QString reason;
        std::optional<bool> cameBack;
    };
    Call deadLetters(const QString &name, const DeadFilter &filter, const Window &window, QObject *context,
                     Answer<Page<DeadLetter>> answer);
    Call quarantines(const Window &window, QObject *context, Answer<Page<Quarantine>> answer);
    // Conflict quarantine_undone, quarantine_over.
    Call undoQuarantine(const QString &run, const QString &reason, const IntentKey &intent, QObject *context,
                        Answer<Quarantine> answer);
    Call workers(QObject *context, Answer<QList<QueueWorker>> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
