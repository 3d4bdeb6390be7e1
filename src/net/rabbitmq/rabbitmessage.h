// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "net/rabbitmq/rabbitqueue.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace farol::net {

// One kind of death of a message: how often it died of that reason in that queue.
struct RabbitDeath {
    QString queue;
    QString reason; // rejected expired maxlen delivery_limit
    QString exchange;
    QStringList keys;
    std::int64_t count = 0;
    std::optional<Instant> at; // the first of them
};

// A message as a peek brings it. payload is hostile, and may be cut short of bytes.
struct RabbitMessage {
    QByteArray payload;
    std::int64_t bytes = 0; // the true size
    std::int64_t left = 0;  // messages behind it in the queue
    bool redelivered = false;
    QString exchange;
    QString key;
    QString id; // message_id, where its publisher gave one
    QString type;
    QString contentType;
    std::optional<Instant> publishedAt;
    std::optional<std::int64_t> deliveries; // x-delivery-count of a quorum queue
    QList<RabbitDeath> deaths;              // the newest first
};

// Reads an answer of /get. Malformed names the place. Pure; any thread. Source: RabbitMQ 3.10.
[[nodiscard]] Result<QList<RabbitMessage>> rabbitMessages(QByteArrayView body);

// The queues in which these letters died first, each once: what x-death says, beside what the arguments let expect.
[[nodiscard]] QStringList originsOf(const QList<RabbitMessage> &letters);

// A peek is a delivery: the broker counts it, and puts the message back. Counted: a quorum queue's number rises by one.
// Destroys: there is a limit, and the peek that passes it makes the message a dead letter, or nothing at all.
// Unknown: the queue is so new that it has not told its policies. Refused: a stream has no peek.
struct PeekRisk {
    enum class Level { Marked, Counted, Destroys, Unknown, Refused };
    Level level = Level::Marked;
    std::int64_t limit = 0; // of deliveries; with Destroys
    QString sentence;       // English, with what may happen
};
// version: of the broker; from 4.0 on a quorum queue without a limit has one of 20.
[[nodiscard]] PeekRisk peekRisk(const RabbitQueue &queue, const QString &version);

} // namespace farol::net
