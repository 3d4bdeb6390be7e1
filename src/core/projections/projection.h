// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QString>
#include <optional>

namespace farol {

// A read model that follows the event store, and how far behind it is.
struct Projection {
    QString name;
    std::int64_t position = 0; // of the last fact that is in it
    std::int64_t head = 0;     // of the last fact
    double lagSeconds = 0;     // age of the oldest fact that is not in it
    bool replaying = false;
    std::int64_t replayed = 0; // position that the replay reached
    std::optional<Instant> replayedAt;
    bool operator==(const Projection &) const = default;
};

// How many facts of a type and code there were in an hour.
struct Activity {
    Instant hour;
    QString type;
    QString code;
    std::int64_t events = 0;
    Instant firstAt;
    Instant lastAt;
    bool operator==(const Activity &) const = default;
};

} // namespace farol
