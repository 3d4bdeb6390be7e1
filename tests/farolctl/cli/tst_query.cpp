// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/rawserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSslServer>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray vector = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                          "{\"metric\":{\"__name__\":\"up\",\"job\":\"app\"},\"value\":[1795293410.966,\"1\"]},"
                          "{\"metric\":{\"__name__\":\"up\",\"job\":\"b\\u202ed\"},\"value\":[1795293410.966,\"NaN\"]}"
                          "]},\"warnings\":[\"half of it\"]}";
const QByteArray matrix = R"({"status":"success","data":{"resultType":"matrix","result":[
    {"metric":{"__name__":"up"},"values":[[10,"3"],[25,"1"],[70,"2"]]}]}})";

} // namespace

// farolctl query: a question to a Prometheus, for scripts and for people.
class QueryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printsAVectorAndTheWarnings() {
        const RawServer server(RawServer::json(vector));
        const auto ran = ask(server, {u"up"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(u"up\\{job=\"app\"\\} +1 +2026-11-"_s)), qPrintable(ran.out));
        QVERIFY2(ran.out.contains(u"b<U+202E>d"_s), qPrintable(ran.out)); // a hostile label shows what it is
        QVERIFY2(ran.err.contains(u"half of it"_s), qPrintable(ran.err));
        QVERIFY(server.requests().front().startsWith("GET /api/v1/query?query=up HTTP/1.1"));
    }
    void printsJsonWithoutLosingWhatIsNoNumber() {
        const RawServer server(RawServer::json(vector));
        const auto ran = ask(server, {u"up"_s, u"--json"_s});
        const auto object = QJsonDocument::fromJson(ran.out.toUtf8()).object();
        QCOMPARE(object.value(u"kind"_s).toString(), u"vector"_s);
        const auto series = object.value(u"series"_s).toArray();
        QCOMPARE(series.size(), 2);
        const auto point = [&series](int i) {
            return series.at(i).toObject().value(u"points"_s).toArray().at(0).toArray();
        };
        QCOMPARE(point(0).at(1).toDouble(), 1.0);
        QCOMPARE(point(1).at(1).toString(), u"NaN"_s);
        QCOMPARE(object.value(u"warnings"_s).toArray().size(), 1);
    }
    void printsARangeWithItsGaps() {
        const RawServer server(RawServer::json(matrix));
        const auto ran =
            ask(server, {u"up"_s, u"--since"_s, u"1h"_s, u"--step"_s, u"15s"_s, u"--at"_s, u"2026-11-20T13:05:00Z"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(u"up +3 +1 +1 +3 +2 "_s)), qPrintable(ran.out));
        QVERIFY2(server.requests().front().contains("start=1795176300.000&end=1795179900.000&step=15.000"),
                 server.requests().front().constData());
    }
    void saysARefusalInTheServersWordsWithOne() {
        const QByteArray body = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error\"}";
        const RawServer server(RawServer::says("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"
                                               "Content-Length: " +
                                               QByteArray::number(body.size()) + "\r\n\r\n" + body));
        const auto ran = ask(server, {u"sum("_s});
        QVERIFY2(ran.code == 1 && ran.err.contains(u"1:5: parse error"_s), qPrintable(ran.err));
    }
    void sendsASecretFromAFileAlone() {
        const RawServer server(RawServer::json(vector));
        const FarolctlRun farolctl(QString{});
        const QString path = farolctl.write(u"token"_s, "tok-canary\n");
        QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(ask(server, {u"up"_s, u"--bearer-file"_s, path}).code, 0);
        QVERIFY(server.requests().front().contains("Authorization: Bearer tok-canary"));
        QCOMPARE(ask(server, {u"up"_s, u"--basic-user"_s, u"ana"_s, u"--password-file"_s, path, u"--header"_s,
                              u"X-Scope-OrgID=team-a"_s})
                     .code,
                 0);
        QVERIFY(server.requests().back().contains("Authorization: Basic " + QByteArray("ana:tok-canary").toBase64()));
        QVERIFY(server.requests().back().contains("X-Scope-OrgID: team-a"));
    }
    void showsACertificateToAServerThatAsksForOne() {
        const QTemporaryDir folder;
        const QTemporaryDir other;
        const auto own = makeCertificate(folder.path(), u"127.0.0.1"_s);
        const auto client = makeCertificate(other.path(), u"console"_s);
        QVERIFY(!own.certificate.isNull() && !client.certificate.isNull());
        auto wire = tlsServer(own);
        auto *door = qobject_cast<QSslServer *>(wire.get());
        auto tls = door->sslConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.addCaCertificate(client.certificate);
        door->setSslConfiguration(tls);
        const RawServer server(RawServer::json(vector), std::move(wire));
        const FarolctlRun farolctl(QString{});
        const auto ask = [&](const QStringList &more) {
            return farolctl(QStringList{u"query"_s, u"up"_s, u"--source"_s, server.url(u"https"_s).toString(),
                                        u"--ca-file"_s, folder.filePath(u"cert.pem"_s)} +
                            more);
        };
        const QString key = other.filePath(u"key.pem"_s);
        const QStringList pair{u"--client-cert"_s, other.filePath(u"cert.pem"_s), u"--client-key"_s, key};
        QFile(key).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        const auto open = ask(pair);
        QVERIFY2(open.code == 2 && open.err.contains(u"chmod 600"_s), qPrintable(open.err));
        QFile(key).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto good = ask(pair);
        QVERIFY2(good.code == 0 && good.out.contains(u"up"_s), qPrintable(good.err));
        const auto bare = ask({});
        QVERIFY2(bare.code == 3 && bare.err.contains(u"closed the connection"_s), qPrintable(bare.err));
        const auto half = ask({u"--client-key"_s, key});
        QVERIFY2(half.code == 2 && half.err.contains(u"--client-cert"_s), qPrintable(half.err));
        const auto none = ask({u"--client-cert"_s, key, u"--client-key"_s, key});
        QVERIFY2(none.code == 2 && none.err.contains(u"no certificate"_s), qPrintable(none.err));
    }
    void listsWhatCanBeAskedFor() {
        const auto list = [](const QByteArray &data, const QStringList &words) {
            const RawServer server(RawServer::json("{\"status\":\"success\",\"data\":" + data + "}"));
            const FarolctlRun farolctl(QString{});
            return farolctl(QStringList{u"list"_s} + words + QStringList{u"--source"_s, server.url().toString()});
        };
        const auto labels = list("[\"job\",\"le\"]", {u"labels"_s});
        QVERIFY2(labels.code == 0 && labels.out.contains(u"2 labels"_s), qPrintable(labels.err));
        const auto values = list("[\"a\"]", {u"labels"_s, u"--of"_s, u"job"_s, u"--json"_s});
        QCOMPARE(values.out.trimmed(), u"{\"rows\":[\"a\"]}"_s);
        const auto series = list("[{\"__name__\":\"up\",\"job\":\"a\"}]", {u"series"_s, u"--match"_s, u"up"_s});
        QVERIFY2(series.out.contains(QRegularExpression(u"up +job=a"_s)), qPrintable(series.out + series.err));
        const auto metrics = list("{\"up\":[{\"type\":\"gauge\",\"help\":\"h\"}]}", {u"metrics"_s, u"--of"_s, u"up"_s});
        QVERIFY2(metrics.out.contains(QRegularExpression(u"up +gauge +- +h"_s)), qPrintable(metrics.out + metrics.err));
        const auto exemplars =
            list("[{\"seriesLabels\":{\"job\":\"a\"},\"exemplars\":[{\"labels\":{\"trace_id\":\"t1\"},\"value\":"
                 "\"2.5\",\"timestamp\":1795293352.024}]}]",
                 {u"exemplars"_s, u"up"_s});
        QVERIFY2(exemplars.out.contains(QRegularExpression(u"2.5 +trace_id=t1 +job=a"_s)),
                 qPrintable(exemplars.out + exemplars.err));
        QCOMPARE(list("[]", {u"series"_s}).code, 2); // of which?
        QCOMPARE(list("[]", {u"exemplars"_s, u"up"_s, u"--since"_s, u"soon"_s}).code, 2);
    }
    void refusesWordsThatCannotBeAskedWithTwo_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("no source") << QStringList{u"up"_s} << u"--source or FAROL_SOURCE"_s;
        QTest::newRow("no address") << QStringList{u"up"_s, u"--source"_s, u"prom"_s}
                                    << u"There is no source named prom"_s;
        QTest::newRow("a password") << QStringList{u"up"_s, u"--source"_s, u"https://a:b-canary@h"_s}
                                    << u"without a name or password"_s;
        const QString here = u"http://127.0.0.1:1"_s;
        QTest::newRow("time") << QStringList{u"up"_s, u"--source"_s, here, u"--at"_s, u"now"_s} << u"a time"_s;
        QTest::newRow("span") << QStringList{u"up"_s, u"--source"_s, here, u"--since"_s, u"5"_s} << u"a span"_s;
        QTest::newRow("step") << QStringList{u"up"_s, u"--source"_s, here, u"--since"_s, u"1h"_s, u"--step"_s, u"-5s"_s}
                              << u"a span"_s;
        QTest::newRow("header") << QStringList{u"up"_s, u"--source"_s, here, u"--header"_s, u"x"_s} << u"NAME=VALUE"_s;
    }
    void refusesWordsThatCannotBeAskedWithTwo() {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto ran = FarolctlRun(QString{}).bare(QStringList{u"query"_s} + words);
        QVERIFY2(ran.code == 2 && ran.err.contains(says) && !ran.err.contains(u"canary"_s), qPrintable(ran.err));
    }
    void listsWhatAPrometheusHas() {
        const QByteArray alerts =
            "{\"status\":\"success\",\"data\":{\"alerts\":[{\"labels\":{\"alertname\":\"HighErrorRate\","
            "\"severity\":\"critical\",\"service\":\"pix\"},\"annotations\":{\"summary\":\"too many\"},"
            "\"state\":\"firing\",\"activeAt\":\"2026-11-21T20:27:18Z\",\"value\":\"1e-01\"}]}}";
        const RawServer server(RawServer::json(alerts));
        const auto ran = run(server, {u"list"_s, u"alerts"_s});
        QVERIFY2(ran.code == 0 &&
                     ran.out.contains(QRegularExpression(
                         u"HighErrorRate +firing +critical +2026-11-21 20:27:18Z +service=pix +too many"_s)),
                 qPrintable(ran.out + ran.err));
        const auto json = run(server, {u"list"_s, u"alerts"_s, u"--json"_s});
        const auto row =
            QJsonDocument::fromJson(json.out.toUtf8()).object().value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"status"_s).toString(), u"firing"_s);
        QCOMPARE(row.value(u"value"_s).toDouble(), 0.1);
        QCOMPARE(run(server, {u"list"_s, u"targets"_s}).code, 3); // an answer of another shape
    }
    void testsASourceStepByStep_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto wire = [](const char *status, const char *type, const QByteArray &body) {
            return "HTTP/1.1 " + QByteArray(status) + "\r\nContent-Type: " + type +
                   "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        };
        QTest::newRow("good") << wire("200 OK", "application/json",
                                      "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}")
                              << 0 << u"Prometheus 2.42.0"_s;
        QTest::newRow("other") << wire("404 Not Found", "text/plain", "404") << 3 << u"path in front of the API"_s;
        QTest::newRow("elsewhere")
            << "HTTP/1.1 302 Found\r\nLocation: http://sso.example/\r\nContent-Length: 0\r\n\r\n"_ba << 3
            << u"redirect_refused"_s;
        QTest::newRow("closed") << wire("401 Unauthorized", "text/plain", "no") << 4 << u"--bearer-file"_s;
    }
    void testsASourceStepByStep() {
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        QFETCH(QString, says);
        const RawServer server(RawServer::says(answer));
        const auto ran = run(server, {u"source"_s, u"test"_s});
        QVERIFY2(ran.code == code && ran.out.contains(says), qPrintable(ran.out + ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(u"network +good"_s)), qPrintable(ran.out));
    }
    void namesTheStepThatFails() {
        const auto ran =
            FarolctlRun(QString{}).bare({u"source"_s, u"test"_s, u"--source"_s, u"http://127.0.0.1:1"_s, u"--json"_s});
        QCOMPARE(ran.code, 3);
        const auto object = QJsonDocument::fromJson(ran.out.toUtf8()).object();
        QVERIFY(!object.value(u"good"_s).toBool());
        const auto network = object.value(u"steps"_s).toArray().at(1).toObject();
        QCOMPARE(network.value(u"code"_s).toString(), u"refused"_s);
        QVERIFY(!network.value(u"fix"_s).toString().isEmpty());
    }
    void saysUnreachableWithThree() {
        const auto ran = FarolctlRun(QString{}).bare({u"query"_s, u"up"_s, u"--source"_s, u"http://127.0.0.1:1"_s});
        QVERIFY2(ran.code == 3 && ran.err.contains(u"refuses the connection"_s), qPrintable(ran.err));
    }

private:
    static FarolctlRun::Outcome run(const RawServer &server, const QStringList &words) {
        return FarolctlRun(QString{}).bare(words + QStringList{u"--source"_s, server.url().toString()});
    }
    static FarolctlRun::Outcome ask(const RawServer &server, const QStringList &words) {
        return FarolctlRun(QString{}).bare(QStringList{u"query"_s} + words +
                                           QStringList{u"--source"_s, server.url().toString()});
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "tst_query.moc"
