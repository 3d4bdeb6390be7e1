// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/auditmoments.h"

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr auto setBack = 1min;

// The number of the first row at this moment or later, or one more than the last.
Result<std::int64_t> firstSince(sql::Connection &connection, std::int64_t tenant, Instant at) {
    auto newest = connection.prepare("SELECT coalesce(max(seq),0) FROM audit WHERE tenant=?");
    if (const auto found = newest.bind(tenant).step(); !found) {
        return tl::unexpected(found.error());
    }
    auto query = connection.prepare("SELECT at FROM audit WHERE tenant=? AND seq>=? ORDER BY seq LIMIT 1");
    std::int64_t low = 1;
    for (std::int64_t high = newest.integer(0) + 1; low < high;) {
        const auto middle = low + (high - low) / 2;
        const auto row = query.bind(tenant, middle).step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (*row && query.integer(0) < at.time_since_epoch().count()) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

} // namespace

Result<AuditSpan> auditSpan(sql::Connection &connection, std::int64_t tenant, Instant since,
                            std::optional<Instant> until) {
    const auto first = firstSince(connection, tenant, since - setBack);
    if (!first) {
        return tl::unexpected(first.error());
    }
    const auto end = until ? firstSince(connection, tenant, *until + setBack)
                           : Result<std::int64_t>(std::numeric_limits<std::int64_t>::max());
    return end ? Result<AuditSpan>({*first, *end}) : tl::unexpected(end.error());
}

Result<std::optional<AuditWord>> auditWordAt(sql::Connection &connection, std::int64_t tenant, Instant at,
                                             const QString &object, const QString &action) {
    const auto span = auditSpan(connection, tenant, at, at);
    if (!span) {
        return tl::unexpected(span.error());
    }
    auto query = connection.prepare("SELECT actor, reason FROM audit WHERE tenant=? AND seq>=? AND seq<? AND at=? AND"
                                    " object=? AND action=? ORDER BY seq DESC LIMIT 1");
    const auto found = query.bind(tenant, span->first, span->end, at.time_since_epoch().count(), object, action).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(AuditWord{query.string(0), query.string(1)}) : std::nullopt;
}

} // namespace farol::server
