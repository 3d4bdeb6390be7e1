// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/accountcodec.h"
#include "kit/farolctlkit.h"
#include "kit/serverkit.h"

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl user, key and tenant against the real back-end while it runs.
class AccountsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_kit.start();
        m_farolctl = std::make_unique<FarolctlRun>(u"http://127.0.0.1:%1"_s.arg(m_kit.port()));
        m_farolctl->useToken(m_kit.token("admin"));
        m_password = m_farolctl->write(u"password"_s, "correct horse 42\n");
        QFile(m_password).setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    void anAccountLivesAndEnds() {
        const auto made =
            ctl({u"user"_s, u"create"_s, u"ana"_s, u"--role"_s, u"operator"_s, u"--password-file"_s, m_password});
        QVERIFY2(made.code == 0 && made.out.contains(u"ana is open; roles: operator"_s),
                 qPrintable(made.out + made.err));
        QVERIFY(ctl({u"user"_s, u"list"_s}).out.contains(u"ana"_s));
        QCOMPARE(ctl({u"user"_s, u"roles"_s, u"ana"_s, u"--role"_s, u"viewer"_s, u"--reason"_s, u"moved"_s}).code, 0);
        QCOMPARE(ctl({u"user"_s, u"password"_s, u"ana"_s, u"--password-file"_s, m_password}).code, 0);
        QVERIFY(ctl({u"user"_s, u"disable"_s, u"ana"_s, u"--reason"_s, u"left"_s}).out.contains(u"disabled"_s));
        QCOMPARE(ctl({u"user"_s, u"enable"_s, u"ana"_s, u"--reason"_s, u"back"_s}).code, 0);
        QCOMPARE(m_kit.database.number("SELECT count(*) FROM audit WHERE object='ana'"), 5);
        QCOMPARE(ctl({u"user"_s, u"disable"_s, u"nobody"_s, u"--reason"_s, u"x"_s}).code, 1);
        QCOMPARE(ctl({u"user"_s, u"create"_s, u"bia"_s, u"--role"_s, u"chefe"_s}).code, 2);
        QCOMPARE(ctl({u"user"_s, u"disable"_s, u"ana"_s}).code, 2);
    }
    void aKeyIsPrintedOnceAndAlone() {
        const auto made = ctl({u"key"_s, u"create"_s, u"Rede"_s});
        QCOMPARE(made.code, 0);
        QVERIFY2(made.out.startsWith(u"fak_"_s) && made.out.count(u'\n') == 1, qPrintable(made.out));
        const QString id = made.out.section(u'_', 1, 1);
        const auto listed = ctl({u"key"_s, u"list"_s, u"--json"_s});
        QCOMPARE(json::apiKeyPage(listed.out.trimmed().toUtf8())->rows.first().id, id);
        QVERIFY(!listed.out.contains(made.out.trimmed()));
        QVERIFY(ctl({u"key"_s, u"revoke"_s, id, u"--reason"_s, u"lost"_s}).out.contains(u"revoked"_s));
    }
    void tenantsComeWithAnAdministrator() {
        const auto made = ctl(
            {u"tenant"_s, u"create"_s, u"norte"_s, u"--admin"_s, u"norte.admin"_s, u"--password-file"_s, m_password});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QVERIFY(ctl({u"tenant"_s, u"list"_s}).out.contains(u"norte"_s));
    }
    void isForAdministrators() {
        m_farolctl->useToken(m_kit.token("operator1"));
        QCOMPARE(ctl({u"user"_s, u"list"_s}).code, 4);
        QCOMPARE(ctl({u"key"_s, u"create"_s, u"Rede"_s}).code, 4);
        m_farolctl->useToken(m_kit.token("admin"));
    }

private:
    FarolctlRun::Outcome ctl(const QStringList &arguments) { return (*m_farolctl)(arguments); }
    ServerKit m_kit;
    std::unique_ptr<FarolctlRun> m_farolctl;
    QString m_password;
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
