// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stateband.h"
#include "ui/kit/statebar.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>
#include <numeric>

using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class StateBarTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWidthsAndTheirGapsFillTheBarExactly_data() {
        QTest::addColumn<QList<qint64>>("counts");
        QTest::addColumn<double>("width");
        QTest::newRow("LOTE-0042") << QList<qint64>{138, 7, 3, 2} << 637.0;
        QTest::newRow("in a table cell") << QList<qint64>{138, 7, 3, 2} << 64.0;
        QTest::newRow("one in ten thousand") << QList<qint64>{1, 9999} << 80.0;
        QTest::newRow("ten thousand to seven ones") << QList<qint64>{10000, 1, 1, 1, 1, 1, 1, 1} << 80.0;
        QTest::newRow("alone") << QList<qint64>{24} << 72.0;
    }
    void theWidthsAndTheirGapsFillTheBarExactly() {
        QFETCH(QList<qint64>, counts);
        QFETCH(double, width);
        const QList<qreal> widths = barWidths(counts, width);
        QCOMPARE(widths.size(), counts.size());
        const double sum = std::accumulate(widths.begin(), widths.end(), double(counts.size() - 1));
        QVERIFY(std::abs(sum - width) < 0.001);
        for (qsizetype i = 0; i < counts.size(); ++i) {
            QVERIFY2(widths[i] >= 4.0, qPrintable(QString::number(widths[i])));
            for (qsizetype j = 0; j < counts.size(); ++j) {
                QVERIFY(counts[i] <= counts[j] ? widths[i] <= widths[j] + 0.001 : true);
            }
        }
    }
    void aBarTooNarrowForFourPixelsEachIsSharedEqually() {
        const QList<qreal> widths = barWidths({100, 1, 1}, 8);
        QCOMPARE(widths, (QList<qreal>{2, 2, 2}));
        QVERIFY(barWidths({}, 100).isEmpty());
    }
    void partsComeInOneOrderAndEmptyOnesGo() {
        const QList<BarPart> ordered = orderedParts({{Tone::BadRetriable, 2, false, {}},
                                                     {Tone::Uncertain, 7, false, {}},
                                                     {Tone::Waiting, 0, false, {}},
                                                     {Tone::Bad, 3, false, {}},
                                                     {Tone::Ok, 138, false, {}},
                                                     {Tone::Idle, 1, true, {}},
                                                     {Tone::Running, 4, false, {}}});
        QList<Tone> tones;
        for (const BarPart &part : ordered) {
            tones.append(part.tone);
        }
        QCOMPARE(tones,
                 (QList<Tone>{Tone::Ok, Tone::Running, Tone::Idle, Tone::Uncertain, Tone::Bad, Tone::BadRetriable}));
    }
    void aScreenReaderHearsCountsAndSums() {
        const Theme theme;
        StateBar bar(theme);
        bar.setParts({{Tone::Uncertain, 7, false, u"7 uncertain · R$ 2.310,00"_s},
                      {Tone::Ok, 138, false, u"138 paid · R$ 44.120,00"_s}});
        QCOMPARE(bar.accessibleName(), u"138 paid · R$ 44.120,00, 7 uncertain · R$ 2.310,00"_s);
        StateBand band(theme);
        band.set(u"LOTE-0042"_s, u"150 items"_s, u"R$ 48.220,00"_s,
                 {{{Tone::Ok, 138, false, {}}, u"paid"_s, u"138 paid"_s, u"R$ 44.120,00"_s}});
        QCOMPARE(band.accessibleName(), u"LOTE-0042, 150 items, R$ 48.220,00, 138 paid: R$ 44.120,00"_s);
    }
    void onlyTheUncertainPartIsHatched() {
        const Theme theme;
        const auto colours = [&](Tone tone) {
            QImage image(100, 14, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintStateBar(painter, QRectF(0, 0, 100, 14), theme, {{tone, 5, false, {}}});
            painter.end();
            QSet<QRgb> seen;
            for (int x = 10; x < 90; ++x) {
                seen.insert(image.pixel(x, 7));
            }
            return seen.size();
        };
        QCOMPARE(colours(Tone::Ok), 1);
        QCOMPARE(colours(Tone::Bad), 1);
        QVERIFY(colours(Tone::Uncertain) > 3);
    }
};

QTEST_MAIN(StateBarTest)
#include "tst_statebar.moc"
