// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/result/result.h"
#include "server/items/arrows.h"

namespace farol::server {

// One row per command of a person or key, in the command's transaction. before/after are compact JSON or empty.
struct AuditEntry {
    std::int64_t tenant = 0;
    QString actor; // the name as it was
    std::int64_t actorId = 0;
    QString action; // batch.import, batch.submit, plan.run, item.check, user.add, engine.commit …
    QString object;
    QString reason;
    QString planHash;
    QString before;
    QString after;
    QString requestId;
};

// Appends to the tenant's chain: hash = SHA-256 over the RFC 8785 JSON of the row with the previous hash.
[[nodiscard]] Done appendAudit(Arrows &arrows, const AuditEntry &entry);

// Recomputes the whole chain.
[[nodiscard]] Result<AuditChain> verifyAudit(sql::Connection &connection, std::int64_t tenant);

} // namespace farol::server
