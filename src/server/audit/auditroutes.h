// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/router.h"

namespace farol::server {

// GET /api/v1/audit/verify: recomputes the caller's chain and the engine's. readers outlives the server.
void addAuditRoutes(Router &router, Readers &readers);

} // namespace farol::server
