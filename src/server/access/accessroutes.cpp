// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/accessroutes.h"

#include "core/json/codec.h"
#include "server/access/users.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

namespace {

Error wrongCredentials() {
    return {ErrorKind::Unauthorized,
            0,
            QStringLiteral("credentials_invalid"),
            QStringLiteral("user or password is wrong"),
            {},
            {},
            {}};
}

Error wrongMember(const char *field, const char *detail) {
    return {ErrorKind::Rejected,
            422,
            QStringLiteral("validation"),
            QString::fromLatin1(detail),
            {},
            {{0, QString::fromLatin1(field), QStringLiteral("required"), QString::fromLatin1(detail)}},
            {}};
}

void answerPair(const Result<TokenPair> &pair, const QString &requestId, const Answer &answer) {
    answer(pair ? json(json::encode(*pair)) : problem(pair.error(), requestId));
}

void issuePair(const AccessServices &s, std::int64_t user, const QString &requestId, const Answer &answer) {
    auto pair = std::make_shared<TokenPair>();
    s.writer.post(
        [&tokens = s.tokens, user, pair](Arrows &arrows) -> Done {
            auto made = tokens.issue(arrows, user);
            if (!made) {
                return tl::unexpected(made.error());
            }
            *pair = std::move(*made);
            return {};
        },
        [pair, requestId, answer](const Done &done) {
            answerPair(done ? Result<TokenPair>(*pair) : tl::unexpected(done.error()), requestId, answer);
        });
}

// Reads the account, verifies beside the io threads, then issues: an unknown user takes the same way.
void signIn(const AccessServices &s, const QString &user, const Secret &password, const QString &requestId,
            const Answer &answer) {
    const auto overloaded = [requestId, answer] {
        answer(problem({ErrorKind::RateLimited,
                        0,
                        QStringLiteral("overloaded"),
                        QStringLiteral("too many sign-ins wait; try again in a moment"),
                        {},
                        {},
                        {}},
                       requestId));
    };
    const bool posted = s.readers.post([=](Result<sql::Connection *> connection) {
        const auto found = connection ? findUser(**connection, user) : tl::unexpected(connection.error());
        if (!found) {
            answer(problem(found.error(), requestId));
            return;
        }
        const bool usable = found->has_value() && !(*found)->disabled;
        const UserRow row = usable ? **found : UserRow{};
        const bool waiting = s.passwords.verify(row.passwordHash, password, [=](bool right) {
            if (right) {
                issuePair(s, row.id, requestId, answer);
            } else {
                answer(problem(wrongCredentials(), requestId));
            }
        });
        if (!waiting) {
            overloaded();
        }
    });
    if (!posted) {
        overloaded();
    }
}

void token(const AccessServices &s, const Request &request, const Answer &answer) {
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString grant = body.value(u"grant_type").toString();
    const auto refuse = [&](const char *field, const char *detail) {
        answer(problem(wrongMember(field, detail), request.requestId));
    };
    if (grant == QLatin1String("refresh_token")) {
        const QString refresh = body.value(u"refresh_token").toString();
        if (refresh.isEmpty()) {
            return refuse("refresh_token", "a refresh_token is required");
        }
        s.tokens.refresh(
            refresh, [id = request.requestId, answer](const Result<TokenPair> &pair) { answerPair(pair, id, answer); });
        return;
    }
    if (grant != QLatin1String("password")) {
        return refuse("grant_type", "grant_type is password or refresh_token");
    }
    const QString user = body.value(u"username").toString();
    const QString password = body.value(u"password").toString();
    if (user.isEmpty() || user.size() > 64) {
        return refuse("username", "a username of 1 to 64 characters is required");
    }
    if (password.isEmpty() || password.size() > 1024) {
        return refuse("password", "a password of 1 to 1024 characters is required");
    }
    if (!s.limiter.take(user, request.peer, s.clock.now())) {
        Response slow = problem({ErrorKind::RateLimited,
                                 0,
                                 QStringLiteral("too_many_sign_ins"),
                                 QStringLiteral("too many tries for this user; wait a few seconds"),
                                 {},
                                 {},
                                 {}},
                                request.requestId);
        slow.headers = {{"Retry-After", "3"}};
        return answer(slow);
    }
    signIn(s, user, Secret(password.toUtf8()), request.requestId, answer);
}

void me(const AccessServices &s, const Request &request, const Answer &answer) {
    Me me;
    me.user = request.who.user;
    me.tenant = request.who.tenantName;
    me.roles = request.who.roles;
    me.environment = s.config.environment;
    me.production = s.config.production;
    me.approvals = s.config.approvals;
    me.version = QStringLiteral(FAROL_VERSION);
    me.serverTime = s.clock.now();
    me.zone = s.config.zone;
    answer(json(json::encode(me)));
}

} // namespace

bool SignInLimiter::take(const QString &user, const QString &peer, Instant now) {
    const auto at = now.time_since_epoch();
    const std::string client = clientOf(peer.toStdString());
    return m_addresses.take(client, at) == 0 && m_pairs.take(user.toStdString() + '\n' + client, at) == 0;
}

void addAccessRoutes(Router &router, const AccessServices &services) {
    router.add({Method::Post, QStringLiteral("/api/v1/auth/token"),
                [services](const Request &request, const Answer &answer) { token(services, request, answer); }});
    router.add({Method::Get, QStringLiteral("/api/v1/me"),
                [services](const Request &request, const Answer &answer) { me(services, request, answer); }});
    addAccountRoutes(router, services);
    addKeyRoutes(router, services);
}

} // namespace farol::server
