// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/http/exchange.h"

#include <QStringList>
#include <optional>

namespace farol::server {

// One line of the table route x role. Deny by default: a route whose row names nobody refuses everybody.
struct Access {
    bool anonymous = false; // auth/token, healthz, readyz, metrics, openapi.yaml
    QList<Role> roles;      // any of them
    // Of these, who comes in only to be told why not: a refusal does not name them as those who may.
    QList<Role> onlyTold = {};
    QString limit = {}; // what else decides, said behind the roles of a refusal
};

struct Route {
    Method method = Method::Get;
    QString pattern; // /api/v1/items/{id}
    Handler handler;
    bool needsKey = false; // Idempotency-Key required
    std::int64_t bodyLimit = 1 << 20;
    QString bodyType = QStringLiteral("application/json"); // "*": the handler looks itself
    // A route that goes away says so in every answer of it: RFC 9745, RFC 8594, and what stands for it.
    struct Goodbye {
        Instant deprecatedAt;
        std::optional<Instant> sunsetAt;
        QString successor; // path; empty: none
    };
    std::optional<Goodbye> goodbye = {};
    const Access *access = nullptr; // its row; the router fills it in
};

// All routes, each with its row in access/rbac.cpp. Filled before the server starts, then only read. A route without a
// row refuses everybody; missingRows() names it: a test fails and HttpServer does not start.
class Router final {
public:
    void add(Route route);
    struct Match {
        const Route *route = nullptr; // null: 404, or 405 when others are allowed
        QHash<QString, QString> arguments;
    };
    [[nodiscard]] Match match(Method method, const QString &path) const;
    [[nodiscard]] QStringList allowed(const QString &path) const; // methods, sorted
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }
    [[nodiscard]] QStringList missingRows() const; // "POST /api/v1/x"

private:
    std::vector<Route> m_routes;
};

// Deprecation, Sunset and Link of a route that goes away, each behind a line end; empty for the others.
[[nodiscard]] std::string goodbyeOf(const Route &route);

// The row of a route; null when the table has none.
[[nodiscard]] const Access *accessOf(Method method, const QString &pattern);

} // namespace farol::server
