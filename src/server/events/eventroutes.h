// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/events/eventhub.h"
#include "server/http/router.h"

namespace farol::server {

// What the event routes need; all of it outlives the router.
struct EventServices {
    Readers &readers;
    EventHub &hub;
};

// GET events, events/stream and batches/{id}/events.
void addEventRoutes(Router &router, const EventServices &services);

} // namespace farol::server
