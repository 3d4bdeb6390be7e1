// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/router.h"

namespace farol::server {

// GET ops/traces and ops/traces/{id}, as Jaeger's query service answers; of the last 24 hours and one's own tenant.
void addTraceRoutes(Router &router, Readers &readers, const Clock &clock);

} // namespace farol::server
