// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditrow.h"

#include "core/json/canonical.h"

#include <QJsonObject>

namespace farol {

using namespace Qt::Literals::StringLiterals;

static QJsonObject hashed(const AuditRow &row) {
    return {
        {u"tenant"_s, qint64(row.tenant)},
        {u"seq"_s, qint64(row.seq)},
        {u"at"_s, qint64(row.at.time_since_epoch().count())},
        {u"actor"_s, row.actor},
        {u"actor_id"_s, qint64(row.actorId)},
        {u"action"_s, row.action},
        {u"object"_s, row.object},
        {u"reason"_s, row.reason},
        {u"plan_hash"_s, row.planHash},
        {u"before"_s, row.before},
        {u"after"_s, row.after},
        {u"request_id"_s, row.requestId},
        {u"previous"_s, row.previous},
    };
}

QString auditBeginning() {
    return QString(64, u'0');
}

QString auditHash(const AuditRow &row) {
    return QString::fromLatin1(json::sha256Hex(json::canonical(hashed(row))));
}

QByteArray auditLine(const AuditRow &row) {
    QJsonObject line = hashed(row);
    line.insert(u"hash"_s, row.hash);
    return json::canonical(line);
}

} // namespace farol
