// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditwalk.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

void AuditWalk::broke(AuditFault fault, std::int64_t row, const QString &detail) {
    m_chain.holds = false;
    m_chain.fault = fault;
    m_chain.firstBroken = row;
    m_chain.detail = detail;
}

void AuditWalk::take(const AuditRow &row) {
    const std::int64_t seq = ++m_chain.rows;
    if (!m_chain.holds) {
        return;
    }
    if (row.seq > seq) {
        broke(AuditFault::Gap, seq, u"row %1 is missing: row %2 stands in its place"_s.arg(seq).arg(row.seq));
    } else if (row.seq < seq) {
        broke(AuditFault::Gap, seq, u"row %1 is missing: row %2 comes a second time"_s.arg(seq).arg(row.seq));
    } else if (row.previous != m_previous) {
        broke(AuditFault::Previous, seq, u"row %1 does not name the hash of the row before it"_s.arg(seq));
    } else if (row.hash != auditHash(row)) {
        broke(AuditFault::Changed, seq, u"row %1 was changed: its content does not give its hash"_s.arg(seq));
    }
    if (!m_chain.holds) {
        m_chain.firstBrokenAt = row.at;
    }
    m_previous = row.hash;
}

void AuditWalk::takeUnreadable(const QString &why) {
    const std::int64_t seq = ++m_chain.rows;
    if (m_chain.holds) {
        broke(AuditFault::Unreadable, seq, why);
    }
}

AuditChain AuditWalk::end(const Head &head) const {
    AuditWalk whole(*this);
    const std::int64_t rows = m_chain.rows;
    if (!m_chain.holds) {
        return m_chain;
    }
    if (rows < head.rows) {
        whole.broke(
            AuditFault::End, rows + 1,
            u"row %1 is missing: the chain ends before it, and its head is row %2"_s.arg(rows + 1).arg(head.rows));
    } else if (rows > head.rows) {
        whole.broke(AuditFault::End, head.rows + 1,
                    u"row %1 stands behind the head of the chain: no command wrote it"_s.arg(head.rows + 1));
    } else if (m_previous != head.hash) {
        whole.broke(AuditFault::End, rows, u"row %1 is not the one that the head of the chain names"_s.arg(rows));
    }
    return whole.m_chain;
}

} // namespace farol
