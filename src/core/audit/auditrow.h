// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QByteArray>
#include <QString>

namespace farol {

// What a command of a person or key leaves behind. before/after are compact JSON or empty.
struct AuditEntry {
    std::int64_t tenant = 0;
    QString actor; // the name as it was
    std::int64_t actorId = 0;
    QString action; // batch.import, batch.submit, plan.run, item.check, user.add, engine.commit …
    QString object;
    QString reason;
    QString planHash;
    QString before;
    QString after;
    QString requestId;
    bool operator==(const AuditEntry &) const = default;
};

// One row of a tenant's chain. Rows are numbered from 1 without a gap; hashes are 64 hex digits.
struct AuditRow : AuditEntry {
    std::int64_t seq = 0;
    Instant at{};
    QString previous; // hash of the row before; zeros before the first row
    QString hash;     // of all the rest
    bool operator==(const AuditRow &) const = default;
};

[[nodiscard]] QString auditBeginning(); // what the first row names as the one before it

// SHA-256 over the RFC 8785 JSON of every member but the hash itself: tenant, seq, at (ms since 1970), actor, actor_id,
// action, object, reason, plan_hash, before, after, request_id, previous.
[[nodiscard]] QString auditHash(const AuditRow &row);

// A row as one line of an export, without its end: the RFC 8785 JSON that is hashed, with the member hash.
[[nodiscard]] QByteArray auditLine(const AuditRow &row);

} // namespace farol
