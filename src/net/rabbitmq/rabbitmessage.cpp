// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitmessage.h"

#include "net/rabbitmq/rabbitjson.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace rabbit;

namespace {

constexpr std::int64_t limitFrom4 = 20; // RabbitMQ 4.0, "Quorum Queues", poison message handling

Result<RabbitDeath> deathIn(Element from, const QString &) {
    RabbitDeath death{
        text(from, "queue"),  text(from, "reason"), text(from, "exchange"), {}, whole(from, "count").value_or(1),
        seconds(from, "time")};
    simdjson::dom::array keys;
    if (const auto found = member(from, "routing-keys"); found && found->get(keys) == simdjson::SUCCESS) {
        for (const Element one : keys) {
            death.keys.append(textOf(one));
        }
    }
    return death;
}

// properties is [] when there are none.
Done readProperties(Element properties, const QString &where, RabbitMessage &message) {
    if (!properties.is_object()) {
        return {};
    }
    message.id = text(properties, "message_id");
    message.type = text(properties, "type");
    message.contentType = text(properties, "content_type");
    message.publishedAt = seconds(properties, "timestamp");
    const auto headers = member(properties, "headers");
    if (!headers || !headers->is_object()) {
        return {};
    }
    message.deliveries = whole(*headers, "x-delivery-count");
    const auto deaths = member(*headers, "x-death");
    if (!deaths || !deaths->is_array()) { // a publisher may send a header of that name, too
        return {};
    }
    auto all = listOf<RabbitDeath>(*deaths, where + u".x-death"_s, deathIn);
    if (!all) {
        return tl::unexpected(all.error());
    }
    message.deaths = std::move(*all);
    return {};
}

Result<RabbitMessage> messageIn(Element from, const QString &where) {
    RabbitMessage message;
    const auto payload = member(from, "payload");
    if (!payload || !payload->is_string()) {
        return bad(where + u".payload"_s);
    }
    message.payload = textOf(*payload).toUtf8();
    if (text(from, "payload_encoding") == u"base64"_s) {
        const auto plain = QByteArray::fromBase64Encoding(message.payload, QByteArray::AbortOnBase64DecodingErrors);
        if (!plain) {
            return bad(where + u".payload is no base64"_s);
        }
        message.payload = *plain;
    }
    message.bytes = whole(from, "payload_bytes").value_or(message.payload.size());
    message.left = whole(from, "message_count").value_or(0);
    message.redelivered = isTrue(from, "redelivered");
    message.exchange = text(from, "exchange");
    message.key = text(from, "routing_key");
    const auto properties = member(from, "properties");
    const auto done = properties ? readProperties(*properties, where, message) : Done();
    return done ? Result<RabbitMessage>(std::move(message)) : tl::unexpected(done.error());
}

} // namespace

Result<QList<RabbitMessage>> rabbitMessages(QByteArrayView body) {
    Document document;
    const auto root = document.read(body);
    return root ? listOf<RabbitMessage>(*root, u"messages"_s, messageIn) : tl::unexpected(root.error());
}

QStringList originsOf(const QList<RabbitMessage> &letters) {
    QStringList origins;
    for (const auto &letter : letters) {
        if (!letter.deaths.isEmpty() && !origins.contains(letter.deaths.constLast().queue)) {
            origins.append(letter.deaths.constLast().queue);
        }
    }
    return origins;
}

PeekRisk peekRisk(const RabbitQueue &queue, const QString &version) {
    if (queue.type == u"stream"_s) {
        return {PeekRisk::Level::Refused, 0, u"%1 is a stream: it has no peek."_s.arg(queue.name)};
    }
    if (queue.type != u"quorum"_s) { // a classic queue has no limit of deliveries, whatever its arguments say
        return {PeekRisk::Level::Marked, 0,
                u"A peek is a delivery: the messages keep their order and are marked as redelivered."_s};
    }
    auto limit = queue.rules.deliveryLimit;
    bool isNumber = false;
    if (!limit && version.section(u'.', 0, 0).toInt(&isNumber) >= 4 && isNumber) {
        limit = limitFrom4;
    }
    if (limit && *limit >= 0) {
        const QString fate = queue.rules.deadLetterExchange
                                 ? u"moves them to its dead letters"_s
                                 : u"deletes them for good: it has no dead letter exchange"_s;
        return {PeekRisk::Level::Destroys, *limit,
                u"A peek is a delivery, and %1 delivers a message at most %2 times before it %3."_s.arg(queue.name)
                    .arg(*limit + 1)
                    .arg(fate)};
    }
    if (!queue.policyKnown) {
        return {PeekRisk::Level::Unknown, 0,
                u"A peek is a delivery, and %1 has not told yet whether a policy limits those. Ask again in some "
                "seconds."_s.arg(queue.name)};
    }
    return {PeekRisk::Level::Counted, 0, u"A peek is a delivery: the queue counts one more for each message."_s};
}

} // namespace farol::net
