// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"
#include "server/errors/fault.h"
#include "server/outbound/webclient.h"
#include "server/telemetry/metrics.h"

#include <deque>
#include <mutex>

namespace farol::server {

// Where a DSN leads: scheme://key@host[:port][/path]/project.
struct SentryPlace {
    bool tls = true;
    std::string host;
    quint16 port = 443;
    std::string authority;
    std::string path; // /api/<project>/envelope/
    std::string key;
};
// Error: Rejected with what is wrong, without the DSN's text. Plain http is for a host of this machine alone.
[[nodiscard]] Result<SentryPlace> sentryPlace(const Secret &dsn);

// The envelope of one event; everything in it passed log::redact(). id: the group's.
[[nodiscard]] std::string sentryEnvelope(const InnerFault &fault, const std::string &id, const std::string &eventId,
                                         const std::string &environment, Instant now);

// Sends events, one at a time and in order, never waiting for anybody: at most 64 wait, more are dropped and counted.
// Retry-After and X-Sentry-Rate-Limits are kept to. An io thread of its own.
class SentryPipe final {
public:
    SentryPipe(SentryPlace place, std::string environment, const Clock &clock, Metrics &metrics);
    ~SentryPipe(); // what waits is lost
    SentryPipe(const SentryPipe &) = delete;
    SentryPipe &operator=(const SentryPipe &) = delete;
    [[nodiscard]] Done start(const WebClient::Options &options);
    void send(const InnerFault &fault, const std::string &id); // any thread

private:
    void next();
    void answered(const WebAnswer &answer);
    void drop(const char *reason);

    SentryPlace m_place;
    std::string m_environment;
    const Clock &m_clock;
    Metrics &m_metrics;
    std::mutex m_mutex;
    std::deque<std::string> m_waiting;
    bool m_flies = false;
    std::chrono::steady_clock::time_point m_restsUntil;
    WebClient m_client; // last: its thread ends before what it touches
};

// How long events of kind error must rest by the two headers; 0: not at all.
[[nodiscard]] std::chrono::seconds sentryRest(int status, std::string_view retryAfter, std::string_view rateLimits);

} // namespace farol::server
