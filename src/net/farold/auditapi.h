// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/audit/auditrow.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// The audit of farold's REST v1; the rules of FaroldApi.
class AuditApi final {
public:
    explicit AuditApi(HttpClient &client)
        : m_client(client) {}

    // What is empty filters nothing.
    struct Filter {
        QString actor;
        QString action;
        QString object;
        QString batch; // it and its items
        QString text;  // part of any word
        std::optional<Instant> since;
        std::optional<Instant> until;
    };
    // The newest first; rows without tenant, actorId and previous.
    Call rows(const Filter &filter, const Window &window, QObject *context, Answer<Page<AuditRow>> answer);
    // One page of the whole chain behind a row, as it came: lines of rows, then the line of the end.
    enum class Chain { Tenant, Engine };
    Call exportPage(Chain chain, std::int64_t after, QObject *context, Answer<QByteArray> answer);
    // Recomputes every row on the server; 120 s.
    Call verify(QObject *context, Answer<AuditProof> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
