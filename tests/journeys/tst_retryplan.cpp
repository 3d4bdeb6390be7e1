// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of story B6 where one person may run it: what was previewed is what happens, each payment once. And in
// production, where the name of the environment has to be typed.
#include "journeys/world.h"

#include "ui/kit/dialogframe.h"

#include <QLineEdit>
#include <QTableView>
#include <QTreeView>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class RetryPlanJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_world.reset(); }

    void theFourAreSentOnceWithTheirOldKeys() {
        open({.approvals = false});
        check();
        QTRY_VERIFY2(strip().contains(u"7 não pagos · R$ 2.400,00"_s), qPrintable(strip()));
        m_world->work().batchesPage().retryNotPaid();
        QTRY_COMPARE_WITH_TIMEOUT(m_world->find<QTableView>("planGoing")->model()->rowCount(), 4, 20'000);
        auto *run = m_world->find<QAbstractButton>("planRun");
        QTRY_COMPARE_WITH_TIMEOUT(journeys::plain(run->text()), u"Retentar 4 itens · R$ 1.760,00"_s, 10'000);
        QVERIFY(!run->isEnabled()); // a reason is missing
        const QJsonObject before = m_world->askProvider(u"/ledger/summary"_s);
        QTest::keyClicks(m_world->find<QLineEdit>("planReason"), u"checked with the PSP"_s);
        QTRY_VERIFY(run->isEnabled());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(*m_world->find<QWidget>("planDialog")).contains(u"4 de 4"_s), 60'000);

        const QJsonObject after = m_world->askProvider(u"/ledger/summary"_s);
        QCOMPARE(after.value(u"received").toInt(), before.value(u"received").toInt() + 4);
        QCOMPARE(after.value(u"settled_payments").toInt(), before.value(u"settled_payments").toInt() + 4);
        QCOMPARE(after.value(u"duplicated_external").toArray().size(), 0);
        for (const auto &number : {u"057"_s, u"128"_s, u"071"_s, u"139"_s}) {
            QCOMPARE(settledTimes(u"lote-0042/"_s + number), 1);
            const QJsonObject item = m_world->ask(u"/api/v1/items/LOTE-0042-"_s + number);
            QCOMPARE(item.value(u"state").toString(), u"done"_s);
            QCOMPARE(item.value(u"external_id").toString(), u"lote-0042/"_s + number);
        }
        m_world->find<QAbstractButton>("planCancel")->click();
        auto *band = m_world->find<QWidget>("batchBand");
        // All but the three of the wrong key: 48.220,00 less 640,00.
        QTRY_VERIFY2_WITH_TIMEOUT(journeys::spoken(*band).contains(u"147 pagos: R$ 47.580,00"_s),
                                  qPrintable(journeys::spoken(*band)), 20'000);
    }

    void productionAsksForItsName() {
        open({.production = true});
        m_world->work().batchesPage().retryNotPaid();
        QVERIFY(!m_world->find<QWidget>("planDialog")); // read-only: there is no such order
        QVERIFY(m_world->work().right().unlock(u"Produção"_s));
        QTRY_COMPARE(m_world->work().right().absent(), app::Absent::None);
        m_world->work().batchesPage().showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-071"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_world->find<QWidget>("itemInspector")->isVisible(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(inspectorButton(u"Planejar retentativa…"_s), 20'000);
        QTest::mouseClick(inspectorButton(u"Planejar retentativa…"_s), Qt::LeftButton);
        QTRY_VERIFY(m_world->find<QWidget>("planDialog"));
        auto *run = m_world->find<QAbstractButton>("planRun");
        QTRY_COMPARE_WITH_TIMEOUT(journeys::plain(run->text()), u"Retentar 1 item · R$ 500,00"_s, 20'000);
        m_world->find<QLineEdit>("planReason")->setText(u"há saldo agora"_s);
        auto *typed = m_world->find<QLineEdit>("planTyped");
        typed->setText(u"Producao"_s);
        QVERIFY(!run->isEnabled());
        typed->setText(u"Produção"_s);
        QTRY_VERIFY(run->isEnabled());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(*m_world->find<QWidget>("planDialog")).contains(u"1 de 1"_s), 60'000);
        QCOMPARE(settledTimes(u"lote-0042/071"_s), 1);
    }

private:
    void open(journeys::Day day) {
        m_world = std::make_unique<journeys::World>(day);
        m_world->openConsole(u"batches"_s);
        m_world->work().batchesPage().showBatch(BatchId{u"LOTE-0042"_s});
        QTRY_COMPARE_WITH_TIMEOUT(tree()->model()->rowCount(), 3, 20'000);
    }
    // The whole group of the uncertain ones, by its key.
    void check() {
        tree()->setFocus();
        tree()->setCurrentIndex(tree()->model()->index(0, 0));
        QTest::keyClick(tree(), Qt::Key_V);
        QTRY_VERIFY(m_world->find<QAbstractButton>("verifyRun"));
        QTest::mouseClick(m_world->find<QAbstractButton>("verifyRun"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->find<QWidget>("verifyResult")->isVisible(), 30'000);
        m_world->find<ui::DialogFrame>("verifyDialog")->cancel().click();
        QTRY_VERIFY(!m_world->find<QWidget>("verifyDialog"));
    }
    QString strip() { return journeys::spoken(m_world->window().status()); }
    QTreeView *tree() { return m_world->find<QTreeView>("itemGroups"); }
    QAbstractButton *inspectorButton(const QString &text) {
        for (auto *button : m_world->find<QWidget>("itemInspector")->findChildren<QAbstractButton *>()) {
            if (button->text() == text && button->isVisible()) {
                return button;
            }
        }
        return nullptr;
    }
    int settledTimes(const QString &key) {
        int times = 0;
        for (const auto &entry : m_world->askProvider(u"/ledger?external_id="_s + key).value(u"entries").toArray()) {
            times += entry.toObject().value(u"effect").toString() == u"settled" ? 1 : 0;
        }
        return times;
    }
    std::unique_ptr<journeys::World> m_world;
};

QTEST_MAIN(RetryPlanJourney)
#include "tst_retryplan.moc"
