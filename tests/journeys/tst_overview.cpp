// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stories G1 (its payment tiles) and G2: the morning picture, and the rows behind a number.
#include "journeys/world.h"

#include "ui/kit/agelabel.h"
#include "ui/kit/stattile.h"
#include "ui/overview/riskcard.h"

#include <QTableView>

using namespace farol;

class OverviewJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>(journeys::Day{.production = true});
        m_world->openConsole(QStringLiteral("overview"));
    }
    void cleanupTestCase() { m_world.reset(); }

    void theTilesShowTheDay() {
        const auto text = [this](const char *name) {
            return journeys::plain(m_world->find<ui::StatTile>(name)->accessibleName());
        };
        QVERIFY2(text("paidToday").contains(QStringLiteral("378")), qPrintable(text("paidToday")));
        QVERIFY2(text("paidToday").contains(QStringLiteral("R$ 99.818,45")), qPrintable(text("paidToday")));
        QVERIFY(text("failures").contains(QStringLiteral("5")));
        QVERIFY(text("failures").contains(QStringLiteral("R$ 1.790,00")));
        QVERIFY(text("uncertain").contains(QStringLiteral("7")));
        QVERIFY(text("uncertain").contains(QStringLiteral("R$ 2.310,00")));
        const QString risk = journeys::plain(m_world->find<ui::RiskCard>("riskCard")->accessibleName());
        QVERIFY2(risk.contains(QStringLiteral("R$ 4.100,00")), qPrintable(risk));
        QVERIFY(risk.contains(QStringLiteral("LOTE-0042")));
    }

    void theNumberOpensExactlyItsRows() {
        auto *card = m_world->find<ui::RiskCard>("riskCard");
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);
        auto *rows = m_world->find<QTableView>("figureRows");
        QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 12, 20'000);
        std::int64_t sum = 0;
        for (int row = 0; row < 12; ++row) {
            sum += rows->model()->index(row, 0).data(app::FigureRowsModel::ItemRole).value<app::ItemRow>().amount.minor;
        }
        QCOMPARE(sum, 410'000);
        QTest::keyClick(rows, Qt::Key_Escape);
        QTRY_VERIFY(card->isVisible());
    }

    void everyWindowNamesItsEnvironment() {
        QVERIFY(m_world->window().windowTitle().contains(QStringLiteral("Produção")));
        QVERIFY(m_world->work().right().absent() == app::Absent::ReadOnly);
    }

    // A source that went is old, never zero.
    void whatWasReadStaysWithItsAge() {
        m_world->stopFarold();
        m_world->work().session().tryNow();
        for (const char *tile : tiles()) {
            auto *age = m_world->find<ui::StatTile>(tile)->findChild<ui::AgeLabel *>();
            QVERIFY(!age->text().isEmpty());
            QTRY_VERIFY2_WITH_TIMEOUT(age->text().startsWith(QStringLiteral("dados de 10:")), qPrintable(age->text()),
                                      60'000);
        }
        const QString paid = journeys::plain(m_world->find<ui::StatTile>("paidToday")->accessibleName());
        QVERIFY2(paid.contains(QStringLiteral("378")) || paid.contains(QStringLiteral("desconhecido")),
                 qPrintable(paid));
    }

    void aDeadSourceIsUnknownNotZero() {
        m_world->showConsole(QStringLiteral("overview")); // anew: nothing was ever read
        for (const char *tile : tiles()) {
            auto *shown = m_world->find<ui::StatTile>(tile);
            QVERIFY2(shown->accessibleName().contains(QStringLiteral("desconhecido")),
                     qPrintable(shown->accessibleName()));
            QVERIFY(!shown->accessibleName().contains(QChar(u'0')));
        }
    }

private:
    static std::array<const char *, 4> tiles() { return {"paidToday", "failures", "uncertain", "underWay"}; }
    std::unique_ptr<journeys::World> m_world;
};

QTEST_MAIN(OverviewJourney)
#include "tst_overview.moc"
