// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitstate.h"

#include "net/rabbitmq/rabbitjson.h"
#include "net/rabbitmq/rabbitqueue.h"
#include "net/rabbitmq/rabbitrefusal.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace rabbit;

namespace {

QString joined(const QStringList &names) {
    QStringList segments;
    for (const QString &name : names) {
        segments.append(rabbitSegment(name));
    }
    return segments.join(u'/');
}

template<typename T>
Result<QList<T>> readList(QByteArrayView body, const QString &where,
                          const std::function<Result<T>(Element, const QString &)> &one) {
    Document document;
    const auto root = document.read(body);
    return root ? listOf<T>(*root, where, one) : tl::unexpected(root.error());
}

template<typename T>
Result<T> readObject(QByteArrayView body, const std::function<Result<T>(Element)> &read) {
    Document document;
    const auto root = document.read(body);
    return !root               ? tl::unexpected(root.error())
           : root->is_object() ? read(*root)
                               : Result<T>(bad(u"the answer is no object"_s));
}

Result<RabbitOverview> overviewIn(Element from) {
    RabbitOverview overview;
    overview.version = text(from, "rabbitmq_version");
    if (overview.version.isEmpty() || text(from, "management_version").isEmpty()) {
        return bad(u"it does not say its version"_s);
    }
    overview.cluster = text(from, "cluster_name");
    overview.node = text(from, "node");
    overview.erlang = text(from, "erlang_version");
    overview.statsDisabled = isTrue(from, "disable_stats");
    if (const auto totals = member(from, "queue_totals")) { // {} or [] on a broker without queues
        overview.messages = whole(*totals, "messages");
        overview.ready = whole(*totals, "messages_ready");
        overview.unacknowledged = whole(*totals, "messages_unacknowledged");
    }
    if (const auto totals = member(from, "object_totals")) {
        overview.queues = whole(*totals, "queues");
        overview.consumers = whole(*totals, "consumers");
        overview.connections = whole(*totals, "connections");
    }
    if (const auto stats = member(from, "message_stats")) {
        overview.publishedPerSecond = rate(*stats, "publish_details");
        overview.deliveredPerSecond = rate(*stats, "deliver_get_details");
    }
    return overview;
}

// Tags are a list, and one text with commas before 3.9.
Result<RabbitWho> whoIn(Element from) {
    RabbitWho who{text(from, "name"), {}};
    const auto tags = member(from, "tags");
    simdjson::dom::array all;
    if (tags && tags->get(all) == simdjson::SUCCESS) {
        for (const Element one : all) {
            who.tags.append(textOf(one));
        }
    } else if (tags) {
        who.tags = textOf(*tags).split(u',', Qt::SkipEmptyParts);
    }
    return who.name.isEmpty() ? Result<RabbitWho>(bad(u"it does not say who asks"_s)) : who;
}

Result<RabbitExchange> exchangeIn(Element from, const QString &where) {
    RabbitExchange exchange;
    exchange.vhost = text(from, "vhost");
    exchange.name = text(from, "name");
    exchange.type = text(from, "type");
    exchange.durable = isTrue(from, "durable");
    exchange.internal = isTrue(from, "internal");
    exchange.id = joined({exchange.vhost, exchange.name});
    if (const auto stats = member(from, "message_stats")) {
        exchange.inPerSecond = rate(*stats, "publish_in_details");
        exchange.outPerSecond = rate(*stats, "publish_out_details");
    }
    return exchange.type.isEmpty() ? Result<RabbitExchange>(bad(where + u".type"_s)) : exchange;
}

Result<RabbitBinding> bindingIn(Element from, const QString &where) {
    RabbitBinding binding;
    binding.vhost = text(from, "vhost");
    binding.source = text(from, "source");
    binding.destination = text(from, "destination");
    binding.toQueue = text(from, "destination_type") != u"exchange"_s;
    binding.key = text(from, "routing_key");
    binding.id = joined({binding.vhost, binding.source, binding.toQueue ? u"q"_s : u"e"_s, binding.destination,
                         text(from, "properties_key")});
    return binding.destination.isEmpty() ? Result<RabbitBinding>(bad(where + u".destination"_s)) : binding;
}

Result<RabbitConsumer> consumerIn(Element from, const QString &where) {
    RabbitConsumer consumer;
    if (const auto queue = member(from, "queue")) {
        consumer.vhost = text(*queue, "vhost");
        consumer.queue = text(*queue, "name");
    }
    if (const auto channel = member(from, "channel_details"); channel && channel->is_object()) { // [] when it is gone
        consumer.connection = text(*channel, "connection_name");
        consumer.user = text(*channel, "user");
        consumer.id = text(*channel, "name");
    }
    consumer.tag = text(from, "consumer_tag");
    consumer.active = isTrue(from, "active");
    consumer.activity = text(from, "activity_status");
    consumer.acknowledges = isTrue(from, "ack_required");
    consumer.prefetch = whole(from, "prefetch_count");
    consumer.id = joined({consumer.vhost, consumer.queue, consumer.id, consumer.tag});
    return consumer.queue.isEmpty() ? Result<RabbitConsumer>(bad(where + u".queue.name"_s)) : consumer;
}

Result<RabbitConnection> connectionIn(Element from, const QString &where) {
    RabbitConnection connection;
    connection.vhost = text(from, "vhost");
    connection.name = text(from, "name");
    connection.client = text(from, "user_provided_name");
    connection.user = text(from, "user");
    connection.state = text(from, "state");
    connection.protocol = text(from, "protocol");
    connection.tls = isTrue(from, "ssl");
    connection.channels = whole(from, "channels");
    connection.since = milliseconds(from, "connected_at");
    connection.receivedPerSecond = rate(from, "recv_oct_details");
    connection.sentPerSecond = rate(from, "send_oct_details");
    connection.id = rabbitSegment(connection.name);
    return connection.name.isEmpty() ? Result<RabbitConnection>(bad(where + u".name"_s)) : connection;
}

Result<RabbitHealth> healthIn(Element from) {
    const QString status = text(from, "status");
    RabbitHealth health{status == u"ok"_s, textOrList(from, "reason"), {}};
    simdjson::dom::array alarms;
    if (const auto found = member(from, "alarms"); found && found->get(alarms) == simdjson::SUCCESS) {
        for (const Element one : alarms) {
            if (one.is_object()) {
                health.alarms.append(u"%1 at %2"_s.arg(text(one, "resource"), text(one, "node")));
            }
        }
    }
    return status.isEmpty() ? Result<RabbitHealth>(bad(u"no status of a check"_s)) : health;
}

Result<RabbitShovel> shovelIn(Element from, const QString &where) {
    RabbitShovel shovel{text(from, "vhost"), text(from, "name"), text(from, "state"), text(from, "timestamp"),
                        withoutHtml(textOrList(from, "reason"))};
    return shovel.name.isEmpty() ? Result<RabbitShovel>(bad(where + u".name"_s)) : shovel;
}

Result<RabbitShovelOrder> shovelOrderIn(Element from, const QString &where) {
    RabbitShovelOrder order{text(from, "vhost"), text(from, "name"), {}, {}};
    if (const auto value = member(from, "value"); value && value->is_object()) {
        order.from = text(*value, "src-queue");
        order.to = text(*value, "dest-queue");
    }
    return order.name.isEmpty() ? Result<RabbitShovelOrder>(bad(where + u".name"_s)) : order;
}

} // namespace

Result<RabbitOverview> rabbitOverview(QByteArrayView body) {
    return readObject<RabbitOverview>(body, overviewIn);
}
Result<RabbitWho> rabbitWho(QByteArrayView body) {
    return readObject<RabbitWho>(body, whoIn);
}
Result<QList<RabbitExchange>> rabbitExchanges(QByteArrayView body) {
    return readList<RabbitExchange>(body, u"exchanges"_s, exchangeIn);
}
Result<QList<RabbitBinding>> rabbitBindings(QByteArrayView body) {
    return readList<RabbitBinding>(body, u"bindings"_s, bindingIn);
}
Result<QList<RabbitConsumer>> rabbitConsumers(QByteArrayView body) {
    return readList<RabbitConsumer>(body, u"consumers"_s, consumerIn);
}
Result<QList<RabbitConnection>> rabbitConnections(QByteArrayView body) {
    return readList<RabbitConnection>(body, u"connections"_s, connectionIn);
}
Result<RabbitHealth> rabbitHealth(QByteArrayView body) {
    return readObject<RabbitHealth>(body, healthIn);
}
Result<QList<RabbitShovel>> rabbitShovels(QByteArrayView body) {
    return readList<RabbitShovel>(body, u"shovels"_s, shovelIn);
}
Result<QList<RabbitShovelOrder>> rabbitShovelOrders(QByteArrayView body) {
    return readList<RabbitShovelOrder>(body, u"parameters"_s, shovelOrderIn);
}

} // namespace farol::net
