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

const QByteArray one = R"({"status":"success","data":{"resultType":"vector","result":[
    {"metric":{"__name__":"up"},"value":[1795293410.966,"1"]}]}})";

Instant at(std::int64_t ms) {
    return Instant(std::chrono::milliseconds(ms));
}

} // namespace

// What goes to a Prometheus and what its refusals mean, over a scripted wire.
class PrometheusApiTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;

    void connectTo(const QString &address, QList<std::pair<QByteArray, Secret>> headers = {}) {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(prometheusOptions(QUrl(address), {}, std::move(headers)),
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
    }
    Result<QueryResult> ask(const QString &promql = u"up"_s) {
        kit::Heard<QueryResult> heard;
        PrometheusApi(*m_client).query(promql, std::nullopt, this, heard.into());
        return heard.wait() && heard.ok() ? Result<QueryResult>(heard.value()) : tl::unexpected(heard.error());
    }

private Q_SLOTS:
    void init() { connectTo(u"http://127.0.0.1:9"_s); }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void asksBelowThePathThatStandsInFront_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("path");
        QTest::newRow("none") << u"http://127.0.0.1:9"_s << u"/api/v1/query"_s;
        QTest::newRow("slash") << u"http://127.0.0.1:9/"_s << u"/api/v1/query"_s;
        QTest::newRow("prefix") << u"http://127.0.0.1:9/prometheus"_s << u"/prometheus/api/v1/query"_s;
        QTest::newRow("two, a slash") << u"http://127.0.0.1:9/a%20b/prom/"_s << u"/a%20b/prom/api/v1/query"_s;
    }
    void asksBelowThePathThatStandsInFront() {
        QFETCH(QString, address);
        QFETCH(QString, path);
        connectTo(address);
        m_wire->answers(path, one);
        QVERIFY(ask());
        QCOMPARE(m_wire->seen().constLast().path, path);
    }
    void sendsTheQueryWhole() {
        m_wire->answers(u"/api/v1/query"_s, one);
        const QString query = u"sum(rate(x{a=~\"b+|c&d\"}[5m])) / 100 #%"_s;
        QVERIFY(ask(query));
        const auto seen = m_wire->seen().constLast();
        QCOMPARE(seen.method, QByteArray("GET"));
        QCOMPARE(QUrl::fromPercentEncoding(seen.query.toLatin1()), u"query="_s + query);
        QVERIFY(!seen.query.contains(u'+') && !seen.query.contains(u'#'));
        QVERIFY(ask(QString(3000, u'x')));
        const auto posted = m_wire->seen().constLast();
        QCOMPARE(posted.method, QByteArray("POST"));
        QCOMPARE(posted.headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(posted.body, QByteArray("query=") + QByteArray(3000, 'x'));
        QCOMPARE(posted.query, QString());
    }
    void sendsItsHeadersAndNoSession() {
        connectTo(u"http://127.0.0.1:9"_s,
                  {{"X-Scope-OrgID", Secret("team-a")}, {"Authorization", Secret("Basic YTpi")}});
        m_client->tokens().setAccess(Secret("session-canary"));
        m_wire->answers(u"/api/v1/query"_s, one);
        QVERIFY(ask());
        const auto seen = m_wire->seen().constLast();
        QCOMPARE(seen.headers.value("x-scope-orgid"), QByteArray("team-a"));
        QCOMPARE(seen.headers.value("authorization"), QByteArray("Basic YTpi"));
    }
    void asksForARange() {
        m_wire->answers(u"/api/v1/query_range"_s, R"({"status":"success","data":{"resultType":"matrix","result":[]}})");
        kit::Heard<QueryResult> heard;
        PrometheusApi(*m_client).queryRange(u"up"_s, {at(1'000'500), at(11'000'500), 2500ms}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(m_wire->seen().constLast().query, u"query=up&start=1000.500&end=11000.500&step=2.500"_s);
    }
    void asksForNoMoreStepsThanAServerComputes() {
        m_wire->answers(u"/api/v1/query_range"_s, R"({"status":"success","data":{"resultType":"matrix","result":[]}})");
        for (const auto &[steps, isGood] : {std::pair{11'000, true}, {11'001, false}}) {
            kit::Heard<QueryResult> heard;
            PrometheusApi(*m_client).queryRange(u"up"_s, {at(0), at(steps * 1000LL), 1s}, this, heard.into());
            QCOMPARE(heard.times(), 0); // never inside the call
            QVERIFY(heard.wait());
            QCOMPARE(heard.ok(), isGood);
            QCOMPARE(heard.error().code, isGood ? QString() : u"too_many_steps"_s);
        }
        QCOMPARE(m_wire->count(u"/api/v1/query_range"_s), 1);
    }
    void saysWhatTheServerSays_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, int status, const char *type, const char *body, ErrorKind kind,
                            const char *code, const char *says) {
            QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << kind << QString::fromLatin1(code)
                                << QString::fromLatin1(says);
        };
        const char *json = "application/json";
        row("parse", 400, json, R"({"status":"error","errorType":"bad_data","error":"1:9: unclosed parenthesis"})",
            ErrorKind::Rejected, "bad_data", "1:9: unclosed parenthesis");
        row("execution", 422, json, R"({"status":"error","errorType":"execution","error":"many-to-many"})",
            ErrorKind::Rejected, "execution", "many-to-many");
        row("time-out", 503, json, R"({"status":"error","errorType":"timeout","error":"query timed out"})",
            ErrorKind::Server, "timeout", "query timed out");
        row("unknown path", 404, "text/plain; charset=utf-8", "404 page not found", ErrorKind::Malformed,
            "not_prometheus", "the path of its API");
        row("login page", 200, "text/html", "<html>sign in</html>", ErrorKind::Malformed, "not_prometheus",
            "text/html");
        row("no credentials", 401, "text/plain", "Unauthorized", ErrorKind::Unauthorized, "source_unauthorized",
            "who you are");
        row("no right", 403, "text/html", "<html/>", ErrorKind::Forbidden, "source_forbidden", "does not let");
        row("proxy", 502, "text/html", "<html>bad gateway</html>", ErrorKind::Server, "server_error", "502");
        row("not json", 200, json, "<html>", ErrorKind::Malformed, "prometheus_answer", "no JSON");
        row("farold", 400, "application/problem+json", R"({"code":"x","detail":"y"})", ErrorKind::Rejected, "x", "y");
    }
    void saysWhatTheServerSays() {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        QFETCH(QString, says);
        kit::Script script;
        script.status = status;
        script.body = body;
        script.headers = {{"Content-Type", type}};
        m_wire->plays(u"/api/v1/query"_s, script);
        const auto result = ask();
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QCOMPARE(result.error().kind, kind);
        QVERIFY2(result.error().detail.contains(says), qPrintable(result.error().detail));
    }
    void tellsItsVersionOrThatItIsNone() {
        m_wire->answers(u"/api/v1/status/buildinfo"_s,
                        R"({"status":"success","data":{"version":"2.42.0+ds","revision":"r"}})");
        m_wire->answers(u"/api/v1/status/buildinfo"_s, R"({"hello":"world"})");
        kit::Heard<PrometheusApi::Build> first;
        PrometheusApi(*m_client).build(this, first.into());
        QVERIFY(first.wait() && first.ok());
        QCOMPARE(first.value().version, u"2.42.0+ds"_s);
        kit::Heard<PrometheusApi::Build> second;
        PrometheusApi(*m_client).build(this, second.into());
        QVERIFY(second.wait() && !second.ok());
        QCOMPARE(second.error().code, u"not_prometheus"_s);
    }
};

QTEST_GUILESS_MAIN(PrometheusApiTest)
#include "tst_prometheusapi.moc"
