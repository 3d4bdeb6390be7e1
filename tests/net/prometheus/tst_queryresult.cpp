// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/queryresult.h"

#include <QTest>
#include <cmath>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray answer(const QByteArray &type, const QByteArray &result, const QByteArray &more = {}) {
    return R"({"status":"success","data":{"resultType":")" + type + R"(","result":)" + result + "}" + more + "}";
}

Instant at(std::int64_t ms) {
    return Instant(std::chrono::milliseconds(ms));
}

} // namespace

// Answers of the query API as values: every shape that a server sends, and a place in the sentence about every other.
class QueryResultTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAVectorWithItsLabelsInOrder() {
        const auto result = queryResult(answer("vector", R"([
            {"metric":{"job":"app","__name__":"up","zone":"ação"},"value":[1795293410.966,"1"]},
            {"metric":{},"value":[1795293410.966,"-0"]}])"));
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->series.size(), std::size_t(2));
        QCOMPARE(QByteArray::fromStdString(textOf(result->series[0])), QByteArray(R"(up{job="app",zone="ação"})"));
        QCOMPARE(QByteArray::fromStdString(textOf(result->series[1])), QByteArray("{}"));
        QCOMPARE(result->series[0].points.front().at, at(1795293410966));
        QVERIFY(std::signbit(result->series[1].points.front().value));
    }
    void readsWhatANumberMayBe_data() {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("isNumber");
        for (const char *good : {"1", "-1", "0", "-0", "NaN", "+Inf", "-Inf", "Inf", "9.99e-02", "1e+06", "+5",
                                 "9007199254740992", "1.7976931348623157e+308", "5e-324"}) {
            QTest::newRow(good) << QByteArray(good) << true;
        }
        for (const char *bad : {"", " 1", "1 ", "0x10", "1_000", "1,5", "nan", "inf", "+-1", "--1", "1e999", "12a"}) {
            QTest::addRow("bad <%s>", bad) << QByteArray(bad) << false;
        }
    }
    void readsWhatANumberMayBe() {
        QFETCH(QByteArray, word);
        QFETCH(bool, isNumber);
        QCOMPARE(promNumber(word.toStdString()).has_value(), isNumber);
        const auto result = queryResult(answer("scalar", "[1,\"" + word + "\"]"));
        QCOMPARE(result.has_value(), isNumber);
    }
    void readsARangeWithItsGaps() {
        const auto result = queryResult(answer("matrix", R"([{"metric":{"__name__":"x"},
            "values":[[10,"1"],[20,"2"],[40,"4"],[50.001,"5"]]}])"));
        QVERIFY(result);
        const auto &points = result->series.front().points;
        QCOMPARE(points.size(), std::size_t(4));
        const auto stretches = stretchesOf(points, std::chrono::seconds(10));
        QCOMPARE(stretches.size(), std::size_t(2)); // no line from 20 to 40
        QCOMPARE(stretches[0].size(), std::size_t(2));
        QCOMPARE(stretches[1].back().at, at(50001));
        QVERIFY(stretchesOf({}, std::chrono::seconds(1)).empty());
    }
    void readsNativeHistograms() {
        const QByteArray histogram = R"([1795293410.966,{"count":"7.5","sum":"-1.25","buckets":
            [[1,"-4","-2","1"],[3,"-0.5","0.5","2"],[0,"1","+Inf","4.5"]]}])";
        const auto vector = queryResult(answer("vector", "[{\"metric\":{},\"histogram\":" + histogram + "}]"));
        QVERIFY2(vector, vector ? "" : qPrintable(vector.error().detail));
        QVERIFY(vector->series.front().points.empty());
        const auto &read = vector->series.front().histograms.front().value;
        QCOMPARE(read.count, 7.5);
        QCOMPARE(read.sum, -1.25);
        QCOMPARE(read.buckets.size(), std::size_t(3));
        QVERIFY(read.buckets[1] == (HistogramBucket{BucketEnds::BothClosed, -0.5, 0.5, 2}));
        QVERIFY(std::isinf(read.buckets[2].upper));
        const auto both = queryResult(
            answer("matrix", "[{\"metric\":{},\"values\":[[1,\"1\"]],\"histograms\":[" + histogram + "]}]"));
        QVERIFY(both && both->series.front().points.size() == 1 && both->series.front().histograms.size() == 1);
        QVERIFY(queryResult(answer("vector", R"([{"metric":{},"histogram":[1,{"count":"0","sum":"0"}]}])")));
    }
    void readsWordsAndWarnings() {
        const auto result = queryResult(answer("string", R"([1795293410.897,"olá"])", R"(,"warnings":["a","b"])"));
        QVERIFY(result && result->kind == QueryResult::Kind::String);
        QCOMPARE(result->text, u"olá"_s);
        QCOMPARE(result->warnings, (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(queryResult(answer("vector", "[]"))->series.empty()); // nothing matches: a good answer
    }
    void namesThePlaceOfWhatItCannotRead_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &body, const QString &place) {
            QTest::newRow(name) << body << place;
        };
        row("nothing", "", u"no JSON"_s);
        row("cut", answer("vector", "[]").chopped(5), u"no JSON"_s);
        row("a list", "[]", u"status"_s);
        row("an error", R"({"status":"error","errorType":"bad_data","error":"x"})", u"status"_s);
        row("no data", R"({"status":"success"})", u"status"_s);
        row("type", answer("table", "[]"), u"resultType"_s);
        row("no list", answer("vector", "{}"), u"data.result"_s);
        row("no item", answer("vector", "[1]"), u"result[0].metric"_s);
        row("label", answer("vector", R"([{"metric":{"a":1},"value":[1,"1"]}])"), u"result[0].metric.a"_s);
        row("no value", answer("vector", R"([{"metric":{}}])"), u"result[0] has neither"_s);
        row("value", answer("vector", R"([{"metric":{},"value":[1,1]}])"), u"result[0].value"_s);
        row("three", answer("vector", R"([{"metric":{},"value":[1,"1",2]}])"), u"result[0].value"_s);
        row("second", answer("matrix", R"([{"metric":{},"values":[[1,"1"],[2,"x"]]}])"), u"result[0].values[1]"_s);
        row("time", answer("scalar", R"([1e300,"1"])"), u"data.result"_s);
        row("bucket",
            answer("vector", R"([{"metric":{},"histogram":[1,{"count":"1","sum":"1","buckets":[[7,"1","2","1"]]}]}])"),
            u"result[0].histogram"_s);
        row("deep", QByteArray(3000, '['), u"no JSON"_s);
    }
    void namesThePlaceOfWhatItCannotRead() {
        QFETCH(QByteArray, body);
        QFETCH(QString, place);
        const auto result = queryResult(body);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Malformed);
        QVERIFY2(result.error().detail.contains(place), qPrintable(result.error().detail));
    }
    void choosesAStepThatTheServerComputes_data() {
        QTest::addColumn<qint64>("range");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<qint64>("step");
        QTest::newRow("an hour") << qint64(3'600'000) << 600 << qint64(15'000); // not finer than the scrapes
        QTest::newRow("a day") << qint64(86'400'000) << 600 << qint64(144'000);
        QTest::newRow("odd") << qint64(86'400'001) << 700 << qint64(124'000);
        QTest::newRow("a year, many pixels") << qint64(31'536'000'000) << 1'000'000 << qint64(2'867'000);
        QTest::newRow("nothing") << qint64(0) << 600 << qint64(15'000);
        QTest::newRow("no pixels") << qint64(60'000) << 0 << qint64(60'000);
    }
    void choosesAStepThatTheServerComputes() {
        QFETCH(qint64, range);
        QFETCH(int, pixels);
        QFETCH(qint64, step);
        const auto chosen = stepFor(std::chrono::milliseconds(range), pixels, std::chrono::seconds(15));
        QCOMPARE(chosen.count(), step);
        QVERIFY(range / chosen.count() <= mostSteps);
    }
};

QTEST_GUILESS_MAIN(QueryResultTest)
#include "tst_queryresult.moc"
