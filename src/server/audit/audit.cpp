// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit.h"

#include "core/json/canonical.h"

#include <QJsonObject>

namespace farol::server {

namespace {

struct Row {
    AuditEntry entry;
    std::int64_t seq = 0;
    std::int64_t at = 0; // ms since 1970
    QByteArray previous; // 64 hex digits; zeros before the first row
};

QByteArray beginning() {
    return QByteArray(64, '0');
}

QByteArray hashOf(const Row &row) {
    const AuditEntry &entry = row.entry;
    return json::sha256Hex(json::canonical(QJsonObject{
        {QStringLiteral("tenant"), qint64(entry.tenant)},
        {QStringLiteral("seq"), qint64(row.seq)},
        {QStringLiteral("at"), qint64(row.at)},
        {QStringLiteral("actor"), entry.actor},
        {QStringLiteral("actor_id"), qint64(entry.actorId)},
        {QStringLiteral("action"), entry.action},
        {QStringLiteral("object"), entry.object},
        {QStringLiteral("reason"), entry.reason},
        {QStringLiteral("plan_hash"), entry.planHash},
        {QStringLiteral("before"), entry.before},
        {QStringLiteral("after"), entry.after},
        {QStringLiteral("request_id"), entry.requestId},
        {QStringLiteral("previous"), QString::fromLatin1(row.previous)},
    }));
}

Row readRow(const sql::Statement &rows, std::int64_t tenant) {
    Row row;
    row.seq = rows.integer(0);
    row.at = rows.integer(1);
    row.entry = {tenant,         rows.string(2), rows.integer(3), rows.string(4), rows.string(5),
                 rows.string(6), rows.string(7), rows.string(8),  rows.string(9), rows.string(10)};
    return row;
}

// What is wrong with a row that should follow (seq, previous); empty when nothing is.
QString fault(const Row &row, const QByteArray &previousStored, const QByteArray &hashStored, std::int64_t seq,
              const QByteArray &previous) {
    if (row.seq != seq) {
        return QStringLiteral("row %1 is missing").arg(qint64(seq));
    }
    if (previousStored != previous) {
        return QStringLiteral("row %1 does not name the hash of the row before it").arg(qint64(seq));
    }
    if (hashStored != hashOf(row)) {
        return QStringLiteral("row %1 was changed: its content does not give its hash").arg(qint64(seq));
    }
    return {};
}

} // namespace

Done appendAudit(Arrows &arrows, const AuditEntry &entry) {
    sql::Connection &connection = arrows.connection();
    Row row{entry, 1, arrows.moment().now.time_since_epoch().count(), beginning()};
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
            row.previous = head.bytes(1);
        }
    }
    auto insert = connection.prepare("INSERT INTO audit(tenant,seq,at,actor,actor_id,action,object,reason,plan_hash,"
                                     "before,after,request_id,previous,hash) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    return insert
        .bind(entry.tenant, row.seq, row.at, entry.actor, entry.actorId, entry.action, entry.object, entry.reason,
              entry.planHash, entry.before, entry.after, entry.requestId, QString::fromLatin1(row.previous),
              QString::fromLatin1(hashOf(row)))
        .run();
}

Result<AuditChain> verifyAudit(sql::Connection &connection, std::int64_t tenant) {
    auto rows =
        connection.prepare("SELECT seq,at,actor,actor_id,action,object,reason,plan_hash,before,after,request_id,"
                           "previous,hash FROM audit WHERE tenant=? ORDER BY seq");
    rows.bind(tenant);
    AuditChain verdict;
    QByteArray previous = beginning();
    for (;;) {
        const auto more = rows.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return verdict;
        }
        Row row = readRow(rows, tenant);
        row.previous = rows.bytes(11);
        const QByteArray hash = rows.bytes(12);
        ++verdict.rows;
        if (verdict.firstBroken == 0) {
            verdict.detail = fault(row, row.previous, hash, verdict.rows, previous);
            verdict.holds = verdict.detail.isEmpty();
            if (!verdict.holds) {
                verdict.firstBroken = verdict.rows;
                verdict.firstBrokenAt = Instant(std::chrono::milliseconds(row.at));
            }
        }
        previous = hash;
    }
}

} // namespace farol::server
