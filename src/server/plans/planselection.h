// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "server/items/itemsearch.h"

namespace farol::server {

// Row ids of all items that a selection means, each once, oldest batch first and in the order of each batch.
[[nodiscard]] Result<std::vector<std::int64_t>> selectedItems(sql::Connection &connection, std::int64_t tenant,
                                                              const Selection &selection);

} // namespace farol::server
