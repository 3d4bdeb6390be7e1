// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/writer.h"
#include "server/errors/fault.h"
#include "server/errors/sentry.h"
#include "server/telemetry/metrics.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace farol::server {

// One group as it is stored.
struct ErrorGroupRow {
    std::string id;
    std::string code;
    std::string place;
    std::string route;
    std::string message; // of the last one
    std::string requestId;
    std::string firstRelease;
    std::string release; // of the last one
    std::int64_t count = 0;
    Instant firstAt;
    Instant lastAt;
};
// The newest first; id empty: all of them, at most so many.
[[nodiscard]] Result<std::vector<ErrorGroupRow>> readErrorGroups(sql::Connection &connection, const std::string &id,
                                                                 int limit);

// Gathers faults by group and stores them once a second; the first of a group, and then one a minute, goes to Sentry
// where that is set. Memory holds at most 200 groups, the table 1,000: what is more is dropped and counted. A thread
// of its own; the writer runs longer.
class ErrorBook final {
public:
    // sentry: none, or one that lives as long.
    ErrorBook(Writer &writer, const Clock &clock, Metrics &metrics, SentryPipe *sentry);
    ~ErrorBook();
    ErrorBook(const ErrorBook &) = delete;
    ErrorBook &operator=(const ErrorBook &) = delete;

    void note(InnerFault fault); // any thread, never blocks; at is filled in
    // Lines of the log at warning or above; any thread. Those that tell of a request come as its answer.
    void noteLine(bool isError, std::string_view line, std::string_view requestId);

private:
    struct Pending {
        InnerFault last;
        Instant first;
        std::int64_t count = 0;
    };
    void run();
    void store(std::map<std::string, Pending> pending);

    Writer &m_writer;
    const Clock &m_clock;
    Metrics &m_metrics;
    SentryPipe *m_sentry;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::map<std::string, Pending> m_pending;
    std::map<std::string, Instant> m_told; // to Sentry, when last
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace farol::server
