// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit.h"

#include "core/audit/auditwalk.h"
#include "server/audit/auditrepo.h"
#include "sql/catalog.h"

#include <algorithm>

namespace farol::server {

namespace {

// The end of a tenant's chain. On a server other processes write, too: it belongs to one transaction at a time.
Result<AuditWalk::Head> takeHead(sql::Connection &connection, std::int64_t tenant) {
    const bool isShared = connection.dialect() == sql::Dialect::Postgresql;
    for (const bool isFirst : {false, true}) {
        if (isFirst) {
            auto begin = connection.prepare(
                "INSERT INTO audit_heads(tenant,seq,hash) VALUES(?,0,?) ON CONFLICT(tenant) DO NOTHING");
            if (const auto begun = begin.bind(tenant, auditBeginning()).run(); !begun) {
                return tl::unexpected(begun.error());
            }
        }
        auto head = connection.prepare("SELECT seq, hash FROM audit_heads WHERE tenant=?" +
                                       std::string(isShared ? " FOR UPDATE" : ""));
        const auto found = head.bind(tenant).step();
        if (!found || *found) {
            return found ? Result<AuditWalk::Head>({head.integer(0), head.string(1)}) : tl::unexpected(found.error());
        }
    }
    return failure(ErrorKind::Server, QStringLiteral("storage"), QStringLiteral("the head of an audit is gone"));
}

Result<bool> keepsHeads(sql::Connection &connection) {
    const auto tables = sql::tablesOf(connection);
    const auto isIt = [](const sql::Table &table) { return table.name == "audit_heads"; };
    return tables ? Result<bool>(std::any_of(tables->begin(), tables->end(), isIt)) : tl::unexpected(tables.error());
}

} // namespace

Done appendAudit(Arrows &arrows, const AuditEntry &entry) {
    sql::Connection &connection = arrows.connection();
    const auto head = takeHead(connection, entry.tenant);
    if (!head) {
        return tl::unexpected(head.error());
    }
    AuditRow row{entry, head->rows + 1, arrows.moment().now, head->hash, {}};
    row.hash = auditHash(row);
    auto insert = connection.prepare("INSERT INTO audit(tenant,seq,at,actor,actor_id,action,object,reason,plan_hash,"
                                     "before,after,request_id,previous,hash) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    const auto done = insert
                          .bind(entry.tenant, row.seq, row.at.time_since_epoch().count(), entry.actor, entry.actorId,
                                entry.action, entry.object, entry.reason, entry.planHash, entry.before, entry.after,
                                entry.requestId, row.previous, row.hash)
                          .run();
    return done ? connection.prepare("UPDATE audit_heads SET seq=?, hash=? WHERE tenant=?")
                      .bind(row.seq, row.hash, entry.tenant)
                      .run()
                : done;
}

Result<AuditChain> verifyAudit(sql::Connection &connection, std::int64_t tenant) {
    AuditWalk walk;
    AuditRepo audit(connection, tenant);
    const auto walked = audit.each(0, [&walk](const AuditRow &row) {
        walk.take(row);
        return true;
    });
    // A backup of an older version has no heads.
    const auto kept = walked ? keepsHeads(connection) : tl::unexpected(walked.error());
    if (!kept || !*kept) {
        return kept ? Result<AuditChain>(walk.end()) : tl::unexpected(kept.error());
    }
    const auto head = audit.head();
    return head ? Result<AuditChain>(walk.end(*head)) : tl::unexpected(head.error());
}

Result<std::vector<std::pair<std::int64_t, QString>>> auditedTenants(sql::Connection &connection) {
    const auto kept = keepsHeads(connection);
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    auto rows = connection.prepare("SELECT a.tenant, coalesce(t.name,'engine') FROM (SELECT tenant FROM audit" +
                                   std::string(*kept ? " UNION SELECT tenant FROM audit_heads" : "") +
                                   ") a LEFT JOIN tenants t ON t.id=a.tenant GROUP BY 1, 2 ORDER BY 1");
    rows.bind();
    std::vector<std::pair<std::int64_t, QString>> tenants;
    const auto read = rows.each([&] { tenants.emplace_back(rows.integer(0), rows.string(1)); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return tenants;
}

} // namespace farol::server
