// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "core/json/codec.h"
#include "kit/fakenetwork.h"

#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant serverStart = *fromRfc3339(u"2026-11-20T13:05:00Z");

QByteArray meJson(const QList<Role> &roles = {Role::Operator}) {
    Me me;
    me.user = u"operator1"_s;
    me.roles = roles;
    me.serverTime = serverStart;
    return json::encode(me);
}

} // namespace

class SessionTest final : public QObject {
    Q_OBJECT
    struct World {
        kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
        net::HttpClient client{net::HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                               std::unique_ptr<QNetworkAccessManager>(wire)};
        net::FaroldApi api{client};
        ManualClock local{serverStart - 3h};
        Session session{Environment{u"Produção"_s, EnvironmentKind::Production, QUrl(), false}, api, local, 20ms};
    };
    std::unique_ptr<World> m_world;

    void online() {
        m_world->wire->answers(u"/api/v1/me"_s, meJson());
        m_world->session.adoptAccessToken(Secret("sesame"));
        QTRY_COMPARE(m_world->session.connection(), Connection::Online);
    }
    void cut() {
        m_world->wire->forgetAll();
        m_world->wire->breaks(u"/api/v1/me"_s, QNetworkReply::ConnectionRefusedError);
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void isSignedOutAndSilentAtFirst() {
        QCOMPARE(m_world->session.connection(), Connection::SignedOut);
        m_world->session.tryNow();
        QTest::qWait(60);
        QCOMPARE(m_world->wire->seen().size(), 0);
    }
    void signsInAndSaysWho() {
        m_world->wire->answers(u"POST /api/v1/auth/token"_s, json::encode(TokenPair{u"access"_s, u"refresh"_s, 900}));
        m_world->wire->answers(u"GET /api/v1/me"_s, meJson());
        QSignalSpy signedIn(&m_world->session, &Session::signedIn);
        QSignalSpy token(&m_world->session, &Session::refreshTokenChanged);
        m_world->session.signIn(u"operator1"_s, Secret("open"));
        QVERIFY(signedIn.wait(30'000));
        QCOMPARE(m_world->session.me()->user, u"operator1"_s);
        QCOMPARE(m_world->session.connection(), Connection::Online);
        QCOMPARE(token.size(), 1);
        QVERIFY(token.constFirst().constFirst().value<Secret>() == Secret("refresh"));
        QCOMPARE(m_world->wire->seen(u"GET /api/v1/me"_s).constFirst().headers.value("authorization"),
                 QByteArray("Bearer access"));
    }
    void aWrongPasswordLeavesItSignedOut() {
        m_world->wire->fails(u"POST /api/v1/auth/token"_s, 401, R"({"code":"credentials_invalid","detail":"x"})");
        QSignalSpy failed(&m_world->session, &Session::signInFailed);
        m_world->session.signIn(u"operator1"_s, Secret("wrong"));
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.constFirst().constFirst().value<Error>().code, u"credentials_invalid"_s);
        QCOMPARE(m_world->session.connection(), Connection::SignedOut);
    }
    void livesInTheServersTime() {
        online();
        QCOMPARE(m_world->session.clock().offset(), 3h);
        QVERIFY(m_world->session.lastAnswer() == serverStart);
        QVERIFY(m_world->session.since() >= serverStart - 1s);
        m_world->local.advance(10s);
        QCOMPARE(m_world->session.clock().now(), serverStart + 10s);
    }
    void tellsTheModelsAtEachGoodTurn() {
        QSignalSpy turn(&m_world->session, &Session::turn);
        online();
        QVERIFY(turn.wait(30'000));
        QTRY_VERIFY(turn.size() >= 3);
    }
    void isStaleAfterOneMissedTurnAndOfflineAfterTwo() {
        online();
        const auto seen = *m_world->session.lastAnswer();
        QList<Connection> states;
        connect(&m_world->session, &Session::changed, this, [&] {
            if (states.isEmpty() || states.constLast() != m_world->session.connection()) {
                states.append(m_world->session.connection());
            }
        });
        cut();
        m_world->local.advance(7s);
        QTRY_COMPARE(m_world->session.connection(), Connection::Offline);
        QVERIFY(states.contains(Connection::Stale));
        QVERIFY(m_world->session.lastAnswer() == seen);
        QCOMPARE(m_world->session.since(), serverStart + 7s);
        QCOMPARE(m_world->session.lastError()->code, u"connection_refused"_s);
        QCOMPARE(m_world->session.me()->user, u"operator1"_s);
    }
    void comesBackByItself() {
        online();
        cut();
        QTRY_COMPARE(m_world->session.connection(), Connection::Offline);
        m_world->wire->forgetAll();
        m_world->wire->answers(u"/api/v1/me"_s, meJson());
        m_world->session.tryNow();
        QTRY_COMPARE(m_world->session.connection(), Connection::Online);
        QVERIFY(!m_world->session.lastError());
    }
    void aTryByHandThatFailsStaysOfflineAndDoesNotFlicker() {
        online();
        cut();
        QTRY_COMPARE(m_world->session.connection(), Connection::Offline);
        QTRY_COMPARE(m_world->wire->running(), 0);
        QList<Connection> states;
        connect(&m_world->session, &Session::changed, this, [&] { states.append(m_world->session.connection()); });
        const auto asked = m_world->wire->seen().size();
        m_world->session.tryNow();
        QTRY_VERIFY(m_world->wire->seen().size() > asked);
        QTRY_VERIFY(!states.isEmpty());
        QCOMPARE(states.count(Connection::Offline), states.size());
    }
    void aBackEndThatNeverAnsweredIsOfflineAndSaysSoOnce() {
        m_world->wire->breaks(u"/api/v1/me"_s, QNetworkReply::ConnectionRefusedError);
        QSignalSpy failed(&m_world->session, &Session::signInFailed);
        m_world->session.adoptAccessToken(Secret("sesame"));
        QCOMPARE(m_world->session.connection(), Connection::Connecting);
        QVERIFY(failed.wait(30'000));
        QCOMPARE(m_world->session.connection(), Connection::Offline);
    }
    void renewsTheTokenBehindTheScenes() {
        m_world->wire->answers(u"POST /api/v1/auth/token"_s, json::encode(TokenPair{u"a2"_s, u"r2"_s, 900}));
        m_world->wire->answers(u"GET /api/v1/me"_s, meJson());
        QSignalSpy token(&m_world->session, &Session::refreshTokenChanged);
        QSignalSpy signedIn(&m_world->session, &Session::signedIn);
        m_world->session.adoptRefreshToken(Secret("r1"));
        QVERIFY(signedIn.wait(30'000));
        QVERIFY(m_world->wire->seen(u"POST /api/v1/auth/token"_s).constFirst().body.contains("\"r1\""));
        QVERIFY(token.constLast().constFirst().value<Secret>() == Secret("r2"));
    }
    void aRefusedRefreshTokenIsShownOnceAndEndsTheSession() {
        m_world->wire->fails(u"POST /api/v1/auth/token"_s, 401, R"({"code":"token_reused","detail":"used before"})");
        QSignalSpy out(&m_world->session, &Session::signedOut);
        m_world->session.adoptRefreshToken(Secret("r1"));
        QVERIFY(out.wait(30'000));
        QCOMPARE(m_world->wire->count(u"POST /api/v1/auth/token"_s), 1);
        QCOMPARE(m_world->session.lastError()->code, u"session_ended"_s);
    }
    void aRenewalThatAnswersAfterTheSignOutBringsNoTokenBack() {
        m_world->wire->hangs(u"POST /api/v1/auth/token"_s);
        m_world->session.adoptRefreshToken(Secret("r1"));
        QTRY_COMPARE(m_world->wire->running(), 1);
        m_world->session.signOut();
        QCOMPARE(m_world->wire->running(), 0); // nobody listens to it any more
    }
    void theEndOfTheSessionSignsOut() {
        online();
        m_world->wire->forgetAll();
        m_world->wire->fails(u"/api/v1/me"_s, 401);
        QSignalSpy out(&m_world->session, &Session::signedOut);
        QSignalSpy token(&m_world->session, &Session::refreshTokenChanged);
        QVERIFY(out.wait(30'000));
        QCOMPARE(m_world->session.connection(), Connection::SignedOut);
        QVERIFY(!m_world->session.me());
        QVERIFY(token.constLast().constFirst().value<Secret>().isEmpty());
        const auto asked = m_world->wire->seen().size();
        QTest::qWait(60);
        QCOMPARE(m_world->wire->seen().size(), asked);
    }
    void aHungTurnIsNotDoubled() {
        m_world->wire->hangs(u"/api/v1/me"_s);
        m_world->session.adoptAccessToken(Secret("sesame"));
        QTRY_COMPARE(m_world->wire->running(), 1);
        QTest::qWait(80);
        QCOMPARE(m_world->wire->seen().size(), 1);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
