// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/auditapi.h"

#include "core/json/auditcodec.h"
#include "net/farold/query.h"
#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call AuditApi::rows(const Filter &filter, const Window &window, QObject *context, Answer<Page<AuditRow>> answer) {
    auto request = get(u"/api/v1/audit"_s);
    const auto time = [](const std::optional<Instant> &at) { return at ? toRfc3339(*at) : QString(); };
    put(request.query, u"actor"_s, filter.actor);
    put(request.query, u"action"_s, filter.action);
    put(request.query, u"object"_s, filter.object);
    put(request.query, u"batch"_s, filter.batch);
    put(request.query, u"q"_s, filter.text);
    put(request.query, u"since"_s, time(filter.since));
    put(request.query, u"until"_s, time(filter.until));
    putWindow(request.query, window);
    return m_client.ask<Page<AuditRow>>(request, context, reads(&json::auditPage), std::move(answer));
}

Call AuditApi::exportPage(Chain chain, std::int64_t after, QObject *context, Answer<QByteArray> answer) {
    auto request = get(u"/api/v1/audit/export"_s);
    if (chain == Chain::Engine) {
        request.query.addQueryItem(u"chain"_s, u"engine"_s);
    }
    request.query.addQueryItem(u"after"_s, QString::number(after));
    request.query.addQueryItem(u"limit"_s, u"5000"_s);
    request.expect = Expect::Anything;
    request.cap = exportCap;
    request.timeout = std::chrono::seconds(60);
    const Decode<QByteArray> body = [](const HttpReply &reply) -> Result<QByteArray> { return reply.body; };
    return m_client.ask<QByteArray>(request, context, body, std::move(answer));
}

Call AuditApi::verify(QObject *context, Answer<AuditProof> answer) {
    auto request = get(u"/api/v1/audit/verify"_s);
    request.timeout = std::chrono::seconds(120);
    return m_client.ask<AuditProof>(request, context, reads(&json::auditProof), std::move(answer));
}

} // namespace farol::net
