// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitqueue.h"

#include "net/rabbitmq/rabbitjson.h"

#include <QStringList>
#include <QUrl>
#include <algorithm>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace rabbit;

namespace {

std::optional<QString> saidText(Element from, std::string_view name) {
    const auto found = member(from, name);
    std::string_view word;
    return found && found->get(word) == simdjson::SUCCESS ? std::optional(textOf(*found)) : std::nullopt;
}

std::optional<std::int64_t> lower(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
    return a && b ? std::optional(std::min(*a, *b)) : a ? a : b;
}

// effective_policy_definition is a list when it is empty, on some versions.
void addPolicy(Element policy, RabbitRules &rules) {
    if (!policy.is_object()) {
        return;
    }
    if (!rules.deadLetterExchange) {
        rules.deadLetterExchange = saidText(policy, "dead-letter-exchange");
    }
    if (!rules.deadLetterKey) {
        rules.deadLetterKey = saidText(policy, "dead-letter-routing-key");
    }
    rules.deliveryLimit = lower(rules.deliveryLimit, whole(policy, "delivery-limit"));
    rules.maxLength = lower(rules.maxLength, whole(policy, "max-length"));
    rules.overflow = rules.overflow.isEmpty() ? text(policy, "overflow") : rules.overflow;
}

RabbitRules rulesIn(Element from) {
    RabbitRules rules;
    if (const auto arguments = member(from, "arguments"); arguments && arguments->is_object()) {
        rules.deadLetterExchange = saidText(*arguments, "x-dead-letter-exchange");
        rules.deadLetterKey = saidText(*arguments, "x-dead-letter-routing-key");
        rules.deliveryLimit = whole(*arguments, "x-delivery-limit");
        rules.maxLength = whole(*arguments, "x-max-length");
        rules.overflow = text(*arguments, "x-overflow");
    }
    if (const auto policy = member(from, "effective_policy_definition")) {
        addPolicy(*policy, rules);
    }
    return rules;
}

Result<RabbitQueue> queueIn(Element from, const QString &where) {
    RabbitQueue queue;
    queue.name = text(from, "name");
    if (queue.name.isEmpty()) {
        return bad(where + u".name"_s);
    }
    queue.vhost = text(from, "vhost");
    queue.type = text(from, "type");
    queue.state = text(from, "state");
    queue.node = text(from, "node");
    queue.policy = text(from, "policy");
    queue.durable = isTrue(from, "durable");
    queue.autoDelete = isTrue(from, "auto_delete");
    queue.rules = rulesIn(from);
    queue.policyKnown = member(from, "effective_policy_definition").has_value();
    queue.messages = whole(from, "messages");
    queue.ready = whole(from, "messages_ready");
    queue.unacknowledged = whole(from, "messages_unacknowledged");
    queue.consumers = whole(from, "consumers");
    queue.memory = whole(from, "memory");
    queue.growthPerSecond = rate(from, "messages_details");
    queue.headAt = seconds(from, "head_message_timestamp");
    if (const auto stats = member(from, "message_stats")) { // absent until a client published or took something
        queue.publishedPerSecond = rate(*stats, "publish_details");
        queue.deliveredPerSecond = rate(*stats, "deliver_get_details");
        queue.acknowledgedPerSecond = rate(*stats, "ack_details");
    }
    return queue;
}

} // namespace

QString RabbitQueue::id() const {
    return rabbitSegment(vhost) + u'/' + rabbitSegment(name);
}

QString rabbitSegment(const QString &name) {
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

RabbitQueueStatus statusOf(const RabbitQueue &queue) {
    const QStringList alive{u"running"_s, u"idle"_s, u"flow"_s, u"live"_s,
                            u""_s}; // idle and flow: a running one, resting or slowed
    if (!alive.contains(queue.state)) {
        return RabbitQueueStatus::Stalled;
    }
    const auto ready = queue.ready ? queue.ready : queue.messages;
    if (!ready) {
        return RabbitQueueStatus::Unknown;
    }
    if (*ready > 0 && queue.consumers == 0) {
        return RabbitQueueStatus::Stalled;
    }
    return *ready >= backlogFrom ? RabbitQueueStatus::Backlog : RabbitQueueStatus::Ok;
}

QString wordOf(RabbitQueueStatus status) {
    switch (status) {
    case RabbitQueueStatus::Ok:
        return u"ok"_s;
    case RabbitQueueStatus::Backlog:
        return u"backlog"_s;
    case RabbitQueueStatus::Stalled:
        return u"stalled"_s;
    case RabbitQueueStatus::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

Result<RabbitQueuePage> rabbitQueuePage(QByteArrayView body) {
    Document document;
    const auto root = document.read(body);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const auto items = root->is_object() ? member(*root, "items") : std::nullopt;
    if (!items) {
        return bad(u"a page without items"_s);
    }
    auto rows = listOf<RabbitQueue>(*items, u"items"_s, queueIn);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    const auto count = [&root](std::string_view name, std::int64_t otherwise) {
        return whole(*root, name).value_or(otherwise);
    };
    const auto size = static_cast<std::int64_t>(rows->size());
    return RabbitQueuePage{std::move(*rows), count("page", 1), count("page_count", 1), count("filtered_count", size),
                           count("total_count", size)};
}

Result<QList<RabbitQueue>> rabbitQueueList(QByteArrayView body) {
    Document document;
    const auto root = document.read(body);
    return root ? listOf<RabbitQueue>(*root, u"queues"_s, queueIn) : tl::unexpected(root.error());
}

Result<RabbitQueue> rabbitQueue(QByteArrayView body) {
    Document document;
    const auto root = document.read(body);
    return !root               ? tl::unexpected(root.error())
           : root->is_object() ? queueIn(*root, u"queue"_s)
                               : Result<RabbitQueue>(bad(u"the queue is no object"_s));
}

QString rabbitQueueColumns() {
    return u"name,vhost,type,state,node,policy,durable,auto_delete,arguments,effective_policy_definition,messages,"
           "messages_ready,messages_unacknowledged,consumers,memory,messages_details.rate,head_message_timestamp,"
           "message_stats.publish_details.rate,message_stats.deliver_get_details.rate,message_stats.ack_details.rate"_s;
}

} // namespace farol::net
