// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration seen by more than one of its accounts, and its end: signing out is not being offline, nothing of
// who was there stays on the screen, and what ends is named before it ends.
#include "console.h"
#include "journeys/spoken.h"
#include "kit/processes.h"

#include "ui/kit/button.h"
#include "ui/kit/textfield.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class DemoJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        ConsoleOptions options;
        options.demo = true;
        options.language = u"pt_BR"_s;
        options.settingsDirectory = m_folder.path();
        m_console = std::make_unique<Console>(*qApp, options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(isIn(u"operator1"_s), 60'000);
        m_address = m_console->workplace()->session().environment().url;
    }
    void cleanupTestCase() { m_console.reset(); }

    void signingOutLeadsToTheAccountsOfTheDemonstration() {
        QPointer<QWidget> before = &m_console->workplace()->window();
        const auto running = kit::familyOf(::getpid()).size();
        trigger("signOut");
        QTRY_VERIFY(m_console->workplace() == nullptr);
        QVERIFY(before.isNull()); // with all that it showed
        QVERIFY(m_console->connectPage()->isVisible());
        QVERIFY(!says(u"Offline"_s));
        QVERIFY(!says(u"não responde"_s));
        QTRY_VERIFY(dialog("demoAccountsDialog"));
        for (const QString &user : {u"operator1"_s, u"operator2"_s, u"responder"_s, u"manager"_s, u"auditor"_s}) {
            QVERIFY2(journeys::spoken(*dialog("demoAccountsDialog")).contains(u"Entrar como %1"_s.arg(user)),
                     qPrintable(user));
        }
        QCOMPARE(kit::familyOf(::getpid()).size(), running); // the same day goes on
    }
    void anotherAccountOfItSeesWhatItMay() {
        enterAs(u"manager"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(u"manager"_s), 60'000);
        QCOMPARE(m_console->workplace()->right().absent(), app::Absent::NoRight);
    }
    void theAccountsAreOnePressAwayAfterTheDialogWasClosed() {
        trigger("signOut");
        QTRY_VERIFY(dialog("demoAccountsDialog"));
        QTest::keyClick(dialog("demoAccountsDialog"), Qt::Key_Escape);
        QTRY_VERIFY(!dialog("demoAccountsDialog"));
        aWrongPasswordIsCalledSo();
        signingOutOfAnEnvironmentTakesAlongWhatWasSeen();
        auto *demo = m_console->connectPage()->findChild<ui::Button *>(u"startDemo"_s);
        QVERIFY(demo->isEnabled());
        QVERIFY(says(u"ninguém entrou"_s));
        QTest::mouseClick(demo, Qt::LeftButton);
        QTRY_VERIFY(dialog("demoAccountsDialog"));
        enterAs(u"operator2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(u"operator2"_s), 60'000);
        QCOMPARE(m_console->workplace()->right().absent(), app::Absent::None);
    }
    void otherEnvironmentsEndItOnlyWhenThatWasSaid() {
        trigger("environments");
        QTRY_VERIFY(dialog("endDemoDialog"));
        QVERIFY(journeys::spoken(*dialog("endDemoDialog")).contains(u"rascunhos"_s));
        QTest::keyClick(dialog("endDemoDialog"), Qt::Key_Escape);
        QTRY_VERIFY(!dialog("endDemoDialog"));
        QVERIFY(isIn(u"operator2"_s));
        trigger("environments");
        QTRY_VERIFY(dialog("endDemoDialog"));
        QTest::mouseClick(dialog("endDemoDialog")->findChild<ui::Button *>(u"endDemo"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->workplace() == nullptr, 30'000);
        QVERIFY(m_console->connectPage()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(kit::familyOf(::getpid()).size() == 1, 30'000);
        QVERIFY(says(u"pronto"_s)); // to be started anew
    }

private:
    [[nodiscard]] bool isIn(const QString &user) const {
        Workplace *work = m_console->workplace();
        return work && work->session().me() && work->session().me()->user == user && work->window().isVisible();
    }
    [[nodiscard]] bool says(const QString &words) const {
        return journeys::spoken(*m_console->connectPage()).contains(words);
    }
    // The demonstration's back-end as a server of one's own: the real one's refusal, and what is kept of it.
    void aWrongPasswordIsCalledSo() {
        type("name", u"Homologacao"_s);
        type("address", m_address.toString());
        type("user", u"operator1"_s);
        type("password", u"errada"_s);
        QTest::keyClick(&field("password"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(says(u"Usuário ou senha não conferem."_s), 60'000);
        QVERIFY(!says(u"A sessão terminou"_s));
        QCOMPARE(field("user").text(), u"operator1"_s);
    }
    void signingOutOfAnEnvironmentTakesAlongWhatWasSeen() {
        type("password", u"farol-demo"_s);
        QTest::keyClick(&field("password"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(u"operator1"_s), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->workplace()->overview().overview().has_value(), 60'000);
        QVERIFY(!seen().isEmpty());
        trigger("signOut");
        QTRY_VERIFY(m_console->workplace() == nullptr);
        QCOMPARE(seen(), QStringList());
        QVERIFY(!says(u"Vazio"_s)); // nothing was typed yet: nothing is red
        QCOMPARE(field("user").text(), u"operator1"_s);
    }
    [[nodiscard]] QStringList seen() const { return QDir(m_folder.path()).entryList({u"seen-*"_s}, QDir::Files); }
    [[nodiscard]] QLineEdit &field(const char *name) const {
        return *m_console->connectPage()->findChild<ui::TextField *>(QString::fromLatin1(name));
    }
    void type(const char *name, const QString &text) const {
        field(name).setFocus();
        field(name).selectAll();
        QTest::keyClicks(&field(name), text);
    }
    void trigger(const char *action) {
        m_console->workplace()->menu().findChild<QAction *>(QString::fromLatin1(action))->trigger();
    }
    static QDialog *dialog(const char *name) {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == QLatin1String(name) && window->isVisible()) {
                return qobject_cast<QDialog *>(window);
            }
        }
        return nullptr;
    }
    void enterAs(const QString &user) {
        auto *button = dialog("demoAccountsDialog")->findChild<ui::Button *>(u"demoAccount:%1"_s.arg(user));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }

    QTemporaryDir m_folder;
    QUrl m_address;
    std::unique_ptr<Console> m_console;
};

int main(int argc, char **argv) {
    const QTemporaryDir home;
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        qputenv(name, home.path().toLocal8Bit());
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qputenv("PATH", FAROL_BIN_DIR ":" + qgetenv("PATH")); // farold lies there, not beside this program
    QApplication application(argc, argv);
    DemoJourney journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "tst_demo.moc"
