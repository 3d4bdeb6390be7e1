// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"
#include "server/webhooks/secretbox.h"
#include "server/webhooks/targetguard.h"

namespace farol::server {

// What the webhook routes need; all of it outlives the router.
struct WebhookServices {
    Commands &commands;
    Readers &readers;
    const Config &config;
    const Clock &clock;
    const TargetGuard &guard;
    const SecretBox &box;
    std::function<void()> ordered; // a delivery is due at once; any thread
};

// webhooks: list, make, get, change, remove, rotate; their deliveries, attempts, redeliver.
void addWebhookRoutes(Router &router, const WebhookServices &services);

} // namespace farol::server
