// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/writeright.h"

#include "core/json/codec.h"
#include "kit/fakenetwork.h"

#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant start = *fromRfc3339(u"2026-11-20T13:05:00Z");

QByteArray meJson(const QList<Role> &roles, bool production = false) {
    Me me;
    me.production = production;
    me.user = u"operator1"_s;
    me.roles = roles;
    me.serverTime = start;
    return json::encode(me);
}

} // namespace

// The right to write: typed, timed, and taken back.
class WriteRightTest final : public QObject {
    Q_OBJECT
    struct World {
        explicit World(EnvironmentKind kind)
            : session(Environment{u"Produção"_s, kind, QUrl(), false}, api, clock, 20ms)
            , right(session, clock) {}
        kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
        net::HttpClient client{net::HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                               std::unique_ptr<QNetworkAccessManager>(wire)};
        net::FaroldApi api{client};
        ManualClock clock{start};
        Session session;
        WriteRight right;
    };
    std::unique_ptr<World> m_world;

    void online(EnvironmentKind kind, const QList<Role> &roles = {Role::Operator}) {
        m_world = std::make_unique<World>(kind);
        m_world->wire->answers(u"/api/v1/me"_s, meJson(roles));
        m_world->session.adoptAccessToken(Secret("sesame"));
        QTRY_COMPARE(m_world->session.connection(), Connection::Online);
    }
    WriteRight &right() { return m_world->right; }

private Q_SLOTS:
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void productionStartsReadOnlyWhateverTheEntrySays() {
        online(EnvironmentKind::Production);
        QVERIFY(m_world->session.environment().readOnly);
        QCOMPARE(right().absent(), Absent::ReadOnly);
        QCOMPARE(right().remaining(), 0ms);
    }
    void otherEnvironmentsMayWriteAtOnceAndWithoutAnEnd() {
        online(EnvironmentKind::Staging);
        QCOMPARE(right().absent(), Absent::None);
        m_world->clock.advance(24h);
        right().tick();
        QCOMPARE(right().absent(), Absent::None);
    }
    void aServerThatCallsItselfProductionIsTreatedSo() {
        m_world = std::make_unique<World>(EnvironmentKind::Staging);
        m_world->wire->answers(u"/api/v1/me"_s, meJson({Role::Operator}, true));
        QList<Absent> seen; // never None, not even for a moment
        connect(&right(), &WriteRight::changed, this, [&] { seen.append(right().absent()); });
        m_world->session.adoptAccessToken(Secret("sesame"));
        QTRY_COMPARE(m_world->session.connection(), Connection::Online);
        QVERIFY(right().isProduction());
        QVERIFY(!seen.contains(Absent::None));
        QTRY_COMPARE(right().absent(), Absent::ReadOnly);
        QVERIFY(right().unlock(u"Produção"_s));
        QCOMPARE(right().absent(), Absent::None);
        QCOMPARE(right().remaining(), 15min);
    }
    void onlyTheNameItselfUnlocks_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("opens");
        QTest::newRow("equal") << u"Produção"_s << true;
        QTest::newRow("composed by the keyboard") << u"Produc\u0327a\u0303o"_s << true;
        QTest::newRow("no accents") << u"Producao"_s << false;
        QTest::newRow("lower case") << u"produção"_s << false;
        QTest::newRow("space after") << u"Produção "_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void onlyTheNameItselfUnlocks() {
        QFETCH(QString, typed);
        QFETCH(bool, opens);
        online(EnvironmentKind::Production);
        QCOMPARE(right().unlock(typed), opens);
        QCOMPARE(right().absent(), opens ? Absent::None : Absent::ReadOnly);
        QCOMPARE(m_world->session.environment().readOnly, !opens);
    }
    void endsAfterFifteenMinutesToTheMillisecond() {
        online(EnvironmentKind::Production);
        QVERIFY(right().unlock(u"Produção"_s));
        m_world->clock.advance(15min - 1ms);
        right().tick();
        QCOMPARE(right().absent(), Absent::None);
        QCOMPARE(right().remaining(), 1ms);
        QSignalSpy changed(&right(), &WriteRight::changed);
        m_world->clock.advance(1ms);
        QCOMPARE(right().absent(), Absent::ReadOnly); // even before the timer saw it
        right().tick();
        QVERIFY(changed.size() > 0);
        QVERIFY(m_world->session.environment().readOnly);
        QCOMPARE(right().remaining(), 0ms);
    }
    void looksAtTheClockByItself() {
        online(EnvironmentKind::Production);
        QVERIFY(right().unlock(u"Produção"_s));
        QSignalSpy ticked(&right(), &WriteRight::ticked);
        m_world->clock.advance(16min);
        QVERIFY(ticked.wait(30'000));
        QVERIFY(m_world->session.environment().readOnly);
    }
    void unlockingAgainStartsANewSpan() {
        online(EnvironmentKind::Production);
        QVERIFY(right().unlock(u"Produção"_s));
        m_world->clock.advance(10min);
        QVERIFY(right().unlock(u"Produção"_s));
        QCOMPARE(right().remaining(), 15min);
    }
    void aClockThatWasSetBackEndsTheRight() {
        online(EnvironmentKind::Production);
        QVERIFY(right().unlock(u"Produção"_s));
        m_world->clock.advance(-1h);
        QCOMPARE(right().absent(), Absent::ReadOnly);
        right().tick();
        m_world->clock.advance(1h);
        QCOMPARE(right().absent(), Absent::ReadOnly);
    }
    void locksNow() {
        online(EnvironmentKind::Production);
        QVERIFY(right().unlock(u"Produção"_s));
        right().lockNow();
        QCOMPARE(right().absent(), Absent::ReadOnly);
    }
    void signingOutTakesItBack() {
        online(EnvironmentKind::Production);
        QVERIFY(right().unlock(u"Produção"_s));
        m_world->session.signOut();
        QCOMPARE(right().absent(), Absent::SignedOut);
        m_world->session.adoptAccessToken(Secret("sesame"));
        QTRY_COMPARE(m_world->session.connection(), Connection::Online);
        QCOMPARE(right().absent(), Absent::ReadOnly);
    }
    void namesTheRoleThatIsMissing() {
        online(EnvironmentKind::Staging, {Role::Auditor});
        QCOMPARE(right().absent(), Absent::NoRight);
        QCOMPARE(right().absent(Role::Auditor), Absent::None);
    }
    void saysOfflineBeforeReadOnly() {
        online(EnvironmentKind::Production);
        m_world->wire->forgetAll();
        m_world->wire->breaks(u"/api/v1/me"_s, QNetworkReply::ConnectionRefusedError);
        QSignalSpy changed(&right(), &WriteRight::changed);
        QTRY_COMPARE(right().absent(), Absent::Offline);
        QVERIFY(changed.size() > 0);
    }
    void hasACodeForEachReason() {
        online(EnvironmentKind::Staging);
        QStringList codes;
        for (const auto reason :
             {Absent::None, Absent::SignedOut, Absent::Offline, Absent::Stale, Absent::ReadOnly, Absent::NoRight}) {
            codes.append(toCode(reason));
        }
        QCOMPARE(codes, QStringList({QString(), u"signed_out"_s, u"offline"_s, u"stale"_s, u"read_only"_s, u"role"_s}));
    }
};

QTEST_GUILESS_MAIN(WriteRightTest)
#include "tst_writeright.moc"
