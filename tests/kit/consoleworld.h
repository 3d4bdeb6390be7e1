// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"
#include "core/json/codec.h"
#include "kit/fakenetwork.h"

#include <QTest>

namespace farol::kit {

// A console at one environment on a scripted wire: what the models of app are given. The poller's turns answer /me
// each interval, so leave it long where a test counts requests.
struct ConsoleWorld {
    explicit ConsoleWorld(app::EnvironmentKind kind = app::EnvironmentKind::Staging,
                          const QList<Role> &roles = {Role::Operator},
                          std::chrono::milliseconds interval = std::chrono::hours(1))
        : session(app::Environment{QStringLiteral("Produção"), kind, QUrl(), false}, api, clock, interval)
        , right(session, clock) {
        Me me;
        me.user = QStringLiteral("operator1");
        me.roles = roles;
        me.serverTime = start();
        wire->answers(QStringLiteral("/api/v1/me"), json::encode(me));
        session.adoptAccessToken(Secret("sesame"));
        isOnline = QTest::qWaitFor([this] { return session.connection() == app::Connection::Online; }, 30000);
    }
    static Instant start() { return *fromRfc3339(u"2026-11-20T13:05:00Z"); }

    FakeNetwork *wire = new FakeNetwork; // owned by the client
    net::HttpClient client{net::HttpOptions{QUrl(QStringLiteral("http://127.0.0.1:9")), {}},
                           std::unique_ptr<QNetworkAccessManager>(wire)};
    net::FaroldApi api{client};
    ManualClock clock{start()};
    app::Session session;
    app::WriteRight right;
    bool isOnline = false;
};

} // namespace farol::kit
