// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/historycodec.h"
#include "kit/routekit.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The months of the demo day's back-end.
class HistoryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_routes = std::make_unique<kit::Routes>(Config(), kit::Routes::Fixture::DemoDay); }
    void cleanup() { m_routes.reset(); }

    void addsUpToWhatIsStored() {
        const auto months = read();
        QVERIFY(!months.isEmpty());
        HistoryMonth all;
        for (const auto &month : months) {
            StateCount sum;
            for (const auto &count : month.states) {
                QVERIFY(count.code.isEmpty() && count.items > 0);
                sum.items += count.items;
                sum.amount.minor += count.amount.minor;
            }
            QCOMPARE(sum.items, month.items);
            QCOMPARE(sum.amount.minor, month.amount.minor);
            all.batches += month.batches;
            all.items += month.items;
            all.amount.minor += month.amount.minor;
        }
        QCOMPARE(all.batches, m_routes->base.number("SELECT count(*) FROM batches"));
        QCOMPARE(all.items, m_routes->base.number("SELECT count(*) FROM items"));
        QCOMPARE(all.amount.minor, m_routes->base.number("SELECT sum(amount) FROM items"));
        QCOMPARE(months.front().month, u"2026-11"_s);
        QVERIFY(months.front().hot);
    }
    // 00:00 of the first of November in São Paulo is 03:00 UTC.
    void turnsAtMidnightOfItsZone() {
        const auto first = fromRfc3339(u"2026-11-01T03:00:00Z")->time_since_epoch().count();
        const auto ids = m_routes->base.number("SELECT min(id) FROM batches");
        for (const auto &[ms, month] : {std::pair{first - 1, u"2026-10"_s}, std::pair{first, u"2026-11"_s}}) {
            change(u"UPDATE batches SET created_at = %1 WHERE id = %2"_s.arg(ms).arg(ids));
            const auto months = read();
            QCOMPARE(months.back().month, month);
            QCOMPARE(months.size(), month == u"2026-10"_s ? 2 : 1);
        }
    }
    void aMonthIsColdOnceNothingOfItCanMove() {
        m_routes->clock.set(*fromRfc3339(u"2026-12-01T03:00:00Z"));
        QVERIFY(read().front().hot); // LOTE-0042 is at risk
        change(u"UPDATE batch_counts SET items = 0, amount = 0 WHERE state NOT IN (7, 10, 11, 12)"_s);
        QVERIFY(read().front().hot); // some wait for a person
        change(u"UPDATE batches SET status = 5"_s);
        QVERIFY(!read().front().hot);
        m_routes->clock.set(*fromRfc3339(u"2026-12-01T02:59:59Z"));
        QVERIFY(read().front().hot); // the month goes on
    }
    void keepsCurrenciesApart() {
        change(u"UPDATE batches SET currency = 'USD' WHERE id = (SELECT max(id) FROM batches)"_s);
        const auto months = read();
        QCOMPARE(months.size(), 2);
        QCOMPARE(months.at(0).month, months.at(1).month);
        QVERIFY(!(months.at(0).amount.currency == months.at(1).amount.currency));
    }
    void showsNothingOfOthersAndKnowsItsParameters() {
        change(u"INSERT INTO tenants VALUES(2, 'other') ON CONFLICT DO NOTHING"_s);
        const auto other = json::historyMonths(m_routes->get(u"/api/v1/ops/history"_s, kit::stranger).body);
        QVERIFY(other && other->isEmpty());
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/ops/history?month=2026-11"_s), 400, u"unknown_parameter"_s));
        const auto broken = json::historyMonths(R"({"rows":[{"month":7}]})");
        QVERIFY(!broken && broken.error().detail.contains(u"month"_s));
    }

private:
    QList<HistoryMonth> read() {
        const auto answer = m_routes->get(u"/api/v1/ops/history"_s);
        const auto months = json::historyMonths(answer.body);
        if (answer.status != 200 || !months) {
            qFatal("no history: %s", answer.body.constData());
        }
        return *months;
    }
    void change(const QString &statement) const {
        QVERIFY2(m_routes->base.open()->execute(statement.toStdString()), qPrintable(statement));
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
