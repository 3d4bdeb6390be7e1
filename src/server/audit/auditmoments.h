// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditrow.h"
#include "sql/connection.h"

#include <optional>

namespace farol::server {

// Parts of a tenant's chain by time. Rows' times go up with their numbers, so a moment is found by halves, in some
// twenty look-ups by key; a minute is left at both ends for a clock that was set back. The connection's thread.

// From this number, up to the other one, without it.
struct AuditSpan {
    std::int64_t first = 0;
    std::int64_t end = 0;
};
// The rows of these moments and between them; no until: up to the newest.
[[nodiscard]] Result<AuditSpan> auditSpan(sql::Connection &connection, std::int64_t tenant, Instant since,
                                          std::optional<Instant> until);

// The newest word about an object at exactly this moment, as who did it and why; nothing when there is none.
struct AuditWord {
    QString actor;
    QString reason;
};
[[nodiscard]] Result<std::optional<AuditWord>> auditWordAt(sql::Connection &connection, std::int64_t tenant, Instant at,
                                                           const QString &object, const QString &action);

} // namespace farol::server
