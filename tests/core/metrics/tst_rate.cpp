// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/rate.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace farol;
using namespace std::chrono_literals;

namespace {

const double gap = std::numeric_limits<double>::quiet_NaN();
const double endless = std::numeric_limits<double>::infinity();

// Points every ten seconds.
std::vector<SeriesPoint> series(std::initializer_list<double> values) {
    std::vector<SeriesPoint> points;
    for (const double value : values) {
        points.push_back({Instant(10s * points.size()), value});
    }
    return points;
}

} // namespace

class RateTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCounterGrowsAndRestarts_data() {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("increase"); // negative: none
        QTest::addColumn<double>("rate");
        const auto row = [](const char *name, const QList<double> &values, double increase, double rate) {
            QTest::newRow(name) << values << increase << rate;
        };
        row("nothing", {}, -1, -1);
        row("one point", {5}, -1, -1);
        row("grows", {0, 10, 30}, 30, 1.5);
        row("stands still", {7, 7, 7}, 0, 0);
        row("restarts", {100, 120, 5, 15}, 35, 35.0 / 30);
        row("restarts at zero", {100, 0, 10}, 10, 0.5);
        row("a gap", {0, gap, 20}, 20, 1);
        row("infinite", {0, endless, 20}, 20, 1);
        row("only gaps", {gap, gap, 1}, -1, -1);
    }
    void aCounterGrowsAndRestarts() {
        QFETCH(const QList<double>, values);
        QFETCH(const double, increase);
        QFETCH(const double, rate);
        std::vector<SeriesPoint> points;
        for (const double value : values) {
            points.push_back({Instant(10s * points.size()), value});
        }
        QCOMPARE(counterIncrease(points).value_or(-1), increase);
        QCOMPARE(counterRate(points).value_or(-1), rate);
    }
    void ratesStandAtTheLaterPoint() {
        const auto rates = counterRates(series({0, 10, 10, 5, 105}));
        const auto expected = std::vector<SeriesPoint>{
            {Instant(10s), 1.0}, {Instant(20s), 0.0}, {Instant(30s), 0.5}, {Instant(40s), 10.0}};
        QCOMPARE(rates, expected);
    }
    void timeThatStandsOrGoesBackIsPassedOver() {
        const std::vector<SeriesPoint> points{
            {Instant(0s), 0}, {Instant(10s), 10}, {Instant(10s), 500}, {Instant(5s), 900}, {Instant(20s), 20}};
        QCOMPARE(counterRate(points), std::optional(1.0));
        QCOMPARE(counterRates(points).size(), std::size_t(2));
    }
    void ratesAreNeverNegative() {
        QRandomGenerator random(13);
        for (int i = 0; i < 1'000; ++i) {
            std::vector<SeriesPoint> points;
            for (int n = 0; n < 50; ++n) {
                points.push_back(
                    {Instant(std::chrono::milliseconds(random.bounded(100'000))), double(random.bounded(1000))});
            }
            for (const auto &rate : counterRates(points)) {
                QVERIFY(rate.value >= 0 && std::isfinite(rate.value));
            }
            QVERIFY(counterRate(points).value_or(0) >= 0);
        }
    }
    void aRatioNeedsAWhole() {
        QCOMPARE(ratio(1, 4), std::optional(0.25));
        QCOMPARE(ratio(0, 4), std::optional(0.0));
        QVERIFY(!ratio(0, 0));
        QVERIFY(!ratio(5, 0));
        QVERIFY(!ratio(gap, 4));
        QVERIFY(!ratio(1, gap));
        QVERIFY(!ratio(1, endless));
    }
    void everySpikeSurvivesAndTwoPointsAPixelSuffice() {
        QRandomGenerator random(14);
        for (int round = 0; round < 50; ++round) {
            std::vector<SeriesPoint> points;
            for (int i = 0; i < 20'000; ++i) {
                points.push_back({Instant(std::chrono::milliseconds(i * 250)), random.generateDouble()});
            }
            const auto spike = std::size_t(random.bounded(20'000));
            const auto dip = (spike + 7'000) % 20'000;
            points[spike].value = 1e6;
            points[dip].value = -1e6;
            const int pixels = random.bounded(1, 1'000);
            const auto kept = decimate(points, points.front().at, points.back().at, pixels);
            QVERIFY(kept.size() <= std::size_t(2 * pixels));
            QVERIFY(std::find(kept.begin(), kept.end(), points[spike]) != kept.end());
            QVERIFY(std::find(kept.begin(), kept.end(), points[dip]) != kept.end());
            QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](auto &a, auto &b) { return a.at < b.at; }));
            for (const auto &point : kept) { // made of true points, nothing averaged
                const auto at = std::size_t(point.at.time_since_epoch().count() / 250);
                QCOMPARE(point, points[at]);
            }
        }
    }
    void eachColumnKeepsItsOwnLowAndHigh() {
        const auto points = series({1, 9, 2, 3, 5, 4, 4, 4});
        const auto kept = decimate(points, Instant(0s), Instant(80s), 2);
        const auto expected = std::vector<SeriesPoint>{points[0], points[1], points[4], points[5]};
        QCOMPARE(kept, expected);
    }
    void fewPointsStayAsTheyAre() {
        const auto points = series({1, 2, 3});
        QCOMPARE(decimate(points, Instant(0s), Instant(30s), 100), points);
    }
    void dropsWhatCannotBeDrawn() {
        const auto points = series({1, gap, endless, 4, 5, -endless});
        const auto kept = decimate(points, Instant(5s), Instant(40s), 100);
        const auto expected = std::vector<SeriesPoint>{points[3], points[4]};
        QCOMPARE(kept, expected);
        QVERIFY(decimate(points, Instant(0s), Instant(40s), 0).empty());
        QVERIFY(decimate(points, Instant(0s), Instant(40s), -5).empty());
        QVERIFY(decimate(points, Instant(40s), Instant(40s), 10).empty());
        QVERIFY(decimate({}, Instant(0s), Instant(40s), 10).empty());
    }
};

QTEST_GUILESS_MAIN(RateTest)
#include "tst_rate.moc"
