// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/enginekit.h"
#include "kit/rawhttp.h"
#include "server/access/accessroutes.h"
#include "server/audit/auditroutes.h"
#include "server/events/eventhub.h"
#include "server/http/commands.h"
#include "server/http/docs.h"
#include "server/http/httpserver.h"
#include "server/telemetry/opsroutes.h"

#include <QTest>
#include <future>

namespace farol::kit {

// farold in the test's process: a migrated database in a folder of its own, writer, readers, the routes of access, ops,
// audit and docs, the front on a free port. Others add theirs between making the kit and start(). The clock stands at
// the demo day, 2026-11-20 10:05 in São Paulo, until the test moves it.
// Accounts of tenant 1, named like their role: operator1, operator2, viewer, manager, responder, admin, auditor,
// partner; stranger is an operator of tenant 2. All have the same password.
class ServerKit {
public:
    static constexpr auto password = "correct horse 42";
    EngineDatabase database;
    ManualClock clock{*fromRfc3339(u"2026-11-20T13:05:00Z")};
    server::Config config;
    server::Metrics metrics;
    server::Router router;
    server::Readiness readiness;
    server::EventHub hub; // hears nothing until the test adds a relay
    server::Readers readers{database.path(), 2};
    server::Writer writer;
    server::Commands commands{writer};
    server::Passwords passwords;
    server::Tokens tokens{writer, readers, clock, config.tokens};
    server::SignInLimiter limiter;

    // vfs: a test's disk for the writer.
    explicit ServerKit(const char *vfs = nullptr)
        : writer(database.open(vfs), clock, {}) {
        config.http.port = 0;
        config.http.threads = 2;
        addUsers();
        server::addAccessRoutes(router, {tokens, passwords, limiter, writer, readers, config, clock, commands});
        server::addOpsRoutes(router, metrics, readiness);
        server::addAuditRoutes(router, readers, clock, QStringLiteral("default"));
        server::addDocsRoutes(router);
    }
    virtual ~ServerKit() { stop(); }
    // Once. An engine joins the writer before.
    void start() {
        writer.start();
        m_server = std::make_unique<server::HttpServer>(
            router, clock, metrics, config.http,
            [this](const QByteArray &bearer, auto answer) { tokens.authenticate(bearer, std::move(answer)); });
        const Done done = m_server->start();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    // The front, then the writer; what others added must not answer later than that.
    void stop() {
        m_server.reset();
        writer.stop();
    }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] server::HttpServer &front() { return *m_server; }

    // An access token of an account, made without its password.
    [[nodiscard]] QByteArray token(const QByteArray &user) {
        QByteArray &known = m_tokens[user];
        if (known.isEmpty()) {
            known = issue(user).access.toLatin1();
        }
        return known;
    }
    [[nodiscard]] TokenPair issue(const QByteArray &user) {
        const auto id = database.number("SELECT id FROM users WHERE name='" + user.toStdString() + "'");
        TokenPair pair;
        std::promise<Done> done;
        writer.post(
            [&](server::Arrows &arrows) -> Done {
                auto made = tokens.issue(arrows, id);
                if (!made) {
                    return tl::unexpected(made.error());
                }
                pair = *made;
                return {};
            },
            [&](Done stored) { done.set_value(std::move(stored)); });
        if (const Done stored = done.get_future().get(); !stored) {
            qFatal("no token for %s: %s", user.constData(), qPrintable(stored.error().detail));
        }
        return pair;
    }
    [[nodiscard]] HttpAnswer get(const QByteArray &path, const QByteArray &user = "operator1") {
        return httpCall(port(), "GET", path, {}, {{"Authorization", "Bearer " + token(user)}});
    }
    // key empty: none is sent.
    [[nodiscard]] HttpAnswer post(const QByteArray &path, const QByteArray &body, const QByteArray &key = {},
                                  const QByteArray &user = "operator1", const HttpHeaders &more = {}) {
        HttpHeaders headers{{"Authorization", "Bearer " + token(user)}};
        if (!key.isEmpty()) {
            headers.append({"Idempotency-Key", key});
        }
        return httpCall(port(), "POST", path, body, headers + more);
    }

private:
    void addUsers() {
        static const QString hash = server::hashPassword(Secret(QByteArray(password)));
        auto db = database.open();
        auto add = db->prepare("INSERT INTO users(tenant,name,password_hash,roles,created_at) VALUES(?,?,?,?,0)");
        const auto check = [](const Done &done) { Q_ASSERT(done); };
        check(db->execute("INSERT INTO tenants VALUES(2,'other')"));
        database.givenIds();
        for (const char *role : {"viewer", "manager", "responder", "admin", "auditor", "partner"}) {
            check(add.bind(1, role, hash, role).run());
        }
        check(add.bind(1, "operator1", hash, "operator").run());
        check(add.bind(1, "operator2", hash, "operator").run());
        check(add.bind(2, "stranger", hash, "operator").run());
    }
    std::unique_ptr<server::HttpServer> m_server;
    QHash<QByteArray, QByteArray> m_tokens;
};

} // namespace farol::kit
