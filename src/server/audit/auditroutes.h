// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/http/router.h"

namespace farol::server {

// GET /api/v1/audit: what was done, the newest first. …/audit/verify recomputes the caller's chain and the engine's.
// …/audit/export: the caller's chain, or the engine's, in pages of lines from which anybody can recompute it. What is
// passed outlives the server.
// host: the tenant of those who run the installation; they alone read the engine's chain.
void addAuditRoutes(Router &router, Readers &readers, const Clock &clock, const QString &host);

} // namespace farol::server
