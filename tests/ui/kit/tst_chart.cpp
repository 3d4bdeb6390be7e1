// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/chartscale.h"
#include "ui/kit/linechart.h"

#include <QChart>
#include <QTest>
#include <cmath>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ChartTest final : public QObject {
    Q_OBJECT

    Theme m_theme;
    Formats m_formats;

private Q_SLOTS:
    void aGapStaysAGap() {
        const auto runs = runsWithoutGaps({{0, NAN}, {1, 1}, {2, 2}, {3, NAN}, {4, NAN}, {5, 5}, {6, NAN}});
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0], (QList<QPointF>{{1, 1}, {2, 2}}));
        QCOMPARE(runs[1], (QList<QPointF>{{5, 5}}));
        QCOMPARE(*lastValue({{1, 1}, {2, NAN}}), QPointF(1, 1));
        QVERIFY(!lastValue({{1, NAN}}));
    }
    void theChartHasOneLineForEachRunOfValues() {
        LineChart chart(m_theme, m_formats);
        chart.setSeries({{u"errors"_s, {{1, 1}, {2, 2}, {3, NAN}, {4, 4}, {5, 5}}, Tone::Running}});
        QCOMPARE(chart.chart()->series().size(), 2);
        chart.setSeries({{u"errors"_s, {{1, 1}, {2, 2}}, Tone::Running}});
        QCOMPARE(chart.chart()->series().size(), 1);
        chart.setSeries({});
        QCOMPARE(chart.chart()->series().size(), 0);
    }
    void axisStepsAreRound() {
        QCOMPARE(niceStep(8), 2.0);
        QCOMPARE(niceStep(7.35), 2.0);
        QCOMPARE(niceStep(100), 25.0);
        QCOMPARE(niceStep(0.05), 0.02);
        QCOMPARE(niceStep(0), 1.0);
        QCOMPARE(niceStep(NAN), 1.0);
    }
    void dayTicksFallOnLocalMidnight() {
        const double end = 1'795'179'912'000.0;
        const QList<double> ticks = timeTicks(end - 7 * 86'400'000.0, end, 12, m_formats);
        QCOMPARE(ticks.size(), 7);
        for (const double tick : ticks) {
            QCOMPARE(m_formats.clock(Instant(std::chrono::milliseconds(qint64(tick)))), u"00:00:00"_s);
        }
    }
    void anEmptyChartSaysWhy() {
        LineChart chart(m_theme, m_formats);
        chart.setEmptyText(u"No values since 10:05."_s);
        QCOMPARE(chart.accessibleDescription(), u"No values since 10:05."_s);
        chart.setSeries({{u"errors"_s, {{1, NAN}}, Tone::Running}});
        QCOMPARE(chart.accessibleDescription(), u"No values since 10:05."_s);
        QVERIFY(!chart.grab().isNull());
    }
    void theArrowsSpeakTheValues() {
        LineChart chart(m_theme, m_formats);
        chart.setValueText([this](double value) { return m_formats.percent(value, 0); });
        const double t = 1'795'179'912'000.0;
        chart.setSeries({{u"errors"_s, {{t - 2000, 3}, {t - 1000, NAN}, {t, 7}}, Tone::Running}});
        chart.setLimit(ChartLimit{u"limit 5 %"_s, 5});
        QCOMPARE(chart.accessibleDescription(), u"errors now 7\u00A0%, limit 5 %"_s);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.accessibleDescription(), u"10:05:12: 7\u00A0%"_s);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.accessibleDescription(), u"10:05:11: no value"_s);
        QTest::keyClick(&chart, Qt::Key_Left);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.accessibleDescription(), u"10:05:10: 3\u00A0%"_s);
    }
};

QTEST_MAIN(ChartTest)
#include "tst_chart.moc"
