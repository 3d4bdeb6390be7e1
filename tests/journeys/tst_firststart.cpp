// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story G12: a fresh machine without a network and without a keychain. The demonstration opens with its day, nobody is
// asked for an account, nothing leaves the machine. Its memory and first paint are measured by ./dev bench journeys.
#include "console.h"
#include "journeys/spoken.h"
#include "kit/processes.h"

#include "ui/kit/button.h"
#include "ui/kit/stattile.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

// Sockets that reach beyond this machine, of a process and all that it started.
QStringList outgoing(qint64 pid) {
    QStringList found;
    for (const qint64 one : kit::familyOf(pid)) {
        for (const kit::IpSocket &socket : kit::ipSocketsOf(one)) {
            const QByteArray &address = socket.listens ? socket.local : socket.remote;
            const bool isIdle = !socket.listens && socket.remote.count('0') == socket.remote.size();
            if (!isIdle && !kit::isLoopback(address)) {
                found.append(u"%1 %2 of %3"_s.arg(QLatin1String(socket.protocol), QLatin1String(address)).arg(one));
            }
        }
    }
    return found;
}

} // namespace

class FirstStartJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDemonstrationIsOnePressAway() {
        ConsoleOptions options;
        options.language = u"pt_BR"_s;
        Console console(*qApp, options);
        console.start();
        QVERIFY(console.connectPage());
        QVERIFY(console.connectPage()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(*console.connectPage()).contains(u"Sem chaveiro"_s), 20'000);
        QVERIFY(journeys::spoken(*console.connectPage()).contains(u"vale só nesta sessão"_s));
        for (const QWidget *window : QApplication::topLevelWidgets()) {
            QVERIFY2(!window->isVisible() || window == console.connectPage(), qPrintable(window->objectName()));
        }

        auto *start = console.connectPage()->findChild<ui::Button *>(u"startDemo"_s);
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(console.workplace(), 60'000);
        ui::MainWindow &window = console.workplace()->window();
        QVERIFY(window.isVisible());
        QVERIFY(!console.connectPage()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(tile(window, "paidToday").contains(u"378"_s), 60'000);
        QVERIFY(tile(window, "paidToday").contains(u"R$ 99.818,45"_s));
        QVERIFY(window.windowTitle().contains(u"Demonstração"_s));
        QCOMPARE(console.workplace()->right().absent(), app::Absent::None); // nobody asked for an account
        QCOMPARE(outgoing(::getpid()), QStringList());
        QVERIFY(kit::familyOf(::getpid()).size() >= 3); // farold and its provider
    }

    void everythingEndsWithTheWindow() {
        const auto ended = [] { return kit::familyOf(::getpid()).size() == 1; };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 30'000);
    }

    // The program itself, watched from outside from its first moment to its last.
    void theProgramTalksToThisMachineAlone() {
        QTemporaryDir pictures;
        QProcess farol;
        farol.start(QStringLiteral(FAROL_BIN_DIR "/farol"),
                    {u"--demo"_s, u"--language"_s, u"pt_BR"_s, u"--screenshot"_s, pictures.filePath(u"farol.png"_s),
                     u"--summary"_s, u"-"_s});
        QVERIFY(farol.waitForStarted());
        QStringList found;
        const bool ended = QTest::qWaitFor(
            [&] {
                found += outgoing(farol.processId());
                return farol.state() == QProcess::NotRunning;
            },
            120'000);
        QVERIFY(ended);
        const QString errors = QString::fromUtf8(farol.readAllStandardError());
        QVERIFY2(farol.exitStatus() == QProcess::NormalExit && farol.exitCode() == 0, qPrintable(errors));
        QCOMPARE(found, QStringList());
        QVERIFY(QFile::exists(pictures.filePath(u"farol.png"_s)));
        const QString summary = journeys::plain(QString::fromUtf8(farol.readAllStandardOutput())).simplified();
        for (const QString &part :
             {u"pagos hoje 378 R$ 99.818,45"_s, u"falhas 5 R$ 1.790,00"_s, u"incertos 7 R$ 2.310,00"_s,
              u"em risco 12 R$ 4.100,00"_s, u"LOTE-0042 150 itens R$ 48.220,00 7 incertos · 5 falhas"_s}) {
            QVERIFY2(summary.contains(part), qPrintable(summary));
        }
    }

private:
    static QString tile(const ui::MainWindow &window, const char *name) {
        return journeys::plain(window.findChild<ui::StatTile *>(QString::fromLatin1(name))->accessibleName());
    }
};

int main(int argc, char **argv) {
    const QTemporaryDir home;
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        qputenv(name, home.path().toLocal8Bit());
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qputenv("PATH", FAROL_BIN_DIR ":" + qgetenv("PATH")); // farold lies there, not beside this program
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
    QApplication application(argc, argv);
    FirstStartJourney journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "tst_firststart.moc"
