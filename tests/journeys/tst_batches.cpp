// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stories B4, B5 and B6, one after another: a batch is read honestly, what is uncertain is checked and never retried,
// and the plan for the rest says all of it before anything is written.
#include "journeys/world.h"

#include "ui/kit/dialogframe.h"

#include <QLineEdit>
#include <QTableView>
#include <QTreeView>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

QString reais(const char *amount) {
    return QStringLiteral("R$ ") + QString::fromLatin1(amount);
}

} // namespace

class BatchesJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>();
        m_world->openConsole(u"batches"_s);
        m_world->work().batchesPage().showBatch(BatchId{u"LOTE-0042"_s});
        QTRY_COMPARE_WITH_TIMEOUT(tree()->model()->rowCount(), 3, 20'000);
    }
    void cleanupTestCase() { m_world.reset(); }

    void theBatchIsHonest() {
        const QString band = journeys::spoken(*m_world->find<QWidget>("batchBand"));
        for (const QString &part : {u"LOTE-0042"_s, reais("48.220,00"), u"138 pagos: "_s + reais("44.120,00"),
                                    u"7 incertos: "_s + reais("2.310,00"), u"3 chave inválida: "_s + reais("640,00"),
                                    u"2 saldo insuficiente: "_s + reais("1.150,00")}) {
            QVERIFY2(band.contains(part), qPrintable(part + u" in "_s + band));
        }
        const qint64 minor = 4'412'000 + 231'000 + 64'000 + 115'000;
        QCOMPARE(minor, 4'822'000);
        const QString whole = journeys::spoken(m_world->window());
        QVERIFY(!whole.contains(u"processad"_s, Qt::CaseInsensitive));
        QVERIFY(!whole.contains(u"processed"_s, Qt::CaseInsensitive));
    }

    void itsErrorsAreThreeGroups() {
        QStringList groups;
        for (int row = 0; row < tree()->model()->rowCount(); ++row) {
            groups.append(journeys::cellsOf(*tree()->model(), row).constFirst());
        }
        QVERIFY2(groups.at(0).contains(u"7 "_s) && groups.at(0).contains(reais("2.310,00")), qPrintable(groups.at(0)));
        const QString rest = groups.at(1) + groups.at(2);
        QVERIFY2(rest.contains(u"3 "_s) && rest.contains(reais("640,00")), qPrintable(rest));
        QVERIFY2(rest.contains(u"2 "_s) && rest.contains(reais("1.150,00")), qPrintable(rest));
    }

    void uncertainIsNotOfferedForRetry() {
        const QModelIndex group = tree()->model()->index(0, 0);
        tree()->expand(group);
        QTRY_COMPARE_WITH_TIMEOUT(tree()->model()->rowCount(group), 7, 20'000);
        tree()->setFocus();
        tree()->setCurrentIndex(tree()->model()->index(0, 0, group));
        for (int row = 1; row < 7; ++row) {
            QTest::keyClick(tree(), Qt::Key_Down, Qt::ShiftModifier);
        }
        auto *check = m_world->find<QAbstractButton>("selectionCheck");
        QTRY_VERIFY(check->isVisible());
        QVERIFY2(check->text().contains(u"Verificar 7 no PSP"_s), qPrintable(check->text()));
        QVERIFY(!m_world->find<QAbstractButton>("selectionRetry")->isVisible());
        QTest::keyClick(tree(), Qt::Key_R);
        QVERIFY(!m_world->find<QWidget>("planDialog")); // the key does not do what the button cannot
    }

    void theCheckReadsSevenTimesAndPaysNothing() {
        const QJsonObject before = m_world->askProvider(u"/ledger/summary"_s);
        const qint64 reads = m_world->askProvider(u"/reads"_s).value(u"reads").toInteger(-1);
        QVERIFY(reads >= 0);
        QTest::mouseClick(m_world->find<QAbstractButton>("selectionCheck"), Qt::LeftButton);
        QTRY_VERIFY(m_world->find<QAbstractButton>("verifyRun"));
        QTest::mouseClick(m_world->find<QAbstractButton>("verifyRun"), Qt::LeftButton);
        auto *result = m_world->find<QWidget>("verifyResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->isVisible(), 30'000);
        const QString said = journeys::spoken(*result);
        QVERIFY2(said.contains(u"5 viraram pagos: "_s + reais("1.700,00")), qPrintable(said));
        QVERIFY2(said.contains(u"2 não enviados: "_s + reais("610,00")), qPrintable(said));

        QCOMPARE(m_world->askProvider(u"/reads"_s).value(u"reads").toInteger(), reads + 7);
        QCOMPARE(m_world->askProvider(u"/ledger/summary"_s), before);
        const QJsonObject item = m_world->ask(u"/api/v1/items/LOTE-0042-012"_s);
        QCOMPARE(item.value(u"state").toString(), u"done"_s);
        QCOMPARE(item.value(u"attempts").toInt(), 3); // a check is no attempt
        m_world->find<ui::DialogFrame>("verifyDialog")->cancel().click();
    }

    void theBatchCountsAgain() {
        auto *band = m_world->find<QWidget>("batchBand");
        QTRY_VERIFY2_WITH_TIMEOUT(journeys::spoken(*band).contains(u"143 pagos: "_s + reais("45.820,00")),
                                  qPrintable(journeys::spoken(*band)), 20'000);
    }

    void thePlanSaysWhatGoesAndWhatStays() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_world->find<QWidget>("verifyDialog"), 10'000);
        m_items = itemsOfTheBatch();
        QCOMPARE(m_items.toArray().size(), 150);
        m_audit = m_world->auditRows();
        QVERIFY(m_audit > 0);
        openPlan();
        const QString figures = journeys::spoken(*dialog());
        QVERIFY2(figures.contains(u"4 itens"_s) && figures.contains(reais("1.760,00")), qPrintable(figures));
        QVERIFY2(figures.contains(u"mil setecentos e sessenta reais"_s), qPrintable(figures));
        QVERIFY2(figures.contains(u"3 itens · "_s + reais("640,00")), qPrintable(figures));
        QVERIFY(figures.contains(u"2 não enviados · 2 saldo insuficiente"_s));

        auto *going = m_world->find<QTableView>("planGoing");
        QCOMPARE(going->model()->rowCount(), 4);
        const QHash<QString, QString> amounts{{u"LOTE-0042-057"_s, u"250,00"_s},
                                              {u"LOTE-0042-128"_s, u"360,00"_s},
                                              {u"LOTE-0042-071"_s, u"500,00"_s},
                                              {u"LOTE-0042-139"_s, u"650,00"_s}};
        for (int row = 0; row < 4; ++row) {
            const QStringList cells = journeys::cellsOf(*going->model(), row);
            const QString id = cells.at(app::PlanModel::ItemColumn);
            QCOMPARE(cells.at(app::PlanModel::AmountColumn), amounts.value(id));
            QCOMPARE(cells.at(app::PlanModel::KeyColumn), u"lote-0042/"_s + id.right(3)); // the key that it always had
        }
        auto *staying = m_world->find<QTableView>("planStaying");
        QCOMPARE(staying->model()->rowCount(), 3);
        for (int row = 0; row < 3; ++row) {
            const QStringList cells = journeys::cellsOf(*staying->model(), row);
            QVERIFY((QStringList{u"LOTE-0042-022"_s, u"LOTE-0042-065"_s, u"LOTE-0042-101"_s})
                        .contains(cells.at(app::PlanModel::ItemColumn)));
            QCOMPARE(cells.at(app::PlanModel::StateColumn), u"chave inválida"_s);
            QCOMPARE(cells.at(app::PlanModel::KeyColumn), u"chave inválida: editar (vira um item novo)"_s);
        }
    }

    void openingItWroteNothing() {
        QVERIFY(dialog());
        QVERIFY(journeys::spoken(*dialog()).contains(u"Abrir este plano não gravou nada."_s));
        QCOMPARE(m_world->auditRows(), m_audit);
        QCOMPARE(itemsOfTheBatch(), m_items);
    }

    // Story B7: R$ 1.760,00 is above the limit of one person.
    void itIsOrderedAndWaitsForASecondPerson() {
        QVERIFY(dialog());
        const auto *ahead = m_world->find<QWidget>("planApproval");
        QVERIFY2(journeys::spoken(*ahead).contains(u"Precisa de uma segunda pessoa."_s), qPrintable(spoken()));
        QVERIFY2(journeys::spoken(*ahead).contains(u"operator2"_s), qPrintable(spoken()));
        QVERIFY(!journeys::spoken(*ahead).contains(u"operator1"_s));
        auto *run = m_world->find<QAbstractButton>("planRun");
        QCOMPARE(journeys::plain(run->text()), u"Pedir a retentativa de 4 itens · R$ 1.760,00"_s);
        QTest::keyClicks(m_world->find<QLineEdit>("planReason"), u"checked with the PSP"_s);
        QTRY_VERIFY(run->isEnabled());
        m_received = m_world->askProvider(u"/ledger/summary"_s).value(u"received").toInt();
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(spoken().contains(u"Aguardando uma segunda pessoa."_s), qPrintable(spoken()), 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(spoken().contains(u"Quem pode aprovar: "_s), qPrintable(spoken()), 60'000);
        QVERIFY2(spoken().contains(reais("1.760,00")), qPrintable(spoken()));
        QCOMPARE(m_world->askProvider(u"/ledger/summary"_s).value(u"received").toInt(), m_received);
        QVERIFY(m_world->auditRows() > m_audit);
    }
    void theSecondPersonSeesTheSamePlanAndItIsSentOnce() {
        const auto approval = m_world->work().plan().approval();
        QVERIFY(approval);
        const auto place = u"/api/v1/approvals/"_s + approval->id.value;
        const auto seen = m_world->ask(place, u"operator2"_s);
        QCOMPARE(seen.value(u"hash").toString(), m_world->work().plan().plan()->hash);
        QCOMPARE(seen.value(u"may_decide").toBool(), true);
        QCOMPARE(m_world->order(place + u"/approve"_s, {}, u"operator1"_s).value(u"code").toString(),
                 u"self_approval"_s);
        QCOMPARE(m_world->order(place + u"/approve"_s, {}, u"operator2"_s).value(u"status").toString(), u"approved"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(spoken().contains(u"4 de 4"_s), qPrintable(spoken()), 60'000);
        QCOMPARE(m_world->askProvider(u"/ledger/summary"_s).value(u"received").toInt(), m_received + 4);
        m_world->find<QAbstractButton>("planCancel")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog(), 10'000);
    }

private:
    QTreeView *tree() { return m_world->find<QTreeView>("itemGroups"); }
    ui::DialogFrame *dialog() { return m_world->find<ui::DialogFrame>("planDialog"); }
    QString spoken() { return dialog() ? journeys::spoken(*dialog()) : QString(); }
    // By the batch's own button, "plan retry of all not paid".
    void openPlan() {
        auto *inspector = m_world->find<QWidget>("batchInspector");
        m_world->work().batchesPage().showBatch(BatchId{u"LOTE-0042"_s});
        tree()->setFocus();
        for (int steps = 0; steps < 2 && !inspector->isVisible(); ++steps) {
            QTest::keyClick(tree(), Qt::Key_Escape); // from the marked rows, from the item
            (void)QTest::qWaitFor([inspector] { return inspector->isVisible(); }, 2000);
        }
        QTRY_VERIFY_WITH_TIMEOUT(inspector->isVisible(), 10'000);
        for (auto *button : inspector->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Planejar retentativa…"_s) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QVERIFY(dialog());
        QTRY_COMPARE_WITH_TIMEOUT(m_world->find<QTableView>("planGoing")->model()->rowCount(), 4, 20'000);
    }
    QJsonValue itemsOfTheBatch() { return m_world->ask(u"/api/v1/batches/LOTE-0042/items?limit=500"_s).value(u"rows"); }

    std::unique_ptr<journeys::World> m_world;
    QJsonValue m_items;
    qint64 m_audit = 0;
    int m_received = 0;
};

QTEST_MAIN(BatchesJourney)
#include "tst_batches.moc"
