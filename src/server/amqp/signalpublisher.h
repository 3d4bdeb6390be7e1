// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/amqp/topology.h"
#include "server/events/relay.h"

#include <atomic>
#include <mutex>

namespace farol::server {

// Which facts go to the exchange of events; work signals always go.
enum class BrokerEvents { Outcomes, All, Off }; // outcomes: all but sent, answered and checked

// The relay's consumer that hands what committed to the broker: each fact to the topic exchange, and for facts that
// made items ready a signal for so many. Its position moves after the broker confirmed: after a kill the same messages
// go again under the same ids. While the broker is away the position stands, and everything flows when it returns.
class SignalPublisher final : public EventConsumer {
public:
    struct Options {
        AmqpLink::Options link;
        std::string prefix = "farol";
        BrokerEvents events = BrokerEvents::Outcomes;
        int block = 256; // items of one signal
    };
    SignalPublisher(const Clock &clock, Options options)
        : m_clock(clock)
        , m_options(std::move(options))
        , m_topology(m_options.prefix) {}

    [[nodiscard]] std::string name() const override { return "broker"; }
    [[nodiscard]] Done publish(sql::Connection &connection, EventRange range) override;
    [[nodiscard]] bool hasMore(sql::Connection &connection) override; // never; keeps the session alive between facts

    [[nodiscard]] bool isUp() const { return m_up; } // any thread
    [[nodiscard]] std::uint64_t published() const { return m_published; }

private:
    struct Ready {
        ItemKind kind;
        std::int64_t items;
        std::chrono::milliseconds wait; // 0: now
        std::string cause;              // the same again after a kill
    };
    [[nodiscard]] Done handOver(sql::Connection &connection, EventRange range);
    [[nodiscard]] Done connect();
    [[nodiscard]] Done publishFacts(sql::Connection &connection, EventRange range);
    [[nodiscard]] Done publishWork(sql::Connection &connection, EventRange range);
    [[nodiscard]] Done signal(const Ready &ready);
    [[nodiscard]] Done send(const AmqpLink::Message &message);

    const Clock &m_clock;
    Options m_options;
    Topology m_topology;
    std::unique_ptr<AmqpLink> m_link; // relay's thread
    std::atomic<bool> m_up = false;
    std::atomic<std::uint64_t> m_published = 0;
};

} // namespace farol::server
