// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in at the page of entering, with a real keyring: the session is stored, read back at the next start, and
// where the keyring is locked or absent the page says so and nothing is written anywhere.
#include "journeys/entrance.h"
#include "journeys/ownfarold.h"
#include "kit/keyring.h"

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class KeychainJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh");
        m_farold = std::make_unique<journeys::OwnFarold>(password());
        QVERIFY2(m_farold->isReady(), m_farold->said().constData());
    }
    void init() {
        m_keyring = std::make_unique<kit::Keyring>();
        m_profile = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_keyring.reset(); }
    void cleanupTestCase() { m_farold.reset(); }

    void storedAndReadBackAtTheNextStart() {
        QVERIFY(m_keyring->start("right"));
        {
            journeys::Entrance first(m_profile->path());
            QTRY_VERIFY_WITH_TIMEOUT(first.says(u"GNOME Keyring"_s), 30'000);
            first.signIn(m_farold->url(), m_farold->user(), password());
            QTRY_VERIFY_WITH_TIMEOUT(first.isInside(), 60'000);
            QVERIFY(!first.console().connectModel().sessionOnly());
        }
        journeys::Entrance next(m_profile->path());
        QVERIFY(next.stored());
        QVERIFY(next.field("password").text().isEmpty());
        QTest::mouseClick(next.stored(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(next.isInside(), 60'000); // nobody typed a password
        QCOMPARE(kit::filesHolding(m_profile->path(), password()), QStringList());
    }

    void aLockedKeyringMeansTypingThePassword() {
        QVERIFY(m_keyring->start("right"));
        {
            journeys::Entrance first(m_profile->path());
            first.signIn(m_farold->url(), m_farold->user(), password());
            QTRY_VERIFY_WITH_TIMEOUT(first.isInside(), 60'000);
        }
        QVERIFY(m_keyring->start("wrong")); // it stays locked
        journeys::Entrance next(m_profile->path());
        QTRY_VERIFY_WITH_TIMEOUT(next.says(u", bloqueado"_s), 30'000);
        QVERIFY(next.stored());
        QTest::mouseClick(next.stored(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(next.console().connectModel().state(), app::ConnectModel::State::Failed, 60'000);
        QVERIFY(!next.console().workplace());
        QTRY_VERIFY(next.field("password").hasFocus());
        next.type("password", QString::fromUtf8(password()));
        QTest::keyClick(&next.field("password"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(next.isInside(), 60'000);
        QVERIFY(next.console().connectModel().sessionOnly());
    }

    void withoutAKeyringNothingIsKept() {
        {
            journeys::Entrance first(m_profile->path());
            QTRY_VERIFY_WITH_TIMEOUT(first.says(u"Sem chaveiro"_s), 30'000);
            QVERIFY(first.says(u"vale só nesta sessão"_s));
            first.signIn(m_farold->url(), m_farold->user(), password());
            QTRY_VERIFY_WITH_TIMEOUT(first.isInside(), 60'000);
            QVERIFY(first.console().connectModel().sessionOnly());
        }
        journeys::Entrance next(m_profile->path());
        QVERIFY(next.stored());
        QTest::mouseClick(next.stored(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(next.console().connectModel().state(), app::ConnectModel::State::Failed, 60'000);
        QVERIFY(!next.console().workplace());
        for (const QString &place : {m_profile->path(), qEnvironmentVariable("HOME")}) {
            QCOMPARE(kit::filesHolding(place, password()), QStringList());
        }
    }

private:
    static QByteArray password() { return "quokka-at-the-gate-7731"; }
    std::unique_ptr<journeys::OwnFarold> m_farold;
    std::unique_ptr<kit::Keyring> m_keyring;
    std::unique_ptr<QTemporaryDir> m_profile;
};

QTEST_MAIN(KeychainJourney)
#include "tst_keychain.moc"
