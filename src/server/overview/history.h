// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/overview/history.h"
#include "server/overview/overviewroutes.h"

namespace farol::server {

// GET ops/history.
void addHistoryRoutes(Router &router, const OverviewServices &services);

// What a tenant's batches became, by the month of the zone in which they came, the newest first; from the counts that
// every move keeps, so no item is read.
[[nodiscard]] Result<QList<HistoryMonth>> readHistory(sql::Connection &connection, std::int64_t tenant,
                                                      const QString &zone, Instant now);

} // namespace farol::server
