// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/rabbitmq/rabbitqueue.h"
#include "net/rabbitmq/rabbitstate.h"

namespace farol::net {

// A queue that other queues send their dead letters to. Its origins are what arguments, policies and bindings let
// expect; only its letters themselves, by x-death, say where they really come from.
struct DeadLetterQueue {
    RabbitQueue queue;
    QStringList origins;   // names in the same virtual host, sorted
    bool certain = true;   // false: letters keep their own keys or a headers exchange decides; origins may be too many
    QStringList exchanges; // that lead there; empty text: the default one
};

struct RabbitTopology {
    QList<RabbitQueue> queues;
    QList<RabbitExchange> exchanges;
    QList<RabbitBinding> bindings;
};

// All of them, by virtual host and name. Pure; any thread. Source: "Dead Letter Exchanges" and "Exchange types",
// rabbitmq.com; exchanges bound to exchanges are followed.
[[nodiscard]] QList<DeadLetterQueue> deadLetterQueues(const RabbitTopology &topology);

// Whether a key of a topic binding (a.*.#) takes that routing key.
[[nodiscard]] bool topicTakes(const QString &pattern, const QString &key);

} // namespace farol::net
