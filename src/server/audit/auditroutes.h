// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/router.h"

namespace farol::server {

// GET /api/v1/audit: what was done, the newest first. …/audit/verify recomputes the caller's chain and the engine's.
// …/audit/export: the caller's chain, or the engine's, in pages of lines from which anybody can recompute it. What is
// passed outlives the server.
void addAuditRoutes(Router &router, Readers &readers, const Clock &clock);

} // namespace farol::server
