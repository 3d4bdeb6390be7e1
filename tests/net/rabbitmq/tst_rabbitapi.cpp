// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/fakenetwork.h"
#include "kit/heard.h"
#include "kit/rabbitdata.h"
#include "net/rabbitmq/rabbitapi.h"
#include "net/rabbitmq/rabbitqueuelist.h"
#include "net/rabbitmq/rabbitrefusal.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray pageOf(int page, int pages, int filtered, const QByteArray &items) {
    return "{\"page\":" + QByteArray::number(page) + ",\"page_count\":" + QByteArray::number(pages) +
           ",\"filtered_count\":" + QByteArray::number(filtered) + ",\"total_count\":9,\"items\":[" + items + "]}";
}
const QByteArray beyond = R"({"error":"page_out_of_range","reason":"Page out of range, page: 2 page size: 500"})";

} // namespace

// What goes to a RabbitMQ and what its answers mean, over a scripted wire.
class RabbitApiTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;

    void connectTo(const QString &address, QList<std::pair<QByteArray, Secret>> headers = {}) {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(rabbitOptions(QUrl(address), {}, std::move(headers)),
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
    }
    kit::Heard<RabbitQueueList::Seen> list(const RabbitFilter &filter = {}) {
        RabbitQueueList walk(*m_client);
        kit::Heard<RabbitQueueList::Seen> heard;
        walk.ask(filter, heard.into());
        if (!heard.wait()) {
            qWarning("no answer");
        }
        return heard;
    }

private Q_SLOTS:
    void init() { connectTo(u"http://127.0.0.1:9"_s); }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void walksAllPagesAndNeverAsksUnpaged() {
        m_wire->answers(u"/api/queues?page=1"_s, kit::rabbitData("queues_page1.json"));
        m_wire->answers(u"/api/queues?page=2"_s, kit::rabbitData("queues_page2.json"));
        const auto heard = list();
        QCOMPARE(heard.value().queues.size(), 3);
        QVERIFY(!heard.value().changing);
        for (const auto &seen : m_wire->seen()) {
            QVERIFY(seen.query.contains(u"page_size=500"_s) && seen.query.contains(u"columns=name"_s));
            QVERIFY(!seen.query.contains(u"sort="_s)); // any sort costs the broker seconds
        }
    }
    void sendsItsHeadersAndNoSession() {
        connectTo(u"http://127.0.0.1:9/rabbit/"_s, {{"Authorization", Secret("Basic YTpi")}});
        m_client->tokens().setAccess(Secret("session-canary"));
        m_wire->answers(u"/rabbit/api/overview"_s, kit::rabbitData("overview.json"));
        kit::Heard<RabbitOverview> heard;
        RabbitApi(*m_client).overview(this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(m_wire->seen().constLast().headers.value("authorization"), QByteArray("Basic YTpi"));
        QVERIFY(!m_wire->seen().constLast().headers.contains("accept-encoding")); // then Qt asks for gzip and reads it
    }
    void encodesNamesForEachSegment() {
        m_wire->answers(u"/api/queues/%2F/a%2Fb%20%C3%A7%C3%A3o%25"_s, R"({"name":"a/b ção%","vhost":"/"})");
        kit::Heard<RabbitQueue> heard;
        RabbitApi(*m_client).queue({u"/"_s, u"a/b ção%"_s}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        m_wire->answers(u"/api/queues/a%2Fb"_s, pageOf(1, 0, 0, {}));
        RabbitFilter filter{u"a/b"_s, u"^p.*\\d+&x=\"é+"_s, true, false};
        QVERIFY(list(filter).ok());
        const QString query = m_wire->seen().constLast().query;
        QVERIFY2(query.contains(u"name=%5Ep.%2A%5Cd%2B%26x%3D%22%C3%A9%2B&use_regex=true"_s), qPrintable(query));
    }
    void startsAgainWhenTheListBecameShorter() {
        m_wire->answers(u"/api/queues?page=1"_s, pageOf(1, 2, 3, R"({"name":"a"},{"name":"b"})"));
        m_wire->answers(u"/api/queues?page=1"_s, pageOf(1, 1, 1, R"({"name":"b"})"));
        m_wire->answers(u"/api/queues?page=2"_s, beyond, 400);
        const auto heard = list();
        QCOMPARE(heard.value().queues.size(), 1);
        QVERIFY(!heard.value().changing);
        QCOMPARE(m_wire->count(u"/api/queues?page=1"_s), 2);
    }
    void takesAListThatNeverRestsAsItWasSeen() {
        m_wire->answers(u"/api/queues?page=1"_s, pageOf(1, 2, 3, R"({"name":"a"},{"name":"b"})"));
        m_wire->answers(u"/api/queues?page=2"_s, pageOf(2, 2, 2, R"({"name":"b"})"));
        const auto heard = list();
        QCOMPARE(heard.value().queues.size(), 2);
        QVERIFY(heard.value().changing);
        QCOMPARE(m_wire->count(u"/api/queues?page=1"_s), 1 + RabbitQueueList::mostTurns);
    }
    void saysThatARegularExpressionIsWrong() {
        m_wire->answers(u"/api/queues"_s, R"({"error":"bad_request","reason":"invalid regex"})", 400);
        const auto heard = list({{}, u"("_s, true, false});
        QCOMPARE(heard.error().kind, ErrorKind::Rejected);
        QCOMPARE(heard.error().detail, u"invalid regex"_s);
    }
    void endsWithTheWalk() {
        m_wire->answers(u"/api/queues"_s, kit::rabbitData("queues_page1.json"));
        kit::Heard<RabbitQueueList::Seen> heard;
        {
            RabbitQueueList walk(*m_client);
            walk.ask({}, heard.into());
        }
        QTest::qWait(20);
        QCOMPARE(heard.times(), 0);
    }
    void takesAFailedCheckForAnAnswer() {
        m_wire->answers(
            u"/api/health/checks/alarms"_s,
            R"({"status":"failed","reason":"There are alarms","alarms":[{"node":"n","resource":"memory"}]})", 503);
        kit::Heard<RabbitHealth> heard;
        RabbitApi(*m_client).health(u"alarms"_s, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QVERIFY(!heard.value().good);
        QCOMPARE(heard.value().alarms, QStringList{u"memory at n"_s});
        m_wire->forgetAll();
        kit::Script outage;
        outage.status = 503;
        outage.body = "<html>no backend</html>";
        outage.headers = {{"Content-Type", "text/html"}};
        m_wire->plays(u"/api/health/checks/alarms"_s, outage);
        kit::Heard<RabbitHealth> second;
        RabbitApi(*m_client).health(u"alarms"_s, this, second.into());
        QVERIFY(second.wait() && !second.ok());
        QCOMPARE(second.error().kind, ErrorKind::Server);
    }
    void peeksWhereThatDestroysNothing() {
        m_wire->answers(u"GET /api/queues/%2F/q"_s, R"({"name":"q","vhost":"/","type":"classic"})");
        m_wire->answers(u"POST /api/queues/%2F/q/get"_s, kit::rabbitData("get.json"));
        kit::Heard<RabbitApi::Peeked> heard;
        RabbitApi(*m_client).peek({u"/"_s, u"q"_s}, {}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value().messages.size(), 2);
        QCOMPARE(heard.value().risk.level, PeekRisk::Level::Marked);
        const auto body = QJsonDocument::fromJson(m_wire->seen().constLast().body).object();
        QCOMPARE(body.value(u"ackmode"_s).toString(), u"ack_requeue_true"_s);
        QCOMPARE(body.value(u"count"_s).toInt(), 10);
    }
    void refusesAPeekThatDestroys() {
        const QByteArray queue = R"({"name":"q","vhost":"/","type":"quorum","arguments":{"x-delivery-limit":3}})";
        m_wire->answers(u"GET /api/queues/%2F/q"_s, queue);
        kit::Heard<RabbitApi::Peeked> refused;
        RabbitApi(*m_client).peek({u"/"_s, u"q"_s}, {}, this, refused.into());
        QVERIFY(refused.wait() && !refused.ok());
        QCOMPARE(refused.error().code, u"peek_destroys"_s);
        m_wire->answers(u"POST /api/queues/%2F/q/get"_s, "[]"); // asked for in spite of it
        RabbitApi::Peek how;
        how.despiteLimit = true;
        kit::Heard<RabbitApi::Peeked> meant;
        RabbitApi(*m_client).peek({u"/"_s, u"q"_s}, how, this, meant.into());
        QVERIFY(meant.wait() && meant.ok());
        QCOMPARE(meant.value().risk.level, PeekRisk::Level::Destroys);
    }
    void asksForTheVersionWhereNobodyWroteALimit() {
        m_wire->answers(u"GET /api/queues/%2F/q"_s, R"({"name":"q","vhost":"/","type":"quorum"})");
        m_wire->answers(u"/api/overview"_s, R"({"management_version":"4.0.1","rabbitmq_version":"4.0.1"})");
        kit::Heard<RabbitApi::Peeked> heard;
        RabbitApi(*m_client).peek({u"/"_s, u"q"_s}, {}, this, heard.into());
        QVERIFY(heard.wait() && !heard.ok());
        QCOMPARE(heard.error().code, u"peek_destroys"_s);
    }
    void purgesWhatIsConfirmedByName() {
        kit::Heard<RabbitQueue> wrong;
        RabbitApi(*m_client).purge({u"/"_s, u"q"_s}, u"Q"_s, this, wrong.into());
        QCOMPARE(wrong.times(), 0); // never inside the call
        QVERIFY(wrong.wait() && !wrong.ok());
        QCOMPARE(wrong.error().code, u"confirm_name"_s);
        QVERIFY(m_wire->seen().isEmpty());
        m_wire->answers(u"GET /api/queues/%2F/q"_s, R"({"name":"q","messages_ready":5,"messages_unacknowledged":2})");
        m_wire->answers(u"DELETE /api/queues/%2F/q/contents"_s, {}, 204);
        kit::Heard<RabbitQueue> done;
        RabbitApi(*m_client).purge({u"/"_s, u"q"_s}, u"q"_s, this, done.into());
        QVERIFY(done.wait() && done.ok());
        QCOMPARE(done.value().ready, std::optional<std::int64_t>(5));
    }
    void holdsADroppedMessageForAFailure_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("routed") << 200 << QByteArray(R"({"routed":true})") << QString();
        QTest::newRow("dropped") << 200 << QByteArray(R"({"routed":false})") << u"not_routed"_s;
        QTest::newRow("full")
            << 400
            << QByteArray(
                   "{\"error\":\"bad_request\",\"reason\":\"rejected Unable to publish message. Check queue limits.\"}")
            << u"queue_full"_s;
        QTest::newRow("other") << 200 << QByteArray("{}") << u"rabbitmq_answer"_s;
    }
    void holdsADroppedMessageForAFailure() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        m_wire->answers(u"POST /api/exchanges/%2F/amq.default/publish"_s, body, status);
        kit::Heard<RabbitDone> heard;
        RabbitApi(*m_client).publish(u"/"_s, {{}, u"q"_s, "ol\xc3\xa1", u"id-1"_s, {}}, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().code, code);
        const auto sent = QJsonDocument::fromJson(m_wire->seen().constLast().body).object();
        QCOMPARE(sent.value(u"payload"_s).toString(), u"b2zDoQ=="_s);
    }
    void startsAShovelAsItIsSafest() {
        m_wire->answers(u"PUT /api/parameters/shovel/%2F/farol-retry-1"_s, {}, 201);
        kit::Heard<RabbitDone> heard;
        RabbitApi(*m_client).startShovel({u"/"_s, u"farol-retry-1"_s, u"a.dlq"_s, u"a"_s}, 50, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        const auto value = QJsonDocument::fromJson(m_wire->seen().constLast().body).object()[u"value"_s].toObject();
        QCOMPARE(value[u"ack-mode"_s].toString(), u"on-confirm"_s);
        QCOMPARE(value[u"src-delete-after"_s].toString(), u"queue-length"_s);
        QCOMPARE(value[u"src-uri"_s].toString(), u"amqp:///%2F"_s);
        QCOMPARE(value[u"dest-queue"_s].toString(), u"a"_s);
        QVERIFY(!value.contains(u"dest-exchange"_s));
    }
    void asksTheMetricsPort() {
        m_wire->plays(u"/metrics/detailed"_s,
                      {200, kit::rabbitData("detailed.txt"), {{"Content-Type", "text/plain; version=0.0.4"}}});
        kit::Heard<RabbitDepths> heard;
        askRabbitDepths(*m_client, u"/"_s, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(m_wire->seen().constLast().query,
                 u"vhost=%2F&family=queue_coarse_metrics&family=queue_consumer_count"_s);
    }
    void tellsARefusal_data() {
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
        row("bad login", 401, json, R"({"error":"not_authorized","reason":"Login failed"})", ErrorKind::Unauthorized,
            "source_unauthorized", "Login failed");
        row("no right", 401, json, R"({"error":"not_authorised","reason":"Not monitor user"})", ErrorKind::Forbidden,
            "source_forbidden", "Not monitor user");
        row("no credentials", 401, "", "", ErrorKind::Unauthorized, "source_unauthorized", "who you are");
        row("missing", 404, json, R"({"error":"Object Not Found","reason":"Not Found"})", ErrorKind::NotFound,
            "not_found", "nothing of that name");
        row("missing queue", 404, json, R"({"error":"not_found","reason":"NOT_FOUND - no queue 'x' in vhost '/'"})",
            ErrorKind::NotFound, "not_found", "no queue 'x'");
        row("a list", 400, json, R"({"error":"bad_request","reason":["not_int","delivery_mode"]})", ErrorKind::Rejected,
            "bad_request", "not_int: delivery_mode");
        row("html in it", 400, json,
            R"({"error":"bad_request","reason":"one of [&lt;&lt;&quot;no-ack&quot;&gt;&gt;] &amp;lt;"})",
            ErrorKind::Rejected, "bad_request", "[<<\"no-ack\">>] &lt;");
        row("method", 405, "", "", ErrorKind::Rejected, "method_not_allowed", "does not do that");
        row("bad mode", 500, "", "", ErrorKind::Server, "server_error", "500");
        row("proxy", 502, "text/html", "<html/>", ErrorKind::Server, "server_error", "502");
        row("another program", 404, "text/plain", "404", ErrorKind::Malformed, "not_rabbitmq", "15672");
        row("a page", 200, "text/html", "<html/>", ErrorKind::Malformed, "not_rabbitmq", "text/html");
        row("no overview", 200, json, "[]", ErrorKind::Malformed, "rabbitmq_answer", "no object");
    }
    void tellsARefusal() {
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
        m_wire->plays(u"/api/overview"_s, script);
        kit::Heard<QString> heard;
        askWhetherRabbit(*m_client, this, heard.into());
        QVERIFY(heard.wait() && !heard.ok());
        QCOMPARE(heard.error().code, code);
        QCOMPARE(heard.error().kind, kind);
        QCOMPARE(heard.error().httpStatus == status || status == 200, true);
        QVERIFY2(heard.error().detail.contains(says), qPrintable(heard.error().detail));
    }
    void saysWhatAnAccountCannotDo_data() {
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QStringList>("lacks");
        const QString chosen = u"chosen_messages"_s;
        QTest::newRow("administrator") << QStringList{u"administrator"_s} << QStringList{chosen};
        QTest::newRow("both") << QStringList{u"monitoring"_s, u"policymaker"_s} << QStringList{chosen};
        QTest::newRow("management") << QStringList{u"management"_s}
                                    << QStringList{u"other_connections"_s, u"all_virtual_hosts"_s, u"redrive"_s,
                                                   chosen};
        QTest::newRow("none") << QStringList{} << QStringList{u"everything"_s};
    }
    void saysWhatAnAccountCannotDo() {
        QFETCH(QStringList, tags);
        QFETCH(QStringList, lacks);
        QStringList said;
        for (const auto &one : rabbitLacks({u"ana"_s, tags}, {}, true)) {
            said.append(one.what);
        }
        QCOMPARE(said, lacks);
    }
};

QTEST_GUILESS_MAIN(RabbitApiTest)
#include "tst_rabbitapi.moc"
