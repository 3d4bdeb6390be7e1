// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchespage.h"

#include "kit/farolddata.h"
#include "ui/batches/lotesworld.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/contentstack.h"
#include "ui/kit/filterbar.h"
#include "ui/kit/inspector.h"
#include "ui/kit/offlinebanner.h"
#include "ui/kit/stateband.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString nbsp = QChar(0xA0);

} // namespace

class BatchesPageTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::LotesWorld> m_world;
    std::unique_ptr<BatchesPage> m_page;

    void show(app::EnvironmentKind kind = app::EnvironmentKind::Staging, const QList<Role> &roles = {Role::Operator},
              std::chrono::milliseconds interval = 1h) {
        m_page.reset();
        m_world = std::make_unique<kit::LotesWorld>(kind, roles, interval);
        open();
    }
    void open() {
        m_page = std::make_unique<BatchesPage>(m_world->theme, m_world->formats, m_world->models());
        m_page->resize(1200, 820);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    template<typename T>
    T *find(const QString &name) const {
        return m_page->findChild<T *>(name);
    }
    QTableView *batches() const { return find<QTableView>(u"batches"_s); }
    QTreeView *groups() const { return find<QTreeView>(u"itemGroups"_s); }
    QString shown(const QString &button) const {
        const auto *found = find<QPushButton>(button);
        return found->isVisible() ? found->text() : QString();
    }
    QStringList actions() const {
        QStringList texts;
        for (const auto *button : find<Inspector>(u"itemInspectorFrame"_s)->findChildren<QPushButton *>()) {
            if (button->isVisible() && !button->text().isEmpty()) {
                texts.append(button->text());
            }
        }
        return texts;
    }
    void openLote42() { QTRY_COMPARE(groups()->model()->rowCount(), 3); }
    void selectTheSeven() {
        openLote42();
        const QModelIndex group = groups()->model()->index(0, 0);
        QTRY_COMPARE(groups()->model()->rowCount(group), 7);
        groups()->setFocus();
        groups()->setCurrentIndex(groups()->model()->index(0, 0, group));
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(groups(), Qt::Key_Down, Qt::ShiftModifier);
        }
        QCOMPARE(groups()->selectionModel()->selectedRows().size(), 7);
    }

private Q_SLOTS:
    void init() { show(); }
    void cleanup() {
        const QString unmatched = m_world->wire->unmatched();
        m_page.reset();
        m_world.reset();
        QCOMPARE(unmatched, QString());
    }

    // Story B4.
    void theBandSaysEveryEndStateWithItsSum() {
        openLote42();
        const QString said = find<StateBand>(u"batchBand"_s)->accessibleName();
        const QString money = u"R$"_s + nbsp;
        QVERIFY2(said.contains(u"138 paid: "_s + money + u"44.120,00"_s), qPrintable(said));
        QVERIFY2(said.contains(u"7 uncertain: "_s + money + u"2.310,00"_s), qPrintable(said));
        QVERIFY2(said.contains(u"3"_s + nbsp + u"invalid key: "_s + money + u"640,00"_s), qPrintable(said));
        QVERIFY2(said.contains(u"2"_s + nbsp + u"insufficient funds: "_s + money + u"1.150,00"_s), qPrintable(said));
        QVERIFY(said.contains(money + u"48.220,00"_s));
    }
    void theGroupsAreThoseOfTheErrorsAndTheirCountsAddUp() {
        openLote42();
        const auto *model = groups()->model();
        QStringList said;
        for (int row = 0; row < 3; ++row) {
            said.append(model->index(row, 0).data(Qt::AccessibleTextRole).toString());
        }
        QVERIFY(said[0].contains(u"7 items"_s) && said[0].contains(u"Check 7 at the PSP"_s));
        QVERIFY(said[1].contains(u"3 items"_s) && said[1].contains(u"a retry cannot mend it"_s));
        QVERIFY(said[2].contains(u"2 items"_s) && said[2].contains(u"Plan retry of 2"_s));
    }
    void noRowIsEverCalledProcessed() {
        openLote42();
        const auto *model = batches()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                QVERIFY(!model->index(row, column).data().toString().contains(u"processed"_s, Qt::CaseInsensitive));
            }
        }
        const QModelIndex situation = model->index(2, app::BatchesModel::SituationColumn);
        QCOMPARE(situation.data().toString(), u"7 uncertain \u00B7 5 failed"_s);
        QVERIFY(situation.data(Qt::AccessibleTextRole).toString().contains(u"138 paid \u00B7 7 uncertain"_s));
    }
    void thePageOpensOnTheBatchThatNeedsSomeone() {
        openLote42();
        QCOMPARE(batches()->currentIndex().data().toString(), u"LOTE-0042"_s);
    }
    void aBatchWhereAllIsPaidShowsItsWholeList() {
        openLote42();
        batches()->setFocus();
        QTest::keyClick(batches(), Qt::Key_Down);
        QTRY_VERIFY(find<QTableView>(u"itemList"_s)->isVisible() || !groups()->isVisible());
        QTRY_COMPARE(m_world->groups.batch().value, u"LOTE-0041"_s);
    }
    void theItemsThatAreNotAtRiskAreOneLinkAway() {
        openLote42();
        QCOMPARE(shown(u"itemsShowAll"_s), u"Show all 150"_s);
        find<QPushButton>(u"itemsShowAll"_s)->click();
        auto *list = find<QTableView>(u"itemList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 150);
        QTRY_VERIFY(list->isVisible());
        QTest::keyClicks(find<QLineEdit>(u"itemsFind"_s), u"LOTE-0042-057"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        find<QPushButton>(u"itemsFooterLink"_s)->click();
        QTRY_VERIFY(groups()->isVisible());
    }

    // Story B5: the order is there for what may be checked, and absent for what must not be retried.
    void sevenUncertainOnesCanBeCheckedAndNotRetried() {
        selectTheSeven();
        QCOMPARE(find<QLabel>(u"selectionText"_s)->text(), u"7 selected \u00B7 R$"_s + nbsp + u"2.310,00"_s);
        QVERIFY(shown(u"selectionCheck"_s).startsWith(u"Check 7 at the PSP"_s));
        QCOMPARE(shown(u"selectionRetry"_s), QString());
        QVERIFY(find<QLabel>(u"selectionReason"_s)->text().startsWith(u"No retry"_s));
        QTest::keyClick(groups(), Qt::Key_R);
        QVERIFY(m_page->findChildren<QDialog *>().isEmpty());
    }
    void theInspectorOfAnUncertainItemOffersTheCheckAlone() {
        m_page->showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-057"_s});
        QTRY_COMPARE(m_world->detail.id().value, u"LOTE-0042-057"_s);
        QTRY_VERIFY(actions().contains(u"Check at the PSP\u2026"_s));
        QVERIFY(actions().filter(u"retry"_s, Qt::CaseInsensitive).isEmpty());
    }
    // Story B1: the stages in order, what has not happened said so, the ids in sight.
    void theTimelineHasTheStagesInOrder() {
        m_page->showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-057"_s});
        auto *timeline = find<QListView>(u"itemTimeline"_s);
        QTRY_COMPARE(timeline->model()->rowCount(), 8);
        QStringList said;
        for (int row = 0; row < 8; ++row) {
            said.append(timeline->model()->index(row, 0).data().toString());
        }
        QVERIFY(said[0].startsWith(u"09:38:12: Created"_s));
        QVERIFY(said[1].startsWith(u"09:40:03: Queued"_s));
        QVERIFY(said[2].contains(u"attempt 1"_s) && said[2].contains(u"connection refused: did not reach the PSP"_s));
        QVERIFY(said[4].startsWith(u"09:43:37: Sent"_s));
        QVERIFY(said[5].startsWith(u"09:44:07: Answer: timed out"_s));
        QVERIFY(said[6].startsWith(u"not yet: Settled"_s));
        QVERIFY(said[7].startsWith(u"not yet: Returned"_s));
        QStringList ids;
        for (const auto *label : find<QWidget>(u"itemIdentification"_s)->findChildren<QLabel *>()) {
            ids.append(label->text());
        }
        QVERIFY(ids.contains(u"E99999010202611201243aB3kQ9xT42m"_s));
        QVERIFY(ids.contains(u"req-7f3a"_s));
        QVERIFY(ids.contains(u"lote-0042/057"_s));
    }
    void anE2eThatIsPastedShowsItsItem() {
        openLote42();
        const QString id = u"E99999010202611201243aB3kQ9xT42m"_s;
        m_world->wire->answers(u"/api/v1/batches?q="_s + id, json::encode(Page<Batch>{{}, {}, 0}));
        m_world->wire->answers(u"/api/v1/items?q="_s + id,
                               json::encode(Page<Item>{{kit::LotesWorld::item(57)}, {}, 1}));
        m_world->wire->answers(u"/api/v1/batches?q=LOTE-0042"_s, json::encode(Page<Batch>{{kit::lote42()}, {}, 1}));
        QTest::keyClick(m_page.get(), Qt::Key_Slash);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field != nullptr);
        QTest::keyClicks(field, id);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_world->detail.id().value, u"LOTE-0042-057"_s);
        QTRY_VERIFY(m_world->detail.item().has_value());
        QCOMPARE(batches()->currentIndex().data().toString(), u"LOTE-0042"_s);
    }
    void anUnknownIdSaysWhereItWasLookedFor() {
        openLote42();
        m_world->wire->answers(u"/api/v1/batches?q=nothing-here"_s, json::encode(Page<Batch>{{}, {}, 0}));
        m_world->wire->answers(u"/api/v1/items?q=nothing-here"_s, json::encode(Page<Item>{{}, {}, 0}));
        m_page->search(u"nothing-here"_s);
        QTRY_VERIFY(!m_page->findChildren<QWidget *>().isEmpty());
        const auto says = [this](const QString &title) {
            const auto panels = m_page->findChildren<StatePanel *>();
            return std::any_of(panels.begin(), panels.end(), [&](const auto *panel) {
                return panel->isVisible() && panel->accessibleName() == title;
            });
        };
        QTRY_VERIFY(says(u"Not found in: batches, payments, notices"_s));
    }

    // Story B12.
    void offlineTheRowsStayAndTheMoneyActionsAreGone() {
        show(app::EnvironmentKind::Staging, {Role::Operator}, 200ms);
        selectTheSeven();
        m_world->clock.advance(19s);
        m_world->goOffline();
        auto *banner = m_page->findChild<OfflineBanner *>();
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->accessibleName().contains(u"Data from 10:05:00"_s), qPrintable(banner->accessibleName()));
        QCOMPARE(batches()->model()->rowCount(), 9);
        QCOMPARE(shown(u"batchesImport"_s), QString());
        QCOMPARE(shown(u"batchesExport"_s), u"Export\u2026"_s);
        QCOMPARE(shown(u"selectionCheck"_s), QString());
        const QString group = groups()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(group.contains(u"no actions offline"_s) && !group.contains(u"Check"_s));
        QTest::keyClick(groups(), Qt::Key_V);
        QVERIFY(m_page->findChildren<QDialog *>().isEmpty());
        m_page->search(u"0039"_s);
        int visible = 0;
        for (int row = 0; row < 9; ++row) {
            visible += batches()->isRowHidden(row) ? 0 : 1;
        }
        QCOMPARE(visible, 1);
    }
    void backOnlineTheBannerGoesAndNothingIsSentByItself() {
        show(app::EnvironmentKind::Staging, {Role::Operator}, 200ms);
        openLote42();
        m_world->goOffline();
        QVERIFY(m_page->findChild<OfflineBanner *>()->isVisible());
        m_world->wire->forgetAll();
        Me me;
        me.user = u"operator1"_s;
        me.roles = {Role::Operator};
        me.serverTime = kit::ConsoleWorld::start();
        m_world->wire->answers(u"/api/v1/me"_s, json::encode(me));
        m_world->answerDay();
        m_world->session.tryNow();
        QTRY_VERIFY(!m_page->findChild<OfflineBanner *>()->isVisible());
        for (const kit::Seen &seen : m_world->wire->seen()) {
            QCOMPARE(seen.method, QByteArray("GET"));
        }
    }
    void readOnlyProductionHasNoOrderAndSaysWhy() {
        show(app::EnvironmentKind::Production);
        openLote42();
        QCOMPARE(shown(u"batchesImport"_s), QString());
        const QString group = groups()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(group.contains(u"no actions: read-only"_s));
        QVERIFY(m_world->right.unlock(u"Produção"_s));
        QVERIFY(groups()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Check 7"_s));
        QVERIFY(!shown(u"batchesImport"_s).isEmpty());
    }
    void anAuditorSeesNoOrder() {
        show(app::EnvironmentKind::Staging, {Role::Auditor});
        openLote42();
        QCOMPARE(shown(u"batchesImport"_s), QString());
        QVERIFY(groups()
                    ->model()
                    ->index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"no actions for this account"_s));
    }

    void oldRowsStayWhenTheBackendFails() {
        openLote42();
        m_world->wire->forget(u"/api/v1/batches"_s);
        m_world->wire->fails(u"/api/v1/batches"_s, 503);
        m_world->batchesModel.refresh();
        QTRY_VERIFY(m_world->batchesModel.freshness().error.has_value());
        QCOMPARE(batches()->model()->rowCount(), 9);
        QVERIFY(batches()->isVisible());
    }
    void aFirstAnswerThatFailsOffersToTryAgain() {
        m_page.reset();
        m_world = std::make_unique<kit::LotesWorld>(app::EnvironmentKind::Staging);
        m_world->wire->forget(u"/api/v1/batches"_s);
        m_world->wire->fails(u"/api/v1/batches"_s, 500);
        open();
        const auto panel = [this]() -> StatePanel * {
            for (auto *one : m_page->findChildren<StatePanel *>()) {
                if (one->isVisible() && one->accessibleName() == u"The batches could not be read"_s) {
                    return one;
                }
            }
            return nullptr;
        };
        QTRY_VERIFY(panel() != nullptr);
        m_world->wire->forget(u"/api/v1/batches"_s);
        m_world->answerDay();
        panel()->findChild<QPushButton *>()->click();
        openLote42();
    }
    void aFilterWithoutRowsCanBeCleared() {
        openLote42();
        m_world->wire->answers(u"/api/v1/batches?status=draft"_s, json::encode(Page<Batch>{{}, {}, 0}));
        Q_EMIT m_page->findChild<FilterBar *>()->choiceMade(u"status:draft"_s);
        QTRY_COMPARE(batches()->model()->rowCount(), 0);
        const auto panels = m_page->findChildren<StatePanel *>();
        const auto *empty = *std::find_if(panels.begin(), panels.end(), [](const auto *p) { return p->isVisible(); });
        QVERIFY2(empty->accessibleName().startsWith(u"No batch with 2 filters"_s), qPrintable(empty->accessibleName()));
        empty->findChild<QPushButton *>()->click();
        QTRY_COMPARE(batches()->model()->rowCount(), 9);
    }
    void theLayoutComesBack() {
        openLote42();
        QTest::keyClick(m_page.get(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(!find<QWidget>(u"batchInspector"_s)->isVisible());
        const QByteArray state = m_page->layoutState();
        BatchesPage other(m_world->theme, m_world->formats, m_world->models());
        other.restoreLayout(state);
        QCOMPARE(other.layoutState(), state);
        other.restoreLayout("garbage");
        QCOMPARE(other.layoutState(), state);
    }
    void everyListHasANameAndTabReachesThem() {
        openLote42();
        for (auto *view : {static_cast<QAbstractItemView *>(batches()), static_cast<QAbstractItemView *>(groups())}) {
            QVERIFY(!view->accessibleName().isEmpty());
        }
        QSet<QWidget *> reached;
        m_page->setFocus();
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        QVERIFY(reached.contains(batches()));
        QVERIFY(reached.contains(groups()));
        QVERIFY(reached.contains(find<QPushButton>(u"batchesImport"_s)));
        QVERIFY(reached.contains(find<QPushButton>(u"itemsShowAll"_s)));
    }
    // The batches are answered, the items are not: the rows stay, and their own age says that they are old.
    void itemsThatAreNotAnsweredAnyMoreShowTheirAge() {
        show();
        openLote42();
        const QModelIndex group = groups()->model()->index(0, 0);
        QTRY_COMPARE(groups()->model()->rowCount(group), 7);
        QTRY_VERIFY(!m_world->groups.freshness().loading);
        auto *age = find<AgeLabel>(u"itemsAge"_s);
        QVERIFY(age->isVisible());
        const QString old = u"data from %1"_s.arg(m_world->formats.clock(*m_world->groups.freshness().asOf));
        QVERIFY2(age->text() != old, qPrintable(age->text()));
        const QString place = u"/api/v1/batches/LOTE-0042/errors"_s;
        m_world->wire->forget(place);
        m_world->wire->fails(place, 500);
        m_world->groups.refresh();
        QTRY_COMPARE(age->text(), old);
        QCOMPARE(groups()->model()->rowCount(), 3);
    }
};

QTEST_MAIN(BatchesPageTest)
#include "tst_batchespage.moc"
