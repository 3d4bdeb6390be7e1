// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace farol::server {

// W3C Trace Context: 00-<32 hex>-<16 hex>-<2 hex>, lower case, ids not all zero.
struct TraceContext {
    std::string traceId;
    std::string spanId; // of the caller; empty: this is where the trace begins
    bool sampled = false;
    bool operator==(const TraceContext &) const = default;
};
// None: not one, so that the trace begins here.
[[nodiscard]] std::optional<TraceContext> traceContext(std::string_view header);
[[nodiscard]] std::string traceparent(const TraceContext &context);
[[nodiscard]] TraceContext newTrace(); // random
[[nodiscard]] std::string newSpanId(); // random
[[nodiscard]] bool isTraceId(std::string_view text);

// What a span is of; with the trace, the item and the attempt it makes an id that every process derives alike.
enum class SpanOf : std::uint64_t { Queue = 1, Claim = 2, Call = 3, Check = 4, Delivery = 5 };
[[nodiscard]] std::string spanId(std::string_view traceId, SpanOf what, std::int64_t object, std::int64_t number);

} // namespace farol::server
