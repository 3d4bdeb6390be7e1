// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/audit/auditrow.h"
#include "core/result/result.h"
#include "server/items/arrows.h"

namespace farol::server {

// One row per command of a person or key, at the end of the tenant's chain, in the command's transaction.
[[nodiscard]] Done appendAudit(Arrows &arrows, const AuditEntry &entry);

// Recomputes the whole chain, a row at a time, and whether it ends where its head says.
[[nodiscard]] Result<AuditChain> verifyAudit(sql::Connection &connection, std::int64_t tenant);

// Whose chains there are, by name; the engine's is of tenant 0.
[[nodiscard]] Result<std::vector<std::pair<std::int64_t, QString>>> auditedTenants(sql::Connection &connection);

} // namespace farol::server
