// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/audit/auditrow.h"

namespace farol {

// Recomputes a chain row by row and keeps the first fault, whoever holds the rows: the server's table, or a file of
// which nobody else is asked. Holds one row, whatever the length. Pure; one thread at a time.
class AuditWalk final {
public:
    void take(const AuditRow &row);
    // In the place of the next row is something that is none.
    void takeUnreadable(const QString &why);

    // Where the chain should end: the number of its last row and that row's hash.
    struct Head {
        std::int64_t rows = 0;
        QString hash = auditBeginning();
    };
    [[nodiscard]] AuditChain end(const Head &head) const;
    // The same for a chain of which nobody keeps the head: a row that is missing at the end is not seen.
    [[nodiscard]] AuditChain end() const { return m_chain; }

private:
    void broke(AuditFault fault, std::int64_t row, const QString &detail);

    AuditChain m_chain;
    QString m_previous = auditBeginning();
};

} // namespace farol
