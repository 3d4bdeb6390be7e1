// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/queuecodec.h"

#include "core/json/document.h"

namespace farol::json {

template<>
struct Shape<Queue> {
    static constexpr std::array members{
        member<&Queue::name>("name"),
        member<&Queue::paused>("paused"),
        member<&Queue::orderedBy>("ordered_by"),
        member<&Queue::reason>("reason"),
        member<&Queue::orderedAt>("ordered_at"),
        member<&Queue::depth>("depth"),
        member<&Queue::inFlight>("in_flight"),
        member<&Queue::failed>("failed"),
        member<&Queue::dead>("dead"),
        member<&Queue::oldestSeconds>("oldest_seconds"),
        member<&Queue::donePerSecond>("done_per_second"),
        member<&Queue::consumers>("consumers"),
    };
};
template<>
struct Shape<QueueWorker> {
    static constexpr std::array members{
        member<&QueueWorker::name>("name"),
        member<&QueueWorker::startedAt>("started_at"),
        member<&QueueWorker::heartbeatAt>("heartbeat_at"),
        member<&QueueWorker::stuck>("stuck"),
        member<&QueueWorker::inFlight>("in_flight"),
        member<&QueueWorker::currentItem>("current_item"),
    };
};

QByteArray encode(const Queue &queue) {
    return encoded(queue);
}
QByteArray encode(const QList<Queue> &queues) {
    return encoded(Rows<Queue>{queues});
}
QByteArray encode(const QList<QueueWorker> &workers) {
    return encoded(Rows<QueueWorker>{workers});
}
Result<Queue> queue(QByteArrayView text) {
    return decoded<Queue>(text);
}
Result<QList<Queue>> queues(QByteArrayView text) {
    return decodedRows<Queue>(text);
}
Result<QList<QueueWorker>> queueWorkers(QByteArrayView text) {
    return decodedRows<QueueWorker>(text);
}

} // namespace farol::json
