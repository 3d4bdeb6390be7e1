// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/auditapi.h"

#include "core/json/auditcodec.h"
#include "core/json/codec.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call AuditApi::verify(QObject *context, Answer<AuditProof> answer) {
    HttpRequest request;
    request.path = u"/api/v1/audit/verify"_s;
    request.timeout = std::chrono::seconds(120);
    const Decode<AuditProof> reads = [](const HttpReply &reply) -> Result<AuditProof> {
        const auto safe = json::guard(reply.body);
        auto proof = safe ? json::auditProof(reply.body) : Result<AuditProof>(tl::unexpected(safe.error()));
        if (!proof) {
            proof.error().kind = ErrorKind::Malformed;
        }
        return proof;
    };
    return m_client.ask<AuditProof>(request, context, reads, std::move(answer));
}

} // namespace farol::net
