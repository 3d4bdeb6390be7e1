// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amqp/signalpublisher.h"

#include "core/json/codec.h"
#include "server/amqp/signalconsumer.h"

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr int factsAtOnce = 500;

bool isOutcome(const QString &type) {
    return type != u"sent" && type != u"answered" && type != u"checked";
}

} // namespace

// A session that was up may have ended since: once more on a new one.
Done SignalPublisher::publish(sql::Connection &connection, EventRange range) {
    const bool wasUp = m_link != nullptr;
    auto done = handOver(connection, range);
    done = done || !wasUp ? done : handOver(connection, range);
    m_up = done.has_value();
    return done;
}

bool SignalPublisher::hasMore(sql::Connection &) {
    const auto done = m_link ? m_link->beat() : connect();
    if (!done) {
        m_link.reset();
    }
    m_up = done.has_value();
    return false;
}

Done SignalPublisher::handOver(sql::Connection &connection, EventRange range) {
    auto done = m_link ? Done() : connect();
    done = done ? publishWork(connection, range) : done;
    done = done && m_options.events != BrokerEvents::Off ? publishFacts(connection, range) : done;
    done = done ? m_link->awaitConfirms() : done;
    if (!done) {
        m_link.reset();
    }
    return done;
}

Done SignalPublisher::connect() {
    auto link = AmqpLink::open(m_options.link, "relay");
    if (!link) {
        return tl::unexpected(link.error());
    }
    m_link = std::move(*link);
    return m_topology.declare(*m_link);
}

Done SignalPublisher::send(const AmqpLink::Message &message) {
    ++m_published;
    return m_link->publish(message);
}

Done SignalPublisher::publishFacts(sql::Connection &connection, EventRange range) {
    while (range.after < range.to) {
        const auto facts = readStream(connection, range, factsAtOnce);
        if (!facts) {
            return tl::unexpected(facts.error());
        }
        for (const StreamedEvent &fact : *facts) {
            if (m_options.events == BrokerEvents::Outcomes && !isOutcome(fact.event.type)) {
                continue;
            }
            const std::string type = fact.event.type.toStdString();
            const auto done = send({m_topology.events(),
                                    type + '.' + std::to_string(fact.tenant),
                                    json::encode(fact.event).toStdString(),
                                    fact.event.id.toStdString(),
                                    type,
                                    false,
                                    {}});
            if (!done) {
                return done;
            }
        }
        range.after = facts->empty() ? range.to : facts->back().position;
    }
    return {};
}

// A batch's release is one fact for all its items; a retry is one for each, with the moment at which it is due. The two
// facts that nearly all are never make anything ready. What a later day makes ready, the workers' own look finds.
Done SignalPublisher::publishWork(sql::Connection &connection, EventRange range) {
    auto batches = connection.prepare(
        "SELECT b.kind, b.items, s.position FROM event_stream s JOIN batches b ON b.id = s.batch WHERE s.position > ?1 "
        "AND s.position <= ?2 AND s.item IS NULL AND s.type IN ('queued','resumed') ORDER BY s.position");
    batches.bind(range.after, range.to);
    auto items = connection.prepare(
        "SELECT i.kind, i.next_at, count(*), max(s.position) FROM event_stream s JOIN items i ON i.id = s.item WHERE "
        "s.position > ?1 AND s.position <= ?2 AND s.type NOT IN ('sent','done') AND i.state IN (1,4) GROUP BY i.kind, "
        "i.next_at");
    items.bind(range.after, range.to);
    std::vector<Ready> ready;
    const auto now = m_clock.now().time_since_epoch();
    for (auto more = batches.step(); !more || *more; more = batches.step()) {
        if (!more) {
            return tl::unexpected(more.error());
        }
        ready.push_back(
            {static_cast<ItemKind>(batches.integer(0)), batches.integer(1), 0ms, std::to_string(batches.integer(2))});
    }
    for (auto more = items.step(); !more || *more; more = items.step()) {
        if (!more) {
            return tl::unexpected(more.error());
        }
        ready.push_back({static_cast<ItemKind>(items.integer(0)), items.integer(2),
                         std::max(std::chrono::milliseconds(items.integer(1)) - now, 0ms),
                         std::to_string(items.integer(3)) + '@' + std::to_string(items.integer(1))});
    }
    for (const Ready &one : ready) {
        if (auto done = signal(one); !done) {
            return done;
        }
    }
    return {};
}

Done SignalPublisher::signal(const Ready &ready) {
    AmqpLink::Message message;
    message.mandatory = true;
    message.type = "work";
    message.exchange = ready.wait > 0ms ? "" : m_topology.work();
    message.key = ready.wait > 0ms ? m_topology.waiting(ready.kind, ready.wait) : queueName(ready.kind);
    std::int64_t block = 0;
    for (std::int64_t left = ready.items; left > 0; left -= m_options.block) {
        message.id = ready.cause + '/' + std::to_string(block++);
        message.body = encodeSignal(static_cast<int>(std::min<std::int64_t>(left, m_options.block)));
        if (auto done = send(message); !done) {
            return done;
        }
    }
    return {};
}

} // namespace farol::server
