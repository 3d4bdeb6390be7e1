// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the queue routes need; all of it outlives the router.
struct QueueServices {
    Commands &commands;
    Readers &readers;
    const Clock &clock;
    int queueLimit = 0; // in flight of a queue, where people ordered no other; 0: none
};

// GET queues, queues/{name}, queues/{name}/dead-letters, workers; POST queues/{name}/pause and resume with a reason,
// queues/{name}/concurrency.
void addQueueRoutes(Router &router, const QueueServices &services);

} // namespace farol::server
