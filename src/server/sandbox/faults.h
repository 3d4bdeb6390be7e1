// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <array>
#include <chrono>
#include <string_view>

namespace farol::server {

// What goes wrong with one order at the sandbox.
enum class Fault {
    None,
    TimeoutAfter,  // pays, never answers
    TimeoutBefore, // neither pays nor answers
    Http5xx,       // answers 500, 502 or 504; half of them paid
    Torn,          // pays or not, answers half a reply
    Transient,     // 503 not_processed or 429
    Definite,      // invalid_key, invalid_document, account_closed
    Retryable,     // insufficient_funds, limit_exceeded, bank_unavailable
    Uncertain,     // closes the connection without an answer; half of them paid
    DupCallback,   // processes the same order twice
    LateCallback,  // never answers, pays a little later
};
inline constexpr std::size_t faultCount = 11;

struct FaultProfile {
    std::array<double, faultCount> percent{}; // by Fault; the rest is None
    double checkFails = 0;                    // percent of the reads that get a 500
    std::chrono::milliseconds delay{0};       // of every answer
    std::chrono::milliseconds late{300};      // of LateCallback's payment
};

// A name (none, usual, rough) or "timeout_after=5,torn=2,delay=10,…", or both: "usual,delay=10".
// Errors: Rejected/faults.
[[nodiscard]] Result<FaultProfile> faultProfile(const QString &text);

// The same for the same arguments, everywhere and always: runs can be repeated.
[[nodiscard]] std::uint64_t drawOf(std::uint64_t seed, std::string_view key, std::int64_t attempt);
[[nodiscard]] Fault faultOf(const FaultProfile &profile, std::uint64_t draw);

} // namespace farol::server
