// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitapi.h"

#include "net/http/httperror.h"
#include "net/rabbitmq/rabbitrefusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Parameters = QList<std::pair<QString, QString>>;

QString below(const QString &path, const QStringList &names) {
    QString whole = u"/api/"_s + path;
    for (const QString &name : names) {
        whole += u'/' + rabbitSegment(name);
    }
    return whole;
}

QString ofVhost(const QString &path, const QString &vhost) {
    return below(path, vhost.isEmpty() ? QStringList() : QStringList{vhost});
}

HttpRequest requestOf(const QString &path, const Parameters &parameters = {}) {
    HttpRequest request;
    request.path = path;
    request.credentials = Credentials::None;
    request.expect = Expect::Anything; // what is not JSON is told in other words than farold's
    request.timeout = 30s;             // a broker with 10,000 queues takes 10 s under load
    request.cap = exportCap;
    QUrlQuery query;
    for (const auto &[name, value] : parameters) {
        query.addQueryItem(name, rabbitSegment(value));
    }
    request.query = query;
    return request;
}

HttpRequest orderOf(Method method, const QString &path, const QJsonObject &body = {}) {
    auto request = requestOf(path);
    request.method = method;
    if (!body.isEmpty()) {
        request.contentType = "application/json";
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return request;
}

template<typename T>
Decode<T> whenJson(Result<T> (*read)(QByteArrayView)) {
    return [read](const HttpReply &reply) -> Result<T> {
        return isJsonType(reply.contentType)
                   ? read(reply.body)
                   : Result<T>(failure(ErrorKind::Malformed, u"not_rabbitmq"_s,
                                       u"There is no RabbitMQ management at this address: the answer is %1."_s.arg(
                                           QString::fromLatin1(reply.contentType.left(80)))));
    };
}

Result<RabbitDone> readNothing(const HttpReply &) {
    return RabbitDone{};
}

// 200 says no more than that it was read: a message that no queue took is gone.
Result<RabbitDone> readRouted(QByteArrayView body) {
    const auto document = QJsonDocument::fromJson(body.toByteArray());
    const auto routed = document.object().value(u"routed"_s);
    if (!routed.isBool()) {
        return failure(ErrorKind::Malformed, u"rabbitmq_answer"_s,
                       u"The answer is not what RabbitMQ says: it does not tell whether the message was routed."_s);
    }
    return routed.toBool() ? Result<RabbitDone>(RabbitDone{})
                           : failure(ErrorKind::Rejected, u"not_routed"_s,
                                     u"No queue took the message: it was dropped. Check the queue or the key."_s);
}

template<typename T>
void answerLater(HttpClient &client, QObject *context, const std::function<void(Result<T>)> &answer, Error error) {
    const auto tell = [context = QPointer<QObject>(context), answer, error = std::move(error)] {
        if (context) {
            answer(tl::unexpected(error));
        }
    };
    QMetaObject::invokeMethod(&client, tell, Qt::QueuedConnection);
}

QJsonObject shovelBody(const RabbitShovelOrder &order, int prefetch) {
    const QString here = u"amqp:///"_s + rabbitSegment(order.vhost); // inside of the broker: no password
    return {{u"value"_s, QJsonObject{{u"src-protocol"_s, u"amqp091"_s},
                                     {u"src-uri"_s, here},
                                     {u"src-queue"_s, order.from},
                                     {u"src-prefetch-count"_s, prefetch},
                                     {u"src-delete-after"_s, u"queue-length"_s},
                                     {u"dest-protocol"_s, u"amqp091"_s},
                                     {u"dest-uri"_s, here},
                                     {u"dest-queue"_s, order.to},
                                     {u"ack-mode"_s, u"on-confirm"_s},
                                     {u"reconnect-delay"_s, 1}}}};
}

} // namespace

Call RabbitApi::overview(QObject *context, Answer<RabbitOverview> answer) {
    return m_client.ask<RabbitOverview>(requestOf(u"/api/overview"_s), context, whenJson(rabbitOverview),
                                        std::move(answer));
}

Call RabbitApi::whoami(QObject *context, Answer<RabbitWho> answer) {
    return m_client.ask<RabbitWho>(requestOf(u"/api/whoami"_s), context, whenJson(rabbitWho), std::move(answer));
}

Call RabbitApi::queuePage(const RabbitFilter &filter, std::int64_t page, QObject *context,
                          Answer<RabbitQueuePage> answer) {
    Parameters parameters{{u"page"_s, QString::number(page)}, {u"page_size"_s, QString::number(mostRows)}};
    if (filter.withoutStats) {
        parameters.append({u"disable_stats"_s, u"true"_s});
    } else {
        parameters.append({u"columns"_s, rabbitQueueColumns()});
    }
    if (!filter.name.isEmpty()) {
        parameters.append({u"name"_s, filter.name});
        parameters.append({u"use_regex"_s, filter.isRegex ? u"true"_s : u"false"_s});
    }
    return m_client.ask<RabbitQueuePage>(requestOf(ofVhost(u"queues"_s, filter.vhost), parameters), context,
                                         whenJson(rabbitQueuePage), std::move(answer));
}

Call RabbitApi::queue(const RabbitPlace &place, QObject *context, Answer<RabbitQueue> answer) {
    return m_client.ask<RabbitQueue>(requestOf(below(u"queues"_s, {place.vhost, place.name})), context,
                                     whenJson(rabbitQueue), std::move(answer));
}

Call RabbitApi::exchanges(const QString &vhost, QObject *context, Answer<QList<RabbitExchange>> answer) {
    return m_client.ask<QList<RabbitExchange>>(requestOf(ofVhost(u"exchanges"_s, vhost)), context,
                                               whenJson(rabbitExchanges), std::move(answer));
}

Call RabbitApi::bindings(const QString &vhost, QObject *context, Answer<QList<RabbitBinding>> answer) {
    return m_client.ask<QList<RabbitBinding>>(requestOf(ofVhost(u"bindings"_s, vhost)), context,
                                              whenJson(rabbitBindings), std::move(answer));
}

Call RabbitApi::consumers(const QString &vhost, QObject *context, Answer<QList<RabbitConsumer>> answer) {
    return m_client.ask<QList<RabbitConsumer>>(requestOf(ofVhost(u"consumers"_s, vhost)), context,
                                               whenJson(rabbitConsumers), std::move(answer));
}

Call RabbitApi::connections(const QString &vhost, QObject *context, Answer<QList<RabbitConnection>> answer) {
    const QString path = vhost.isEmpty() ? below(u"connections"_s, {}) : below(u"vhosts"_s, {vhost, u"connections"_s});
    return m_client.ask<QList<RabbitConnection>>(requestOf(path), context, whenJson(rabbitConnections),
                                                 std::move(answer));
}

Call RabbitApi::health(const QString &check, QObject *context, Answer<RabbitHealth> answer) {
    const auto failed = [](const Error &error) -> std::optional<RabbitHealth> {
        const auto health = error.code == u"health_failed"_s ? rabbitHealth(error.body) : tl::unexpected(error);
        return health ? std::optional(*health) : std::nullopt;
    };
    return m_client.ask<RabbitHealth>(requestOf(u"/api/health/checks/"_s + check), context, whenJson(rabbitHealth),
                                      std::move(answer), failed);
}

void RabbitApi::purge(const RabbitPlace &place, const QString &confirm, QObject *context, Answer<RabbitQueue> answer) {
    if (confirm != place.name) {
        answerLater<RabbitQueue>(m_client, context, answer,
                                 failure(ErrorKind::PreconditionFailed, u"confirm_name"_s,
                                         u"To empty %1, confirm it by its exact name."_s.arg(place.name))
                                     .value());
        return;
    }
    queue(place, context, [&client = m_client, place, context, answer](const Result<RabbitQueue> &before) {
        if (!before) {
            answer(before);
            return;
        }
        const auto request = orderOf(Method::Delete, below(u"queues"_s, {place.vhost, place.name, u"contents"_s}));
        client.ask<RabbitDone>(request, context, readNothing, [answer, before](const Result<RabbitDone> &done) {
            answer(done ? before : tl::unexpected(done.error()));
        });
    });
}

Call RabbitApi::publish(const QString &vhost, const Message &message, QObject *context, Answer<RabbitDone> answer) {
    QJsonObject properties{{u"delivery_mode"_s, 2}};
    if (!message.id.isEmpty()) {
        properties.insert(u"message_id"_s, message.id);
    }
    if (!message.contentType.isEmpty()) {
        properties.insert(u"content_type"_s, message.contentType);
    }
    const QString exchange = message.exchange.isEmpty() ? u"amq.default"_s : message.exchange;
    auto request = orderOf(Method::Post, below(u"exchanges"_s, {vhost, exchange, u"publish"_s}),
                           {{u"properties"_s, properties},
                            {u"routing_key"_s, message.key},
                            {u"payload"_s, QString::fromLatin1(message.payload.toBase64())},
                            {u"payload_encoding"_s, u"base64"_s}});
    request.once = true; // it has no key: a second try would be a second message
    return m_client.ask<RabbitDone>(request, context, whenJson(readRouted), std::move(answer));
}

Call RabbitApi::shovelOrders(const QString &vhost, QObject *context, Answer<QList<RabbitShovelOrder>> answer) {
    return m_client.ask<QList<RabbitShovelOrder>>(requestOf(ofVhost(u"parameters/shovel"_s, vhost)), context,
                                                  whenJson(rabbitShovelOrders), std::move(answer));
}

Call RabbitApi::shovels(const QString &vhost, QObject *context, Answer<QList<RabbitShovel>> answer) {
    return m_client.ask<QList<RabbitShovel>>(requestOf(ofVhost(u"shovels"_s, vhost)), context, whenJson(rabbitShovels),
                                             std::move(answer));
}

Call RabbitApi::startShovel(const RabbitShovelOrder &order, int prefetch, QObject *context, Answer<RabbitDone> answer) {
    return m_client.ask<RabbitDone>(
        orderOf(Method::Put, below(u"parameters/shovel"_s, {order.vhost, order.name}), shovelBody(order, prefetch)),
        context, readNothing, std::move(answer));
}

Call RabbitApi::deleteShovel(const QString &vhost, const QString &name, QObject *context, Answer<RabbitDone> answer) {
    return m_client.ask<RabbitDone>(orderOf(Method::Delete, below(u"parameters/shovel"_s, {vhost, name})), context,
                                    readNothing, std::move(answer));
}

HttpOptions rabbitOptions(const QUrl &address, TlsPolicy tls, QList<std::pair<QByteArray, Secret>> headers) {
    HttpOptions options;
    options.base = address;
    options.tls = std::move(tls);
    options.headers = std::move(headers);
    options.readRefusal = rabbitRefusal;
    options.pathPrefix = address.path(QUrl::FullyEncoded);
    while (options.pathPrefix.endsWith(u'/')) {
        options.pathPrefix.chop(1);
    }
    return options;
}

} // namespace farol::net
