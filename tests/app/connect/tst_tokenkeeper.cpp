// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/tokenkeeper.h"

#include "kit/keyring.h"

#include <QSignalSpy>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The newest token of a session, whatever the keychain does meanwhile.
class TokenKeeperTest final : public QObject {
    Q_OBJECT
    static constexpr int patience = 30'000;
    const store::SecretKey m_key{u"homologacao"_s, u"farold.example"_s, u"operator1"_s};
    std::unique_ptr<kit::Keyring> m_keyring;
    std::unique_ptr<store::SecretStore> m_secrets;
    std::unique_ptr<TokenKeeper> m_keeper;

    // As another start of the program would find it.
    QByteArray inKeychain() {
        std::optional<Result<store::FoundSecret>> found;
        store::SecretStore other;
        other.read(m_key, this, [&](Result<store::FoundSecret> answer) { found = std::move(answer); });
        if (!QTest::qWaitFor([&] { return found.has_value(); }, patience)) {
            return "no answer";
        }
        return *found ? (*found)->secret.reveal() : (*found).error().code.toUtf8();
    }
    void keepTheFirst() {
        QVERIFY(m_keyring->start("right"));
        m_keeper->keep(Secret("spent"));
        QTRY_COMPARE_WITH_TIMEOUT(inKeychain(), QByteArray("spent"), patience);
        QVERIFY(!m_keeper->trouble());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh"); }
    void init() {
        m_keyring = std::make_unique<kit::Keyring>();
        m_secrets = std::make_unique<store::SecretStore>();
        m_keeper = std::make_unique<TokenKeeper>(*m_secrets, m_key, 200ms);
    }
    void cleanup() {
        m_keeper.reset();
        m_secrets.reset();
        m_keyring.reset();
    }
    void aKeychainThatLocksInMidSessionIsToldAndCaughtUpWith() {
        keepTheFirst();
        QVERIFY(m_keyring->start("wrong")); // the keyring stays locked
        m_keeper->keep(Secret("newest"));
        QTRY_VERIFY_WITH_TIMEOUT(m_keeper->trouble().has_value(), patience);
        QVERIFY(!m_keeper->isRemoving());
        QVERIFY(m_keyring->start("right"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_keeper->trouble().has_value(), patience);
        QCOMPARE(inKeychain(), QByteArray("newest"));
    }
    void aSignOutThatLeavesATokenBehindIsToldAndCaughtUpWith() {
        keepTheFirst();
        QVERIFY(m_keyring->start("wrong"));
        m_keeper->keep({});
        QTRY_VERIFY_WITH_TIMEOUT(m_keeper->trouble().has_value(), patience);
        QVERIFY(m_keeper->isRemoving());
        QVERIFY(m_keyring->start("right"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_keeper->trouble().has_value(), patience);
        QCOMPARE(inKeychain(), QByteArray("secret_missing"));
    }
    void aMachineThatNeverHadAKeychainIsNoNews() {
        QSignalSpy changed(m_keeper.get(), &TokenKeeper::changed);
        m_keeper->keep(Secret("only here"));
        QTRY_COMPARE_WITH_TIMEOUT(m_secrets->state(), store::SecretState::Absent, patience);
        std::optional<Result<store::FoundSecret>> found; // calls run in order: the writing is over then
        m_secrets->read(m_key, this, [&](Result<store::FoundSecret> answer) { found = std::move(answer); });
        QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), patience);
        QVERIFY(!m_keeper->trouble());
        QCOMPARE(changed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TokenKeeperTest)
#include "tst_tokenkeeper.moc"
