// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "server/traces/traceparent.h"
#include "sql/connection.h"

#include <utility>
#include <vector>

namespace farol::server {

class Arrows;

inline constexpr std::chrono::hours tracesKept{24};

// One person's command as a row: its request and its work on the database. Everything that follows (queue, claim,
// provider, checks, webhooks) is derived from the attempts and events when somebody asks, so it costs nothing before.
struct TracedCommand {
    TraceContext context; // spanId: the caller's
    std::string requestSpan;
    std::int64_t tenant = 0;
    std::int64_t batch = 0; // 0: of none
    std::string requestId;
    std::string name;           // POST /api/v1/batches/{id}/submit
    std::int64_t arrivedAt = 0; // µs since 1970
    std::int64_t begunAt = 0;
    std::int64_t endedAt = 0;
};
// Stores it, and forgets what is older than a day. Writer thread, in the command's transaction.
[[nodiscard]] Done keepTrace(Arrows &arrows, const TracedCommand &command);

enum class SpanKind : int { Internal = 1, Server = 2, Client = 3 }; // OTLP's numbers
struct Span {
    std::string traceId;
    std::string spanId;
    std::string parentId;
    std::string name;
    std::string process; // farold, or the worker's name
    SpanKind kind = SpanKind::Internal;
    std::int64_t startedAt = 0; // µs
    std::int64_t tookMicros = 0;
    bool failed = false;
    std::vector<std::pair<std::string, std::string>> tags;
};

// All of one trace; of its batch the first items, oldest first. Empty: no such trace of this tenant.
[[nodiscard]] Result<std::vector<Span>> spansOfTrace(sql::Connection &connection, std::int64_t tenant,
                                                     const std::string &traceId, int items);
// The newest traces of a tenant that began since then.
[[nodiscard]] Result<std::vector<std::string>> newestTraces(sql::Connection &connection, std::int64_t tenant,
                                                            Instant since, int limit);
// The trace that a batch's payments belong to: that of its release. None: it was released without one.
[[nodiscard]] Result<std::optional<TracedCommand>> traceOfBatch(sql::Connection &connection, std::int64_t batch);
// Queue, claim, call, checks and webhooks of one item within a trace.
[[nodiscard]] Done addItemSpans(sql::Connection &connection, const TracedCommand &command, std::int64_t item,
                                std::vector<Span> &spans);
// What an attempt to tell a webhook carries; empty: its fact belongs to no trace.
[[nodiscard]] std::string deliveryTraceparent(sql::Connection &connection, std::int64_t delivery, int attempt);
// The batch that a delivery tells of; 0: of none.
[[nodiscard]] Result<std::int64_t> batchOfDelivery(sql::Connection &connection, std::int64_t delivery);
// An attempt that was recorded, in the trace of its batch. None: there is no such attempt.
[[nodiscard]] Result<std::optional<Span>> spanOfDelivery(sql::Connection &connection, const TracedCommand &command,
                                                         std::int64_t delivery, int attempt);
void addCommandSpans(const TracedCommand &command, std::vector<Span> &spans);
[[nodiscard]] std::string commandSpan(const TracedCommand &command);

// Jaeger's query JSON: {"data":[{"traceID","spans":[…],"processes":{…}}],…}.
[[nodiscard]] QByteArray jaegerJson(const std::vector<std::vector<Span>> &traces);
// OTLP/HTTP JSON of /v1/traces.
[[nodiscard]] QByteArray otlpJson(const std::vector<Span> &spans);

} // namespace farol::server
