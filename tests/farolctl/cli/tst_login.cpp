// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/keyring.h"
#include "kit/terminal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <unistd.h>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray password = "senha-canary-\xc3\xa7";

TokenPair pair(int number, int seconds) {
    return {u"acc-canary-%1"_s.arg(number), u"ref-canary-%1"_s.arg(number), seconds};
}

} // namespace

// Signing in at a terminal, with a real keyring or without one.
class LoginTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh"); }
    void init() {
        m_keyring = std::make_unique<Keyring>();
        m_farold = std::make_unique<ScriptedFarold>();
        m_farolctl = std::make_unique<FarolctlRun>(m_farold->url());
        m_terminal = std::make_unique<AtTerminal>();
        m_farold->on("GET /api/v1/batches", json::encode(Page<Batch>{}));
    }
    void cleanup() { m_keyring.reset(); }

    void keepsTheSessionInTheKeyringAndUsesIt() {
        QVERIFY(m_keyring->start("right"));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(1, 900)));
        const auto ran = login();
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"the session is in GNOME Keyring (Secret Service)"_s));
        const auto sent =
            QJsonDocument::fromJson(ScriptedFarold::body(m_farold->asked("POST /api/v1/auth/token").at(0))).object();
        QCOMPARE(sent.value(u"password"_s).toString().toUtf8(), password);
        QCOMPARE(sent.value(u"username"_s).toString(), u"ana"_s);
        QCOMPARE(list().code, 0);
        QCOMPARE(bearers(), QList<QByteArray>{"Bearer acc-canary-1"});
        const auto other = m_farolctl->bare({u"batch"_s, u"list"_s, u"--user"_s, u"bia"_s});
        QCOMPARE(other.code, 4); // the session is ana's alone
    }
    void showsNoPasswordAnywhere() {
        QVERIFY(m_keyring->start("right"));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(1, 900)));
        const auto ran = login();
        QCOMPARE(ran.code, 0);
        QVERIFY(m_terminal->seen().contains("Password of ana on http://127.0.0.1"));
        QVERIFY(!m_terminal->seen().contains("canary"));
        QVERIFY(!(ran.out + ran.err).contains(u"canary"_s));
        for (const QString &place : {m_farolctl->home(), m_keyring->folder(), qEnvironmentVariable("HOME")}) {
            QCOMPARE(filesHolding(place, "senha-canary"), QStringList());
            QCOMPARE(filesHolding(place, "acc-canary"), QStringList());
            QCOMPARE(filesHolding(place, "ref-canary"), QStringList());
        }
    }
    void renewsAnExpiredSessionAndKeepsTheNewOne() {
        QVERIFY(m_keyring->start("right"));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(1, 0)));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(2, 0)));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(3, 900)));
        QCOMPARE(login().code, 0);
        QCOMPARE(list().code, 0);
        QCOMPARE(list().code, 0);
        QCOMPARE(list().code, 0);
        QCOMPARE(refreshed(), (QStringList{u"ref-canary-1"_s, u"ref-canary-2"_s}));
        QCOMPARE(bearers(), (QList<QByteArray>{"Bearer acc-canary-2", "Bearer acc-canary-3", "Bearer acc-canary-3"}));
    }
    void renewsOnceForTwoProgramsAtOnce() {
        QVERIFY(m_keyring->start("right"));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(1, 0)));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(2, 900)));
        QCOMPARE(login().code, 0);
        std::array<QProcess, 3> programs;
        for (QProcess &program : programs) {
            program.setProcessEnvironment(m_farolctl->environment());
            program.start(FarolctlRun::program(),
                          {u"batch"_s, u"list"_s, u"--user"_s, u"ana"_s, u"--server"_s, m_farold->url()});
        }
        for (QProcess &program : programs) {
            QTRY_VERIFY_WITH_TIMEOUT(program.state() == QProcess::NotRunning, 30000);
            QCOMPARE(program.exitCode(), 0);
        }
        QCOMPARE(refreshed(), QStringList{u"ref-canary-1"_s}); // a second use would have ended the session
    }
    void saysNotSignedInWhenTheSessionEnded() {
        QVERIFY(m_keyring->start("right"));
        m_farold->on("POST /api/v1/auth/token", json::encode(pair(1, 0)));
        QCOMPARE(login().code, 0);
        m_farold->problem("POST /api/v1/auth/token", 401, problem(ErrorKind::Unauthorized, 401, "refresh_reused"));
        QCOMPARE(list().code, 0); // the script's first answer, a last time
        QCOMPARE(list().code, 4);
    }
    void keepsNothingWhenThePasswordIsWrong() {
        QVERIFY(m_keyring->start("right"));
        m_farold->problem("POST /api/v1/auth/token", 401, problem(ErrorKind::Unauthorized, 401, "wrong_password"));
        QCOMPARE(login().code, 4);
        QCOMPARE(list().code, 4);
    }
    void saysSoAndStoresNothingWithoutAKeyring_data() {
        QTest::addColumn<QString>("case_");
        QTest::newRow("no service") << u"absent"_s;
        QTest::newRow("locked") << u"locked"_s;
        QTest::newRow("no keyring yet") << u"empty"_s;
    }
    void saysSoAndStoresNothingWithoutAKeyring() {
        QFETCH(QString, case_);
        if (case_ == u"locked"_s) {
            QVERIFY(m_keyring->start("right"));
            m_farold->on("POST /api/v1/auth/token", json::encode(pair(1, 900)));
            QCOMPARE(login().code, 0);
            QVERIFY(m_keyring->start("wrong"));
            m_terminal = std::make_unique<AtTerminal>();
        } else if (case_ == u"empty"_s) {
            QVERIFY(m_keyring->start({}));
        }
        const auto before = m_farold->calls();
        const auto ran = login();
        QCOMPARE(ran.code, 4);
        QVERIFY(ran.err.contains(u"nothing is stored"_s));
        QVERIFY(ran.err.contains(u"--token-file"_s));
        QCOMPARE(m_terminal->seen(), QByteArray()); // it did not even ask
        QCOMPARE(m_farold->calls(), before);
        QCOMPARE(list().code, 4);
    }
    void asksOnATerminalOrNotAtAll() {
        QVERIFY(m_keyring->start("right"));
        QProcess process;
        process.setProcessEnvironment(m_farolctl->environment());
        process.setChildProcessModifier([] { ::setsid(); }); // no controlling terminal
        process.start(FarolctlRun::program(), {u"login"_s, u"--user"_s, u"ana"_s, u"--server"_s, m_farold->url()});
        process.write(password + '\n');
        process.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, 30000);
        QCOMPARE(process.exitCode(), 2);
        QCOMPARE(m_farold->calls(), 0);
    }
    void needsAUser() {
        const auto ran = m_farolctl->bare({u"login"_s});
        QCOMPARE(ran.code, 2);
    }

private:
    AtTerminal::Outcome login() {
        return m_terminal->run({u"login"_s, u"--user"_s, u"ana"_s, u"--server"_s, m_farold->url()},
                               m_farolctl->environment(), password + '\n');
    }
    FarolctlRun::Outcome list() { return m_farolctl->bare({u"batch"_s, u"list"_s, u"--user"_s, u"ana"_s}); }
    [[nodiscard]] QList<QByteArray> bearers() const {
        QList<QByteArray> all;
        for (const QByteArray &request : m_farold->asked("GET /api/v1/batches")) {
            all.append(ScriptedFarold::header(request, "Authorization"));
        }
        return all;
    }
    [[nodiscard]] QStringList refreshed() const {
        QStringList all;
        for (const QByteArray &request : m_farold->asked("POST /api/v1/auth/token")) {
            const auto sent = QJsonDocument::fromJson(ScriptedFarold::body(request)).object();
            if (sent.value(u"grant_type"_s).toString() == u"refresh_token"_s) {
                all.append(sent.value(u"refresh_token"_s).toString());
            }
        }
        return all;
    }
    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<ScriptedFarold> m_farold;
    std::unique_ptr<FarolctlRun> m_farolctl;
    std::unique_ptr<AtTerminal> m_terminal;
};

QTEST_GUILESS_MAIN(LoginTest)
#include "tst_login.moc"
