// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class OverviewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_routes = std::make_unique<kit::Routes>(Config(), kit::Routes::Fixture::DemoDay); }

    void drawsTheMorningPicture() {
        const auto overview = read();
        QCOMPARE(overview.asOf, kit::demoNow);
        QCOMPARE(overview.day, u"2026-11-20"_s);
        QCOMPARE(overview.paidToday.items, 378);
        QCOMPARE(overview.paidToday.amount.minor, 9'981'845);
        QCOMPARE(overview.failedNow.items, 5);
        QCOMPARE(overview.failedNow.amount.minor, 179'000);
        QCOMPARE(overview.uncertainNow.items, 7);
        QCOMPARE(overview.uncertainNow.amount.minor, 231'000);
        QCOMPARE(overview.notSentNow.items, 0);
        QCOMPARE(overview.inFlight.items, 12);
        QCOMPARE(overview.queued.items, 104);
        QCOMPARE(totalAtRisk(overview).items, 12);
        QCOMPARE(totalAtRisk(overview).amount.minor, 410'000);
        QCOMPARE(overview.atRiskBatches, QList<BatchId>{{u"LOTE-0042"_s}});
        QCOMPARE(overview.atRisk.size(), 3);
        QCOMPARE(overview.atRisk.at(0).items, 7);
        QCOMPARE(overview.atRisk.at(1).items, 3);
        QCOMPARE(overview.atRisk.at(2).items, 2);
    }
    void countsNothingOfOthersAndNoNotices() {
        QVERIFY(m_routes->base.open()->execute("INSERT INTO tenants VALUES(2, 'other') ON CONFLICT DO NOTHING"));
        const auto other = json::overview(m_routes->get(u"/api/v1/overview"_s, kit::stranger).body);
        QVERIFY(other);
        QCOMPARE(other->paidToday.items, 0);
        QCOMPARE(totalAtRisk(*other).items, 0);
        QVERIFY(other->atRiskBatches.isEmpty());
        // Ten thousand failed notices carry no money; they are not in the picture.
        QVERIFY(!read().atRiskBatches.contains(BatchId{u"LOTE-0035"_s}));
    }
    void turnsTheDayAtMidnightOfItsZone() {
        m_routes->clock.set(*fromRfc3339(u"2026-11-21T02:59:59Z"));
        QCOMPARE(read().day, u"2026-11-20"_s);
        m_routes->clock.set(*fromRfc3339(u"2026-11-21T03:00:00Z"));
        const auto next = read();
        QCOMPARE(next.day, u"2026-11-21"_s);
        QCOMPARE(next.paidToday.items, 0);
        QCOMPARE(next.paidYesterday.items, 378);
        QCOMPARE(next.uncertainNow.items, 7);
        m_routes->clock.set(kit::demoNow);
    }
    void followsTheItemsAsTheyMove() {
        const auto uncertain = m_routes->base.number("SELECT id FROM items WHERE request_id = 'req-7f3a'");
        m_routes->checks->says[uncertain] = ItemState::NotSent;
        QCOMPARE(m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s).status, 200);
        const auto overview = read();
        QCOMPARE(overview.uncertainNow.items, 6);
        QCOMPARE(overview.notSentNow.items, 1);
        QCOMPARE(overview.notSentNow.amount.minor, 25'000);
        QCOMPARE(totalAtRisk(overview).amount.minor, 410'000);
    }

private:
    Overview read() {
        const auto answer = m_routes->get(u"/api/v1/overview"_s);
        const auto overview = json::overview(answer.body);
        if (answer.status != 200 || !overview) {
            qFatal("no overview: %s", answer.body.constData());
        }
        return *overview;
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(OverviewTest)
#include "tst_overview.moc"
