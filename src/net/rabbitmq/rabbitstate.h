// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace farol::net {

// What a RabbitMQ says of itself besides its queues. Every number may be absent; every text is somebody's: hostile.
struct RabbitOverview {
    QString version;
    QString cluster;
    QString node;
    QString erlang;
    bool statsDisabled = false; // then no depth comes by this API
    std::optional<std::int64_t> messages;
    std::optional<std::int64_t> ready;
    std::optional<std::int64_t> unacknowledged;
    std::optional<std::int64_t> queues;
    std::optional<std::int64_t> consumers;
    std::optional<std::int64_t> connections;
    std::optional<double> publishedPerSecond;
    std::optional<double> deliveredPerSecond;
};

struct RabbitWho {
    QString name;
    QStringList tags; // administrator monitoring policymaker management
};

struct RabbitExchange {
    QString vhost;
    QString name; // empty: the default one
    QString type;
    bool durable = false;
    bool internal = false;
    std::optional<double> inPerSecond;
    std::optional<double> outPerSecond;
    QString id;
};

struct RabbitBinding {
    QString vhost;
    QString source; // empty: the default exchange
    QString destination;
    bool toQueue = true; // else to an exchange
    QString key;
    QString id;
};

struct RabbitConsumer {
    QString vhost;
    QString queue;
    QString tag;
    QString connection;
    QString user;
    bool active = false;
    QString activity; // up, single_active, suspected_down, …
    bool acknowledges = false;
    std::optional<std::int64_t> prefetch;
    QString id;
};

struct RabbitConnection {
    QString vhost;
    QString name;   // 127.0.0.1:36970 -> 127.0.0.1:5672
    QString client; // the name that the program gave itself
    QString user;
    QString state;
    QString protocol;
    bool tls = false;
    std::optional<std::int64_t> channels;
    std::optional<Instant> since;
    std::optional<double> receivedPerSecond; // bytes
    std::optional<double> sentPerSecond;
    QString id;
};

// A check that fails is an answer, too: 503 with JSON.
struct RabbitHealth {
    bool good = false;
    QString reason;
    QStringList alarms; // disk space at rabbit@one
};

// absent from the list: it ended, or never was. since: the broker's own clock and zone, as it writes it.
struct RabbitShovel {
    QString vhost;
    QString name;
    QString state; // starting running terminated
    QString since;
    QString reason; // why it terminated
};
// What a shovel was told to do. URIs are left out: they may hold passwords.
struct RabbitShovelOrder {
    QString vhost;
    QString name;
    QString from;
    QString to;
};

// Read answers. Malformed names the place. Pure; any thread. Source: the management API of RabbitMQ 3.10.
[[nodiscard]] Result<RabbitOverview> rabbitOverview(QByteArrayView body);
[[nodiscard]] Result<RabbitWho> rabbitWho(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitExchange>> rabbitExchanges(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitBinding>> rabbitBindings(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitConsumer>> rabbitConsumers(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitConnection>> rabbitConnections(QByteArrayView body);
[[nodiscard]] Result<RabbitHealth> rabbitHealth(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitShovel>> rabbitShovels(QByteArrayView body);
[[nodiscard]] Result<QList<RabbitShovelOrder>> rabbitShovelOrders(QByteArrayView body);

} // namespace farol::net
