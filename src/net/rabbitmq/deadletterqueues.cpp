// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/deadletterqueues.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <map>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

using Place = std::pair<QString, QString>; // virtual host, name

struct Reached {
    bool certain = true;
    QStringList exchanges;
};

// Where letters of one queue can end.
class Walk final {
public:
    Walk(const QHash<Place, QString> &types, const QHash<Place, QList<const RabbitBinding *>> &bindings)
        : m_types(types)
        , m_bindings(bindings) {}

    std::map<QString, Reached> from(const RabbitQueue &queue) {
        m_found.clear();
        m_seen.clear();
        const QString exchange = *queue.rules.deadLetterExchange;
        if (exchange.isEmpty()) { // by name; without a key the letter's own, which cannot be known
            if (queue.rules.deadLetterKey) {
                reach(*queue.rules.deadLetterKey, exchange, true);
            }
            return m_found;
        }
        visit(queue.vhost, exchange, queue.rules.deadLetterKey, true, exchange);
        return m_found;
    }

private:
    void reach(const QString &queue, const QString &exchange, bool certain) {
        auto &one = m_found.try_emplace(queue, Reached{certain, {}}).first->second;
        one.certain = one.certain || certain;
        if (!one.exchanges.contains(exchange)) {
            one.exchanges.append(exchange);
        }
    }
    void visit(const QString &vhost, const QString &exchange, const std::optional<QString> &key, bool certain,
               const QString &first) {
        if (m_seen.contains(exchange)) {
            return;
        }
        m_seen.insert(exchange);
        const QString type = m_types.value({vhost, exchange});
        for (const RabbitBinding *binding : m_bindings.value({vhost, exchange})) {
            const bool isFanout = type == u"fanout"_s;
            const bool isKnown = isFanout || (key && (type == u"direct"_s || type == u"topic"_s));
            const bool takes =
                !isKnown || isFanout || (type == u"topic"_s ? topicTakes(binding->key, *key) : binding->key == *key);
            if (!takes) {
                continue;
            }
            if (binding->toQueue) {
                reach(binding->destination, first, certain && isKnown);
            } else {
                visit(vhost, binding->destination, key, certain && isKnown, first);
            }
        }
    }

    const QHash<Place, QString> &m_types;
    const QHash<Place, QList<const RabbitBinding *>> &m_bindings;
    std::map<QString, Reached> m_found;
    QSet<QString> m_seen;
};

bool takesWords(const QStringList &pattern, qsizetype at, const QStringList &words, qsizetype word) {
    if (at == pattern.size()) {
        return word == words.size();
    }
    if (pattern.at(at) == u"#"_s) {
        for (qsizetype next = word; next <= words.size(); ++next) {
            if (takesWords(pattern, at + 1, words, next)) {
                return true;
            }
        }
        return false;
    }
    const bool isSame = word < words.size() && (pattern.at(at) == u"*"_s || pattern.at(at) == words.at(word));
    return isSame && takesWords(pattern, at + 1, words, word + 1);
}

} // namespace

bool topicTakes(const QString &pattern, const QString &key) {
    QStringList parts = pattern.split(u'.');
    for (qsizetype i = parts.size() - 1; i > 0; --i) { // ## is as one, and would take for ever
        if (parts.at(i) == u"#"_s && parts.at(i - 1) == u"#"_s) {
            parts.removeAt(i);
        }
    }
    constexpr qsizetype mostHashes = 4; // each multiplies the ways: such a pattern is held to take all
    return parts.count(u"#"_s) > mostHashes || takesWords(parts, 0, key.isEmpty() ? QStringList() : key.split(u'.'), 0);
}

QList<DeadLetterQueue> deadLetterQueues(const RabbitTopology &topology) {
    QHash<Place, QString> types;
    for (const auto &exchange : topology.exchanges) {
        types.insert({exchange.vhost, exchange.name}, exchange.type);
    }
    QHash<Place, QList<const RabbitBinding *>> bindings;
    for (const auto &binding : topology.bindings) {
        bindings[{binding.vhost, binding.source}].append(&binding);
    }
    std::map<Place, DeadLetterQueue> found;
    Walk walk(types, bindings);
    for (const auto &origin : topology.queues) {
        if (!origin.rules.deadLetterExchange) {
            continue;
        }
        for (const auto &[name, reached] : walk.from(origin)) {
            auto &one = found[{origin.vhost, name}];
            one.certain = one.certain && reached.certain;
            one.origins.append(origin.name);
            for (const QString &exchange : reached.exchanges) {
                if (!one.exchanges.contains(exchange)) {
                    one.exchanges.append(exchange);
                }
            }
        }
    }
    QList<DeadLetterQueue> all;
    QHash<Place, const RabbitQueue *> queues;
    for (const auto &queue : topology.queues) {
        queues.insert({queue.vhost, queue.name}, &queue);
    }
    for (auto &[place, one] : found) {
        if (const auto *queue = queues.value(place)) { // a name that no queue has is a lost letter, not a queue
            one.queue = *queue;
            one.origins.sort();
            all.append(std::move(one));
        }
    }
    return all;
}

} // namespace farol::net
