// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/secretstore.h"

#include <QTest>

using namespace farol;
using namespace farol::store;

// A machine without any session bus: a server, a container, a first start.
class SessionOnlyTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qunsetenv("DISPLAY");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    }
    void keepsSecretsForThisSessionAndSaysSo() {
        SecretStore secrets;
        std::optional<StoredSecret> stored;
        secrets.write(m_key, Secret("tok-1"), this, [&](StoredSecret answer) { stored = std::move(answer); });
        QVERIFY(secrets.sessionOnly()); // at once, before the keychain was asked
        QVERIFY(!stored);
        QTRY_VERIFY(stored);
        QCOMPARE(stored->kept, Kept::ThisSessionOnly);
        QCOMPARE(stored->why->code, QStringLiteral("keyring_absent"));
        QVERIFY(!stored->why->detail.isEmpty());
        QCOMPARE(secrets.state(), SecretState::Absent);
        std::optional<Result<FoundSecret>> found;
        secrets.read(m_key, this, [&](Result<FoundSecret> answer) { found = std::move(answer); });
        QTRY_VERIFY(found);
        QCOMPARE((*found)->secret.reveal(), QByteArray("tok-1"));
        QCOMPARE((*found)->kept, Kept::ThisSessionOnly);
    }
    void forgetsWithTheSession() {
        SecretStore secrets;
        std::optional<Result<FoundSecret>> found;
        secrets.read(m_key, this, [&](Result<FoundSecret> answer) { found = std::move(answer); });
        QTRY_VERIFY(found);
        QCOMPARE(found->error().code, QStringLiteral("keyring_absent"));
    }
    void refusesAKeyThatCouldMeanTwoPeople() {
        SecretStore secrets;
        for (const SecretKey &bad :
             {SecretKey{{}, m_key.host, m_key.user}, SecretKey{m_key.environment, {}, m_key.user},
              SecretKey{m_key.environment, m_key.host, {}},
              SecretKey{m_key.environment, QStringLiteral("b@host"), QStringLiteral("a")}}) {
            std::optional<Result<FoundSecret>> found;
            secrets.read(bad, this, [&](Result<FoundSecret> answer) { found = std::move(answer); });
            QTRY_VERIFY(found);
            QCOMPARE(found->error().code, QStringLiteral("secret_key"));
        }
    }

private:
    const SecretKey m_key{QStringLiteral("e"), QStringLiteral("host"), QStringLiteral("ana")};
};

QTEST_GUILESS_MAIN(SessionOnlyTest)
#include "tst_sessiononly.moc"
