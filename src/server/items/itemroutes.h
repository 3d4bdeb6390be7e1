// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/engine/checks.h"
#include "server/engine/readers.h"
#include "server/engine/writer.h"
#include "server/http/commands.h"
#include "server/http/router.h"

namespace farol::server {

// What the item routes need; all of it outlives the router.
struct ItemServices {
    Commands &commands;
    Readers &readers;
    Writer &writer;
    const Config &config;
    Checks &checks;
};

// GET items, items/{id}, items/{id}/attempts, items/{id}/events; POST items/{id}/check, items/check.
void addItemRoutes(Router &router, const ItemServices &services);

// The list of items that a request asks for: parameters batch, state, code, kind, q, limit, cursor, total. batch is
// given where the path names it already. Shared with batches/{id}/items; a reader's thread.
[[nodiscard]] Result<Response> listItems(sql::Connection &connection, const Request &request, const Config &config,
                                         const std::optional<std::int64_t> &batch);

// POST items/check and items/{id}/check: asks the provider, then answers with the items as they are now.
void addItemChecks(Router &router, const ItemServices &services);

// POST items/{id}/decide: people's word about what no check can decide any more.
void addDecisions(Router &router, const ItemServices &services);

// GET items/{id}/payload: masked. POST items/{id}/reveal: as it is, with a reason, an audit row and no stored answer.
void addRevealRoutes(Router &router, const ItemServices &services);

} // namespace farol::server
