// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/rawhttp.h"
#include "server/http/httpserver.h"

#include <QTest>

namespace farol::kit {

// A front on a free port with the routes that the test gives it. Routes stand in the places of real ones, because a
// route without a row in the table of roles does not start. Any bearer token "role:<word>" is that role.
class FrontKit final {
public:
    static constexpr auto open = "/healthz";           // GET, anybody
    static constexpr auto take = "/api/v1/auth/token"; // POST, anybody
    server::Router router;
    ManualClock clock{*fromRfc3339(u"2026-11-20T13:05:00Z")};
    server::Metrics metrics;
    server::Config::Http options;

    FrontKit() { options.port = 0; }
    void get(const char *pattern, server::Handler handler) {
        router.add({server::Method::Get, QString::fromLatin1(pattern), std::move(handler)});
    }
    void post(const char *pattern, server::Handler handler) {
        router.add({server::Method::Post, QString::fromLatin1(pattern), std::move(handler)});
    }
    // GET open says hello, POST take echoes its JSON.
    void addEcho() {
        get(open, [](const server::Request &, const server::Answer &answer) { answer(server::json("{\"hello\":1}")); });
        post(take, [](const server::Request &request, const server::Answer &answer) {
            answer(server::json(request.body.isEmpty() ? QByteArray("{}") : request.body));
        });
    }
    void start() {
        m_server = std::make_unique<server::HttpServer>(router, clock, metrics, options, &FrontKit::authenticate);
        const Done done = m_server->start();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    server::HttpServer &server() { return *m_server; }
    void stop() { m_server.reset(); }
    [[nodiscard]] bool lives() const { return httpCall(port(), "GET", open).status == 200; }

private:
    static void authenticate(const QByteArray &bearer, const std::function<void(Result<server::Identity>)> &answer) {
        const auto role =
            bearer.startsWith("role:") ? roleFromApi(QString::fromLatin1(bearer.sliced(5))) : std::nullopt;
        if (role) {
            answer(server::Identity{7, 1, QStringLiteral("ana"), QStringLiteral("default"), {*role}});
        } else {
            answer(failure(ErrorKind::Unauthorized, QStringLiteral("token_invalid"), QStringLiteral("no such token")));
        }
    }
    std::unique_ptr<server::HttpServer> m_server;
};

} // namespace farol::kit
