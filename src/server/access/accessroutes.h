// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access/passwords.h"
#include "server/access/tokens.h"
#include "server/http/commands.h"
#include "server/http/ratelimit.h"
#include "server/http/router.h"

namespace farol::server {

// Ten tries at once, then one every three seconds, for each user and address; of one address a hundred, then five a
// second. Thread-safe.
class SignInLimiter final {
public:
    [[nodiscard]] bool take(const QString &user, const QString &peer, Instant now);

private:
    RateLimit m_pairs{{1.0 / 3, 10}, 65'536};
    RateLimit m_addresses{{5, 100}, 65'536};
};

// What the access routes need; all of it outlives the router.
struct AccessServices {
    Tokens &tokens;
    Passwords &passwords;
    SignInLimiter &limiter;
    Writer &writer;
    Readers &readers;
    const Config &config;
    const Clock &clock;
    Commands &commands;
};

// POST auth/token (password, refresh_token), GET me, and those below.
void addAccessRoutes(Router &router, const AccessServices &services);
// users, users/{name}/disable, enable, roles, password, and me/password.
void addAccountRoutes(Router &router, const AccessServices &services);
// keys, keys/{id}/revoke, and tenants: those for the administrators of the tenant that runs farold.
void addKeyRoutes(Router &router, const AccessServices &services);

} // namespace farol::server
