// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace farol::server {

// Which runs of plans are about a batch or an item, as SQL sub-queries of plan_runs' ids. Pure; any thread.

// Those that moved, or may still move, an item of the batch or the item with the id of this placeholder.
[[nodiscard]] std::string runsOfBatch(std::string_view row);
[[nodiscard]] std::string runsOfItem(std::string_view row);
// Those that have no items yet, or never got any (they wait, or were rejected, withdrawn or void), and were ordered for
// a text that fits this placeholder's pattern of LIKE … ESCAPE '\'.
[[nodiscard]] std::string runsOrderedFor(std::string_view tenant, std::string_view pattern);

} // namespace farol::server
