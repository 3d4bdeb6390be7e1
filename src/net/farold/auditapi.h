// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// The audit of farold's REST v1; the rules of FaroldApi.
class AuditApi final {
public:
    explicit AuditApi(HttpClient &client)
        : m_client(client) {}

    // Recomputes every row on the server; 120 s.
    Call verify(QObject *context, Answer<AuditProof> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
