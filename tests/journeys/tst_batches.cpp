// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stories B1 (by the page's own search), B4 and B5: find one payment, read a batch honestly, check what is uncertain.
#include "journeys/world.h"

#include <QAbstractButton>
#include <QJsonArray>
#include <QTableView>
#include <QTreeView>

using namespace farol;

class BatchesJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>(false);
        m_world->openConsole(QStringLiteral("batches"));
        m_world->work().batchesPage().showBatch(BatchId{QStringLiteral("LOTE-0042")});
        QTRY_COMPARE_WITH_TIMEOUT(tree()->model()->rowCount(), 3, 20'000);
    }
    void cleanupTestCase() { m_world.reset(); }

    void theBatchIsHonest() {
        const QString text = journeys::spoken(*m_world->find<QWidget>("batchBand"));
        for (const auto *part : {u"138", u"7", u"3", u"2", u"R$\u00a044.120,00", u"R$\u00a02.310,00", u"R$\u00a0640,00",
                                 u"R$\u00a01.150,00", u"R$\u00a048.220,00"}) {
            QVERIFY2(text.contains(QStringView(part)), qPrintable(text));
        }
        const QString whole = journeys::spoken(m_world->window());
        QVERIFY(!whole.contains(QStringLiteral("processed"), Qt::CaseInsensitive));
        QVERIFY(!whole.contains(QStringLiteral("processado"), Qt::CaseInsensitive));
    }

    void aPaymentIsFoundByItsEndToEndId() {
        m_world->work().batchesPage().search(QStringLiteral("E99999010202611201243aB3kQ9xT42m"));
        auto *found = m_world->find<QTableView>("foundItems");
        QTRY_COMPARE_WITH_TIMEOUT(found->model()->rowCount(), 1, 20'000);
        m_world->work().batchesPage().search({});
        m_world->work().batchesPage().showItem(BatchId{QStringLiteral("LOTE-0042")},
                                               ItemId{QStringLiteral("LOTE-0042-057")});
        auto *data = m_world->find<QWidget>("itemIdentification");
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(*data).contains(QStringLiteral("req-7f3a")), 20'000);
        QVERIFY(journeys::spoken(*data).contains(QStringLiteral("lote-0042/057")));
    }

    void uncertainIsCheckedAndNotRetried() {
        QTreeView *view = tree();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0)); // the uncertain ones come first
        QTest::keyClick(view, Qt::Key_R);
        QVERIFY(!m_world->find<QWidget>("planDialog")); // no plan for what is not known
        QTest::keyClick(view, Qt::Key_V);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->find<QAbstractButton>("verifyRun"), 10'000);
        QTest::mouseClick(m_world->find<QAbstractButton>("verifyRun"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(paid(), 143, 30'000);
        const QJsonObject batch = m_world->ask(QStringLiteral("/api/v1/batches/LOTE-0042"));
        QString amount;
        for (const auto &count : batch.value(u"counts").toArray()) {
            if (count.toObject().value(u"state").toString() == QStringLiteral("done")) {
                amount = count.toObject().value(u"amount").toObject().value(u"amount").toString();
            }
        }
        QCOMPARE(amount, QStringLiteral("45820.00"));
        // A check reads: no attempt was made.
        const QJsonObject item = m_world->ask(QStringLiteral("/api/v1/items/LOTE-0042-012"));
        QCOMPARE(item.value(u"attempts").toInt(), 3);
        QCOMPARE(item.value(u"state").toString(), QStringLiteral("done"));
    }

private:
    QTreeView *tree() { return m_world->find<QTreeView>("itemGroups"); }
    int paid() {
        const Batch *batch = m_world->work().batches().find(BatchId{QStringLiteral("LOTE-0042")});
        return batch ? static_cast<int>(total(*batch, ItemState::Done).items) : 0;
    }
    std::unique_ptr<journeys::World> m_world;
};

QTEST_MAIN(BatchesJourney)
#include "tst_batches.moc"
