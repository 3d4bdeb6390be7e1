// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/formats.h"
#include "ui/text/plaintext.h"
#include "ui/text/tabular.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant demoMorning(1'795'179'912'000ms); // 2026-11-20T13:05:12Z, 10:05:12 in Brasília

// The columns of pixels that hold ink.
QPair<int, int> inkOf(const QString &text, Qt::Alignment alignment, const QFont &font) {
    QImage image(200, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    drawTabular(painter, QRectF(0, 0, 200, 30), alignment, text);
    painter.end();
    int first = 200;
    int last = -1;
    for (int x = 0; x < 200; ++x) {
        for (int y = 0; y < 30; ++y) {
            if (qGray(image.pixel(x, y)) < 128) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
        }
    }
    return {first, last};
}

} // namespace

class TextTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresOfEqualLengthTakeEqualWidth() {
        const Theme theme;
        const QFont font = theme.font(13);
        QCOMPARE(tabularWidth(font, u"11.111,11"_s), tabularWidth(font, u"48.220,00"_s));
        QVERIFY(tabularWidth(font, u"1.111,11"_s) < tabularWidth(font, u"11.111,11"_s));
    }
    void theCommaStandsAtTheSamePlaceInEveryRow() {
        const Theme theme;
        const auto one = inkOf(u"1,11"_s, Qt::AlignRight, theme.font(13));
        const auto eight = inkOf(u"8,88"_s, Qt::AlignRight, theme.font(13));
        QVERIFY(one.second >= 0);
        QVERIFY(std::abs(one.second - eight.second) <= 3);
        QVERIFY(eight.second <= 199);
    }
    void textWithoutGlyphsInTheFontIsStillDrawn() {
        const Theme theme;
        QVERIFY(inkOf(u"12 \u05D0\u05D1"_s, Qt::AlignLeft, theme.font(13)).second >= 0);
        QVERIFY(tabularWidth(theme.font(13), u"12 \u05D0"_s) > 0);
    }
    void markupAndReorderingMarksAreShownAsPlainText() {
        QCOMPARE(singleLine(u"<b>x</b>"_s), u"<b>x</b>"_s);
        QCOMPARE(singleLine(u"abc\u202Efdp.exe"_s), u"abc\uFFFDfdp.exe"_s);
        QCOMPARE(singleLine(u"a\u2066b\u2069\u200Fc"_s), u"a\uFFFDb\uFFFD\uFFFDc"_s);
        QCOMPARE(singleLine(u"one\ntwo\u0007"_s), u"one two\uFFFD"_s);
        QCOMPARE(multiLine(u"one\ntwo\u0007"_s), u"one\ntwo\uFFFD"_s);
        QCOMPARE(singleLine(u"ação · R$\u00A01,00"_s), u"ação · R$\u00A01,00"_s);
        QCOMPARE(plainToolTip(u"<img src=x>\nb"_s), u"<qt>&lt;img src=x&gt;<br/>b</qt>"_s);
        QVERIFY(plainToolTip({}).isEmpty());
    }
    void numbersAreWrittenForTheLocale() {
        const Formats pt;
        const Formats en(QLocale(QLocale::English, QLocale::UnitedStates), QTimeZone::utc());
        QCOMPARE(pt.count(12480), u"12.480"_s);
        QCOMPARE(en.count(12480), u"12,480"_s);
        QCOMPARE(pt.percent(7), u"7,0\u00A0%"_s);
        QCOMPARE(pt.money(Money{4'822'000, {}}), u"R$\u00A048.220,00"_s);
        QCOMPARE(pt.amount(Money{4'822'000, {}}), u"48.220,00"_s);
        QCOMPARE(Formats::unknown(), u"—"_s);
    }
    void timesAreLocalToTheGivenZone() {
        const Formats pt;
        const Formats utc(QLocale(QLocale::English), QTimeZone::utc());
        QCOMPARE(pt.clock(demoMorning), u"10:05:12"_s);
        QCOMPARE(utc.clock(demoMorning), u"13:05:12"_s);
        QCOMPARE(pt.listTime(demoMorning - 30min, demoMorning), u"09:35"_s);
        QCOMPARE(pt.listTime(demoMorning - 17h - 45min, demoMorning), u"19/11 16:20"_s);
        QCOMPARE(pt.dateTime(demoMorning), u"20/11/2026 10:05:12"_s);
        QCOMPARE(pt.zoneName(), u"Brasília"_s);
        QCOMPARE(utc.zoneName(), u"UTC"_s);
    }
    void spansUseTheUnitThatAPersonWouldSay() {
        const Formats f;
        QCOMPARE(f.duration(4s), u"4 s"_s);
        QCOMPARE(f.duration(-4s), u"0 s"_s);
        QCOMPARE(f.duration(59s + 999ms), u"59 s"_s);
        QCOMPARE(f.duration(11min), u"11 min"_s);
        QCOMPARE(f.duration(1h + 52min), u"1 h 52"_s);
        QCOMPARE(f.duration(2h), u"2 h"_s);
        QCOMPARE(f.duration(72h), u"3 d"_s);
        QCOMPARE(f.age(4s), u"4 s ago"_s);
        QCOMPARE(f.countdown(11min + 42s), u"11:42"_s);
        QCOMPARE(f.countdown(11min + 41s + 1ms), u"11:42"_s);
        QCOMPARE(f.countdown(-1s), u"00:00"_s);
        QCOMPARE(f.countdown(1h + 2min + 3s), u"1:02:03"_s);
    }
};

QTEST_MAIN(TextTest)
#include "tst_text.moc"
