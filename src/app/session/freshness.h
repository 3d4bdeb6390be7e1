// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

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

} // namespace farol::app
