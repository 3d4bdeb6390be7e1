// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/connectmodel.h"
#include "app/connect/environmentoptions.h"
#include "kit/tinyfarold.h"
#include "ui/connect/connectpage.h"
#include "ui/connect/environmentcard.h"
#include "ui/connect/factline.h"
#include "ui/kit/button.h"
#include "ui/kit/focusring.h"
#include "ui/kit/label.h"
#include "ui/kit/textfield.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using State = app::ConnectModel::State;

Q_DECLARE_METATYPE(kit::RawServer::Handler)

// The page as a person uses it, by keyboard, against a back-end on the loopback. No keychain is there.
class ConnectPageTest final : public QObject {
    Q_OBJECT

    struct Scene {
        Scene(const Theme &theme, const Formats &formats)
            : settings(store::Settings::open(clock, folder.path()))
            , model(settings, secrets, clock, folder.path())
            , page(theme, formats, model) {
            page.resize(1440, 900);
            new FocusRing(theme, &page);
            page.show();
            isReady = QTest::qWaitForWindowActive(&page, 30'000);
        }
        [[nodiscard]] QLineEdit &field(const QString &name) const { return *page.findChild<TextField *>(name); }
        [[nodiscard]] Button &button(const QString &name) const { return *page.findChild<Button *>(name); }
        [[nodiscard]] QString reason() const { return page.findChild<Label *>(u"saveReason"_s)->text(); }
        void type(const QString &name, const QString &text) const {
            field(name).setFocus();
            field(name).selectAll();
            QTest::keyClicks(&field(name), text);
        }
        void fill(const QUrl &url, const QString &password = u"open sesame"_s) const {
            type(u"name"_s, u"Homologacao"_s);
            type(u"address"_s, url.toString());
            type(u"user"_s, u"operator1"_s);
            type(u"password"_s, password);
        }
        [[nodiscard]] bool says(const QString &part) const {
            for (const Label *label : page.findChildren<Label *>()) {
                if (label->isVisible() && label->text().contains(part)) {
                    return true;
                }
            }
            return false;
        }
        SystemClock clock;
        QTemporaryDir folder;
        store::Settings settings;
        store::SecretStore secrets;
        app::ConnectModel model;
        ConnectPage page;
        bool isReady = false;
    };

    Theme m_theme;
    Formats m_formats;

private Q_SLOTS:
    void initTestCase() {
        qunsetenv("DISPLAY");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        m_theme.install(*qApp);
    }
    void connectsByKeyboardAndShowsTheNewEnvironment() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer server(kit::tinyFarold());
        QSignalSpy connected(&scene.model, &app::ConnectModel::connected);
        scene.fill(server.url());
        QCOMPARE(scene.reason(), QString());
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(scene.model.state() != State::Running, 20'000);
        QCOMPARE(connected.count(), 1);
        QVERIFY(scene.field(u"password"_s).text().isEmpty());
        const auto cards = scene.page.findChildren<EnvironmentCard *>();
        QCOMPARE(cards.size(), 2);
        QCOMPARE(cards.last()->text().sign.name, u"Homologacao"_s);
        QVERIFY(scene.says(u"No keychain: this session only."_s));
    }
    void aStoredEnvironmentIsChangedAndForgotten() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer server(kit::tinyFarold());
        scene.fill(server.url());
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Connected, 20'000);
        store::OfflineCache(scene.folder.path(), app::cacheScopeOf(scene.model.form()))
            .put(u"/api/v1/overview?"_s, {"{}", scene.clock.now(), {}});
        const auto seen = [&scene] { return QDir(scene.folder.path()).entryList({u"seen-*"_s}).size(); };
        QVERIFY(seen() > 0);
        const auto *card = scene.page.findChildren<EnvironmentCard *>().last();
        scene.model.startNew();
        QVERIFY(scene.field(u"name"_s).text().isEmpty());
        card->findChild<QAction *>(u"edit"_s)->trigger();
        QCOMPARE(scene.field(u"name"_s).text(), u"Homologacao"_s);
        QVERIFY(scene.field(u"name"_s).hasFocus());
        card->findChild<QAction *>(u"forget"_s)->trigger();
        auto *dialog = scene.page.findChild<QDialog *>(u"forgetDialog"_s);
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog, 30'000));
        auto *forget = dialog->findChild<Button *>(u"forget"_s);
        QVERIFY(!forget->hasFocus()); // Cancel has it
        QTest::keyClick(forget, Qt::Key_Space);
        // No keychain here, so nobody can tell that the token is gone: that is said, and the entry may go without it.
        QTRY_COMPARE_WITH_TIMEOUT(forget->text(), u"Forget the entry alone"_s, 20'000);
        QVERIFY(dialog->findChild<Label *>(u"forgetProblem"_s)->isVisible());
        QCOMPARE(scene.settings.environments().size(), 1);
        QTest::keyClick(forget, Qt::Key_Space);
        QTRY_VERIFY(scene.page.findChild<QDialog *>(u"forgetDialog"_s) == nullptr);
        QVERIFY(scene.settings.environments().isEmpty());
        QTRY_COMPARE(scene.page.findChildren<EnvironmentCard *>().size(), 1);
        QCOMPARE(seen(), 0);
        QVERIFY(scene.field(u"name"_s).text().isEmpty());
    }
    void saysWhatIsMissingAndGoesToTheFirstOfIt() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        QVERIFY(!scene.button(u"save"_s).isEnabled());
        QCOMPARE(scene.reason(), u"still missing: name, address, user, password"_s);
        QVERIFY(scene.field(u"name"_s).accessibleDescription() != u"Empty: fill it in."_s); // not before it was tried
        scene.field(u"user"_s).setFocus();
        QTest::keyClick(&scene.field(u"user"_s), Qt::Key_Return);
        QVERIFY(scene.field(u"name"_s).hasFocus());
        QCOMPARE(scene.field(u"name"_s).accessibleDescription(), u"Empty: fill it in."_s);
        scene.type(u"name"_s, u"A"_s);
        QVERIFY(scene.field(u"name"_s).accessibleDescription() != u"Empty: fill it in."_s);
        QCOMPARE(scene.model.state(), State::Idle);
    }
    void aWrongPasswordBringsTheFocusBackToIt() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer server(kit::tinyFarold());
        scene.fill(server.url(), u"guess"_s);
        QTest::keyClick(&scene.button(u"save"_s), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Failed, 20'000);
        QVERIFY(scene.says(u"User or password is wrong."_s));
        QVERIFY(!scene.says(u"The session ended"_s));
        QVERIFY(scene.field(u"password"_s).hasFocus());
        QCOMPARE(scene.field(u"password"_s).selectedText(), u"guess"_s);
        QCOMPARE(scene.field(u"user"_s).text(), u"operator1"_s);
        QCOMPARE(scene.reason(), u"still to solve: login"_s);
        QVERIFY(!scene.button(u"save"_s).isEnabled());
        scene.type(u"password"_s, u"open sesame"_s);
        QVERIFY(scene.button(u"save"_s).isEnabled());
        QVERIFY(scene.settings.environments().isEmpty()); // nothing is saved before it works
    }
    void nothingIsRedForWhoComesBack() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer server(kit::tinyFarold());
        scene.fill(server.url());
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Connected, 20'000);
        scene.model.edit(scene.model.form().id);
        QVERIFY(scene.field(u"password"_s).text().isEmpty());
        QVERIFY(!scene.says(u"Empty: fill it in."_s));
    }
    void whatWasFoundIsNotSaidOfAnotherAddress_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain http elsewhere") << u"address"_s << u"http://10.9.9.9:80"_s;
        QTest::newRow("a name that nobody knows") << u"address"_s << u"https://nohost.invalid"_s;
        QTest::newRow("another user") << u"user"_s << u"operator2"_s;
    }
    void whatWasFoundIsNotSaidOfAnotherAddress() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer server(kit::tinyFarold());
        scene.fill(server.url(), u"guess"_s);
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Failed, 20'000);
        QVERIFY(scene.says(u"the name leads to 127.0.0.1"_s));
        scene.type(u"name"_s, u"Outra"_s);
        QVERIFY(scene.says(u"the name leads to 127.0.0.1"_s)); // a name leads nowhere else
        scene.type(field, text);
        QVERIFY(!scene.says(u"the name leads to 127.0.0.1"_s));
        QVERIFY(!scene.says(u"answers in"_s));
        QVERIFY(scene.says(u"not tested yet"_s));
        QCOMPARE(scene.button(u"test"_s).text(), u"Test"_s);
    }
    void anAbsentServerNamesTheStepAndOffersAnotherTest() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        scene.fill(QUrl(u"http://127.0.0.1:9"_s));
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Failed, 20'000);
        QVERIFY(scene.says(u"The connection is refused"_s));
        QVERIFY(scene.says(u"waits for: Network"_s));
        QVERIFY(scene.button(u"test"_s).hasFocus());
        QCOMPARE(scene.button(u"test"_s).text(), u"Test again"_s);
    }
    void whateverAnswersInsteadIsOneSentenceWithAWayOut_data() {
        using Handler = kit::RawServer::Handler;
        QTest::addColumn<Handler>("handler");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const Handler &handler, const QString &sentence) {
            QTest::newRow(name) << handler << sentence;
        };
        const auto says = [](const QByteArray &bytes) {
            return [bytes](QTcpSocket &socket, const QByteArray &) {
                socket.write(bytes);
                socket.disconnectFromHost();
            };
        };
        const QByteArray page = "<html>Hotel WiFi</html>";
        row(
            "slow", [](QTcpSocket &, const QByteArray &) {}, u"No answer in time. Try again"_s);
        row("garbage", says("\x00\x01\xff garbage\r\n"), u"The connection"_s);
        row("garbage as json", kit::RawServer::json("{{{"), u"it is not farold. Check the address."_s);
        row("captive portal",
            says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size()) +
                 "\r\n\r\n" + page),
            u"network in a browser"_s);
        row("a web server without that page",
            says("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: " +
                 QByteArray::number(page.size()) + "\r\n\r\n" + page),
            u"it is not farold"_s);
        row("another service", says("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"),
            u"it is not farold"_s);
        row("captive portal elsewhere",
            says("HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\nContent-Length: 0\r\n\r\n"),
            u"sign in to the network in a browser"_s);
        row("not ready", says("HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n"), u"Try again in a moment"_s);
    }
    void whateverAnswersInsteadIsOneSentenceWithAWayOut() {
        QFETCH(kit::RawServer::Handler, handler);
        QFETCH(QString, sentence);
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer server(handler);
        scene.fill(server.url());
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Failed, 60'000);
        QVERIFY(scene.says(sentence));
        QVERIFY(!scene.says(u"It failed"_s));
        QVERIFY(scene.button(u"test"_s).isEnabled());
        QCOMPARE(scene.button(u"test"_s).text(), u"Test again"_s);
        QVERIFY(scene.settings.environments().isEmpty());
        for (const QByteArray &request : server.requests()) {
            QVERIFY(!request.contains("open sesame")); // no password to who is no farold
        }
    }
    void aServerWithoutTlsIsOneSentenceWithAWayOut() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        QTcpServer mail;
        connect(&mail, &QTcpServer::newConnection, &mail, [&mail] {
            mail.nextPendingConnection()->write("220 mail.example ESMTP\r\n"); // the server owns its socket
        });
        QVERIFY(mail.listen(QHostAddress::LocalHost));
        scene.fill(QUrl(u"https://127.0.0.1:%1"_s.arg(mail.serverPort())));
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Failed, 60'000);
        QVERIFY(scene.says(u"No secure connection: the server speaks plain http"_s));
        QCOMPARE(scene.button(u"test"_s).text(), u"Test again"_s);
    }
    void plainHttpToAnotherMachineHasToBeChosen() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        auto *allow = scene.page.findChild<QAbstractButton *>(u"plainHttp"_s);
        QVERIFY(!allow->isVisible());
        scene.fill(QUrl(u"http://farold.example"_s));
        QVERIFY(allow->isVisible());
        QCOMPARE(scene.reason(), u"still missing: address"_s);
        QTest::keyClick(allow, Qt::Key_Space);
        QCOMPARE(scene.reason(), QString());
        QVERIFY(scene.model.form().plainHttp);
    }
    void anUnknownAuthorityIsUsedOnlyAfterItsFingerprintWasShown() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        const auto own = kit::makeCertificate(scene.folder.path(), u"AC Interna Raiz G2"_s);
        QVERIFY(!own.pem.isEmpty());
        kit::RawServer server(kit::tinyFarold(), kit::tlsServer(own));
        QSignalSpy connected(&scene.model, &app::ConnectModel::connected);
        scene.fill(server.url(u"https"_s));
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(scene.model.state(), State::Failed, 20'000);
        QVERIFY(scene.says(u"AC Interna Raiz G2"_s));
        QCOMPARE(scene.page.focusWidget()->objectName(), u"trust"_s);
        const auto picture = QDir(QCoreApplication::applicationDirPath()).filePath(u"conectar-vivo.png"_s);
        QVERIFY(scene.page.grab().save(picture));
        QTest::keyClick(scene.page.focusWidget(), Qt::Key_Space);
        auto *dialog = scene.page.findChild<QDialog *>(u"authorityDialog"_s);
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog, 30'000));
        const QString print =
            QString::fromLatin1(own.certificate.digest(QCryptographicHash::Sha256).toHex(':')).toUpper();
        QString shown;
        for (const Label *label : dialog->findChildren<Label *>()) {
            shown += label->text().remove(u'\n');
        }
        QVERIFY(shown.contains(print));
        QCOMPARE(connected.count(), 0);
        QTest::keyClick(dialog->findChild<Button *>(u"trustAuthority"_s), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(connected.count(), 1, 20'000);
    }
    void cancelStopsWhatRunsAndStartsAnew() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        kit::RawServer silent([](QTcpSocket &, const QByteArray &) {});
        scene.fill(silent.url());
        QTest::keyClick(&scene.field(u"password"_s), Qt::Key_Return);
        QCOMPARE(scene.model.state(), State::Running);
        QCOMPARE(scene.page.focusWidget()->objectName(), u"cancel"_s);
        QVERIFY(!scene.field(u"name"_s).isEnabled());
        QTest::keyClick(scene.page.focusWidget(), Qt::Key_Space);
        QCOMPARE(scene.model.state(), State::Idle);
        QCOMPARE(scene.field(u"name"_s).text(), u"Homologacao"_s); // what was typed stays
        QTest::keyClick(&scene.button(u"cancel"_s), Qt::Key_Space);
        QVERIFY(scene.field(u"name"_s).text().isEmpty());
        QVERIFY(scene.field(u"password"_s).text().isEmpty());
    }
    void theDemonstrationStartsOnceAndSaysWhenItCannot() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        QSignalSpy asked(&scene.page, &ConnectPage::demoRequested);
        QTest::keyClick(&scene.button(u"startDemo"_s), Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
        scene.page.setDemo(ConnectPage::Demo::Starting);
        QVERIFY(!scene.button(u"startDemo"_s).isEnabled());
        scene.page.setDemo(ConnectPage::Demo::Failed, u"The demonstration back-end ended by itself."_s);
        QVERIFY(scene.button(u"startDemo"_s).isEnabled());
        QVERIFY(scene.says(u"ended by itself"_s));
        scene.page.setDemo(ConnectPage::Demo::Absent);
        QVERIFY(!scene.button(u"startDemo"_s).isEnabled());
        QVERIFY(scene.says(u"not installed"_s));
    }
    void theKeychainIsNamedWithItsState() {
        Scene scene(m_theme, m_formats);
        auto *line = scene.page.findChild<FactLine *>(u"keychain"_s);
        scene.page.setKeychain(ConnectPage::Keychain::Absent);
        QCOMPARE(line->accessibleName(), u"No keychain: this session only."_s);
        scene.page.setKeychain(ConnectPage::Keychain::Empty);
        QVERIFY(line->accessibleName().contains(u"without a keyring yet"_s));
        QVERIFY(!line->accessibleName().contains(u"this session only"_s));
        scene.page.setKeychain(ConnectPage::Keychain::Locked);
        QVERIFY(line->accessibleName().contains(u"locked"_s));
    }
    void enterPressesTheFocusedButton() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        QSignalSpy asked(&scene.page, &ConnectPage::demoRequested);
        scene.button(u"startDemo"_s).setFocus();
        QTest::keyClick(&scene.button(u"startDemo"_s), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
    }
    void ctrlQCloses() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        QTest::keyClick(&scene.page, Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!scene.page.isVisible());
    }
    void f1ShowsTheShortcutsOfThisPage() {
        Scene scene(m_theme, m_formats);
        QVERIFY(scene.isReady);
        QTest::keyClick(&scene.page, Qt::Key_F1);
        auto *sheet = scene.page.findChild<QDialog *>(u"shortcutSheet"_s);
        QVERIFY(sheet && sheet->isVisible());
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }
};

QTEST_MAIN(ConnectPageTest)
#include "tst_connectpage.moc"
