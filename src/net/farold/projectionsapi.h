// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projections/projection.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// The read models of farold's REST v1; the rules of FaroldApi.
class ProjectionsApi final {
public:
    explicit ProjectionsApi(HttpClient &client)
        : m_client(client) {}

    Call projections(QObject *context, Answer<QList<Projection>> answer);
    // Answers all of them. Conflict replay_running; NotFound.
    Call replay(const QString &name, const IntentKey &intent, QObject *context, Answer<QList<Projection>> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
