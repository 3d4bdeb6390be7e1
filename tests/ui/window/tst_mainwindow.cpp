// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"
#include "ui/kit/dialogframe.h"
#include "ui/kit/focusring.h"
#include "ui/kit/label.h"
#include "ui/kit/lockchip.h"
#include "ui/window/mainwindow.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class MainWindowTest final : public QObject {
    Q_OBJECT

    Theme m_theme;
    Formats m_formats;

    struct Scene {
        Scene(const Theme &theme, const Formats &formats)
            : window(theme, formats) {
            window.setEnvironment({u"Produção"_s, EnvironmentKind::Production, u"farold · host"_s, false});
            first = new QLineEdit;
            second = new QLineEdit;
            window.addPage(u"overview"_s, u"overview"_s, u"Overview"_s, {}, first);
            window.addPage(u"lots"_s, u"batches"_s, u"Batches"_s, u"Operate"_s, second);
            window.show();
        }
        MainWindow window;
        QLineEdit *first;
        QLineEdit *second;
    };

    static bool in(const QWidget &region, const QWidget *focused) {
        return focused && (focused == &region || region.isAncestorOf(focused));
    }

private Q_SLOTS:
    void initTestCase() { m_theme.install(*qApp); }
    void theTitleNamesThePageAndTheEnvironment() {
        Scene scene(m_theme, m_formats);
        QCOMPARE(scene.window.windowTitle(), u"Overview — Produção — Farol"_s);
        scene.window.showPage(u"lots"_s);
        QCOMPARE(scene.window.windowTitle(), u"Batches — Produção — Farol"_s);
        QCOMPARE(scene.window.minimumSize(), QSize(960, 600));
        QVERIFY(scene.window.minimumSizeHint().width() <= 960);
        QVERIFY(scene.window.minimumSizeHint().height() <= 600);
    }
    void f6WalksTheRegionsForthAndBack() {
        Scene scene(m_theme, m_formats);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window, 30'000));
        scene.first->setFocus();
        QTest::keyClick(&scene.window, Qt::Key_F6);
        QVERIFY(in(scene.window.environmentBar(), scene.window.focusWidget())); // the strip holds nothing to focus
        QTest::keyClick(&scene.window, Qt::Key_F6);
        QVERIFY(in(scene.window.rail(), scene.window.focusWidget()));
        QTest::keyClick(&scene.window, Qt::Key_F6);
        QVERIFY(scene.first->hasFocus());
        QTest::keyClick(&scene.window, Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(in(scene.window.rail(), scene.window.focusWidget()));
        scene.window.status().showError(u"HTTP 503"_s);
        scene.first->setFocus();
        QTest::keyClick(&scene.window, Qt::Key_F6);
        QVERIFY(in(scene.window.status(), scene.window.focusWidget()));
    }
    void altAndADigitChooseAPageAndSoDoTheArrows() {
        Scene scene(m_theme, m_formats);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window, 30'000));
        QSignalSpy changed(&scene.window, &MainWindow::pageChanged);
        QTest::keyClick(&scene.window, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(scene.window.currentPage(), u"lots"_s);
        QVERIFY(scene.second->isVisible());
        scene.window.rail().setFocus();
        QTest::keyClick(&scene.window.rail(), Qt::Key_Up);
        QCOMPARE(scene.window.currentPage(), u"overview"_s);
        QVERIFY(scene.first->isVisible());
        QCOMPARE(changed.count(), 2);
        QTest::keyClick(&scene.window, Qt::Key_9, Qt::AltModifier);
        QCOMPARE(changed.count(), 2);
    }
    void narrowWindowsAndLargeTextTurnTheRailIntoIcons() {
        Theme theme;
        Scene scene(theme, m_formats);
        scene.window.resize(1440, 900);
        QVERIFY(!scene.window.rail().isCollapsed());
        scene.window.resize(1100, 700);
        QVERIFY(scene.window.rail().isCollapsed());
        scene.window.resize(1440, 900);
        theme.setTextScale(2.0);
        QVERIFY(scene.window.rail().isCollapsed());
        QVERIFY(scene.window.minimumSizeHint().width() <= 1440);
    }
    void theRailSaysItsCounts() {
        Scene scene(m_theme, m_formats);
        scene.window.rail().setCount(u"lots"_s, {u"26"_s, u"dead"_s, Tone::Bad, true});
        QStringList said;
        for (int i = 0; i < scene.window.rail().model()->rowCount(); ++i) {
            said.append(scene.window.rail().model()->index(i, 0).data(Qt::AccessibleTextRole).toString());
        }
        QCOMPARE(said, (QStringList{u"Overview"_s, u"Operate"_s, u"Batches, 26, old"_s}));
    }
    void searchAndHelpKeysExistOnlyWhenTheyDoSomething() {
        Scene scene(m_theme, m_formats);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window, 30'000));
        QSignalSpy search(&scene.window, &MainWindow::searchRequested);
        QSignalSpy help(&scene.window, &MainWindow::shortcutSheetRequested);
        QTest::keyClick(&scene.window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(&scene.window, Qt::Key_F1);
        QCOMPARE(search.count() + help.count(), 0);
        scene.window.enableSearch();
        scene.window.enableShortcutSheet();
        QTest::keyClick(&scene.window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(&scene.window, Qt::Key_F1);
        QCOMPARE(search.count(), 1);
        QCOMPARE(help.count(), 1);
    }
    void writingMakesTheWholeBarSolid() {
        Scene scene(m_theme, m_formats);
        EnvironmentBar &bar = scene.window.environmentBar();
        const auto ground = [&bar] { return bar.grab().toImage().pixelColor(bar.width() / 2, bar.height() - 4); };
        bar.setWrite(EnvironmentBar::Write::ReadOnly);
        QCOMPARE(ground(), m_theme.tokens().production.tint);
        bar.setWrite(EnvironmentBar::Write::Allowed);
        QCOMPARE(ground(), m_theme.tokens().production.solid);
        QVERIFY(bar.environment().writeAllowed);
        bar.setWrite(EnvironmentBar::Write::Offline);
        QCOMPARE(ground(), m_theme.tokens().production.tint);
    }
    void whoSignedOutIsNotCalledOffline() {
        Scene scene(m_theme, m_formats);
        EnvironmentBar &bar = scene.window.environmentBar();
        bar.setDataFrom(Instant(std::chrono::hours(1)));
        bar.setWrite(EnvironmentBar::Write::SignedOut);
        QCOMPARE(bar.findChild<LockChip *>()->accessibleName(), u"Signed out"_s);
    }
    void theLockChipAsksToWriteAndToLock() {
        Scene scene(m_theme, m_formats);
        EnvironmentBar &bar = scene.window.environmentBar();
        QSignalSpy write(&bar, &EnvironmentBar::writeRequested);
        QSignalSpy lock(&bar, &EnvironmentBar::lockRequested);
        const auto press = [&bar](const QString &text) {
            for (auto *button : bar.findChildren<QAbstractButton *>()) {
                if (button->isVisible() && button->text().contains(text)) {
                    QTest::keyClick(button, Qt::Key_Space);
                    return true;
                }
            }
            return false;
        };
        bar.setWrite(EnvironmentBar::Write::ReadOnly);
        QVERIFY(press(u"Allow writing"_s));
        QCOMPARE(write.count(), 1);
        bar.setWrite(EnvironmentBar::Write::Allowed);
        bar.setTimeLeft(11min + 42s);
        QVERIFY(press(u"Lock now"_s));
        QCOMPARE(lock.count(), 1);
        scene.window.resize(960, 600);
        m_theme.setTextScale(1.5);
        QVERIFY(press(u"Lock now"_s)); // still reachable where the link has no room
        QCOMPARE(lock.count(), 2);
        m_theme.setTextScale(1.0);
    }
    void errorsStayInTheStripUntilTheyAreMarkedAsSeen() {
        Scene scene(m_theme, m_formats);
        StatusStrip &strip = scene.window.status();
        strip.showError(u"farold: HTTP 503 <b>"_s);
        strip.showError(u"RabbitMQ: timeout"_s);
        strip.showError(u"RabbitMQ: timeout"_s);
        QCOMPARE(strip.errors().size(), 2);
        auto *seen = strip.findChild<Button *>();
        QTest::keyClick(seen, Qt::Key_Space);
        QCOMPARE(strip.errors(), QStringList{u"RabbitMQ: timeout"_s});
        QTest::keyClick(seen, Qt::Key_Space);
        QVERIFY(strip.errors().isEmpty());
        QVERIFY(!seen->isVisible());
    }
    void aDialogOpensOnCancelUnderTheEnvironmentsNameAndDimsItsParent() {
        Scene scene(m_theme, m_formats);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window, 30'000));
        const QColor before = scene.window.grab().toImage().pixelColor(20, 300);
        DialogFrame dialog(m_theme, scene.window.environmentBar().environment(), &scene.window);
        dialog.setHeading(u"Retry 4 items"_s, u"Opening this plan wrote nothing."_s);
        dialog.setMain(Button::Kind::Primary, u"Request approval"_s, {});
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog, 30'000));
        QCOMPARE(dialog.focusWidget(), static_cast<QWidget *>(&dialog.cancel()));
        QVERIFY(dialog.isModal());
        QCOMPARE(dialog.windowTitle(), u"Retry 4 items — Produção"_s);
        QVERIFY(dialog.width() <= 820);
        QVERIFY(scene.window.grab().toImage().pixelColor(20, 300) != before);
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(rejected.count(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(scene.window.grab().toImage().pixelColor(20, 300), before);
    }
    void enterInADialogNeverPressesTheMainButtonByItself() {
        Scene scene(m_theme, m_formats);
        DialogFrame dialog(m_theme, scene.window.environmentBar().environment(), &scene.window);
        auto *reason = new QLineEdit;
        dialog.addToBody(reason);
        dialog.setMain(Button::Kind::Primary, u"Run"_s, {});
        QSignalSpy pressed(&dialog.main(), &QPushButton::clicked);
        QSignalSpy closed(&dialog, &QDialog::finished);
        dialog.open();
        reason->setFocus();
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(pressed.count() + closed.count(), 0);
    }
    void theRingFollowsTheFocusOfItsOwnWindow() {
        Scene scene(m_theme, m_formats);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window, 30'000));
        auto *ring = scene.window.findChild<FocusRing *>();
        QVERIFY(ring);
        scene.first->setFocus();
        QCOMPARE(ring->widget(), static_cast<QWidget *>(scene.first)); // what is typed into, at once
        QTRY_VERIFY(ring->isVisible());
        scene.window.rail().setFocus();
        QVERIFY(!ring->widget()); // lists draw their focus themselves
    }
    void theRingComesWithTheFirstKeyAndStays() {
        Scene scene(m_theme, m_formats);
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        auto *ring = scene.window.findChild<FocusRing *>();
        scene.window.enableShortcutSheet(); // its button lies in the strip
        auto *button = scene.window.status().findChildren<Button *>().constLast();
        QTRY_VERIFY(button->isVisible());
        button->setFocus(Qt::MouseFocusReason);
        QVERIFY(button->hasFocus());
        QVERIFY(!ring->widget());
        scene.window.rail().setFocus();
        QTest::keyClick(&scene.window, Qt::Key_F6);
        button->setFocus(Qt::MouseFocusReason);
        QCOMPARE(ring->widget(), static_cast<QWidget *>(button));
    }
    void aToastIsOneAndGoesWhenItsActionIsTaken() {
        Scene scene(m_theme, m_formats);
        Toast &toast = scene.window.toast();
        toast.showText(u"20 quarantined"_s, u"Undo"_s);
        QVERIFY(toast.isVisible());
        QVERIFY(toast.geometry().right() < scene.window.width());
        QSignalSpy undone(&toast, &Toast::actionTriggered);
        QTest::keyClick(toast.findChild<Button *>(), Qt::Key_Space);
        QCOMPARE(undone.count(), 1);
        QVERIFY(!toast.isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
