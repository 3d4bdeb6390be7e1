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
        member<&Queue::quarantined>("quarantined"),
        member<&Queue::maxInFlight>("max_in_flight"),
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

template<>
struct Shape<Death> {
    static constexpr std::array members{
        member<&Death::queue>("queue"),      member<&Death::reason>("reason"),  member<&Death::count>("count"),
        member<&Death::firstAt>("first_at"), member<&Death::lastAt>("last_at"),
    };
};

// A document of its own, kept as it was.
static constexpr Member<DeadLetter> payloadMember{
    "payload", Presence::Required,
    [](JsonReader &reader, JsonValue &value, DeadLetter &into) {
        std::string_view text;
        if (simdjson::to_json_string(value).get(text)) {
            return reader.fail("not JSON");
        }
        into.payload = QByteArray(text.data(), static_cast<qsizetype>(text.size())).trimmed();
        return true;
    },
    [](JsonWriter &out, const DeadLetter &from, std::string_view key) {
        out.key(key);
        out.raw(from.payload.isEmpty() ? QByteArrayView("{}") : from.payload);
    }};

template<>
struct Shape<DeadLetter> {
    static constexpr std::array members{
        member<&DeadLetter::id>("id"),
        member<&DeadLetter::queue>("queue"),
        member<&DeadLetter::origin>("origin"),
        member<&DeadLetter::reason>("reason"),
        member<&DeadLetter::deaths>("deaths"),
        member<&DeadLetter::redriven>("redriven"),
        member<&DeadLetter::cameBack>("came_back"),
        member<&DeadLetter::diedAt>("died_at"),
        member<&DeadLetter::amount>("amount"),
        payloadMember,
        member<&DeadLetter::xDeath>("x_death"),
    };
};
template<>
struct Shape<Quarantine> {
    static constexpr std::array members{
        member<&Quarantine::run>("run"),
        member<&Quarantine::items>("items"),
        member<&Quarantine::deliveries>("deliveries"),
        member<&Quarantine::by>("by"),
        member<&Quarantine::reason>("reason"),
        member<&Quarantine::at>("at"),
        member<&Quarantine::until>("until"),
        member<&Quarantine::status>("status"),
        member<&Quarantine::undoneBy>("undone_by"),
        member<&Quarantine::undoneAt>("undone_at"),
        member<&Quarantine::undoReason>("undo_reason", Presence::Optional),
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

QByteArray encode(const Page<DeadLetter> &page) {
    return encoded(page);
}
QByteArray encode(const Quarantine &quarantine) {
    return encoded(quarantine);
}
QByteArray encode(const Page<Quarantine> &page) {
    return encoded(page);
}
Result<Page<DeadLetter>> deadLetterPage(QByteArrayView text) {
    return decoded<Page<DeadLetter>>(text);
}
Result<Quarantine> quarantine(QByteArrayView text) {
    return decoded<Quarantine>(text);
}
Result<Page<Quarantine>> quarantinePage(QByteArrayView text) {
    return decoded<Page<Quarantine>>(text);
}

} // namespace farol::json
