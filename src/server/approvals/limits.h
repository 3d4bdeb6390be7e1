// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/http/exchange.h"
#include "server/items/arrows.h"

namespace farol::server {

// Whether this person may still order this amount: per order, per person and day, for everybody a day (limits.*). A
// day is that of the configured zone; what was rejected or withdrawn does not count. Writer thread, before anything of
// the order is written. Errors: 422 limit_order, limit_user_day, limit_user_orders, limit_day, with the figures.
[[nodiscard]] Done withinLimits(Arrows &arrows, const Config &config, const Identity &who, Money amount);

} // namespace farol::server
