// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/textformat.h"

#include <QRandomGenerator>
#include <QTest>
#include <cmath>
#include <limits>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

// Every value in one line: what two equal scrapes have in common.
std::string dump(const MetricsText &text) {
    std::string out;
    for (const auto &family : text.families) {
        out += "F " + family.name + ' ' + std::to_string(int(family.type)) + ' ' + family.help + '\n';
        for (const auto &sample : family.samples) {
            out += sample.name;
            for (const auto &label : sample.labels) {
                out += ' ' + label.name + '=' + label.value;
            }
            out += ' ' + std::to_string(sample.value) +
                   (sample.timestampMs ? '@' + std::to_string(*sample.timestampMs) : std::string()) + '\n';
        }
    }
    for (const auto &problem : text.problems) {
        out += "P " + std::to_string(problem.line) + ' ' + problem.detail + '\n';
    }
    return out;
}

} // namespace

class TextFormatTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsGoodLinesAndNamesBadOnes_data();
    void keepsGoodLinesAndNamesBadOnes();
    void readsNumbersAsPrometheusDoes_data();
    void readsNumbersAsPrometheusDoes();
    void readsTheEscapesOfLabelsAndHelp();
    void partsOfAHistogramBelongToIt();
    void keepsTimestampsInMilliseconds();
    void theSizeOfTheChunksChangesNothing();
    void aBadLineCostsOnlyItself();
    void stopsAtItsLimits();
    void isNewAgainAfterItsEnd();
    void survivesRandomDamage();
};

void TextFormatTest::keepsGoodLinesAndNamesBadOnes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("samples");
    QTest::addColumn<QList<int>>("badLines");
    const auto row = [](const char *name, const QByteArray &text, int samples, const QList<int> &bad = {}) {
        QTest::newRow(name) << text << samples << bad;
    };
    row("empty", "", 0);
    row("one", "up 1\n", 1);
    row("no last end", "up 1\ndown 2", 2);
    row("type twice", "# TYPE up gauge\n# TYPE up counter\nup 1\n", 1, {2});
    row("type behind its samples", "up 1\n# TYPE up counter\nup{x=\"1\"} 2\n", 2, {2});
    row("help twice", "# HELP up a\n# HELP up b\nup 1\n", 1, {2});
    row("unknown type", "# TYPE up stateset\nup 1\n", 1, {1});
    row("type in capitals", "# TYPE up GAUGE\nup 1\n", 1, {1});
    row("type with more", "# TYPE up gauge gauge\nup 1\n", 1, {1});
    row("type without a word", "# TYPE up\nup 1\n", 1, {1});
    row("type without a name", "# TYPE\nup 1\n", 1, {1});
    row("help without a text", "# HELP up\nup 1\n", 1);
    row("bytes in a label", "up{x=\"\xFF\xFE\"} 1\nup 1\n", 1, {1});
    row("bytes in a help", "# HELP up \xFF\nup 1\n", 1, {1});
    row("letters in a label", "up{x=\"coração ☕ 😀\"} 1\n", 1);
    row("letters in a name", "ação 1\nup 1\n", 1, {1});
    row("raw line end", "up{x=\"one\ntwo\"} 1\nup 1\n", 1, {1, 2});
    row("braces in a value", "up{x=\"}{,#= \"} 1\n", 1);
    row("nul in a value", QByteArray("up{x=\"a\0b\"} 1\n", 13), 1);
    row("time with decimals", "up 1 1.5\nup 1\n", 1, {1});
    row("time too large", "up 1 99999999999999999999\nup 1\n", 1, {1});
    row("time before 1970", "up 1 -1\n", 1);
    row("text behind the time", "up 1 2 3\nup 1\n", 1, {1});
    row("exemplar", "up_total 1 # {trace=\"x\"} 1\nup 1\n", 1, {1});
    row("end of open metrics", "up 1\n# EOF\n", 1);
    row("label without a value", "up{x=\"\"} 1\n", 1);
    row("no labels", "up{} 1\n", 1);
    row("comma at the end", "up{x=\"1\",} 1\n", 1);
    row("only a comma", "up{,} 1\nup 1\n", 1, {1});
    row("two commas", "up{x=\"1\",,y=\"2\"} 1\nup 1\n", 1, {1});
    row("no comma", "up{x=\"1\" y=\"2\"} 1\nup 1\n", 1, {1});
    row("blanks everywhere", "  up { x = \"1\" , y = \"2\" }   3   4  \n", 1);
    row("tabs", "up\t{x=\"1\"}\t1\t5\n", 1);
    row("no blank", "up{x=\"1\"}1\n", 1);
    row("label twice", "up{x=\"1\",x=\"2\"} 1\nup 1\n", 1, {1});
    row("reserved label", "up{__name__=\"x\"} 1\nup 1\n", 1, {1});
    row("series twice", "up{x=\"1\"} 1\nup{x=\"1\"} 2\n", 1, {2});
    row("windows line ends", "# TYPE up gauge\r\nup 1\r\n\r\n", 1);
    row("blank lines", "\n\nup 1\n   \n\t\n", 1);
    row("comments", "# hello\n#\n#hello\n#TYPE up gauge\nup 1\n", 1);
    row("mark at the start", "\xEF\xBB\xBFup 1\ndown 1\n", 2);
    row("colon in a name", "job:up:sum 1\n", 1);
    row("point in a name", "up.now 1\nup 1\n", 1, {1});
    row("digit first", "1up 1\nup 1\n", 1, {1});
    row("colon in a label", "up{a:b=\"1\"} 1\nup 1\n", 1, {1});
    row("dash in a label", "up{a-b=\"1\"} 1\nup 1\n", 1, {1});
    row("quoted name", "{\"up\"} 1\nup 1\n", 1, {1});
    row("no value", "up\nup{}\nup 1\n", 1, {1, 2});
    row("not closed", "up{x=\"1\" 1\nup 1\n", 1, {1});
    row("quotation mark not closed", "up{x=\"1} 1\nup 1\n", 1, {1});
    row("escape at the end", "up{x=\"1\\\nup 1\n", 1, {1});
    row("single quotes", "up{x='1'} 1\nup 1\n", 1, {1});
    row("no equals", "up{x} 1\nup 1\n", 1, {1});
    row("a page instead", "<!doctype html>\n<title>Sign in</title>\n", 0, {1, 2});
}

void TextFormatTest::keepsGoodLinesAndNamesBadOnes() {
    QFETCH(const QByteArray, text);
    QFETCH(const int, samples);
    QFETCH(const QList<int>, badLines);
    const auto read = parseMetricsText(std::string_view(text.data(), std::size_t(text.size())));
    QList<int> bad;
    for (const auto &problem : read.problems) {
        bad.append(int(problem.line));
        QVERIFY(!problem.detail.empty());
    }
    QCOMPARE(bad, badLines);
    QCOMPARE(read.sampleCount, samples);
    QCOMPARE(read.problemCount, badLines.size());
}

void TextFormatTest::readsNumbersAsPrometheusDoes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<double>("value");
    const auto good = [](const char *text, double value) {
        QTest::newRow(text) << QString::fromLatin1(text) << true << value;
    };
    const auto inf = std::numeric_limits<double>::infinity();
    good("1", 1);
    good("+1", 1);
    good("-1", -1);
    good(".5", 0.5);
    good("5.", 5);
    good("1e3", 1000);
    good("1E+3", 1000);
    good("1e-3", 0.001);
    good("123456789012345678901234567890", 123456789012345678901234567890.0);
    good("1e-999", 0);
    for (const char *text : {"+Inf", "Inf", "inf", "+inf", "INF", "infinity", "+Infinity"}) {
        good(text, inf);
    }
    good("-Inf", -inf);
    good("-infinity", -inf);
    good("NaN", std::nan(""));
    good("nan", std::nan(""));
    for (const char *text : {"+NaN", "-NaN", "nan(1)", "0x1p-2", "0x10", "1_000", "1e999", "-1e999",  "1,5", "1e", "e5",
                             "+",    "-",    "++1",    "+-1",    "--1",  "1.2.3", "one",   "infinit", "1f",  "."}) {
        QTest::newRow(text) << QString::fromLatin1(text) << false << 0.0;
    }
}

void TextFormatTest::readsNumbersAsPrometheusDoes() {
    QFETCH(const QString, text);
    QFETCH(const bool, good);
    QFETCH(const double, value);
    const auto read = parseMetricsText(("up " + text.toStdString() + "\n"));
    QCOMPARE(read.problems.empty(), good);
    if (good) {
        const auto got = read.families.at(0).samples.at(0).value;
        QVERIFY(std::isnan(value) ? std::isnan(got) : got == value);
    }
}

void TextFormatTest::readsTheEscapesOfLabelsAndHelp() {
    const auto read = parseMetricsText("# HELP up first \\\\ line\\nsecond \"line\" \\\"x\\\" \\t\n"
                                       "up{a=\"q\\\" b\\\\ n\\n\",b=\"t\\t d\\d\",c=\"C:\\\\dir\\\\\"} 1\n");
    QCOMPARE(read.problemCount, 0);
    QCOMPARE(read.families.at(0).help, std::string("first \\ line\nsecond \"line\" \\\"x\\\" \\t"));
    const auto &sample = read.families[0].samples.at(0);
    QCOMPARE(std::string(sample.label("a")), std::string("q\" b\\ n\n"));
    QCOMPARE(std::string(sample.label("b")), std::string("t\\t d\\d"));
    QCOMPARE(std::string(sample.label("c")), std::string("C:\\dir\\"));
    QVERIFY(sample.label("absent").empty());
}

void TextFormatTest::partsOfAHistogramBelongToIt() {
    const auto read = parseMetricsText("# HELP took Time.\n# TYPE took histogram\n"
                                       "took_bucket{le=\"1\"} 5\ntook_bucket{le=\"+Inf\"} 6\ntook_sum 3\ntook_count 6\n"
                                       "# TYPE size summary\nsize{quantile=\"0.5\"} 1\nsize_sum 1\nsize_count 1\n"
                                       "size_bucket 1\n"
                                       "# TYPE jobs counter\njobs_count 1\njobs 2\n"
                                       "took_bucket{le=\"2\"} 7\n"
                                       "_sum 1\n");
    QCOMPARE(read.problemCount, 0);
    const auto *took = read.family("took");
    QVERIFY(took);
    QCOMPARE(took->type, MetricType::Histogram);
    QCOMPARE(took->help, std::string("Time."));
    QCOMPARE(took->samples.size(), std::size_t(5)); // also the one far below
    QCOMPARE(took->samples[0].name, std::string("took_bucket"));
    QCOMPARE(read.family("size")->samples.size(), std::size_t(3));
    QCOMPARE(read.family("size_bucket")->type, MetricType::Untyped);
    QCOMPARE(read.family("jobs")->samples.size(), std::size_t(1));
    QCOMPARE(read.family("jobs_count")->samples.size(), std::size_t(1));
    QCOMPARE(read.family("_sum")->samples.size(), std::size_t(1));
    QVERIFY(!read.family("took_bucket"));
}

void TextFormatTest::keepsTimestampsInMilliseconds() {
    const auto read = parseMetricsText("up 1 1795293988285\nup 2\nup 3 -5\n");
    const auto &samples = read.families.at(0).samples;
    QCOMPARE(*samples.at(0).timestampMs, 1'795'293'988'285);
    QVERIFY(!samples.at(1).timestampMs);
    QCOMPARE(*samples.at(2).timestampMs, -5);
}

void TextFormatTest::theSizeOfTheChunksChangesNothing() {
    std::string text = "# HELP up Up\\nside.\n# TYPE up gauge\n";
    for (int i = 0; i < 200; ++i) {
        text += "up{i=\"" + std::to_string(i) + "\",x=\"ção\\\"\"} " + std::to_string(i) + (i % 7 ? "\n" : "\r\n");
        text += i % 50 == 3 ? "broken{ 1\n" : "";
    }
    text += "last 1 5";
    const auto whole = dump(parseMetricsText(text));
    QVERIFY(whole.find("P 7 ") != std::string::npos);
    QRandomGenerator random(9);
    for (int round = 0; round < 50; ++round) {
        MetricsTextParser parser;
        const std::string_view view = text;
        for (std::size_t at = 0; at < view.size();) {
            const auto size = std::size_t(round == 0 ? 1 : random.bounded(1, 100));
            parser.feed(view.substr(at, size));
            at += size;
        }
        QCOMPARE(dump(parser.finish()), whole);
    }
}

void TextFormatTest::aBadLineCostsOnlyItself() {
    const auto read = parseMetricsText("a 1\nb{ 2\nc 3\n? 4\ne five\nf 6\n");
    QCOMPARE(read.sampleCount, 3);
    QCOMPARE(read.problemCount, 3);
    QVERIFY(read.family("a") && read.family("c") && read.family("f"));
    QVERIFY(!read.family("b") && !read.family("e"));
}

void TextFormatTest::stopsAtItsLimits() {
    MetricsTextParser parser({.maxLine = 20, .maxSamples = 3, .maxProblems = 2});
    const std::string text = "up 1\nup{x=\"" + std::string(100, 'y') + "\"} 1\nb 2\nc 3\nd 4\ne 5\n";
    for (const char c : text) {
        parser.feed({&c, 1});
    }
    const auto read = parser.finish();
    QCOMPARE(read.sampleCount, 3);
    QCOMPARE(read.problemCount, 3);
    QCOMPARE(read.problems.size(), std::size_t(2));
    QCOMPARE(read.problems[0].line, 2);
    QCOMPARE(read.problems[1].line, 5);
    parser.feed("exactly_twenty_ch 12\nexactly_twenty_ch 123\n");
    const auto again = parser.finish();
    QCOMPARE(again.sampleCount, 1);
    QCOMPARE(again.problems.at(0).line, 2);
}

void TextFormatTest::isNewAgainAfterItsEnd() {
    MetricsTextParser parser;
    parser.feed("# TYPE up gauge\nup 1\nup{");
    QCOMPARE(parser.finish().problemCount, 1);
    parser.feed("# TYPE up counter\nup 2\n");
    const auto read = parser.finish();
    QCOMPARE(read.problemCount, 0);
    QCOMPARE(read.families.at(0).type, MetricType::Counter);
    QCOMPARE(read.families[0].samples.at(0).value, 2.0);
}

void TextFormatTest::survivesRandomDamage() {
    const QByteArray good = "# HELP up Up.\n# TYPE up gauge\nup{x=\"1\\\"\",y=\"2\"} 3 4\nup{} NaN\nup +Inf\n";
    constexpr char spices[] = "{}\",=\\#\n \0\r\xFF+-.eNi1";
    QRandomGenerator random(10);
    for (int i = 0; i < 20'000; ++i) {
        auto text = good;
        for (int n = random.bounded(1, 10); n > 0; --n) {
            const auto at = random.bounded(text.size());
            const char spice = spices[random.bounded(int(sizeof spices) - 1)];
            if (random.bounded(2) == 0) {
                text[at] = spice;
            } else {
                text.insert(at, spice);
            }
        }
        const auto read = parseMetricsText(std::string_view(text.data(), std::size_t(text.size())));
        std::int64_t samples = 0;
        for (const auto &family : read.families) {
            samples += std::int64_t(family.samples.size());
        }
        QCOMPARE(samples, read.sampleCount);
        QVERIFY(samples + read.problemCount <= text.count('\n') + 1);
    }
}

QTEST_GUILESS_MAIN(TextFormatTest)
#include "tst_textformat.moc"
