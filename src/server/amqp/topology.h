// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "server/amqp/amqplink.h"

#include <optional>
#include <string_view>

namespace farol::server {

// What farold has at the broker, below its prefix ("farol"):
//   farol.events         topic exchange, one message a fact, key <type>.<tenant's number>
//   farol.work           direct exchange of work signals, key = the queue's name
//   farol.<queue>        quorum queue of signals, delivery limit, at-least-once dead-lettering
//   farol.<queue>.dlq    signals that nobody could take, with x-death
//   farol.<queue>.wait.N signals of a retry: N ms later the broker hands them to farol.work
class Topology final {
public:
    explicit Topology(std::string prefix)
        : m_prefix(std::move(prefix)) {}

    [[nodiscard]] Done declare(AmqpLink &link) const;
    [[nodiscard]] std::string events() const { return m_prefix + ".events"; }
    [[nodiscard]] std::string work() const { return m_prefix + ".work"; }
    [[nodiscard]] std::string queue(ItemKind kind) const;
    [[nodiscard]] std::string deadLetters(ItemKind kind) const { return queue(kind) + ".dlq"; }
    // The shortest wait that is long enough, or the longest.
    [[nodiscard]] std::string waiting(ItemKind kind, std::chrono::milliseconds span) const;
    [[nodiscard]] std::optional<ItemKind> kindOf(std::string_view queue) const;

private:
    [[nodiscard]] Done declareQueues(AmqpLink &link, ItemKind kind) const;

    std::string m_prefix;
};

// The name that people know a kind's queue by: pagamentos, notificacao.
[[nodiscard]] const char *queueName(ItemKind kind);

} // namespace farol::server
