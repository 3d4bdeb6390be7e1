// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace farol::server {

enum class Call { Pay, Notify, Check, List };

// What the provider is asked, and whom the answer belongs to. A check needs the EndToEndId alone, a list its query in
// description.
struct Order {
    Call call = Call::Pay;
    std::int64_t item = 0;
    std::int64_t fencing = 0; // an answer that carries an older one changes nothing
    std::string endToEndId;
    std::string externalId;
    std::int64_t amountMinor = 0;
    std::string currency = "BRL";
    std::string pixKey;
    std::string document;
    std::string payee;
    std::string description;
    std::string requestId;
    std::string traceparent; // W3C; empty: the payment belongs to no trace
    std::string redrive;     // who sent it back last, when, and how often people did; empty: nobody
    // A payment that could not leave by then (the process was stopped, the line is long) never leaves: by now a check
    // may have said that it is unknown there.
    std::chrono::steady_clock::time_point staleAt = std::chrono::steady_clock::time_point::max();
};

// How far a request came: the difference between "surely not paid" and "maybe paid".
enum class Way {
    NotSent, // no byte of the request left this machine
    Lost,    // bytes left, no whole answer came back
    Answered,
};

struct Reply {
    Call call = Call::Pay;
    std::int64_t item = 0;
    std::int64_t fencing = 0;
    std::string endToEndId;
    Way way = Way::Lost;
    int status = 0;     // Answered
    std::string body;   // Answered
    std::string code;   // otherwise: connection_refused dns tls stalled | timeout connection_reset torn too_large
    std::string detail; // otherwise: what the system said
};

} // namespace farol::server
