// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/dayseries.h"

#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant start = *fromRfc3339(u"2026-11-20T13:05:00Z");

} // namespace

// Twenty-four hours of one figure.
class DaySeriesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatItWasGiven() {
        DaySeries series;
        for (int i = 0; i < 10; ++i) {
            series.append({start + i * 5s, static_cast<double>(i)});
        }
        const auto lines = series.stretches(start, start + 45s, 1000);
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines.front().size(), std::size_t{10});
        QVERIFY(lines.front() == series.points());
    }
    void drawsAGapWhereNothingIsKnown() {
        DaySeries series;
        series.breakHere(); // before the first point there is no line to break
        series.append({start, 1});
        series.append({start + 5s, 2});
        series.breakHere();
        series.breakHere();
        series.append({start + 20s, 3});
        series.append({start + 25s, 4});
        const auto lines = series.stretches(start, start + 30s, 1000);
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(lines[0].back().value, 2.0);
        QCOMPARE(lines[1].front().value, 3.0);
        // A window that begins inside the second stretch has one line.
        QCOMPARE(series.stretches(start + 20s, start + 30s, 1000).size(), std::size_t{1});
    }
    void keepsSpikesAndAtMostTwoPointsAPixelOverAWholeDay() {
        DaySeries series;
        constexpr int count = 17'280;
        for (int i = 0; i < count; ++i) {
            if (i % 3 == 0) {
                series.breakHere();
            }
            series.append({start + i * 5s, i == 9'000 ? 99.0 : 1.0});
        }
        const auto lines = series.stretches(start, start + 24h, 300);
        std::size_t points = 0;
        double highest = 0;
        for (const auto &line : lines) {
            points += line.size();
            for (const auto &point : line) {
                highest = std::max(highest, point.value);
            }
        }
        QVERIFY(points <= 600);
        QVERIFY(points > 300);
        QCOMPARE(highest, 99.0);
    }
    void forgetsWhatIsOlderThanADay() {
        DaySeries series;
        for (int i = 0; i < 40'000; ++i) {
            if (i % 100 == 0) {
                series.breakHere();
            }
            series.append({start + i * 5s, static_cast<double>(i)});
        }
        const auto last = start + 39'999 * 5s;
        QVERIFY(series.points().size() >= 17'280);
        QVERIFY(series.points().size() < 17'280 + 1'200);
        QVERIFY(last - series.points().front().at < 24h + 90min);
        QCOMPARE(series.points().back().value, 39'999.0);
        QVERIFY(!series.stretches(last - 24h, last, 100).empty());
    }
    void startsAnewWhenTheClockWasSetBack() {
        DaySeries series;
        series.append({start, 1});
        series.breakHere();
        series.append({start - 1h, 2});
        QCOMPARE(series.points().size(), std::size_t{1});
        QCOMPARE(series.points().front().value, 2.0);
    }
};

QTEST_GUILESS_MAIN(DaySeriesTest)
#include "tst_dayseries.moc"
