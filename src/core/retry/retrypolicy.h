// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace farol {

// Exponential back-off with full jitter: a wait is uniform in [0, min(cap, base * 2^(failures-1))].
// Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 (full jitter variant).
struct RetryPolicy {
    std::chrono::milliseconds base{500};
    std::chrono::milliseconds cap{60'000};
    int maxAttempts = 5; // including the first
};

// failures >= 1; unit is a uniform number in [0, 1). Never negative, never above cap.
[[nodiscard]] std::chrono::milliseconds retryDelay(const RetryPolicy &policy, int failures, double unit);
[[nodiscard]] bool mayTryAgain(const RetryPolicy &policy, int attemptsMade);

} // namespace farol
