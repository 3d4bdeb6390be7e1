// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/commands.h"
#include "server/webhooks/inbound.h"

namespace farol::server {

// What the inbound routes need; all of it outlives the router.
struct InboundServices {
    Commands &commands;
    Readers &readers;
    const SecretBox &box;
    std::shared_ptr<Inbound> inbound;
};

// POST webhooks/inbound/{source}; and the sources: list, make, remove.
void addInboundRoutes(Router &router, const InboundServices &services);

} // namespace farol::server
