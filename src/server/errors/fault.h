// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <string>
#include <string_view>

namespace farol::server {

// Something that went wrong inside, as everybody may see it: message passed log::redact().
struct InnerFault {
    std::string code;  // storage_full; log: a line of the log
    std::string place; // http, or the line without what differs each time
    std::string route; // the pattern, never a path; empty outside a request
    std::string message;
    std::string requestId;
    bool isError = true; // else a warning
    Instant at;
};

// What makes faults one group: err- and 16 hex digits of SHA-256 over code, place and route.
[[nodiscard]] std::string fingerprintOf(const InnerFault &fault);

// A line without what differs from time to time: digits and ids become #, at most 120 characters.
[[nodiscard]] std::string placeOfLine(std::string_view line);

} // namespace farol::server
