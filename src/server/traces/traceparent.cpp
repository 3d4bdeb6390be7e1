// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/traces/traceparent.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace farol::server {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

bool isHex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return digits.find(c) != std::string_view::npos; });
}
bool isZero(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

std::string randomHex(std::size_t bytes) {
    std::array<unsigned char, 16> random{};
    randombytes_buf(random.data(), bytes);
    random[0] = static_cast<unsigned char>(random[0] | 1U); // never all zero
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) {
        text += digits[random[i] >> 4U];
        text += digits[random[i] & 15U];
    }
    return text;
}

std::uint64_t mixed(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

} // namespace

bool isTraceId(std::string_view text) {
    return text.size() == 32 && isHex(text) && !isZero(text);
}

std::optional<TraceContext> traceContext(std::string_view header) {
    const bool shaped = header.size() >= 55 && header[2] == '-' && header[35] == '-' && header[52] == '-';
    if (!shaped) {
        return std::nullopt;
    }
    const auto version = header.substr(0, 2);
    const auto trace = header.substr(3, 32);
    const auto span = header.substr(36, 16);
    const auto flags = header.substr(53, 2);
    const bool longer = header.size() > 55; // a later version may say more
    const bool good = isHex(version) && version != "ff" && isTraceId(trace) && isHex(span) && !isZero(span) &&
                      isHex(flags) && (!longer || (version != "00" && header[55] == '-'));
    if (!good) {
        return std::nullopt;
    }
    const bool sampled = (digits.find(flags[1]) & 1U) != 0;
    return TraceContext{std::string(trace), std::string(span), sampled};
}

std::string traceparent(const TraceContext &context) {
    return "00-" + context.traceId + '-' + context.spanId + (context.sampled ? "-01" : "-00");
}

TraceContext newTrace() {
    return {randomHex(16), {}, false};
}

std::string newSpanId() {
    return randomHex(8);
}

std::string spanId(std::string_view traceId, SpanOf what, std::int64_t object, std::int64_t number) {
    std::uint64_t value = static_cast<std::uint64_t>(what);
    for (const char c : traceId) {
        value = value * 31 + static_cast<unsigned char>(c);
    }
    value = mixed(value ^ mixed(static_cast<std::uint64_t>(object)));
    value = mixed(value + static_cast<std::uint64_t>(number)) | 1U;
    std::string text(16, '0');
    for (std::size_t i = 16; i > 0; --i, value >>= 4U) {
        text[i - 1] = digits[value & 15U];
    }
    return text;
}

} // namespace farol::server
