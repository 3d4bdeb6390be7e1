// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/telemetry/metrics.h"
#include "server/telemetry/readiness.h"

namespace farol::server {

// GET /healthz (the process answers), /readyz (200, or 503 with each reason), /metrics. Both outlive the server.
void addOpsRoutes(Router &router, Metrics &metrics, const Readiness &readiness);

} // namespace farol::server
