// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/items/arrows.h"

#include <vector>

namespace farol::server {

// One order as the provider's list tells it.
struct KnownOrder {
    enum class Standing : int { Settled = 0, Open = 1, Failed = 2 };
    std::string endToEndId;
    std::string externalId;
    std::int64_t amountMinor = 0;
    Instant at;
    Standing standing = Standing::Open;
};

// After a restore, what the provider has and the backup does not know must not be sent again. An item with such an
// order becomes uncertain under that order's EndToEndId: the check by it then says what became of it, as always. An
// item without one goes its way.

// Keeps those that say something new: an id that this database does not have, or whose fate it does not know. Returns
// how many.
[[nodiscard]] Result<int> keepOrders(Arrows &arrows, const std::vector<KnownOrder> &orders);

struct Adopted {
    int items = 0; // now uncertain
    // External ids where a person has to look: a final item with an order that the database did not know; or an order
    // of another amount, or with items of several tenants: those are uncertain and nobody asks about them by himself.
    std::vector<std::string> conflicts;
};
// Gives what waits to the items that have the same external id, of one batch or (0) of all.
[[nodiscard]] Result<Adopted> adoptOrders(Arrows &arrows, std::int64_t batch);

} // namespace farol::server
