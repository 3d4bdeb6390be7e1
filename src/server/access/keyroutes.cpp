// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/accountcodec.h"
#include "server/access/accessroutes.h"
#include "server/access/apikeys.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Orderer ordererOf(const Request &request) {
    return {request.who.user, request.who.userId, request.requestId};
}

static Result<Response> list(sql::Connection &connection, const Request &request) {
    if (const auto known = onlyParameters(request, {u"limit", u"cursor"}); !known) {
        return tl::unexpected(known.error());
    }
    const auto window = listWindow(request, "keys", 1);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto listed =
        listKeys(connection, request.who.tenant, window->after.empty() ? 0 : window->after[0], window->limit);
    if (!listed) {
        return tl::unexpected(listed.error());
    }
    return json(json::encode(
        Page<ApiKey>{listed->rows, listed->next == 0 ? QString() : cursor("keys", {listed->next}), std::nullopt}));
}

static void make(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::keyOrder(request.body);
    const auto known = order ? onlyParameters(request, {}) : Done(tl::unexpected(order.error()));
    if (!known) {
        return answer(problem(known.error(), request.requestId));
    }
    s.commands.run(
        request,
        [order = *order](Arrows &arrows, const Request &again) -> Result<Response> {
            const auto made = makeKey(arrows, {again.who.tenant, order}, ordererOf(again));
            if (!made) {
                return tl::unexpected(made.error());
            }
            auto response = json(json::encode(*made), 201);
            response.replay = json::encode(made->key);
            return response;
        },
        answer);
}

static void revoke(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::reasonOrder(request.body);
    const auto known = order ? onlyParameters(request, {}) : Done(tl::unexpected(order.error()));
    const QString reason = order ? order->reason.trimmed() : QString();
    if (!known) {
        return answer(problem(known.error(), request.requestId));
    }
    if (reason.isEmpty() || reason.size() > 500) {
        return answer(
            problem(refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s).value(),
                    request.requestId));
    }
    const auto account = std::make_shared<std::int64_t>(0);
    s.commands.run(
        request,
        [reason, account](Arrows &arrows, const Request &again) -> Result<Response> {
            const auto revoked =
                revokeKey(arrows, again.who.tenant, again.arguments[u"id"_s], reason, ordererOf(again));
            if (!revoked) {
                return tl::unexpected(revoked.error());
            }
            *account = revoked->account;
            return json(json::encode(revoked->key));
        },
        [s, account, answer](Response response) {
            if (*account != 0 && response.status < 300) {
                s.tokens.forgetUser(*account);
            }
            answer(std::move(response));
        });
}

// Tenants are the business of those who run farold: everybody else sees their own alone, everywhere.
static Done runsFarold(const AccessServices &s, const Request &request) {
    return request.who.tenantName == s.config.tenant
               ? Done()
               : refuse(403, u"forbidden_tenant"_s,
                        u"only administrators of the tenant that runs farold may do this"_s);
}

static Result<Response> listTenants(sql::Connection &connection, const Request &request) {
    if (const auto known = onlyParameters(request, {u"limit", u"cursor"}); !known) {
        return tl::unexpected(known.error());
    }
    const auto window = listWindow(request, "tenants", 1);
    if (!window) {
        return tl::unexpected(window.error());
    }
    auto row = connection.prepare("SELECT id, name FROM tenants WHERE id > ? ORDER BY id LIMIT ?");
    row.bind(window->after.empty() ? 0 : window->after[0], window->limit + 1);
    Page<Tenant> page;
    const auto read = fillPage(
        page, row, *window, "tenants", [&] { return std::vector{row.integer(0)}; },
        [&] { return Tenant{row.string(1)}; });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return json(json::encode(page));
}

static void makeTenant(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::tenantOrder(request.body);
    Done good = order ? onlyParameters(request, {}) : Done(tl::unexpected(order.error()));
    good = good ? runsFarold(s, request) : good;
    good = good ? checkUserName(order->admin) : good;
    good = good ? checkPassword(order->password) : good;
    if (!good) {
        return answer(problem(good.error(), request.requestId));
    }
    Request light = request; // a fast hash of a password is as good as the password
    light.body = json::encode(TenantOrder{order->name, order->admin, {}});
    const bool taken =
        s.passwords.hash(Secret(order->password.toUtf8()), [s, light, order = *order, answer](const QString &hash) {
            s.commands.run(
                light,
                [order, hash](Arrows &arrows, const Request &again) -> Result<Response> {
                    const auto made = insertTenant(
                        arrows, order.name, {again.who.tenant, order.admin, hash, {Role::Admin}}, ordererOf(again));
                    if (!made) {
                        return tl::unexpected(made.error());
                    }
                    return json(json::encode(Tenant{order.name}), 201);
                },
                answer);
        });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

void addKeyRoutes(Router &router, const AccessServices &s) {
    router.add({Method::Get, u"/api/v1/keys"_s, [s](const Request &request, const Answer &answer) {
                    answerFrom(s.readers, request, answer,
                               [request](sql::Connection &connection) { return list(connection, request); });
                }});
    router.add({Method::Post, u"/api/v1/keys"_s,
                [s](const Request &request, const Answer &answer) { make(s, request, answer); }, true});
    router.add({Method::Post, u"/api/v1/keys/{id}/revoke"_s,
                [s](const Request &request, const Answer &answer) { revoke(s, request, answer); }, true});
    router.add({Method::Get, u"/api/v1/tenants"_s, [s](const Request &request, const Answer &answer) {
                    if (const auto may = runsFarold(s, request); !may) {
                        return answer(problem(may.error(), request.requestId));
                    }
                    answerFrom(s.readers, request, answer,
                               [request](sql::Connection &connection) { return listTenants(connection, request); });
                }});
    router.add({Method::Post, u"/api/v1/tenants"_s,
                [s](const Request &request, const Answer &answer) { makeTenant(s, request, answer); }, true});
}

} // namespace farol::server
