// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/httpclient.h"
#include "net/rabbitmq/rabbitdepths.h"
#include "net/rabbitmq/rabbitmessage.h"
#include "net/rabbitmq/rabbitqueue.h"
#include "net/rabbitmq/rabbitstate.h"

namespace farol::net {

// A queue, by where it is.
struct RabbitPlace {
    QString vhost = QStringLiteral("/");
    QString name;
    bool operator==(const RabbitPlace &) const = default;
};

// What a queue list holds. A name is part of a name, or a regular expression.
struct RabbitFilter {
    QString vhost; // empty: all
    QString name;
    bool isRegex = false;
    bool withoutStats = false; // definitions alone: the depths come from the metrics port
};

// An order was carried out; there is nothing more to say of it.
struct RabbitDone {};

// The management API of a RabbitMQ. The rules of a call: httpclient.h; its client is made by rabbitOptions(). Counts
// are 5 to 10 s old. Errors beside the usual ones: see rabbitRefusal().
class RabbitApi final {
public:
    template<typename T>
    using Answer = std::function<void(Result<T>)>;

    explicit RabbitApi(HttpClient &client)
        : m_client(client) {}

    Call overview(QObject *context, Answer<RabbitOverview> answer);
    Call whoami(QObject *context, Answer<RabbitWho> answer);

    // One page of at most 500; the list as a whole: RabbitQueueList. Rejected page_out_of_range: it became shorter.
    static constexpr int mostRows = 500;
    Call queuePage(const RabbitFilter &filter, std::int64_t page, QObject *context, Answer<RabbitQueuePage> answer);
    Call queue(const RabbitPlace &place, QObject *context, Answer<RabbitQueue> answer);
    // vhost empty: of all that this account sees.
    Call exchanges(const QString &vhost, QObject *context, Answer<QList<RabbitExchange>> answer);
    Call bindings(const QString &vhost, QObject *context, Answer<QList<RabbitBinding>> answer);
    Call consumers(const QString &vhost, QObject *context, Answer<QList<RabbitConsumer>> answer);
    Call connections(const QString &vhost, QObject *context, Answer<QList<RabbitConnection>> answer);
    // alarms, local-alarms, virtual-hosts, port-listener/5672, …; one that fails is a value, not an error.
    Call health(const QString &check, QObject *context, Answer<RabbitHealth> answer);

    // Messages at the head, put back afterwards. A peek is a delivery: it looks at the queue first and refuses with
    // Rejected peek_destroys or peek_unknown where that destroys or may, unless despiteLimit; peek_impossible. Ends
    // with its context.
    struct Peek {
        int count = 10;
        int mostBytes = 50'000; // of a payload
        bool despiteLimit = false;
    };
    struct Peeked {
        QList<RabbitMessage> messages;
        PeekRisk risk; // what it did to them
    };
    void peek(const RabbitPlace &place, const Peek &how, QObject *context, Answer<Peeked> answer);

    // All that is ready; what consumers hold stays. confirm is the exact name. The queue as it was just before. Errors:
    // PreconditionFailed confirm_name. Ends with its context.
    void purge(const RabbitPlace &place, const QString &confirm, QObject *context, Answer<RabbitQueue> answer);

    // To a queue by the default exchange, or to an exchange. An answer says that the broker has it in a queue; Rejected
    // not_routed: it was dropped, queue_full.
    struct Message {
        QString exchange; // empty: the default one, by queue name
        QString key;
        QByteArray payload;
        QString id;
        QString contentType;
    };
    Call publish(const QString &vhost, const Message &message, QObject *context, Answer<RabbitDone> answer);

    // Dynamic shovels: what they were told, how they are, and one that moves a queue to another until as many messages
    // are moved as were there; it deletes itself then. Both queues must exist: the broker makes those that do not.
    Call shovelOrders(const QString &vhost, QObject *context, Answer<QList<RabbitShovelOrder>> answer);
    Call shovels(const QString &vhost, QObject *context, Answer<QList<RabbitShovel>> answer);
    Call startShovel(const RabbitShovelOrder &order, int prefetch, QObject *context, Answer<RabbitDone> answer);
    Call deleteShovel(const QString &vhost, const QString &name, QObject *context, Answer<RabbitDone> answer);

private:
    HttpClient &m_client;
};

// From an address as people write it, with a path in front of /api when there is one. headers hold who asks.
[[nodiscard]] HttpOptions rabbitOptions(const QUrl &address, TlsPolicy tls,
                                        QList<std::pair<QByteArray, Secret>> headers = {});

// Depths of many queues from the broker's metrics port; client has that address. vhost empty: all.
Call askRabbitDepths(HttpClient &client, const QString &vhost, QObject *context,
                     std::function<void(Result<RabbitDepths>)> answer);

// For a Diagnosis: "RabbitMQ 3.10.8", or why the peer is none.
void askWhetherRabbit(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer);

} // namespace farol::net
