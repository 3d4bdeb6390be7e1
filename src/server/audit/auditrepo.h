// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditrow.h"
#include "core/audit/auditwalk.h"
#include "server/items/listquery.h"

namespace farol::server {

// A filter of the audit as SQL asks it; what is empty filters nothing.
struct AuditCriteria {
    QString actor;
    QString action; // batch.cancel, or its first or last word
    QString object; // of a batch or an item, the runs of plans about it, too; of an approval, the order and the words
    QString batch;  // its id: the batch itself, its items, and the runs of plans about them
    QString text;   // part of any word of the row
    std::optional<Instant> since;
    std::optional<Instant> until; // before it
};

// Reads the chain of one tenant. Lives as long as its connection; that connection's thread.
class AuditRepo final {
public:
    AuditRepo(sql::Connection &connection, std::int64_t tenant)
        : m_connection(connection)
        , m_tenant(tenant) {}

    static constexpr QByteArrayView cursorName = "audit";
    // The newest first.
    [[nodiscard]] Result<Page<AuditRow>> list(const AuditCriteria &criteria, const ListWindow &window);

    // The rows behind one, in the order of the chain, one at a time; take gives false when it has enough.
    [[nodiscard]] Done each(std::int64_t after, const std::function<bool(const AuditRow &)> &take);

    // Where the chain ends.
    [[nodiscard]] Result<AuditWalk::Head> head();

private:
    sql::Connection &m_connection;
    std::int64_t m_tenant;
};

} // namespace farol::server
