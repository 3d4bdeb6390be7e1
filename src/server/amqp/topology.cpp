// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amqp/topology.h"

#include <array>

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr std::array kinds = {ItemKind::Payment, ItemKind::Notification};
constexpr std::array<std::chrono::milliseconds, 7> waits = {500ms, 2s, 5s, 15s, 60s, 300s, 900s};
constexpr std::int64_t deliveries = 20; // RabbitMQ 3.10 has no limit of its own

} // namespace

const char *queueName(ItemKind kind) {
    return kind == ItemKind::Payment ? "pagamentos" : "notificacao";
}

std::string Topology::queue(ItemKind kind) const {
    return m_prefix + '.' + queueName(kind);
}

std::string Topology::waiting(ItemKind kind, std::chrono::milliseconds span) const {
    const auto *enough = std::find_if(waits.begin(), waits.end() - 1, [span](auto wait) { return wait >= span; });
    return queue(kind) + ".wait." + std::to_string(enough->count());
}

std::optional<ItemKind> Topology::kindOf(std::string_view name) const {
    const auto *const found = std::find_if(kinds.begin(), kinds.end(), [&](auto kind) { return queue(kind) == name; });
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

Done Topology::declare(AmqpLink &link) const {
    auto done = link.declareExchange(events(), "topic");
    done = done ? link.declareExchange(work(), "direct") : done;
    for (const ItemKind kind : kinds) {
        done = done ? declareQueues(link, kind) : done;
    }
    return done;
}

Done Topology::declareQueues(AmqpLink &link, ItemKind kind) const {
    const std::string name = queueName(kind);
    const AmqpLink::Table kept{{"x-queue-type", "quorum"}};
    // At least once: a dead letter leaves its queue when the next one has it.
    AmqpLink::Table handing = kept;
    handing.insert({{"x-dead-letter-strategy", "at-least-once"}, {"x-overflow", "reject-publish"}});
    AmqpLink::Table working = handing;
    working.insert({{"x-delivery-limit", deliveries},
                    {"x-dead-letter-exchange", ""}, // the default one: straight to the queue of that name
                    {"x-dead-letter-routing-key", deadLetters(kind)}});
    auto done = link.declareQueue({deadLetters(kind), kept});
    done = done ? link.declareQueue({queue(kind), working}) : done;
    done = done ? link.bind(queue(kind), work(), name) : done;
    for (const auto wait : waits) {
        AmqpLink::Table waiting = handing;
        waiting.insert({{"x-message-ttl", std::int64_t(wait.count())},
                        {"x-dead-letter-exchange", work()},
                        {"x-dead-letter-routing-key", name}});
        done = done ? link.declareQueue({this->waiting(kind, wait), waiting}) : done;
    }
    return done;
}

} // namespace farol::server
