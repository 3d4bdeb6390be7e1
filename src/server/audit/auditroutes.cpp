// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/auditroutes.h"

#include "core/json/auditcodec.h"
#include "server/audit/audit.h"

namespace farol::server {

namespace {

constexpr std::int64_t engineChain = 0;

Result<Response> verify(sql::Connection &connection, std::int64_t tenant) {
    const auto own = verifyAudit(connection, tenant);
    if (!own) {
        return tl::unexpected(own.error());
    }
    const auto engine = verifyAudit(connection, engineChain);
    if (!engine) {
        return tl::unexpected(engine.error());
    }
    return json(json::encode(AuditProof{own->holds && engine->holds, *own, *engine}));
}

} // namespace

void addAuditRoutes(Router &router, Readers &readers) {
    router.add(
        {Method::Get, QStringLiteral("/api/v1/audit/verify"), [&readers](const Request &request, const Answer &answer) {
             const bool taken = readers.post(
                 [tenant = request.who.tenant, id = request.requestId, answer](Result<sql::Connection *> connection) {
                     const auto verdict = connection ? verify(**connection, tenant)
                                                     : Result<Response>(tl::unexpected(connection.error()));
                     answer(verdict ? *verdict : problem(verdict.error(), id));
                 });
             if (!taken) {
                 answer(problem({ErrorKind::RateLimited,
                                 0,
                                 QStringLiteral("overloaded"),
                                 QStringLiteral("Too many reads are waiting; try again in a moment."),
                                 {},
                                 {},
                                 {}},
                                request.requestId));
             }
         }});
}

} // namespace farol::server
