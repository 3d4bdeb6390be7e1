// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/backupsapi.h"

#include "core/json/backupcodec.h"
#include "net/farold/route.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call BackupsApi::backups(QObject *context, Answer<QList<Backup>> answer) {
    return m_client.ask<QList<Backup>>(get(u"/api/v1/ops/backups"_s), context, reads(&json::backups),
                                       std::move(answer));
}

Call BackupsApi::create(const QString &reason, const IntentKey &intent, QObject *context, Answer<Backup> answer) {
    const auto body = QJsonDocument(QJsonObject{{u"reason"_s, reason}}).toJson(QJsonDocument::Compact);
    return m_client.ask<Backup>(post(u"/api/v1/ops/backups"_s, body, intent), context, reads(&json::backup),
                                std::move(answer));
}

} // namespace farol::net
