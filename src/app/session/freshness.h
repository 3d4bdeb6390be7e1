// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "net/http/httpclient.h"

#include <optional>

namespace farol::app {

// How old what a model shows is. Old rows stay while a newer answer loads or fails; asOf is in the server's time.
struct Freshness {
    std::optional<Instant> asOf; // of the last good answer; empty: nothing was seen yet
    bool loading = false;
    std::optional<Error> error; // why the last try gave nothing new; empty after a good one
    [[nodiscard]] bool isStale(Instant now, std::chrono::milliseconds patience) const {
        return !asOf || now - *asOf > patience;
    }
    bool operator==(const Freshness &) const = default;
};

// After a good answer of that call: new, or what was last seen.
[[nodiscard]] inline Freshness freshnessOf(const net::Call &call, const Clock &serverClock) {
    if (const auto *seen = call.lastSeen()) {
        return {seen->asOf, false, seen->why};
    }
    return {serverClock.now(), false, {}};
}

// Of two parts of one picture: the older one tells how old the whole is.
[[nodiscard]] inline Freshness olderOf(const Freshness &a, const Freshness &b) {
    if (a.error.has_value() != b.error.has_value()) {
        return a.error ? a : b;
    }
    return b.asOf < a.asOf ? b : a;
}

// Why nothing new came: the answer of that call is what was last seen, and no newer than what is shown. Null: take it.
[[nodiscard]] inline const Error *nothingNewer(const net::Call &call, const Freshness &shown) {
    const auto *seen = call.lastSeen();
    return seen != nullptr && shown.asOf && *shown.asOf >= seen->asOf ? &seen->why : nullptr;
}

} // namespace farol::app
