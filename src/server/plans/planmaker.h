// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "server/config/config.h"
#include "server/http/exchange.h"
#include "server/items/arrows.h"

#include <map>
#include <vector>

namespace farol::server {

// A plan and what the arrows need to carry it out: going holds the rows that go, in the order in which they go.
struct MadePlan {
    struct Going {
        ItemKey key;
        std::int64_t version = 0;
        int attempt = 0; // that the run orders
    };
    Plan plan;
    std::vector<Going> going;
    struct Delivery { // of a webhook, that a redrive sends again
        std::int64_t row = 0;
        std::int64_t fencing = 0;
        int attempts = 0; // so far
    };
    std::vector<Delivery> deliveries;
    int deliveryAttempts = 0;                     // that each of them gets
    std::map<std::int64_t, std::int64_t> batches; // that its items are in, with their versions
};

// Decides about every item of the selection once, in the order of their batches; reads only. Errors: 422
// selection_empty, unknown_item, unknown_batch, option_unsupported.
[[nodiscard]] Result<MadePlan> makePlan(sql::Connection &connection, const Identity &who, const PlanRequest &request,
                                        const Config &config, Instant now);

// Whether nothing moved in the plan's batches since it was made: every move of an item counts its batch's version up.
[[nodiscard]] Result<bool> stillHolds(sql::Connection &connection, const MadePlan &made);

} // namespace farol::server
