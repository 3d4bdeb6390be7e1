// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/openapischema.h"
#include "kit/rabbitdata.h"
#include "kit/rawserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

// A RabbitMQ of few words: what it says to "METHOD /path", the rest is not there.
class ScriptedRabbit final {
public:
    ScriptedRabbit()
        : m_server([this](QTcpSocket &socket, const QByteArray &request) { say(socket, request); }) {}
    void on(const QByteArray &call, const QByteArray &body, int status = 200) { m_says[call] = {status, body}; }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }
    [[nodiscard]] QList<QByteArray> requests() const { return m_server.requests(); }
    [[nodiscard]] bool wasWritten() const {
        for (const auto &request : requests()) {
            if (!request.startsWith("GET ")) {
                return true;
            }
        }
        return false;
    }

private:
    void say(QTcpSocket &socket, const QByteArray &request) {
        const auto words = request.left(request.indexOf('\r')).split(' ');
        const QByteArray path = words.value(1).split('?').value(0);
        const QByteArray missing = "{\"error\":\"Object Not Found\",\"reason\":\"Not Found\"}";
        const auto [status, body] = m_says.value(words.value(0) + ' ' + path, {404, missing});
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: application/json\r\n" +
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    QHash<QByteArray, std::pair<int, QByteArray>> m_says;
    RawServer m_server;
};

QJsonObject object(const FarolctlRun::Outcome &ran) {
    return QJsonDocument::fromJson(ran.out.toUtf8()).object();
}
QJsonObject row(const FarolctlRun::Outcome &ran, int i = 0) {
    return object(ran).value(u"rows"_s).toArray().at(i).toObject();
}

} // namespace

// farolctl with a RabbitMQ: lists, redrive, peek, purge and what it may do, for scripts and for people.
class RabbitTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<ScriptedRabbit> m_rabbit;

    // Empty: what it prints is as resources/api says.
    static QStringList faults(const char *schema, const FarolctlRun::Outcome &ran) {
        SchemaWalk walk(YAML::LoadFile(FAROL_SOURCE_DIR "/resources/api/farolctl-rabbitmq.yaml"));
        return walk.compare(QString::fromLatin1(schema), ran.out.toUtf8());
    }
    FarolctlRun::Outcome run(const QStringList &words) {
        return FarolctlRun(QString{}).bare(words + QStringList{u"--rabbitmq"_s, m_rabbit->url()});
    }
    void holdsTwoQueues() {
        m_rabbit->on("GET /api/queues/%2F/a.dlq", "{\"name\":\"a.dlq\",\"vhost\":\"/\",\"messages\":20}");
        m_rabbit->on("GET /api/queues/%2F/a", "{\"name\":\"a\",\"vhost\":\"/\",\"messages\":0}");
        m_rabbit->on("GET /api/exchanges/%2F", "[{\"name\":\"dlx\",\"vhost\":\"/\",\"type\":\"fanout\"}]");
        m_rabbit->on("GET /api/bindings/%2F",
                     "[{\"source\":\"dlx\",\"vhost\":\"/\",\"destination\":\"a.dlq\",\"destination_type\":\"queue\"}]");
        m_rabbit->on("GET /api/queues/%2F", origins({"a"}));
    }
    static QByteArray origins(const QList<QByteArray> &names) {
        QByteArray items = "{\"name\":\"a.dlq\",\"vhost\":\"/\",\"messages\":20}";
        for (const auto &name : names) {
            items += ",{\"name\":\"" + name + "\",\"vhost\":\"/\",\"arguments\":{\"x-dead-letter-exchange\":\"dlx\"}}";
        }
        return "{\"page_count\":1,\"items\":[" + items + "]}";
    }

private Q_SLOTS:
    void init() { m_rabbit = std::make_unique<ScriptedRabbit>(); }

    void listsQueues() {
        m_rabbit->on("GET /api/queues", rabbitData("queues_page2.json"));
        const auto ran = run({u"list"_s, u"queues"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(u"pagamentos.dlq +/ +classic +stalled +20 +0 +0"_s)),
                 qPrintable(ran.out));
        QVERIFY(m_rabbit->requests().front().contains("page_size=500"));
        const auto printed = run({u"list"_s, u"queues"_s, u"--json"_s});
        QCOMPARE(faults("RabbitQueues", printed), QStringList());
        const auto json = row(printed);
        QCOMPARE(json[u"id"_s].toString(), u"%2F/pagamentos.dlq"_s);
        QCOMPARE(json[u"status"_s].toString(), u"stalled"_s);
        QCOMPARE(json[u"status_raw"_s].toString(), u"running"_s);
        QCOMPARE(json[u"ready"_s].toInt(), 20);
        QVERIFY(json[u"published_per_second"_s].isNull()); // not reported: no zero
    }
    void takesDepthsFromTheMetricsPort() {
        m_rabbit->on("GET /api/queues", "{\"page_count\":1,\"items\":[{\"name\":\"pagamentos\",\"vhost\":\"/\"}]}");
        m_rabbit->on("GET /metrics/detailed", rabbitData("detailed.txt"));
        const auto ran = run({u"list"_s, u"queues"_s, u"--metrics"_s, m_rabbit->url(), u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(row(ran)[u"ready"_s].toInt(), 1300);
        QVERIFY(m_rabbit->requests().front().contains("disable_stats=true"));
    }
    void listsTheRestAndChoosesByName() {
        m_rabbit->on("GET /api/exchanges", "[{\"name\":\"dlx\",\"vhost\":\"/\",\"type\":\"fanout\"},"
                                           "{\"name\":\"\",\"vhost\":\"/\",\"type\":\"direct\"}]");
        const auto ran = run({u"list"_s, u"exchanges"_s, u"--name"_s, u"DL"_s, u"--json"_s});
        QCOMPARE(object(ran)[u"rows"_s].toArray().size(), 1);
        QCOMPARE(faults("RabbitExchanges", ran), QStringList());
        m_rabbit->on("GET /api/bindings", "[{\"source\":\"\",\"vhost\":\"/\",\"destination\":\"q\"}]");
        QCOMPARE(faults("RabbitBindings", run({u"list"_s, u"bindings"_s, u"--json"_s})), QStringList());
        m_rabbit->on("GET /api/consumers", "[{\"queue\":{\"name\":\"q\",\"vhost\":\"/\"},\"consumer_tag\":\"t\"}]");
        QCOMPARE(faults("RabbitConsumers", run({u"list"_s, u"consumers"_s, u"--json"_s})), QStringList());
        m_rabbit->on("GET /api/connections", "[{\"name\":\"a -> b\",\"connected_at\":1795292893924}]");
        QCOMPARE(faults("RabbitConnections", run({u"list"_s, u"connections"_s, u"--json"_s})), QStringList());
        m_rabbit->on("GET /api/consumers/a%2Fb", "[]");
        QCOMPARE(run({u"list"_s, u"consumers"_s, u"--vhost"_s, u"a/b"_s}).code, 0);
        holdsTwoQueues();
        m_rabbit->on("GET /api/queues/%2F", origins({"a", "b"}));
        const auto letters = run({u"list"_s, u"deadletters"_s, u"--vhost"_s, u"/"_s});
        QVERIFY2(letters.out.contains(QRegularExpression(u"a.dlq +/ +20 +a, b +yes"_s)), qPrintable(letters.out));
    }
    void saysARefusalByItsExitStatus_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("login") << 401 << QByteArray("{\"error\":\"not_authorized\",\"reason\":\"Login failed\"}") << 4
                               << u"Login failed"_s;
        QTest::newRow("right") << 401 << QByteArray("{\"error\":\"not_authorised\",\"reason\":\"Not monitor user\"}")
                               << 4 << u"does not give this account that right"_s;
        QTest::newRow("regex") << 400 << QByteArray("{\"error\":\"bad_request\",\"reason\":\"bad\"}") << 1 << u"bad"_s;
        QTest::newRow("shape") << 200 << QByteArray("[]") << 3 << u"without items"_s;
    }
    void saysARefusalByItsExitStatus() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(QString, says);
        m_rabbit->on("GET /api/queues", body, status);
        const auto ran = run({u"list"_s, u"queues"_s});
        QVERIFY2(ran.code == code && ran.err.contains(says), qPrintable(ran.err));
    }
    void sendsAPasswordFromAFileAlone() {
        m_rabbit->on("GET /api/queues", rabbitData("queues_page2.json"));
        const FarolctlRun farolctl(QString{});
        const QString path = farolctl.write(u"password"_s, "pw-canary\n");
        QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(run({u"list"_s, u"queues"_s, u"--user"_s, u"ana"_s, u"--password-file"_s, path}).code, 0);
        QVERIFY(m_rabbit->requests().back().contains("Basic " + QByteArray("ana:pw-canary").toBase64()));
        QCOMPARE(run({u"list"_s, u"queues"_s, u"--user"_s, u"ana"_s}).code, 2);
        QCOMPARE(FarolctlRun(QString{}).bare({u"list"_s, u"queues"_s}).code, 2);
    }
    void plansARedriveAndWritesNothing() {
        holdsTwoQueues();
        const QStringList words{u"queue"_s, u"redrive"_s, u"--from"_s, u"a.dlq"_s, u"--to"_s, u"a"_s, u"--plan"_s};
        const auto ran = run(words);
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(u"a.dlq +a +20 +a\n"_s)), qPrintable(ran.out));
        QVERIFY2(ran.out.contains(u"may be delivered twice"_s), qPrintable(ran.out));
        const auto printed = run(words + QStringList{u"--json"_s});
        QCOMPARE(faults("RedrivePlanned", printed), QStringList());
        const auto plan = object(printed)[u"plan"_s].toObject();
        QCOMPARE(plan[u"messages"_s].toInt(), 20);
        QVERIFY(!plan[u"stops"_s].toBool());
        QVERIFY(!m_rabbit->wasWritten());
    }
    void refusesARedriveOfSeveralOrigins() {
        holdsTwoQueues();
        m_rabbit->on("GET /api/queues/%2F", origins({"a", "b"}));
        const auto ran = run({u"queue"_s, u"redrive"_s, u"--from"_s, u"a.dlq"_s, u"--to"_s, u"a"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains(u"STOPS: "_s) && ran.out.contains(u"needs farold"_s), qPrintable(ran.out));
        QVERIFY(!m_rabbit->wasWritten());
    }
    void refusesARedriveToAQueueThatIsMissing() {
        holdsTwoQueues();
        const auto ran = run({u"queue"_s, u"redrive"_s, u"--from"_s, u"a.dlq"_s, u"--to"_s, u"typo"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY(!m_rabbit->wasWritten());
    }
    void peeksAndRefusesWhereThatDestroys() {
        m_rabbit->on("GET /api/queues/%2F/q", "{\"name\":\"q\",\"vhost\":\"/\",\"type\":\"classic\"}");
        m_rabbit->on("POST /api/queues/%2F/q/get", rabbitData("get.json"));
        const auto ran = run({u"queue"_s, u"peek"_s, u"q"_s});
        QVERIFY2(ran.code == 0 && ran.err.contains(u"A peek is a delivery"_s), qPrintable(ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(u"E2E-1 +pagamento +12 +5 +pagamentos +rejected +olá"_s)),
                 qPrintable(ran.out));
        const auto printed = run({u"queue"_s, u"peek"_s, u"q"_s, u"--json"_s});
        QCOMPARE(object(printed)[u"origins"_s].toArray().size(), 1);
        QCOMPARE(faults("RabbitPeeked", printed), QStringList());
        m_rabbit->on("GET /api/queues/%2F/q", "{\"name\":\"q\",\"type\":\"quorum\",\"arguments\":"
                                              "{\"x-delivery-limit\":3}}");
        const auto refused = run({u"queue"_s, u"peek"_s, u"q"_s});
        QVERIFY2(refused.code == 1 && refused.err.contains(u"at most 4 times"_s), qPrintable(refused.err));
        QCOMPARE(run({u"queue"_s, u"peek"_s, u"q"_s, u"--despite-limit"_s}).code, 0);
    }
    void purgesByTheExactNameAlone() {
        m_rabbit->on("GET /api/queues/%2F/q", "{\"name\":\"q\",\"vhost\":\"/\",\"messages_ready\":5}");
        m_rabbit->on("DELETE /api/queues/%2F/q/contents", {}, 204);
        const auto wrong = run({u"queue"_s, u"purge"_s, u"q"_s, u"--confirm"_s, u"Q"_s});
        QCOMPARE(wrong.code, 2);
        QVERIFY(!m_rabbit->wasWritten());
        const auto ran = run({u"queue"_s, u"purge"_s, u"q"_s, u"--confirm"_s, u"q"_s});
        QVERIFY2(ran.code == 0 && ran.out.contains(u"5 were ready"_s), qPrintable(ran.out + ran.err));
        QVERIFY(m_rabbit->wasWritten());
        const auto printed =
            run({u"queue"_s, u"purge"_s, u"q"_s, u"--confirm"_s, u"q"_s, u"--json"_s, u"--reason"_s, u"drill"_s});
        QCOMPARE(faults("RabbitPurged", printed), QStringList());
        QCOMPARE(object(printed)[u"reason"_s].toString(), u"drill"_s);
    }
    void saysThatThereIsNothingToMove() {
        holdsTwoQueues();
        m_rabbit->on("GET /api/queues/%2F/a.dlq", "{\"name\":\"a.dlq\",\"vhost\":\"/\",\"messages\":0}");
        m_rabbit->on("GET /api/parameters/shovel/%2F", "[]");
        const auto ran =
            run({u"queue"_s, u"redrive"_s, u"--from"_s, u"a.dlq"_s, u"--to"_s, u"a"_s, u"--json"_s}); // believes 0 late
        QVERIFY2(ran.code == 1 && ran.err.count(u"waiting until the counts rest"_s) == 1, qPrintable(ran.err));
        QCOMPARE(object(ran)[u"status"_s].toString(), u"empty"_s);
        QCOMPARE(faults("RedriveReport", ran), QStringList());
        QVERIFY(!m_rabbit->wasWritten());
    }
    void knowsARabbitAsASource() {
        m_rabbit->on("GET /api/overview", rabbitData("overview.json"));
        m_rabbit->on("GET /api/whoami", "{\"name\":\"ana\",\"tags\":[\"management\"]}");
        m_rabbit->on("GET /api/parameters/shovel", "{\"error\":\"not_authorised\",\"reason\":\"no\"}", 401);
        const QStringList words{u"source"_s, u"test"_s, u"--source"_s, m_rabbit->url()};
        const auto ran = FarolctlRun(QString{}).bare(words);
        QVERIFY2(ran.code == 0 && ran.out.contains(u"RabbitMQ 3.10.8, as ana (management)"_s), qPrintable(ran.out));
        QVERIFY2(ran.out.contains(u"Cannot: redrive, because a dynamic shovel needs"_s), qPrintable(ran.out));
        const auto json = object(FarolctlRun(QString{}).bare(words + QStringList{u"--json"_s}));
        QCOMPARE(json[u"kind"_s].toString(), u"rabbitmq"_s);
        QCOMPARE(json[u"tags"_s].toArray().size(), 1);
        m_rabbit->on("GET /api/overview", "{\"error\":\"not_authorized\",\"reason\":\"Login failed\"}", 401);
        const auto door = FarolctlRun(QString{}).bare(words);
        QVERIFY2(door.code == 4 && door.out.contains(u"Login failed"_s), qPrintable(door.out));
    }
};

QTEST_GUILESS_MAIN(RabbitTest)
#include "tst_rabbit.moc"
