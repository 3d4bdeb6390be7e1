// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heard.h"
#include "net/prometheus/prometheusapi.h"

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The same calls at a real Prometheus, which scrapes itself.
class RealPrometheusTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<HttpClient> m_client;

    kit::Heard<QueryResult> ask(const QString &promql) {
        kit::Heard<QueryResult> heard;
        PrometheusApi(*m_client).query(promql, std::nullopt, this, heard.into());
        if (!heard.wait()) {
            qWarning("no answer");
        }
        return heard;
    }

private Q_SLOTS:
    void initTestCase() {
        const QUrl url(qEnvironmentVariable("FAROL_PROMETHEUS_URL"));
        QVERIFY2(url.isValid() && !url.isEmpty(), "run it by with_services.sh");
        m_client = std::make_unique<HttpClient>(prometheusOptions(url, {}));
        // Until it has scraped itself; its other targets do not run.
        QVERIFY(QTest::qWaitFor([this] { return !ask(u"prometheus_http_requests_total"_s).value().series.empty(); },
                                60'000));
    }
    void readsEveryKindOfResult() {
        const auto up = ask(u"max(up)"_s);
        QVERIFY(up.ok());
        QCOMPARE(up.value().series.size(), std::size_t(1));
        QCOMPARE(up.value().series.front().points.front().value, 1.0);
        QCOMPARE(ask(u"up[5m]"_s).value().kind, QueryResult::Kind::Matrix);
        QCOMPARE(ask(u"1/0"_s).value().kind, QueryResult::Kind::Scalar);
        QVERIFY(std::isinf(ask(u"1/0"_s).value().series.front().points.front().value));
        QVERIFY(std::isnan(ask(u"0/0"_s).value().series.front().points.front().value));
        QCOMPARE(ask(u"\"olá\""_s).value().text, u"olá"_s);
        QVERIFY(ask(u"nothing_has_this_name"_s).value().series.empty());
        QVERIFY(ask(u"up or "_s + QString(4000, u' ') + u"vector(1)"_s).ok()); // posted
    }
    void readsARangeAsWideAsItMayBe() {
        const Instant now = SystemClock().now();
        kit::Heard<QueryResult> heard;
        PrometheusApi(*m_client).queryRange(u"vector(1)"_s, {now - 11'000s, now, 1s}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value().series.front().points.size(), std::size_t(11'001));
        QCOMPARE(stretchesOf(heard.value().series.front().points, 1s).size(), std::size_t(1));
    }
    void leavesGapsWhereNothingWas() {
        const Instant now = SystemClock().now();
        kit::Heard<QueryResult> heard;
        PrometheusApi(*m_client).queryRange(u"vector(time()) % 40 < 20"_s, {now - 200s, now, 10s}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QVERIFY(stretchesOf(heard.value().series.front().points, 10s).size() >= 4);
    }
    void saysWhatIsWrongInItsWords() {
        const auto parse = ask(u"sum("_s).error();
        QCOMPARE(parse.code, u"bad_data"_s);
        QVERIFY2(parse.detail.contains(u"parse error"_s), qPrintable(parse.detail));
        const auto run = ask(u"prometheus_http_requests_total * on() up"_s);
        QVERIFY2(!run.ok() && run.error().kind == ErrorKind::Rejected, qPrintable(run.error().detail));
    }
    void saysWhatItScrapesAndItsRules() {
        PrometheusApi api(*m_client);
        // Until those that do not run were tried, too.
        QTRY_VERIFY([&] {
            kit::Heard<QList<PromTarget>> targets;
            api.targets(this, targets.into());
            const bool isHeard = targets.wait() && targets.ok();
            const auto &all = targets.value();
            return isHeard &&
                   std::any_of(all.cbegin(), all.cend(),
                               [](const PromTarget &one) { return one.health == u"up"_s && one.lastScrape; }) &&
                   std::any_of(all.cbegin(), all.cend(),
                               [](const PromTarget &one) { return !one.lastError.isEmpty(); });
        }());
        kit::Heard<QList<PromRuleGroup>> rules;
        api.rules(this, rules.into());
        QVERIFY(rules.wait() && rules.ok() && !rules.value().isEmpty());
        kit::Heard<QList<PromAlert>> alerts;
        api.alerts(this, alerts.into());
        QVERIFY(alerts.wait() && alerts.ok());
    }
    void saysWhatCanBeAskedFor() {
        PrometheusApi api(*m_client);
        const PrometheusApi::Sight sight{{u"prometheus_http_requests_total"_s}, {}, {}};
        kit::Heard<QStringList> labels;
        kit::Heard<QStringList> values;
        kit::Heard<QList<PromLabels>> series;
        kit::Heard<QList<PromMetadata>> metadata;
        kit::Heard<QList<PromExemplars>> exemplars;
        api.labels(sight, this, labels.into());
        api.labelValues(u"__name__"_s, sight, this, values.into());
        api.series(sight, this, series.into());
        api.metadata(u"prometheus_http_requests_total"_s, this, metadata.into());
        const Instant now = SystemClock().now();
        api.exemplars(u"up"_s, now - 1h, now, this, exemplars.into());
        QVERIFY(labels.wait() && values.wait() && series.wait() && metadata.wait() && exemplars.wait());
        QVERIFY(labels.ok() && labels.value().contains(u"handler"_s));
        QCOMPARE(values.value(), QStringList{u"prometheus_http_requests_total"_s});
        QVERIFY(series.ok() && !series.value().isEmpty());
        QVERIFY(metadata.ok() && metadata.value().front().type == u"counter"_s);
        QVERIFY(exemplars.ok() && exemplars.value().isEmpty());
        kit::Heard<QList<PromLabels>> none;
        api.series({}, this, none.into());
        QVERIFY(none.wait() && !none.ok() && none.error().code == u"bad_data"_s);
    }
    void tellsItsVersion() {
        kit::Heard<PrometheusApi::Build> build;
        PrometheusApi(*m_client).build(this, build.into());
        QVERIFY(build.wait() && build.ok());
        QVERIFY2(build.value().version.startsWith(u"2."_s), qPrintable(build.value().version));
    }
};

QTEST_GUILESS_MAIN(RealPrometheusTest)
#include "tst_real.moc"
