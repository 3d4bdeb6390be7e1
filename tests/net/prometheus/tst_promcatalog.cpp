// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/prometheusapi.h"

#include "kit/fakenetwork.h"
#include "kit/heard.h"

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray said(const QByteArray &data) {
    return "{\"status\":\"success\",\"data\":" + data + "}";
}

} // namespace

// Names, definitions and exemplars: read, asked for, and refused where they are none.
class PromCatalogTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(prometheusOptions(QUrl(u"http://127.0.0.1:9/p"_s), {}),
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void readsNames() {
        QCOMPARE(promNames(said("[\"job\",\"a\\u202eb\"]")).value(), (QStringList{u"job"_s, u"a\u202eb"_s}));
        QVERIFY(promNames(said("[]"))->isEmpty());
    }
    void readsSeries() {
        const auto series = promSeries(said("[{\"__name__\":\"up\",\"job\":\"a\"},{}]"));
        QVERIFY(series);
        QCOMPARE(series->size(), 2);
        QCOMPARE(series->front().value(u"job"_s), u"a"_s);
    }
    void readsEachDefinitionOfAMetric() {
        const auto all = promMetadata(said("{\"b\":[{\"type\":\"counter\",\"help\":\"x\\ny\",\"unit\":\"\"},{\"type\":"
                                           "\"gauge\",\"help\":\"\",\"unit\":\"bytes\"}],\"c\":[]}"));
        const QList<PromMetadata> wanted{{u"b"_s, u"counter"_s, u"x\ny"_s, {}}, {u"b"_s, u"gauge"_s, {}, u"bytes"_s}};
        QCOMPARE(all.value(), wanted);
    }
    void readsExemplars() {
        const auto all =
            promExemplars(said("[{\"seriesLabels\":{\"job\":\"a\"},\"exemplars\":[{\"labels\":{\"trace_id\""
                               ":\"t\"},\"value\":\"+Inf\",\"timestamp\":1795293352.024}]}]"));
        QVERIFY(all);
        const auto &one = all->front().exemplars.front();
        QVERIFY(std::isinf(one.value) && one.labels.value(u"trace_id"_s) == u"t"_s);
        QCOMPARE(one.at.time_since_epoch().count(), 1795293352024);
    }
    void namesThePlaceOfWhatIsNone_data() {
        QTest::addColumn<int>("reader");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("place");
        QTest::newRow("names: object") << 0 << QByteArray("{}") << u"data is no list"_s;
        QTest::newRow("names: number") << 0 << QByteArray("[\"a\",1]") << u"data[1]"_s;
        QTest::newRow("series: text") << 1 << QByteArray("[\"a\"]") << u"data[0] is no object"_s;
        QTest::newRow("series: number") << 1 << QByteArray("[{},{\"a\":1}]") << u"data[1].labels.a"_s;
        QTest::newRow("metadata: list") << 2 << QByteArray("[]") << u"data is no object"_s;
        QTest::newRow("metadata: no list") << 2 << QByteArray("{\"m\":{}}") << u"data.m"_s;
        QTest::newRow("metadata: no type") << 2 << QByteArray("{\"m\":[{\"help\":\"h\"}]}") << u"data.m[0].type"_s;
        QTest::newRow("exemplars: none") << 3 << QByteArray("[{\"seriesLabels\":{}}]") << u"data[0].exemplars"_s;
        QTest::newRow("exemplars: value") << 3 << QByteArray("[{\"exemplars\":[{\"value\":\"x\",\"timestamp\":1}]}]")
                                          << u"data[0].exemplars[0].value"_s;
        QTest::newRow("exemplars: time") << 3 << QByteArray("[{\"exemplars\":[{\"value\":\"1\",\"timestamp\":1e300}]}]")
                                         << u"data[0].exemplars[0].timestamp"_s;
    }
    void namesThePlaceOfWhatIsNone() {
        QFETCH(int, reader);
        QFETCH(QByteArray, data);
        const QByteArray body = said(data);
        const auto why = [](const auto &read) { return read ? QString() : read.error().detail; };
        const QString told = reader == 0   ? why(promNames(body))
                             : reader == 1 ? why(promSeries(body))
                             : reader == 2 ? why(promMetadata(body))
                                           : why(promExemplars(body));
        QFETCH(QString, place);
        QVERIFY2(told.contains(place), qPrintable(told));
    }
    void asksForWhatMatches() {
        m_wire->answers(u"/p/api/v1/labels"_s, said("[]"));
        m_wire->answers(u"/p/api/v1/label/a%2Fb/values"_s, said("[]"));
        m_wire->answers(u"/p/api/v1/series"_s, said("[]"));
        m_wire->answers(u"/p/api/v1/metadata"_s, said("{}"));
        m_wire->answers(u"/p/api/v1/query_exemplars"_s, said("[]"));
        PrometheusApi api(*m_client);
        const Instant at(1'795'293'410'966ms);
        const PrometheusApi::Sight sight{{u"up{job=\"a&b\"}"_s, u"x"_s}, at, std::nullopt};
        kit::Heard<QStringList> labels;
        kit::Heard<QStringList> values;
        kit::Heard<QList<PromLabels>> series;
        kit::Heard<QList<PromMetadata>> metadata;
        kit::Heard<QList<PromExemplars>> exemplars;
        api.labels(sight, this, labels.into());
        api.labelValues(u"a/b"_s, {}, this, values.into());
        api.series(sight, this, series.into());
        api.metadata(u"up"_s, this, metadata.into());
        api.exemplars(u"up"_s, at, at, this, exemplars.into());
        QVERIFY(labels.wait() && values.wait() && series.wait() && metadata.wait() && exemplars.wait());
        QVERIFY(labels.ok() && values.ok() && series.ok() && metadata.ok() && exemplars.ok());
        const QString matched = u"match%5B%5D=up%7Bjob%3D%22a%26b%22%7D&match%5B%5D=x&start=1795293410.966"_s;
        QCOMPARE(m_wire->seen(u"/p/api/v1/labels"_s).constLast().url.query(QUrl::FullyEncoded), matched);
        QCOMPARE(m_wire->seen(u"/p/api/v1/series"_s).constLast().url.query(QUrl::FullyEncoded), matched);
        QCOMPARE(m_wire->seen(u"/p/api/v1/metadata"_s).constLast().url.query(QUrl::FullyEncoded), u"metric=up"_s);
    }
};

QTEST_GUILESS_MAIN(PromCatalogTest)
#include "tst_promcatalog.moc"
