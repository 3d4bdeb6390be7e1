// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/ratelimit.h"
#include "server/http/tally.h"

#include <atomic>
#include <optional>

namespace farol::server {

// Proves who holds a bearer token. Calls back once, from any thread. Errors: Unauthorized token_missing,
// token_invalid, token_expired; RateLimited overloaded.
using Authenticate = std::function<void(const QByteArray &bearer, std::function<void(Result<Identity>)> answer)>;

// How often one may ask. Real time: a clock that stands still must not shut the door.
struct FrontLimits {
    RateLimit addresses;
    RateLimit users;
    RateLimit keys;
    bool local = false; // of this machine, too
};

// What every session of a server shares; owned by HttpServer, outlives its sessions. Read only but for the counters.
struct Front {
    const Router &router;
    const Clock &clock;
    Metrics &metrics;
    Authenticate authenticate;
    FrontLimits limits;
    std::chrono::milliseconds idle{30'000}; // for a whole header, and between two requests
    std::optional<Error> closed;            // set before the start: the answer to everything that has no route
    std::chrono::milliseconds streamPatience{20'000}; // for a client to take one piece
    int maxStreams = 12'000;
    // Hears of each answer of 500 and above: its code, the route's pattern, the request. Any thread; must not block.
    std::function<void(const QString &code, const QString &route, const QString &requestId, int status)> onFault = {};
    Tally tally{metrics};
    std::atomic<int> connections{0};
    std::atomic<int> streams{0}; // not counted as connections
    std::atomic<bool> draining{false};
};

} // namespace farol::server
