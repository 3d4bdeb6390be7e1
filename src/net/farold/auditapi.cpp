// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/auditapi.h"

#include "core/json/auditcodec.h"
#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call AuditApi::verify(QObject *context, Answer<AuditProof> answer) {
    auto request = get(u"/api/v1/audit/verify"_s);
    request.timeout = std::chrono::seconds(120);
    return m_client.ask<AuditProof>(request, context, reads(&json::auditProof), std::move(answer));
}

} // namespace farol::net
