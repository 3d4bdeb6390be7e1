// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keyhint.h"
#include "ui/window/mainwindow.h"
#include "ui/window/shortcutsheet.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class ShortcutSheetTest final : public QObject {
    Q_OBJECT

    Theme m_theme;
    Formats m_formats;

    static QStringList hints(const ShortcutSheet &sheet) {
        QStringList keys;
        for (const KeyHint *hint : sheet.findChildren<KeyHint *>()) {
            keys.append(hint->accessibleName());
        }
        return keys;
    }

private Q_SLOTS:
    void initTestCase() { m_theme.install(*qApp); }
    void showsEachKeyWithWhatItDoesInTwoColumns() {
        MainWindow window(m_theme, m_formats);
        window.show();
        ShortcutSheet sheet(m_theme, {u"Produção"_s, EnvironmentKind::Production, {}, false}, ShortcutSheet::ofWindow(),
                            &window);
        sheet.open();
        QVERIFY(QTest::qWaitForWindowActive(&sheet, 30'000));
        QVERIFY(hints(sheet).contains(u"Shift+F6"_s));
        QSet<int> lefts;
        for (const KeyHint *hint : sheet.findChildren<KeyHint *>()) {
            lefts.insert(hint->mapTo(&sheet, QPoint(hint->width(), 0)).x());
            QVERIFY(sheet.rect().contains(QRect(hint->mapTo(&sheet, QPoint()), hint->size())));
        }
        QCOMPARE(lefts.size(), 2);
        QCOMPARE(sheet.focusWidget(), static_cast<QWidget *>(&sheet.cancel()));
        QTest::keyClick(&sheet, Qt::Key_Escape);
        QVERIFY(!sheet.isVisible());
    }
    void takesOneColumnWhereTheTextIsLarge() {
        Theme theme;
        theme.setTextScale(2.0);
        QWidget window;
        window.resize(1024, 900);
        window.show();
        ShortcutSheet sheet(theme, {}, ShortcutSheet::ofWindow(), &window);
        sheet.open();
        QSet<int> rights;
        for (const KeyHint *hint : sheet.findChildren<KeyHint *>()) {
            rights.insert(hint->mapTo(&sheet, QPoint(hint->width(), 0)).x());
        }
        QCOMPARE(rights.size(), 1);
        QVERIFY(sheet.width() <= 1024);
    }
    void listsOnlyKeysThatTheWindowTakes() {
        MainWindow window(m_theme, m_formats);
        window.enableShortcutSheet();
        window.addPage(u"a"_s, u"overview"_s, u"A"_s, {}, new QWidget);
        window.addPage(u"b"_s, u"batches"_s, u"B"_s, {}, new QWidget);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
        QSignalSpy help(&window, &MainWindow::shortcutSheetRequested);
        QTest::keyClick(&window, Qt::Key_F1);
        QCOMPARE(help.count(), 1);
        QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(window.currentPage(), u"b"_s);
        const auto groups = ShortcutSheet::ofWindow();
        for (const auto &shortcut : groups.first().shortcuts) {
            QVERIFY2(!shortcut.keys.contains(u"Ctrl"_s) || shortcut.keys == u"Ctrl+Q"_s, qPrintable(shortcut.keys));
        }
        QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!window.isVisible());
    }
    void theKeysThatOrderMoneyAreListed() {
        QStringList keys;
        for (const auto &group : ShortcutSheet::ofWindow()) {
            for (const auto &shortcut : group.shortcuts) {
                keys += shortcut.keys.split(u" or "_s);
            }
        }
        for (const QString &key : {u"V"_s, u"R"_s, u"Ctrl+I"_s, u"/"_s, u"Ctrl+F"_s, u"Esc"_s}) {
            QVERIFY2(keys.contains(key), qPrintable(key));
        }
        QVERIFY(!keys.contains(u"Return"_s));
    }
};

QTEST_MAIN(ShortcutSheetTest)
#include "tst_shortcutsheet.moc"
