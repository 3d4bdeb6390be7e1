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

// Recomputes the whole chain, a row at a time.
[[nodiscard]] Result<AuditChain> verifyAudit(sql::Connection &connection, std::int64_t tenant);

} // namespace farol::server
