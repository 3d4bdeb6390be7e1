// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/accountcodec.h"
#include "server/access/accessroutes.h"
#include "server/access/accountstore.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Orderer ordererOf(const Request &request) {
    return {request.who.user, request.who.userId, request.requestId};
}

static Result<QString> reasonOf(const QString &text) {
    const QString reason = text.trimmed();
    if (reason.isEmpty() || reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return reason;
}

// The order as the idempotency table may know it: a fast hash of a password is as good as the password.
static Request withoutPassword(const Request &request, const QByteArray &order) {
    Request light = request;
    light.body = order;
    return light;
}

// Hashes beside the io threads, then goes on there.
static void hashed(const AccessServices &s, const QString &password, const Request &request, const Answer &answer,
                   std::function<void(const QString &)> next) {
    const bool taken = s.passwords.hash(Secret(password.toUtf8()), std::move(next));
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

static void add(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::accountOrder(request.body);
    Done good = order ? onlyParameters(request, {}) : Done(tl::unexpected(order.error()));
    good = good ? checkUserName(order->name) : good;
    good = good ? checkPassword(order->password) : good;
    good = good ? checkRoles(order->roles) : good;
    if (!good) {
        return answer(problem(good.error(), request.requestId));
    }
    const auto light = withoutPassword(request, json::encode(AccountOrder{order->name, {}, order->roles}));
    hashed(s, order->password, request, answer, [s, light, order = *order, answer](const QString &hash) {
        s.commands.run(
            light,
            [order, hash](Arrows &arrows, const Request &again) -> Result<Response> {
                const auto made =
                    insertUser(arrows, {again.who.tenant, order.name, hash, order.roles}, ordererOf(again));
                if (!made) {
                    return tl::unexpected(made.error());
                }
                return json(
                    json::encode(Account{order.name, rolesOf(rolesText(order.roles)), false, arrows.moment().now, {}}),
                    201);
            },
            answer);
    });
}

static Result<Response> list(sql::Connection &connection, const Request &request) {
    if (const auto known = onlyParameters(request, {u"limit", u"cursor", u"total"}); !known) {
        return tl::unexpected(known.error());
    }
    const auto window = listWindow(request, "users", 1);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto listed = listAccounts(connection, request.who.tenant, window->after.empty() ? 0 : window->after[0],
                                     window->limit, window->total);
    if (!listed) {
        return tl::unexpected(listed.error());
    }
    return json(json::encode(
        Page<Account>{listed->rows, listed->next == 0 ? QString() : cursor("users", {listed->next}), listed->total}));
}

// What a command does to an account; its tokens end, or stay with what the account is now.
using Change = std::function<Result<ChangedAccount>(Arrows &, const AccountState &, const Orderer &)>;

static void change(const AccessServices &s, const Request &request, Change change, const Answer &answer) {
    const auto changed = std::make_shared<std::optional<ChangedAccount>>();
    s.commands.run(
        request,
        [change = std::move(change), changed](Arrows &arrows, const Request &again) -> Result<Response> {
            const auto state = accountNamed(arrows.connection(), again.who.tenant, again.arguments[u"name"_s]);
            if (!state) {
                return tl::unexpected(state.error());
            }
            auto made = change(arrows, *state, ordererOf(again));
            if (!made) {
                return tl::unexpected(made.error());
            }
            *changed = *made;
            return json(json::encode(made->account));
        },
        [s, changed, answer](Response response) {
            if (*changed && response.status < 300) {
                s.tokens.forgetUser((*changed)->id, (*changed)->still);
            }
            answer(std::move(response));
        });
}

static Handler onOrOff(const AccessServices &s, bool disabled) {
    return [s, disabled](const Request &request, const Answer &answer) {
        const auto order = json::reasonOrder(request.body);
        const auto reason = order ? reasonOf(order->reason) : tl::unexpected(order.error());
        const auto known = reason ? onlyParameters(request, {}) : Done(tl::unexpected(reason.error()));
        if (!known) {
            return answer(problem(known.error(), request.requestId));
        }
        change(
            s, request,
            [&tokens = s.tokens, disabled, reason = *reason](Arrows &arrows, const AccountState &state,
                                                             const Orderer &by) -> Result<ChangedAccount> {
                auto changed = setDisabled(arrows, state, disabled, reason, by);
                const auto ended = changed && disabled ? tokens.endAll(arrows, state.id) : Done();
                return ended ? changed : tl::unexpected(ended.error());
            },
            answer);
    };
}

static void roles(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::rolesOrder(request.body);
    const auto reason = order ? reasonOf(order->reason) : tl::unexpected(order.error());
    Done good = reason ? onlyParameters(request, {}) : Done(tl::unexpected(reason.error()));
    good = good ? checkRoles(order->roles) : good;
    if (!good) {
        return answer(problem(good.error(), request.requestId));
    }
    change(
        s, request,
        [reason = *reason, roles = order->roles](Arrows &arrows, const AccountState &state, const Orderer &by) {
            return setRoles(arrows, state, roles, reason, by);
        },
        answer);
}

// Whoever sets a password ends every sign-in of the account.
static void storePassword(const AccessServices &s, const Request &request, const QString &password,
                          const Answer &answer) {
    hashed(s, password, request, answer, [s, request, answer](const QString &hash) {
        change(
            s, withoutPassword(request, "password"),
            [&tokens = s.tokens, hash](Arrows &arrows, const AccountState &state,
                                       const Orderer &by) -> Result<ChangedAccount> {
                auto changed = setPassword(arrows, state, hash, by);
                const auto ended = changed ? tokens.endAll(arrows, state.id) : Done();
                return ended ? changed : tl::unexpected(ended.error());
            },
            answer);
    });
}

static void password(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::passwordOrder(request.body);
    Done good = order ? onlyParameters(request, {}) : Done(tl::unexpected(order.error()));
    good = good ? checkPassword(order->password) : good;
    if (!good) {
        return answer(problem(good.error(), request.requestId));
    }
    storePassword(s, request, order->password, answer);
}

static void verified(const AccessServices &s, const Request &request, const PasswordOrder &order, const QString &hash,
                     const Answer &answer) {
    const bool taken =
        s.passwords.verify(hash, Secret(order.current.toUtf8()), [s, request, order, answer](bool right) {
            if (right) {
                storePassword(s, request, order.password, answer);
            } else {
                answer(problem(refuse(403, u"credentials_invalid"_s, u"the current password is wrong"_s).value(),
                               request.requestId));
            }
        });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

static void ownPassword(const AccessServices &s, const Request &request, const Answer &answer) {
    const auto order = json::passwordOrder(request.body);
    Done good = order ? onlyParameters(request, {}) : Done(tl::unexpected(order.error()));
    good = good ? checkPassword(order->password) : good;
    if (good && !s.limiter.take(request.who.user, request.peer, s.clock.now())) {
        good = refuse(429, u"too_many_sign_ins"_s, u"too many tries for this user; wait a few seconds"_s);
    }
    if (!good) {
        return answer(problem(good.error(), request.requestId));
    }
    Request own = request;
    own.arguments.insert(u"name"_s, request.who.user);
    const bool taken = s.readers.post([s, own, order = *order, answer](Result<sql::Connection *> connection) {
        const auto state = connection ? accountNamed(**connection, own.who.tenant, own.who.user)
                                      : Result<AccountState>(tl::unexpected(connection.error()));
        if (!state) {
            return answer(problem(state.error(), own.requestId));
        }
        verified(s, own, order, state->passwordHash, answer);
    });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

void addAccountRoutes(Router &router, const AccessServices &s) {
    router.add({Method::Get, u"/api/v1/users"_s, [s](const Request &request, const Answer &answer) {
                    answerFrom(s.readers, request, answer,
                               [request](sql::Connection &connection) { return list(connection, request); });
                }});
    const auto command = [&](const QString &path,
                             void (*run)(const AccessServices &, const Request &, const Answer &)) {
        router.add({Method::Post, path,
                    [s, run](const Request &request, const Answer &answer) { run(s, request, answer); }, true});
    };
    command(u"/api/v1/users"_s, add);
    command(u"/api/v1/users/{name}/roles"_s, roles);
    command(u"/api/v1/users/{name}/password"_s, password);
    command(u"/api/v1/me/password"_s, ownPassword);
    router.add({Method::Post, u"/api/v1/users/{name}/disable"_s, onOrOff(s, true), true});
    router.add({Method::Post, u"/api/v1/users/{name}/enable"_s, onOrOff(s, false), true});
}

} // namespace farol::server
