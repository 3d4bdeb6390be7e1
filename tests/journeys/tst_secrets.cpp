// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A canary in each secret place: a whole session with the console, farolctl, farold and its provider, then a look into
// every file, log, argument and environment that they left for the passwords, the tokens and the people's data.
#include "core/log/log.h"
#include "journeys/entrance.h"
#include "journeys/ownfarold.h"
#include "kit/keyring.h"
#include "kit/processes.h"
#include "kit/tcpproxy.h"
#include "kit/terminal.h"

#include <QRegularExpression>
#include <QTimer>
#include <unistd.h>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class SecretsJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh");
        qputenv("TMPDIR", m_all.path().toLocal8Bit()); // whatever is written to a temporary place is looked at, too
        m_consoleLog = m_all.filePath(u"console.log"_s);
        log::setUp("farol", "trace", m_consoleLog.toStdString());
        connect(&m_look, &QTimer::timeout, this, &SecretsJourney::lookAtProcesses);
        m_look.start(50);
        m_keyring = std::make_unique<kit::Keyring>();
        QVERIFY(m_keyring->start("right"));
        m_farold = std::make_unique<journeys::OwnFarold>(password());
        QVERIFY2(m_farold->isReady(), m_farold->said().constData());
        m_wire = std::make_unique<kit::TcpProxy>(static_cast<quint16>(m_farold->url().port()));
        m_address.setScheme(u"http"_s);
        m_address.setHost(u"127.0.0.1"_s);
        m_address.setPort(m_wire->port());
    }

    void aWholeSession() {
        const QTemporaryDir profile;
        {
            journeys::Entrance console(profile.path());
            QTRY_VERIFY_WITH_TIMEOUT(console.says(u"GNOME Keyring"_s), 30'000);
            console.signIn(m_address, journeys::OwnFarold::user(), password());
            QTRY_VERIFY_WITH_TIMEOUT(console.isInside(), 60'000);
            import(*console.console().workplace());
        }
        journeys::Entrance again(profile.path()); // the token is renewed
        QVERIFY(again.stored());
        QTest::mouseClick(again.stored(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(again.isInside(), 60'000);
        Workplace &work = *again.console().workplace();
        work.window().showPage(u"batches"_s);
        work.batchesPage().search(u"canario-2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(work.window()).contains(u"canario-2"_s), 30'000);
        lookAtProcesses();

        kit::AtTerminal terminal;
        const QStringList server{u"--server"_s, m_address.toString(), u"--user"_s, journeys::OwnFarold::user()};
        const auto login =
            terminal.run(QStringList{u"login"_s} + server, QProcessEnvironment::systemEnvironment(), password() + '\n');
        QVERIFY2(login.code == 0, qPrintable(login.err));
        kit::AtTerminal second;
        const auto items = second.run(QStringList{u"batch"_s, u"items"_s, u"LOTE-0001"_s, u"--json"_s} + server,
                                      QProcessEnvironment::systemEnvironment(), {});
        QVERIFY2(items.code == 0 && items.out.contains(u"canario-2"_s), qPrintable(items.err));
        m_said += login.out.toUtf8() + login.err.toUtf8() + items.err.toUtf8() + terminal.seen() + second.seen();
        for (const QByteArray &secret : secrets() + people().mid(0, 4)) { // the name is what was asked for
            QVERIFY2(!items.out.toUtf8().contains(secret), secret.constData());
        }
        lookForPeople(profile.path());
        lookForSecrets();
    }

    void nothingWasSaidEither() {
        m_farold->stop();
        m_said += m_farold->said();
        QVERIFY(m_said.contains("listening on")); // the logs are really here
        for (const QByteArray &secret : secrets() + people()) {
            QVERIFY2(!m_said.contains(secret), secret.constData());
        }
        QFile logged(m_consoleLog);
        QVERIFY(logged.open(QIODevice::ReadOnly));
        const QByteArray log = logged.readAll();
        for (const QByteArray &secret : secrets() + people()) {
            QVERIFY2(!log.contains(secret), secret.constData());
        }
    }

    void noProcessWasGivenASecret() {
        QVERIFY(m_processes.size() >= 4); // this console, the keyring, farold, its provider
        for (const QByteArray &process : std::as_const(m_processes)) {
            for (const QByteArray &secret : secrets() + people()) {
                QVERIFY2(!process.contains(secret), process.constData());
            }
        }
        lookForSecrets(); // again, now that all of them have ended
    }

    void cleanupTestCase() {
        m_look.stop();
        m_farold.reset();
        m_keyring.reset();
    }

private:
    static QByteArray password() { return "quokka-sob-a-lua-8842"; }
    // What must not be outside of the back-end's own database: whole documents, keys and names of people.
    static QList<QByteArray> people() {
        return {"52998224725", "529.982.247-25", "zulmira.quokka@canario.example", "+5511987650042", "Zulmira"};
    }
    // The password, the launch token and every token that went over the wire.
    QList<QByteArray> secrets() const {
        static const QRegularExpression token(u"\"(?:access|refresh)\":\"([^\"]+)\""_s);
        QList<QByteArray> all{password(), m_farold->launchToken()};
        auto matches = token.globalMatch(QString::fromLatin1(m_wire->seen()));
        while (matches.hasNext()) {
            all.append(matches.next().captured(1).toLatin1());
        }
        return all;
    }
    void import(Workplace &work) {
        QFile file(m_people.filePath(u"canarios.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id_externo;favorecido;documento;chave_pix;valor\n"
                   "canario-1;Zulmira Quokka;529.982.247-25;zulmira.quokka@canario.example;10,00\n"
                   "canario-2;Zulmira Quokka;529.982.247-25;+5511987650042;20,00\n"
                   "canario-3;Zulmira Quokka;529.982.247-25;52998224725;30,00\n");
        file.close();
        work.window().showPage(u"batches"_s);
        QTRY_COMPARE_WITH_TIMEOUT(work.right().absent(), app::Absent::None, 30'000);
        work.batchesPage().importFile(file.fileName());
        auto *send = work.window().findChild<QAbstractButton *>(u"importSend"_s);
        for (const QString &step : {u"Enviar"_s, u"Submeter"_s}) {
            QTRY_VERIFY_WITH_TIMEOUT(send->isVisible() && send->isEnabled() && send->text().startsWith(step), 30'000);
            QTest::mouseClick(send, Qt::LeftButton);
        }
        const auto paid = [&work] {
            const Batch *batch = work.batches().find(BatchId{u"LOTE-0001"_s});
            return batch ? total(*batch, ItemState::Done).items : 0;
        };
        QTRY_COMPARE_WITH_TIMEOUT(paid(), 3, 60'000);
    }
    void lookAtProcesses() {
        for (const qint64 pid : kit::familyOf(::getpid())) {
            const QByteArray seen = kit::procFile(pid, "cmdline") + '\n' + kit::procFile(pid, "environ");
            m_processes.insert(QByteArray(seen).replace('\0', ' '));
        }
    }
    void lookForSecrets() {
        QVERIFY(secrets().size() >= 8); // three sign-ins or renewals with two tokens each
        QVERIFY(m_wire->seen().contains(password()));
        for (const QByteArray &secret : secrets()) {
            QVERIFY(secret.size() > 15);
            for (const QString &place : {m_all.path(), m_keyring->folder(), qEnvironmentVariable("HOME")}) {
                QVERIFY2(kit::filesHolding(place, secret).isEmpty(),
                         qPrintable(kit::filesHolding(place, secret).join(u' ') + u": "_s + QString::fromUtf8(secret)));
            }
        }
    }
    // The back-end has to know them; nothing else on this machine has.
    void lookForPeople(const QString &profile) {
        QVERIFY(!kit::filesHolding(m_farold->folder(), people().constFirst()).isEmpty());
        for (const QByteArray &person : people().mid(0, 4)) { // the name is what a list shows
            QCOMPARE(kit::filesHolding(profile, person), QStringList());
            QCOMPARE(kit::filesHolding(qEnvironmentVariable("HOME"), person), QStringList());
        }
    }

    QTemporaryDir m_people; // the file of the person who imports it
    QTemporaryDir m_all;
    QString m_consoleLog;
    QTimer m_look;
    QSet<QByteArray> m_processes;
    QByteArray m_said;
    QUrl m_address;
    std::unique_ptr<kit::Keyring> m_keyring;
    std::unique_ptr<journeys::OwnFarold> m_farold;
    std::unique_ptr<kit::TcpProxy> m_wire;
};

QTEST_MAIN(SecretsJourney)
#include "tst_secrets.moc"
