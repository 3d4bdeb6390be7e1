// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/overviewmodel.h"

#include "kit/consoleworld.h"

#include <QSignalSpy>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Tile = OverviewModel::Tile;
using Source = OverviewModel::Source;
using Health = OverviewModel::Health;
using Curve = OverviewModel::Curve;

namespace {

const QString figures = u"GET /api/v1/overview"_s;
const QString metrics = u"GET /metrics"_s;

StateCount count(ItemState state, std::int64_t items, std::int64_t minor) {
    return {state, {}, items, Money{minor, {}}};
}

// The demo day before story B5: 12 items and 4,100.00 at risk.
Overview demoDay() {
    Overview overview;
    overview.asOf = kit::ConsoleWorld::start();
    overview.day = u"2026-11-20"_s;
    overview.paidToday = count(ItemState::Done, 378, 9'981'845);
    overview.paidYesterday = count(ItemState::Done, 486, 17'344'239);
    overview.failedNow = count(ItemState::Failed, 5, 179'000);
    overview.uncertainNow = count(ItemState::Uncertain, 7, 231'000);
    overview.notSentNow = count(ItemState::NotSent, 0, 0);
    overview.inFlight = count(ItemState::Sent, 12, 0);
    overview.queued = count(ItemState::Queued, 104, 0);
    const auto at = kit::ConsoleWorld::start();
    overview.atRisk = {{ItemState::Uncertain, u"timeout"_s, 7, Money{231'000, {}}, at, at},
                       {ItemState::Failed, u"insufficient_funds"_s, 2, Money{115'000, {}}, at, at},
                       {ItemState::Failed, u"invalid_key"_s, 3, Money{64'000, {}}, at, at}};
    overview.atRiskBatches = {BatchId{u"LOTE-0042"_s}};
    return overview;
}

QByteArray scrape(int done, int failed, int uncertain, int dead = 0) {
    return u"# TYPE farold_item_moves_total counter\n"
           "farold_item_moves_total{state=\"queued\"} 9999\n"
           "farold_item_moves_total{state=\"done\"} %1\n"
           "farold_item_moves_total{state=\"failed\"} %2\n"
           "farold_item_moves_total{state=\"uncertain\"} %3\n"
           "farold_item_moves_total{state=\"dead\"} %4\n"_s.arg(done)
               .arg(failed)
               .arg(uncertain)
               .arg(dead)
               .toUtf8();
}

} // namespace

// The morning picture and its curves.
class OverviewModelTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::ConsoleWorld> m_world;
    std::unique_ptr<OverviewModel> m_model;

    kit::FakeNetwork &wire() { return *m_world->wire; }
    OverviewModel &model() { return *m_model; }
    void script(const QString &place, const QByteArray &text) {
        wire().forget(place);
        wire().answers(place, text, 200, {{"Content-Type", place == metrics ? "text/plain" : "application/json"}});
    }
    void turn() {
        model().refresh();
        QTRY_VERIFY(!model().freshness(Source::Figures).loading && !model().freshness(Source::Metrics).loading);
    }
    void turnAfter(std::chrono::milliseconds wait, const QByteArray &text) {
        m_world->clock.advance(wait);
        script(metrics, text);
        turn();
    }
    std::vector<std::vector<SeriesPoint>> drawn(Curve curve) {
        return model().curve(curve, kit::ConsoleWorld::start(), m_world->clock.now(), 1000);
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<kit::ConsoleWorld>();
        QVERIFY(m_world->isOnline);
        m_model = std::make_unique<OverviewModel>(m_world->api, m_world->clock, 5s);
        script(figures, json::encode(demoDay()));
        script(metrics, scrape(100, 0, 0));
    }
    void cleanup() {
        QCOMPARE(wire().unmatched(), QString());
        m_model.reset();
        m_world.reset();
    }

    void knowsNothingAtFirstAndSaysSoInsteadOfZero() {
        for (const auto tile : {Tile::PaidToday, Tile::PaidYesterday, Tile::Failures, Tile::Uncertain, Tile::NotSent,
                                Tile::AtRisk, Tile::InFlight, Tile::Queued}) {
            QVERIFY(!model().figure(tile));
        }
        QCOMPARE(model().health(Source::Figures), Health::Unknown);
        QVERIFY(!model().age(Source::Figures));
        QVERIFY(!model().latest(Curve::Throughput));
        QVERIFY(drawn(Curve::Throughput).empty());
    }
    void showsTheFiguresOfTheDay() {
        QSignalSpy changed(&model(), &OverviewModel::figuresChanged);
        turn();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model().figure(Tile::PaidToday)->amount.minor, 9'981'845);
        QCOMPARE(model().figure(Tile::PaidYesterday)->items, 486);
        QCOMPARE(model().figure(Tile::Failures)->items, 5);
        QCOMPARE(model().figure(Tile::Uncertain)->items, 7);
        QCOMPARE(model().figure(Tile::NotSent)->items, 0); // a true zero
        QCOMPARE(model().figure(Tile::AtRisk)->items, 12);
        QCOMPARE(model().figure(Tile::AtRisk)->amount.minor, 410'000);
        QCOMPARE(model().figure(Tile::InFlight)->items, 12);
        QCOMPARE(model().figure(Tile::Queued)->items, 104);
        QCOMPARE(model().overview()->atRisk.size(), 3);
        QCOMPARE(model().health(Source::Figures), Health::Fresh);
    }
    void getsOldByTheClockAloneAndStaysReadable() {
        turn();
        m_world->clock.advance(10s);
        QCOMPARE(model().health(Source::Figures), Health::Fresh);
        QCOMPARE(*model().age(Source::Figures), 10s);
        m_world->clock.advance(1ms);
        QCOMPARE(model().health(Source::Figures), Health::Stale);
        QVERIFY(model().figure(Tile::AtRisk));
        m_world->clock.advance(48h);
        QCOMPARE(model().health(Source::Figures), Health::Stale);
        QCOMPARE(*model().age(Source::Figures), 48h + 10s + 1ms);
        QCOMPARE(model().figure(Tile::AtRisk)->items, 12);
        turn();
        QCOMPARE(model().figure(Tile::AtRisk)->items, 12);
    }
    void keepsTheFiguresAndSaysSoWhenTheBackEndFails() {
        turn();
        wire().forget(figures);
        wire().fails(figures, 503);
        m_world->clock.advance(11s);
        turn();
        QCOMPARE(model().freshness(Source::Figures).error->kind, ErrorKind::Server);
        QCOMPARE(model().figure(Tile::Uncertain)->items, 7);
        QCOMPARE(model().health(Source::Figures), Health::Stale);
        QCOMPARE(model().health(Source::Metrics), Health::Fresh); // its own age
        QVERIFY(!model().freshness(Source::Metrics).error);
    }
    void asksOneQuestionAtATime() {
        wire().forget(figures);
        wire().slow(figures, 50ms, json::encode(demoDay()));
        model().refresh();
        model().refresh();
        turn();
        QCOMPARE(wire().count(figures), 1);
        QCOMPARE(wire().count(metrics), 1);
    }
    // An answer that was asked for before an order may be from before it.
    void afterAnOrderTheFiguresAreAskedAnew() {
        wire().forget(figures);
        wire().slow(figures, 60s, json::encode(demoDay()));
        model().refresh();
        QTRY_COMPARE(wire().count(figures), 1); // on its way
        wire().forget(figures);
        auto after = demoDay();
        after.uncertainNow = count(ItemState::Uncertain, 0, 0); // the seven were paid
        wire().answers(figures, json::encode(after));
        model().readFiguresAnew();
        QTRY_COMPARE(model().figure(Tile::AtRisk)->items, 5);
        QCOMPARE(wire().count(figures), 2);
    }
    void countsItemsASecondAndTheShareOfErrors() {
        turn(); // the first scrape is where counting starts
        QVERIFY(!model().latest(Curve::Throughput));
        turnAfter(5s, scrape(140, 5, 3, 2));
        QCOMPARE(model().latest(Curve::Throughput)->value, 9.4); // (40 + 5 + 2) / 5 s
        QCOMPARE(model().latest(Curve::ErrorRate)->value, 0.2);  // 10 of 50
        QVERIFY(model().latest(Curve::Throughput)->at == m_world->clock.now());
        turnAfter(5s, scrape(150, 5, 3, 2));
        QCOMPARE(model().latest(Curve::Throughput)->value, 2.0);
        QCOMPARE(model().latest(Curve::ErrorRate)->value, 0.0);
        QCOMPARE(drawn(Curve::Throughput).size(), std::size_t{1});
        QCOMPARE(drawn(Curve::Throughput).front().size(), std::size_t{2});
    }
    void anIdleTurnHasNoErrorRate() {
        turn();
        turnAfter(5s, scrape(110, 0, 0));
        turnAfter(5s, scrape(110, 0, 0));
        QCOMPARE(model().latest(Curve::Throughput)->value, 0.0);
        QVERIFY(!model().latest(Curve::ErrorRate));
        turnAfter(5s, scrape(120, 0, 0));
        QCOMPARE(drawn(Curve::ErrorRate).size(), std::size_t{2});
        QCOMPARE(drawn(Curve::Throughput).size(), std::size_t{1});
    }
    void aRestartOfTheServerIsAGapAndNoNegativeRate() {
        turn();
        turnAfter(5s, scrape(110, 0, 0));
        turnAfter(5s, scrape(4, 0, 0));
        QVERIFY(!model().latest(Curve::Throughput));
        turnAfter(5s, scrape(9, 0, 0));
        QCOMPARE(model().latest(Curve::Throughput)->value, 1.0);
        const auto lines = drawn(Curve::Throughput);
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(lines[0].back().value, 2.0);
        QCOMPARE(lines[1].front().value, 1.0);
    }
    void aMissedScrapeIsAGap() {
        turn();
        turnAfter(5s, scrape(110, 0, 0));
        wire().forget(metrics);
        wire().fails(metrics, 500);
        m_world->clock.advance(5s);
        turn();
        QVERIFY(model().freshness(Source::Metrics).error);
        QVERIFY(!model().latest(Curve::Throughput));
        turnAfter(5s, scrape(130, 0, 0));
        QVERIFY(!model().latest(Curve::Throughput)); // counting starts here again
        turnAfter(5s, scrape(135, 0, 0));
        QCOMPARE(drawn(Curve::Throughput).size(), std::size_t{2});
    }
    void aPauseIsAGap() {
        turn();
        turnAfter(5s, scrape(110, 0, 0));
        turnAfter(1h, scrape(910, 0, 0));
        QVERIFY(!model().latest(Curve::Throughput));
        turnAfter(5s, scrape(920, 0, 0));
        QCOMPARE(drawn(Curve::Throughput).size(), std::size_t{2});
        QCOMPARE(model().latest(Curve::Throughput)->value, 2.0);
    }
    void readsABackEndThatCountsItemsByStateAndKind() {
        const auto items = [](int done) {
            return u"farold_items_total{state=\"done\",kind=\"payment\"} %1\n"
                   "farold_items_total{state=\"done\",kind=\"notification\"} %1\n"_s.arg(done)
                       .toUtf8();
        };
        script(metrics, items(10));
        turn();
        turnAfter(5s, items(20));
        QCOMPARE(model().latest(Curve::Throughput)->value, 4.0);
    }
    void anAnswerThatIsNoMetricsIsAnErrorAndNoZero() {
        script(metrics, "<html>sign in to the hotel</html>");
        turn();
        QCOMPARE(model().freshness(Source::Metrics).error->kind, ErrorKind::Malformed);
        QCOMPARE(model().health(Source::Metrics), Health::Unknown);
        QVERIFY(!model().latest(Curve::Throughput));
    }
    void diesQuietlyWhileATextIsBeingRead() {
        QByteArray large = "# TYPE farold_item_moves_total counter\n";
        for (int i = 0; i < 50'000; ++i) {
            large += "farold_item_moves_total{state=\"done\",n=\"" + QByteArray::number(i) + "\"} 1\n";
        }
        script(metrics, large);
        model().refresh();
        QTRY_COMPARE(wire().running(), 0);
        m_model.reset();
        QCoreApplication::sendPostedEvents();
        QTest::qWait(20);
    }
};

QTEST_GUILESS_MAIN(OverviewModelTest)
#include "tst_overviewmodel.moc"
