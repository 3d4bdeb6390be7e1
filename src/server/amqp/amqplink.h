// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

#include <QString>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>

struct amqp_connection_state_t_;

namespace farol::server {

// A session with a broker: AMQP 0-9-1 by librabbitmq, one channel. One thread. Every call may fail with Network
// broker_down; after that the session is over and a new one is opened by its owner.
class AmqpLink final {
public:
    struct Options {
        Secret url;     // amqp://user:password@host:5672/vhost, amqps:// for TLS
        QString caFile; // PEM, beside the system's own
        std::chrono::milliseconds patience{5'000};
        int heartbeatSeconds = 10;
    };
    [[nodiscard]] static Result<std::unique_ptr<AmqpLink>> open(const Options &options, const std::string &name);
    ~AmqpLink();
    AmqpLink(const AmqpLink &) = delete;
    AmqpLink &operator=(const AmqpLink &) = delete;

    using Table = std::map<std::string, std::variant<std::int64_t, std::string>>;
    struct Queue {
        std::string name;
        Table arguments; // x-…
    };
    [[nodiscard]] Done declareExchange(const std::string &name, const char *type); // durable
    // Durable. Conflict broker_queue_differs: there is one with other properties.
    [[nodiscard]] Done declareQueue(const Queue &queue);
    [[nodiscard]] Done bind(const std::string &queue, const std::string &exchange, const std::string &key);

    struct Message {
        std::string exchange;
        std::string key;
        std::string body; // JSON
        std::string id;   // the same when it is published again
        std::string type;
        bool mandatory = false; // nobody takes it: an error
        Table headers;
    };
    [[nodiscard]] Done publish(const Message &message); // persistent; not confirmed yet
    [[nodiscard]] Done awaitConfirms();                 // of all that was published

    struct Delivery {
        std::uint64_t tag = 0;
        std::string queue;
        std::string body;
        bool again = false; // delivered before
    };
    // From now on next() brings its messages, at most so many unsettled.
    [[nodiscard]] Done consume(const std::string &queue, int prefetch);
    // The next one, or none within the time. Also keeps the heart beating.
    [[nodiscard]] Result<std::optional<Delivery>> next(std::chrono::milliseconds atMost);
    [[nodiscard]] Done beat(); // of a session that only publishes, when nothing is to be said; every few seconds
    [[nodiscard]] Done acknowledge(std::uint64_t tag);
    [[nodiscard]] Done reject(std::uint64_t tag); // to the dead letters

private:
    AmqpLink() = default;
    [[nodiscard]] Done signIn(const Options &options, const std::string &name);
    [[nodiscard]] Done judged(const char *what) const; // of the newest question
    [[nodiscard]] Done status(int code, const char *what) const;
    [[nodiscard]] Done hearConfirm();

    amqp_connection_state_t_ *m_state = nullptr;
    std::chrono::milliseconds m_patience{};
    bool m_confirms = false;
    std::uint64_t m_published = 0;
    std::set<std::uint64_t> m_unconfirmed;
};

} // namespace farol::server
