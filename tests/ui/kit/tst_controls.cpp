// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/agelabel.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/contentstack.h"
#include "ui/kit/filterbar.h"
#include "ui/kit/label.h"
#include "ui/kit/sourcepill.h"
#include "ui/kit/stattile.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"

#include <QAccessible>
#include <QDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString spoken(QWidget *widget) {
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

} // namespace

class ControlsTest final : public QObject {
    Q_OBJECT

    Theme m_theme;
    Formats m_formats;

private Q_SLOTS:
    void markupAndBidiMarksStayPlainInEveryLabel() {
        const QString hostile = u"<b>7</b>\u202E<img src='/etc/hostname'>"_s;
        const QString plain = u"<b>7</b>\uFFFD<img src='/etc/hostname'>"_s;
        Label label(m_theme, TextStyle::Body, hostile);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QCOMPARE(label.text(), plain);
        Button button(m_theme, Button::Kind::Standard, hostile);
        QCOMPARE(button.text(), plain);
        Badge badge(m_theme, Tone::Ok, {}, hostile);
        QCOMPARE(badge.accessibleName(), plain);
        Chip chip(m_theme, u"id"_s, u"k"_s, hostile);
        QVERIFY(!chip.text().contains(QChar(0x202E)));
        Label elided(m_theme, TextStyle::Body, hostile);
        elided.setElided(true);
        QVERIFY(elided.toolTip().contains(u"&lt;b&gt;"_s));
    }
    void anIconAloneStillHasAName() {
        Button more(m_theme, Button::Kind::Standard, u"More actions"_s, u"more"_s);
        const int wide = more.sizeHint().width();
        more.setIconOnly(true);
        QCOMPARE(spoken(&more), u"More actions"_s);
        QVERIFY(more.toolTip().contains(u"More actions"_s));
        QVERIFY(more.sizeHint().width() < wide);
    }
    void aTileIsAButtonThatEnterOpensAndSaysItsFigure() {
        StatTile tile(m_theme, m_formats, u"Paid today"_s, u"paid"_s, Tone::Ok);
        TileValue value;
        value.figure = u"378"_s;
        value.comparison = u"yesterday 355"_s;
        tile.setValue(value);
        QCOMPARE(spoken(&tile), u"Paid today: 378. yesterday 355"_s);
        QSignalSpy clicked(&tile, &QAbstractButton::clicked);
        QTest::keyClick(&tile, Qt::Key_Return);
        QTest::keyClick(&tile, Qt::Key_Space);
        QCOMPARE(clicked.count(), 2);
    }
    void anAgeThatHasNoRoomBesideTheTitleGoesBelowIt() {
        StatTile tile(m_theme, m_formats, u"Waiting for a decision"_s, u"paid"_s, Tone::Ok);
        tile.resize(tile.sizeHint().expandedTo({m_theme.px(600), 0}));
        tile.show();
        const Instant read = Instant(std::chrono::hours(1));
        tile.setReadAt(read);
        tile.setStale(true);
        tile.tick(read);
        const auto *age = tile.findChild<AgeLabel *>();
        const int beside = age->y();
        const int low = tile.minimumSizeHint().height();
        tile.resize(m_theme.px(170), tile.height());
        QVERIFY(age->y() > beside + age->height());
        QVERIFY(tile.minimumSizeHint().height() > low);
        QVERIFY(age->geometry().bottom() < tile.minimumSizeHint().height());
        QVERIFY(age->geometry().right() < tile.width());
        tile.resize(m_theme.px(600), tile.height());
        QCOMPARE(age->y(), beside);
    }
    void enterPressesAButtonWhereItHasTheFocusButNeverInADialog() {
        QWidget page;
        Button onPage(m_theme, Button::Kind::Standard, u"Retry"_s, {}, &page);
        QSignalSpy pressed(&onPage, &QPushButton::clicked);
        QTest::keyClick(&onPage, Qt::Key_Return);
        QTest::keyClick(&onPage, Qt::Key_Enter);
        QCOMPARE(pressed.count(), 2);
        onPage.setEnabled(false);
        QTest::keyClick(&onPage, Qt::Key_Return);
        QCOMPARE(pressed.count(), 2);
        QDialog dialog;
        Button inDialog(m_theme, Button::Kind::Primary, u"Pay"_s, {}, &dialog);
        QSignalSpy paid(&inDialog, &QPushButton::clicked);
        QTest::keyClick(&inDialog, Qt::Key_Return);
        QCOMPARE(paid.count(), 0);
    }
    void anUnknownFigureGivesItsReasonAndNeverZero() {
        StatTile tile(m_theme, m_formats, u"Alerts"_s, u"alerts"_s, Tone::Bad);
        TileValue value;
        value.unknownReason = u"no answer"_s;
        tile.setValue(value);
        QCOMPARE(spoken(&tile), u"Alerts: unknown. no answer"_s);
    }
    void deleteAndTheCrossRemoveAChipAndEnterEditsIt() {
        Chip chip(m_theme, u"queue"_s, u"Queue"_s, u"pagamentos"_s);
        chip.resize(chip.sizeHint());
        QSignalSpy removed(&chip, &Chip::removeRequested);
        QSignalSpy clicked(&chip, &QAbstractButton::clicked);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QTest::keyClick(&chip, Qt::Key_Backspace);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 10, chip.height() / 2));
        QCOMPARE(removed.count(), 3);
        QCOMPARE(removed.constFirst().constFirst().toString(), u"queue"_s);
        QCOMPARE(clicked.count(), 0);
        QTest::keyClick(&chip, Qt::Key_Return);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, chip.height() / 2));
        QCOMPARE(clicked.count(), 2);
    }
    void theFilterBarIsWalkedByKeysAlone() {
        FilterBar bar(m_theme, u"Batch, item"_s);
        bar.setChips({{u"a"_s, u"A"_s, u"1"_s}, {u"b"_s, u"B"_s, u"2"_s}});
        bar.setChoices({{u"state"_s, u"State"_s}});
        bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&bar, 30'000));
        auto *search = bar.findChild<TextField *>();
        const QList<Chip *> chips = bar.findChildren<Chip *>();
        chips.constLast()->setFocus();
        QTest::keyClick(chips.constLast(), Qt::Key_Slash);
        QCOMPARE(bar.focusWidget(), search);
        QTest::keyClick(search, Qt::Key_Tab);
        QCOMPARE(bar.focusWidget(), chips[0]);
        QTest::keyClick(chips[0], Qt::Key_Right);
        QCOMPARE(bar.focusWidget(), chips[1]);
        QTest::keyClick(chips[1], Qt::Key_Left);
        QTest::keyClick(chips[0], Qt::Key_Left);
        QCOMPARE(bar.focusWidget(), search);
    }
    void removingAChipLeavesTheFocusOnItsNeighbour() {
        FilterBar bar(m_theme, u"Batch"_s);
        bar.setChips({{u"a"_s, u"A"_s, u"1"_s}, {u"b"_s, u"B"_s, u"2"_s}});
        connect(&bar, &FilterBar::chipRemoved, &bar, [&bar] { bar.setChips({{u"b"_s, u"B"_s, u"2"_s}}); });
        bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&bar, 30'000));
        Chip *first = bar.findChildren<Chip *>().constFirst();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Delete);
        auto *now = qobject_cast<Chip *>(bar.focusWidget());
        QVERIFY(now);
        QCOMPARE(now->id(), u"b"_s);
    }
    void typingIsAnnouncedOnceAndEnterDoesNotWait() {
        FilterBar bar(m_theme, u"Batch"_s);
        QSignalSpy changed(&bar, &FilterBar::searchChanged);
        auto *search = bar.findChild<TextField *>();
        QTest::keyClicks(search, u"req-7f3a"_s);
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.constFirst().constFirst().toString(), u"req-7f3a"_s);
        QTest::keyClicks(search, u"x"_s);
        QVERIFY(changed.wait(2000));
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(changed.constLast().constFirst().toString(), QString());
        bar.setSearch(u"by program"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(changed.count(), 3);
    }
    void theTypedNameCountsOnlyWhenCaseAndAccentsAreTheSame_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("same");
        QTest::newRow("the same") << u"Produção"_s << true;
        QTest::newRow("accents spelled apart") << u"Produc\u0327a\u0303o"_s << true;
        QTest::newRow("no accents") << u"Producao"_s << false;
        QTest::newRow("lower case") << u"produção"_s << false;
        QTest::newRow("a space after") << u"Produção "_s << false;
        QTest::newRow("a part") << u"Produç"_s << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("look-alike letter") << u"Рrodução"_s << false;
    }
    void theTypedNameCountsOnlyWhenCaseAndAccentsAreTheSame() {
        QFETCH(QString, typed);
        QFETCH(bool, same);
        TypedConfirmation confirmation(m_theme, u"Produção"_s);
        QSignalSpy changed(&confirmation, &TypedConfirmation::satisfiedChanged);
        confirmation.field().setText(typed);
        QCOMPARE(confirmation.isSatisfied(), same);
        QCOMPARE(changed.count(), same ? 1 : 0);
        confirmation.field().clear();
        QVERIFY(!confirmation.isSatisfied());
        QVERIFY(!TypedConfirmation::isSame({}, {}));
        QCOMPARE(spoken(&confirmation.field()), u"To confirm, type Produção"_s);
    }
    void onePillSaysThatAllIsWellAndNamesTheSickFirst() {
        using Health = SourceStatus::Health;
        SourcePill pill(m_theme, m_formats);
        pill.setSources({{u"farold"_s, Health::Well, 4s}, {u"Prometheus"_s, Health::Well, 9s}});
        QVERIFY(spoken(&pill).startsWith(u"2 source"_s));
        QVERIFY(spoken(&pill).endsWith(u"up to 9 s"_s));
        pill.setSources(
            {{u"farold"_s, Health::Well, 4s}, {u"RabbitMQ"_s, Health::Old, 41s}, {u"AM"_s, Health::Down, 0s}});
        QCOMPARE(spoken(&pill), u"AM not answering, RabbitMQ 41 s, 1 up to date"_s);
        QSignalSpy asked(&pill, &SourcePill::diagnosisRequested);
        QTest::keyClick(&pill, Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
    }
    void theAgeGrowsAndAStaleAgeIsATime() {
        AgeLabel age(m_theme, m_formats);
        QCOMPARE(age.text(), u"not read yet"_s);
        const Instant readAt(1'795'179'912'000ms);
        age.setReadAt(readAt);
        age.tick(readAt + 4s);
        QCOMPARE(age.text(), u"4 s ago"_s);
        age.tick(readAt + 61s);
        QCOMPARE(age.text(), u"1 min ago"_s);
        age.setStale(true);
        QCOMPARE(age.text(), u"data from 10:05:12"_s);
    }
    void aQuickAnswerNeverShowsTheLoadingPanel() {
        auto *content = new QWidget;
        ContentStack stack(m_theme, content);
        stack.showPanel({PanelKind::Loading, u"Reading batches…"_s, {}, {}});
        QCOMPARE(stack.currentWidget(), content);
        stack.showContent();
        QTest::qWait(350);
        QCOMPARE(stack.currentWidget(), content);
        stack.showPanel({PanelKind::Loading, u"Reading batches…"_s, {}, {}});
        QTRY_VERIFY(stack.currentWidget() != content);
        stack.showPanel({PanelKind::Failed, u"Refused"_s, u"HTTP 503"_s, {{u"retry"_s, u"Try again"_s}}});
        QSignalSpy action(&stack, &ContentStack::actionTriggered);
        auto *retry = stack.findChild<Button *>();
        QVERIFY(retry);
        QTest::keyClick(retry, Qt::Key_Space);
        QCOMPARE(action.constFirst().constFirst().toString(), u"retry"_s);
    }
};

QTEST_MAIN(ControlsTest)
#include "tst_controls.moc"
