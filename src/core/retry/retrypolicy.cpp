// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retry/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace farol {

std::chrono::milliseconds retryDelay(const RetryPolicy &policy, int failures, double unit) {
    const auto cap = std::max<std::int64_t>(0, policy.cap.count());
    auto limit = std::clamp<std::int64_t>(policy.base.count(), 0, cap);
    for (int i = 1; i < failures && limit > 0 && limit < cap; ++i) {
        limit = limit > cap / 2 ? cap : limit * 2; // never past the cap, so it cannot overflow
    }
    const double share = std::isfinite(unit) ? std::clamp(unit, 0.0, 1.0) : 0.0;
    const auto wait = static_cast<std::int64_t>(std::floor(static_cast<long double>(limit) * share));
    return std::chrono::milliseconds(std::min(wait, limit));
}

bool mayTryAgain(const RetryPolicy &policy, int attemptsMade) {
    return attemptsMade < policy.maxAttempts;
}

} // namespace farol
