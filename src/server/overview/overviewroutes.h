// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/overview/overview.h"
#include "server/config/config.h"
#include "server/engine/readers.h"
#include "server/http/router.h"

namespace farol::server {

// What the overview needs; all of it outlives the router.
struct OverviewServices {
    Readers &readers;
    const Config &config;
    const Clock &clock;
};

// GET overview and ops/history.
void addOverviewRoutes(Router &router, const OverviewServices &services);

// The morning picture of a tenant's payments (notifications carry no money), from counters alone. In flight is leased
// and sent; queued is queued and waiting for a retry.
[[nodiscard]] Result<Overview> readOverview(sql::Connection &connection, std::int64_t tenant, const QString &zone,
                                            Instant now);

} // namespace farol::server
