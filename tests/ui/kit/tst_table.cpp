// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/grouptree.h"
#include "ui/kit/keyvaluelist.h"
#include "ui/kit/table.h"
#include "ui/kit/timeline.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<Column> columns = {{u"Batch"_s, u"LOTE-0042"_s, 0, false, false, false, 0},
                               {u"Source"_s, u"fornecedores-20-11.csv"_s, 0, false, false, true, 0},
                               {u"Attempts"_s, u"99"_s, 0, true, false, false, 2},
                               {u"Total"_s, u"100.000,00"_s, 0, true, false, false, 0},
                               {u"By state"_s, {}, 72, false, false, false, 1}};

Cell look(const QModelIndex &source) {
    switch (source.column()) {
    case 0: {
        Cell cell = boldCell(source.data().toString());
        cell.group = !source.parent().isValid() && source.model()->hasChildren(source);
        cell.detail = cell.group ? u"7 items"_s : QString();
        cell.action = cell.group ? u"Check 7 at the PSP…"_s : QString();
        return cell;
    }
    case 2:
    case 3:
        return numberCell(source.data().toString());
    case 4: {
        Cell cell;
        cell.bar = {{Tone::Ok, 3, false, u"3 paid"_s}, {Tone::Uncertain, 1, false, u"1 uncertain"_s}};
        return cell;
    }
    default:
        return textCell(source.data().toString());
    }
}

QList<QStandardItem *> row(const QString &id) {
    return {new QStandardItem(id), new QStandardItem(u"file.csv"_s), new QStandardItem(u"1"_s),
            new QStandardItem(u"250,00"_s), new QStandardItem(u"?"_s)};
}

} // namespace

class TableTest final : public QObject {
    Q_OBJECT

    Theme m_theme;

    // Three rows in a table of the given width.
    struct Scene {
        explicit Scene(const Theme &theme, int width = 700)
            : looks(model, columns, look)
            , table(theme) {
            for (const QString &id : {u"LOTE-0044"_s, u"LOTE-0043"_s, u"LOTE-0042"_s}) {
                model.appendRow(row(id));
            }
            table.setLook(&looks);
            table.resize(width, 200);
            table.show();
        }
        QStandardItemModel model;
        LookModel looks;
        Table table;
    };

private Q_SLOTS:
    void theLooksAreAProperModelOverTheSource() {
        QStandardItemModel model;
        LookModel looks(model, columns, look);
        QAbstractItemModelTester tester(&looks, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.appendRow(row(u"LOTE-0044"_s));
        model.appendRow(row(u"LOTE-0043"_s));
        model.removeRow(0);
        QCOMPARE(looks.index(0, 0).data().toString(), u"LOTE-0043"_s);
        QCOMPARE(looks.headerData(0, Qt::Horizontal).toString(), u"Batch"_s);
        QCOMPARE(looks.index(0, 4).data(Qt::AccessibleTextRole).toString(), u"3 paid, 1 uncertain"_s);
        QCOMPARE(looks.index(0, 3).data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    }
    void hostileTextOfACellIsPlainEverywhere() {
        QStandardItemModel model;
        model.appendRow(row(u"<b>x</b>\u202Eabc\n"_s));
        LookModel looks(model, columns, [](const QModelIndex &index) {
            Cell cell = textCell(index.data().toString());
            cell.toolTip = cell.text;
            return cell;
        });
        QCOMPARE(looks.index(0, 0).data().toString(), u"<b>x</b>\uFFFDabc "_s);
        QVERIFY(looks.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    }
    void everyKeyOfATableSaysWhatItAsksFor() {
        Scene scene(m_theme);
        QVERIFY(QTest::qWaitForWindowActive(&scene.table, 30'000));
        scene.table.setFocus();
        QCOMPARE(scene.table.currentIndex().row(), 0); // the focus is never nowhere
        QSignalSpy opened(&scene.table, &Table::opened);
        QSignalSpy inspected(&scene.table, &Table::inspected);
        QSignalSpy marked(&scene.table, &Table::marked);
        QSignalSpy menu(&scene.table, &Table::menuRequested);
        QTest::keyClick(&scene.table, Qt::Key_Down);
        QTest::keyClick(&scene.table, Qt::Key_Return);
        QTest::keyClick(&scene.table, Qt::Key_Space);
        QTest::keyClick(&scene.table, Qt::Key_X);
        QCOMPARE(opened.constFirst().constFirst().toModelIndex().row(), 1);
        QCOMPARE(inspected.count(), 1);
        QCOMPARE(marked.count(), 1);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(scene.table.viewport(), &key);
        QCOMPARE(menu.count(), 1);
        QTest::keyClick(&scene.table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"LOTE-0043\tfile.csv\t1\t250,00\t3 paid, 1 uncertain\n"_s);
    }
    void tabLeavesTheTable() {
        QWidget window;
        Scene scene(m_theme);
        scene.table.setParent(&window);
        QLineEdit after(&window);
        QWidget::setTabOrder(&scene.table, &after);
        window.show();
        scene.table.show();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
        scene.table.setFocus();
        QTest::keyClick(&scene.table, Qt::Key_Tab);
        QVERIFY(after.hasFocus());
        scene.table.setParent(nullptr);
    }
    void columnsGoByTheirOrderWhenThereIsNoRoomAndComeBack() {
        Scene scene(m_theme, 900);
        QVERIFY(!scene.table.isColumnHidden(2) && !scene.table.isColumnHidden(4));
        scene.table.resize(440, 200);
        QVERIFY(scene.table.isColumnHidden(2)); // drop 2 goes before drop 1
        scene.table.resize(300, 200);
        QVERIFY(scene.table.isColumnHidden(4));
        QVERIFY(!scene.table.isColumnHidden(0) && !scene.table.isColumnHidden(3));
        scene.table.resize(900, 200);
        QVERIFY(!scene.table.isColumnHidden(2) && !scene.table.isColumnHidden(4));
        QCOMPARE(scene.table.horizontalHeader()->length(), scene.table.viewport()->width());
    }
    void aColumnHiddenByAPersonStaysHidden() {
        Scene scene(m_theme, 900);
        QMenu menu;
        scene.table.fillColumnMenu(menu);
        QVERIFY(!menu.actions().constFirst()->isEnabled());
        menu.actions().at(3)->setChecked(false);
        QVERIFY(scene.table.isColumnHidden(3));
        scene.table.resize(950, 200);
        QVERIFY(scene.table.isColumnHidden(3));
        QCOMPARE(scene.table.unwantedColumns(), QList<int>{3});
    }
    void idsAndNumbersAreNeverCutByTheirColumn() {
        for (const double scale : {1.0, 1.5, 2.0}) {
            Theme theme;
            theme.setTextScale(scale);
            Scene scene(theme, 320);
            const QFontMetricsF bold(theme.font(13, QFont::DemiBold));
            QVERIFY(scene.table.columnWidth(0) > bold.horizontalAdvance(u"LOTE-0042"_s) + theme.px(16));
        }
    }
    void aGroupsLinkRunsByEnterAndByClick() {
        QStandardItemModel model;
        auto *group = new QStandardItem(u"No answer"_s);
        model.appendRow(group);
        group->appendRow(row(u"057"_s));
        model.setColumnCount(int(columns.size()));
        LookModel looks(model, columns, look);
        GroupTree tree(m_theme);
        tree.setLook(&looks);
        tree.resize(700, 200);
        tree.show();
        QVERIFY(QTest::qWaitForWindowActive(&tree, 30'000));
        const QModelIndex top = looks.index(0, 0);
        QVERIFY(tree.isFirstColumnSpanned(0, {}));
        QSignalSpy action(&tree, &GroupTree::actionTriggered);
        QSignalSpy opened(&tree, &GroupTree::opened);
        tree.setCurrentIndex(top);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(action.count(), 1);
        QTest::keyClick(&tree, Qt::Key_Space);
        QVERIFY(tree.isExpanded(top));
        QTest::keyClick(&tree, Qt::Key_Down);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(opened.constFirst().constFirst().toModelIndex().data().toString(), u"057"_s);
        const QRect row = tree.visualRect(top);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, QPoint(row.right() - 30, row.center().y()));
        QCOMPARE(action.count(), 2);
        QVERIFY(tree.isExpanded(top));
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, QPoint(row.left() + 20, row.center().y()));
        QVERIFY(!tree.isExpanded(top));
        QCOMPARE(top.data(Qt::AccessibleTextRole).toString(), u"No answer 7 items Check 7 at the PSP…"_s);
    }
    void theTimelineIsAListThatKeepsItsPlace() {
        Timeline timeline(m_theme);
        timeline.setEvents({{u"09:38:12"_s, u"plus"_s, Tone::Idle, u"Created"_s, u"operator1"_s, false},
                            {{}, u"queued"_s, Tone::Idle, u"Settled"_s, u"unknown"_s, true}});
        timeline.setCurrentIndex(timeline.model()->index(1, 0));
        timeline.setEvents({{u"09:38:12"_s, u"plus"_s, Tone::Idle, u"Created"_s, u"operator1"_s, false},
                            {u"09:40:00"_s, u"queued"_s, Tone::Idle, u"Queued"_s, u"pagamentos"_s, false},
                            {{}, u"queued"_s, Tone::Idle, u"Settled"_s, u"unknown"_s, true}});
        QCOMPARE(timeline.currentIndex().row(), 1);
        QCOMPARE(timeline.model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 u"09:38:12: Created, operator1"_s);
        QCOMPARE(timeline.model()->index(2, 0).data(Qt::AccessibleTextRole).toString(), u"not yet: Settled, unknown"_s);
    }
    void idsAreCopiedByOnePressAndSelectableByKeyboard() {
        KeyValueList list(m_theme);
        list.setRows({{u"E2E"_s, u"E9999"_s, true, true, {}, {}, {}}, {u"Empty"_s, {}, false, true, {}, {}, {}}});
        const auto buttons = list.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 1); // nothing to copy of an unknown value
        QTest::keyClick(buttons.constFirst(), Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"E9999"_s);
        bool reachable = false;
        for (const QLabel *label : list.findChildren<QLabel *>()) {
            reachable |= label->text() == u"E9999" && (label->focusPolicy() & Qt::TabFocus);
        }
        QVERIFY(reachable);
    }
};

QTEST_MAIN(TableTest)
#include "tst_table.moc"
