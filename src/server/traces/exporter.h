// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/webclient.h"
#include "server/telemetry/metrics.h"
#include "server/traces/traces.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace farol::server {

// Hands spans to a collector as OTLP/HTTP JSON: those of errors, of callers who asked for it (the sampled flag) and a
// share of the rest. Reads what happened from the tables once a second, never the writer's time; sends at most 200
// spans at once, again with growing pauses while the collector is away, and drops what is more than 2,000. A thread of
// its own; what happened before its start is not sent.
class TraceExporter final {
public:
    struct Options {
        QString database;
        QString url;       // of the collector; /v1/traces is added where it has no path
        double sample = 1; // percent
        WebClient::Options client;
        std::chrono::milliseconds beat{1000};
        bool gathers = true; // false: another process reads the tables, this one tells its own deliveries alone
    };
    TraceExporter(const Clock &clock, Metrics &metrics, Options options);
    ~TraceExporter();
    TraceExporter(const TraceExporter &) = delete;
    TraceExporter &operator=(const TraceExporter &) = delete;
    // Errors: Rejected when the URL is none, or plain http to another machine.
    [[nodiscard]] Done start();
    // An attempt to tell a webhook was recorded. Any thread; returns at once.
    void delivered(std::int64_t delivery, int attempt);

private:
    void run();
    void gather(sql::Connection &connection);
    [[nodiscard]] Done gatherCommands(sql::Connection &connection);
    [[nodiscard]] Done gatherAttempts(sql::Connection &connection);
    // The trace that a batch belongs to, one look a batch.
    using Traces = std::unordered_map<std::int64_t, std::optional<TracedCommand>>;
    [[nodiscard]] static Result<const TracedCommand *> traceOf(sql::Connection &connection, std::int64_t batch,
                                                               Traces &traces);
    [[nodiscard]] Done gatherDeliveries(sql::Connection &connection);
    [[nodiscard]] bool takes(const TraceContext &context, bool failed) const;
    void queue(std::vector<Span> spans);
    void dropped(std::size_t spans);
    void sendNext();
    void answered(int status, std::size_t spans);

    const Clock &m_clock;
    Metrics &m_metrics;
    Options m_options;
    WebOrder m_target;
    // The thread's own.
    std::int64_t m_event = -1;  // the last one that was looked at; -1: not begun
    std::int64_t m_command = 0; // µs
    std::chrono::steady_clock::time_point m_restsUntil;
    std::chrono::milliseconds m_rest{0};
    // Shared.
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<Span> m_waiting;
    std::deque<std::pair<std::int64_t, int>> m_delivered; // with the attempt's number
    std::vector<Span> m_flying;
    bool m_flies = false;
    bool m_stopping = false;
    WebClient m_client;
    std::thread m_thread;
};

} // namespace farol::server
