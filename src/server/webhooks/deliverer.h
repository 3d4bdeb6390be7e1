// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/writer.h"
#include "server/outbound/webclient.h"
#include "server/telemetry/metrics.h"
#include "server/webhooks/deliveries.h"
#include "server/webhooks/targetguard.h"

#include <map>
#include <random>

namespace farol::server {

// Sends what the planner wrote down: takes a delivery (lease, fencing), signs it, posts it, records what came. At least
// once: a kill between the post and its record sends it again with the same message id. One endpoint has at most a few
// on their way, and after several failures in a row it rests, so that a dead one holds up nobody. Any number of
// processes may run one. A thread of its own; the writer runs longer.
class Deliverer final {
public:
    struct Options {
        QString database;
        WebClient::Options client;
        DeliveryRules rules;
        int perEndpoint = 4;
        int atOnce = 64;
        int failuresToRest = 5;                  // in a row
        std::chrono::milliseconds rest{2'000};   // doubles with each further failure, to a minute
        std::chrono::milliseconds patience{500}; // without a call to wake()
        std::function<void(const char *)> probe; // labels for tests that kill
        std::function<void(std::int64_t delivery, int attempt)> onRecorded; // its thread; must not block
    };
    Deliverer(Writer &writer, const Clock &clock, Metrics &metrics, TargetGuard guard, const SecretBox &box,
              Options options);
    ~Deliverer(); // stops
    Deliverer(const Deliverer &) = delete;
    Deliverer &operator=(const Deliverer &) = delete;

    [[nodiscard]] Done start(); // errors: WebClient's
    void stop();
    void wake(); // any thread

private:
    struct Endpoint {
        int flying = 0;
        int failures = 0;
        std::chrono::steady_clock::time_point restsUntil;
    };
    void run();
    [[nodiscard]] bool look(sql::Connection &connection); // true: there is more to do at once
    [[nodiscard]] bool record();                          // false: nothing can be stored now
    [[nodiscard]] std::vector<std::int64_t> choose(sql::Connection &connection);
    [[nodiscard]] std::vector<TakenDelivery> take(const std::vector<std::int64_t> &ids);
    void send(sql::Connection &connection, const TakenDelivery &taken);
    void landed(const TakenDelivery &taken, Instant at, WebAnswer answer);
    void note(DeliveryOutcome outcome);
    [[nodiscard]] Done write(Writer::Work work);
    void probe(const char *label) const;

    Writer &m_writer;
    const Clock &m_clock;
    Metrics &m_metrics;
    TargetGuard m_guard;
    const SecretBox &m_box;
    Options m_options;
    WebClient m_client;
    // The thread's own.
    std::map<std::int64_t, Endpoint> m_endpoints;
    int m_flying = 0;
    std::mt19937_64 m_random{std::random_device()()};
    // Shared.
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::vector<DeliveryOutcome> m_landed;
    bool m_woken = true;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace farol::server
