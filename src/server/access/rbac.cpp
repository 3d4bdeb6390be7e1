// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

namespace farol::server {

namespace {

struct Row {
    Method method;
    const char *pattern;
    Access access;
};

const Access &anybody() {
    static const Access access{true, {}};
    return access;
}
const Access &signedIn() {
    static const Access access{false,
                               {Role::Viewer, Role::Operator, Role::Approver, Role::Manager, Role::Responder,
                                Role::Admin, Role::Auditor, Role::Partner}};
    return access;
}
const Access &readers() {
    static const Access access{
        false,
        {Role::Viewer, Role::Operator, Role::Approver, Role::Manager, Role::Responder, Role::Admin, Role::Auditor}};
    return access;
}
const Access &operators() {
    static const Access access{false, {Role::Operator, Role::Manager, Role::Admin}};
    return access;
}
// Everybody who may be asked; whose turn it is, decides the approval itself. An administrator learns there why not.
const Access &approvers() {
    static const Access access{false,
                               {Role::Operator, Role::Approver, Role::Manager, Role::Admin},
                               {Role::Admin},
                               QStringLiteral(", whichever the amount asks for")};
    return access;
}
// Whoever ordered it; an administrator orders, too.
const Access &withdrawers() {
    static const Access access{false, {Role::Operator, Role::Approver, Role::Manager, Role::Admin}};
    return access;
}
// Who speaks for a system outside.
const Access &integrators() {
    static const Access access{false, {Role::Manager, Role::Admin, Role::Partner}};
    return access;
}
const Access &controllers() {
    static const Access access{false, {Role::Auditor, Role::Manager, Role::Admin}};
    return access;
}

const Access &admins() {
    static const Access access{false, {Role::Admin}};
    return access;
}

// Who speaks where no machine knows any more.
const Access &deciders() {
    static const Access access{false, {Role::Approver, Role::Manager}};
    return access;
}

// Who looks after the back-end itself.
const Access &keepers() {
    static const Access access{false, {Role::Responder, Role::Manager, Role::Admin, Role::Auditor}};
    return access;
}

// Who works on an item or looks into one; an administrator of accounts does neither.
const Access &revealers() {
    static const Access access{false, {Role::Operator, Role::Manager, Role::Auditor}};
    return access;
}

// The one table route x role. A new route gets its line here; a line names the fewest roles that do.
const std::vector<Row> &table() {
    static const std::vector<Row> rows{
        {Method::Get, "/healthz", anybody()},
        {Method::Get, "/readyz", anybody()},
        {Method::Get, "/metrics", anybody()},
        {Method::Get, "/docs", anybody()},
        {Method::Get, "/api/v1/openapi.yaml", anybody()},
        {Method::Post, "/api/v1/auth/token", anybody()},
        {Method::Get, "/api/v1/me", signedIn()},
        {Method::Post, "/api/v1/me/password", signedIn()},
        {Method::Get, "/api/v1/users", admins()},
        {Method::Post, "/api/v1/users", admins()},
        {Method::Post, "/api/v1/users/{name}/disable", admins()},
        {Method::Post, "/api/v1/users/{name}/enable", admins()},
        {Method::Post, "/api/v1/users/{name}/roles", admins()},
        {Method::Post, "/api/v1/users/{name}/password", admins()},
        {Method::Get, "/api/v1/keys", admins()},
        {Method::Post, "/api/v1/keys", admins()},
        {Method::Post, "/api/v1/keys/{id}/revoke", admins()},
        {Method::Get, "/api/v1/tenants", admins()},
        {Method::Post, "/api/v1/tenants", admins()},
        {Method::Get, "/api/v1/overview", readers()},
        {Method::Get, "/api/v1/batches", readers()},
        {Method::Post, "/api/v1/batches/import", operators()},
        {Method::Get, "/api/v1/batches/{id}", readers()},
        {Method::Post, "/api/v1/batches/{id}/submit", operators()},
        {Method::Post, "/api/v1/batches/{id}/pause", operators()},
        {Method::Post, "/api/v1/batches/{id}/resume", operators()},
        {Method::Post, "/api/v1/batches/{id}/cancel", operators()},
        {Method::Get, "/api/v1/batches/{id}/items", readers()},
        {Method::Get, "/api/v1/batches/{id}/errors", readers()},
        {Method::Get, "/api/v1/batches/{id}/events", readers()},
        {Method::Get, "/api/v1/events", readers()},
        {Method::Get, "/api/v1/events/stream", readers()},
        {Method::Get, "/api/v1/events/activity", readers()},
        {Method::Get, "/api/v1/batches/{id}/activity", readers()},
        {Method::Get, "/api/v1/items", readers()},
        {Method::Get, "/api/v1/items/{id}", readers()},
        {Method::Get, "/api/v1/items/{id}/attempts", readers()},
        {Method::Get, "/api/v1/items/{id}/events", readers()},
        {Method::Get, "/api/v1/items/{id}/payload", readers()},
        {Method::Post, "/api/v1/items/{id}/reveal", revealers()},
        {Method::Post, "/api/v1/items/{id}/check", operators()},
        {Method::Post, "/api/v1/items/{id}/decide", deciders()},
        {Method::Post, "/api/v1/items/check", operators()},
        {Method::Post, "/api/v1/items/{id}/resubmit", operators()},
        {Method::Post, "/api/v1/plans", operators()},
        {Method::Post, "/api/v1/plans/{hash}/run", operators()},
        {Method::Get, "/api/v1/plans/runs", readers()},
        {Method::Get, "/api/v1/plans/runs/{id}", readers()},
        {Method::Post, "/api/v1/plans/runs/{id}/pause", operators()},
        {Method::Post, "/api/v1/plans/runs/{id}/resume", operators()},
        {Method::Post, "/api/v1/plans/runs/{id}/cancel", operators()},
        {Method::Get, "/api/v1/quarantines", readers()},
        {Method::Get, "/api/v1/quarantines/{id}", readers()},
        {Method::Post, "/api/v1/quarantines/{id}/undo", operators()},
        {Method::Get, "/api/v1/queues", readers()},
        {Method::Get, "/api/v1/queues/{name}", readers()},
        {Method::Get, "/api/v1/queues/{name}/dead-letters", readers()},
        {Method::Post, "/api/v1/queues/{name}/concurrency", operators()},
        {Method::Post, "/api/v1/queues/{name}/pause", operators()},
        {Method::Post, "/api/v1/queues/{name}/resume", operators()},
        {Method::Get, "/api/v1/workers", readers()},
        {Method::Get, "/api/v1/approvals", readers()},
        {Method::Get, "/api/v1/approvals/{id}", readers()},
        {Method::Post, "/api/v1/approvals/approve", approvers()},
        {Method::Post, "/api/v1/approvals/{id}/approve", approvers()},
        {Method::Post, "/api/v1/approvals/{id}/reject", approvers()},
        {Method::Post, "/api/v1/approvals/{id}/withdraw", withdrawers()},
        {Method::Get, "/api/v1/audit", controllers()},
        {Method::Get, "/api/v1/audit/export", controllers()},
        {Method::Get, "/api/v1/audit/verify", controllers()},
        {Method::Get, "/api/v1/ops/flags", controllers()},
        {Method::Get, "/api/v1/ops/history", readers()},
        {Method::Get, "/api/v1/ops/errors", keepers()},
        {Method::Get, "/api/v1/ops/errors/{id}", keepers()},
        {Method::Get, "/api/v1/ops/traces", keepers()},
        {Method::Get, "/api/v1/ops/traces/{id}", keepers()},
        {Method::Post, "/api/v1/ops/flags/{name}", admins()},
        {Method::Get, "/api/v1/ops/backups", admins()},
        {Method::Post, "/api/v1/ops/backups", admins()},
        {Method::Get, "/api/v1/projections", controllers()},
        {Method::Post, "/api/v1/projections/{name}/replay", admins()},
        {Method::Post, "/api/v1/webhooks/inbound/{source}", anybody()}, // its signature says who
        {Method::Get, "/api/v1/webhooks/sources", integrators()},
        {Method::Post, "/api/v1/webhooks/sources", integrators()},
        {Method::Delete, "/api/v1/webhooks/sources/{source}", integrators()},
        {Method::Get, "/api/v1/webhooks", integrators()},
        {Method::Post, "/api/v1/webhooks", integrators()},
        {Method::Get, "/api/v1/webhooks/{id}", integrators()},
        {Method::Patch, "/api/v1/webhooks/{id}", integrators()},
        {Method::Delete, "/api/v1/webhooks/{id}", integrators()},
        {Method::Post, "/api/v1/webhooks/{id}/rotate", integrators()},
        {Method::Get, "/api/v1/webhooks/{id}/deliveries", integrators()},
        {Method::Get, "/api/v1/webhooks/{id}/deliveries/{delivery}/attempts", integrators()},
        {Method::Post, "/api/v1/webhooks/{id}/deliveries/{delivery}/redeliver", integrators()},
    };
    return rows;
}

} // namespace

const Access *accessOf(Method method, const QString &pattern) {
    for (const Row &row : table()) {
        if (row.method == method && pattern == QLatin1String(row.pattern)) {
            return &row.access;
        }
    }
    return nullptr;
}

} // namespace farol::server
