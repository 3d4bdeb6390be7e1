// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backups/backup.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// The backups of farold's REST v1; the rules of FaroldApi.
class BackupsApi final {
public:
    explicit BackupsApi(HttpClient &client)
        : m_client(client) {}

    Call backups(QObject *context, Answer<QList<Backup>> answer);
    // Answers when it has begun. Conflict backup_running; Rejected backup_off.
    Call create(const QString &reason, const IntentKey &intent, QObject *context, Answer<Backup> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
