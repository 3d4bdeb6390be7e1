// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit.h"

#include "core/audit/auditwalk.h"
#include "server/audit/auditrepo.h"

namespace farol::server {

Done appendAudit(Arrows &arrows, const AuditEntry &entry) {
    sql::Connection &connection = arrows.connection();
    AuditRow row{entry, 1, arrows.moment().now, auditBeginning(), {}};
    if (connection.dialect() == sql::Dialect::Postgresql) {
        // Other processes write, too: the end of a tenant's chain belongs to one transaction at a time.
        auto turn = connection.prepare("SELECT pg_advisory_xact_lock(64003, CAST(? AS INTEGER))");
        if (const auto taken = turn.bind(entry.tenant).step(); !taken) {
            return tl::unexpected(taken.error());
        }
    }
    {
        auto head = connection.prepare("SELECT seq, hash FROM audit WHERE tenant=? ORDER BY seq DESC LIMIT 1");
        const auto found = head.bind(entry.tenant).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (*found) {
            row.seq = head.integer(0) + 1;
            row.previous = head.string(1);
        }
    }
    row.hash = auditHash(row);
    auto insert = connection.prepare("INSERT INTO audit(tenant,seq,at,actor,actor_id,action,object,reason,plan_hash,"
                                     "before,after,request_id,previous,hash) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    return insert
        .bind(entry.tenant, row.seq, row.at.time_since_epoch().count(), entry.actor, entry.actorId, entry.action,
              entry.object, entry.reason, entry.planHash, entry.before, entry.after, entry.requestId, row.previous,
              row.hash)
        .run();
}

Result<AuditChain> verifyAudit(sql::Connection &connection, std::int64_t tenant) {
    AuditWalk walk;
    const auto walked = AuditRepo(connection, tenant).each(0, [&walk](const AuditRow &row) {
        walk.take(row);
        return true;
    });
    return walked ? Result<AuditChain>(walk.end()) : tl::unexpected(walked.error());
}

} // namespace farol::server
