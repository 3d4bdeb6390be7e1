// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heard.h"
#include "net/rabbitmq/rabbitrefusal.h"
#include "net/rabbitmq/redriver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <csignal>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString oddName = u"a/b ção%?#"_s;

} // namespace

// The same calls at a real RabbitMQ with its management and shovel plugins, which is killed and started again.
class RealRabbitTest final : public QObject {
    Q_OBJECT
    QUrl m_url;
    std::unique_ptr<HttpClient> m_client;
    SystemClock m_clock;
    QStringList m_cleaned; // shovels that redrives found

    void redriveThroughADeath(const QString &from, const QString &to, std::chrono::milliseconds middle, bool &onItsWay);

    std::unique_ptr<HttpClient> clientFor(const QByteArray &user, const QByteArray &password) const {
        QList<std::pair<QByteArray, Secret>> headers;
        if (!user.isEmpty()) {
            headers.append({"Authorization", Secret("Basic " + (user + ':' + password).toBase64())});
        }
        return std::make_unique<HttpClient>(rabbitOptions(m_url, {}, headers));
    }
    // For what the connector has no word for: making queues, users and policies.
    bool tell(Method method, const QString &path, const QJsonObject &body = {}) {
        HttpRequest request;
        request.method = method;
        request.path = u"/api/"_s + path;
        request.credentials = Credentials::None;
        request.expect = Expect::Anything;
        request.contentType = "application/json";
        request.body = QJsonDocument(body).toJson();
        kit::Heard<HttpReply> heard;
        m_client->send(request, this, heard.into());
        const bool done = heard.wait() && heard.ok();
        if (!done) {
            qWarning("%s: %s", qPrintable(path), qPrintable(heard.error().detail));
        }
        return done;
    }
    bool makeQueue(const QString &name, const QJsonObject &arguments = {}) {
        return tell(Method::Put, u"queues/%2F/"_s + rabbitSegment(name),
                    {{u"durable"_s, true}, {u"arguments"_s, arguments}});
    }
    bool publish(const QString &queue, const QString &id, const QByteArray &payload) {
        kit::Heard<RabbitDone> heard;
        RabbitApi(*m_client).publish(u"/"_s, {{}, queue, payload, id, {}}, this, heard.into());
        return heard.wait() && heard.ok();
    }
    Result<RabbitQueue> queue(const QString &name) {
        kit::Heard<RabbitQueue> heard;
        RabbitApi(*m_client).queue({u"/"_s, name}, this, heard.into());
        return heard.wait() && heard.ok() ? Result<RabbitQueue>(heard.value()) : tl::unexpected(heard.error());
    }
    // Until the late counts say so.
    bool waitForCount(const QString &name, std::int64_t messages) {
        return QTest::qWaitFor(
            [&] {
                const auto one = queue(name);
                return one && one->messages == messages && one->policyKnown;
            },
            60'000);
    }
    Result<RabbitApi::Peeked> peek(const QString &name, bool despiteLimit = false) {
        RabbitApi::Peek how;
        how.count = 1000;
        how.mostBytes = 100;
        how.despiteLimit = despiteLimit;
        kit::Heard<RabbitApi::Peeked> heard;
        RabbitApi(*m_client).peek({u"/"_s, name}, how, this, heard.into());
        return heard.wait() && heard.ok() ? Result<RabbitApi::Peeked>(heard.value()) : tl::unexpected(heard.error());
    }
    static QString services() { return QStringLiteral(FAROL_SOURCE_DIR "/tests/kit/services.sh"); }
    static QString folder() { return qEnvironmentVariable("FAROL_SERVICES_DIR"); }
    // How long the broker takes to move a queue; gives up after a while.
    std::chrono::milliseconds timeToMove(const QString &from, const QString &to) {
        kit::Heard<RabbitDone> done;
        RabbitApi(*m_client).startShovel({u"/"_s, u"measure"_s, from, to}, 100, this, done.into());
        QElapsedTimer since;
        since.start();
        bool isGone = !done.wait();
        while (!isGone && since.elapsed() < 60'000) {
            kit::Heard<QList<RabbitShovelOrder>> orders;
            RabbitApi(*m_client).shovelOrders(u"/"_s, this, orders.into());
            isGone = orders.wait() && orders.ok() && orders.value().isEmpty();
        }
        return std::chrono::milliseconds(since.elapsed());
    }
    // The session that services.sh made for the broker, with all its processes.
    static bool killBroker() {
        QFile file(folder() + u"/rabbitmq.pid"_s);
        const int pid = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(0).toInt() : 0;
        return pid > 1 && ::kill(-pid, SIGKILL) == 0;
    }
    static bool startBroker() {
        QProcess process;
        process.start(services(), {u"start"_s, folder(), u"rabbitmq"_s});
        const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 120'000);
        return ended && process.exitCode() == 0;
    }

private Q_SLOTS:
    void initTestCase() {
        m_url = QUrl(qEnvironmentVariable("FAROL_RABBITMQ_URL"));
        QVERIFY2(m_url.isValid() && !m_url.isEmpty(), "run it by with_services.sh");
        m_client = clientFor("farol", qgetenv("FAROL_RABBITMQ_PASSWORD"));
        for (const auto &[user, tags] : {std::pair{u"mgmt"_s, u"management"_s}, {u"maker"_s, u"policymaker"_s}}) {
            QVERIFY(tell(Method::Put, u"users/"_s + user, {{u"password"_s, u"m"_s}, {u"tags"_s, tags}}));
            QVERIFY(tell(Method::Put, u"permissions/%2F/"_s + user,
                         {{u"configure"_s, u".*"_s}, {u"write"_s, u".*"_s}, {u"read"_s, u".*"_s}}));
        }
    }
    void saysWhatItIs() {
        RabbitApi api(*m_client);
        kit::Heard<RabbitOverview> overview;
        api.overview(this, overview.into());
        QVERIFY(overview.wait() && overview.ok());
        QVERIFY2(overview.value().version.startsWith(u"3."_s), qPrintable(overview.value().version));
        kit::Heard<RabbitWho> who;
        api.whoami(this, who.into());
        QVERIFY(who.wait() && who.ok());
        QCOMPARE(who.value().tags, QStringList{u"administrator"_s});
        kit::Heard<RabbitHealth> alarms;
        api.health(u"alarms"_s, this, alarms.into());
        QVERIFY(alarms.wait() && alarms.ok() && alarms.value().good);
        kit::Heard<RabbitHealth> listener;
        api.health(u"port-listener/1"_s, this, listener.into());
        QVERIFY(listener.wait() && listener.ok() && !listener.value().good); // 503 is an answer
    }
    void listsByEncodedNames() {
        QVERIFY(makeQueue(oddName));
        QVERIFY(makeQueue(u"list.two"_s));
        QCOMPARE(queue(oddName).value_or(RabbitQueue()).name, oddName);
        RabbitQueueList list(*m_client);
        kit::Heard<RabbitQueueList::Seen> heard;
        list.ask({u"/"_s, u"b ção%?"_s, false, false}, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value().queues.size(), 1);
        QCOMPARE(heard.value().queues.constFirst().name, oddName);
        kit::Heard<RabbitQueueList::Seen> regex;
        list.ask({{}, u"^list\\.t(w|x)o$"_s, true, true}, regex.into());
        QVERIFY(regex.wait() && regex.ok());
        QCOMPARE(regex.value().queues.size(), 1);
        kit::Heard<RabbitQueueList::Seen> bad;
        list.ask({{}, u"("_s, true, false}, bad.into());
        QVERIFY(bad.wait() && !bad.ok());
        QCOMPARE(bad.error().kind, ErrorKind::Rejected);
    }
    void listsTheRest() {
        RabbitApi api(*m_client);
        kit::Heard<QList<RabbitExchange>> exchanges;
        api.exchanges(u"/"_s, this, exchanges.into());
        QVERIFY(exchanges.wait() && exchanges.ok() && exchanges.value().size() >= 7);
        kit::Heard<QList<RabbitBinding>> bindings;
        api.bindings({}, this, bindings.into());
        QVERIFY(bindings.wait() && bindings.ok() && !bindings.value().isEmpty());
        kit::Heard<QList<RabbitConsumer>> consumers;
        api.consumers(u"/"_s, this, consumers.into());
        QVERIFY(consumers.wait() && consumers.ok());
        kit::Heard<QList<RabbitConnection>> connections;
        api.connections(u"/"_s, this, connections.into());
        QVERIFY(connections.wait() && connections.ok());
        kit::Heard<QList<RabbitConnection>> all;
        api.connections({}, this, all.into());
        QVERIFY(all.wait() && all.ok());
    }
    void tellsABadLoginFromAMissingRight() {
        const auto refusal = [this](const std::unique_ptr<HttpClient> &client, bool shovels) {
            kit::Heard<QList<RabbitShovelOrder>> orders;
            kit::Heard<RabbitOverview> overview;
            if (shovels) {
                RabbitApi(*client).shovelOrders(u"/"_s, this, orders.into());
                return orders.wait() ? orders.error() : Error();
            }
            RabbitApi(*client).overview(this, overview.into());
            return overview.wait() ? overview.error() : Error();
        };
        const auto login = refusal(clientFor("farol", "wrong"), false);
        QCOMPARE(login.kind, ErrorKind::Unauthorized);
        QVERIFY2(login.detail.contains(u"Login failed"_s), qPrintable(login.detail));
        const auto nobody = refusal(clientFor({}, {}), false);
        QCOMPARE(nobody.kind, ErrorKind::Unauthorized);
        const auto right = refusal(clientFor("mgmt", "m"), true);
        QCOMPARE(right.kind, ErrorKind::Forbidden);
        QCOMPARE(right.httpStatus, 401);
        QVERIFY2(right.detail.contains(u"not authorised"_s), qPrintable(right.detail));
    }
    void refusesAPeekThatDestroys() {
        QVERIFY(makeQueue(u"poison"_s, {{u"x-queue-type"_s, u"quorum"_s}}));
        const QJsonObject definition{{u"delivery-limit"_s, 1}};
        QVERIFY(tell(Method::Put, u"policies/%2F/poison"_s,
                     {{u"pattern"_s, u"^poison$"_s}, {u"definition"_s, definition}, {u"apply-to"_s, u"queues"_s}}));
        QVERIFY(publish(u"poison"_s, u"m1"_s, "ol\xc3\xa1"));
        const auto early = peek(u"poison"_s); // it has not told its policies yet, or just did
        QVERIFY(!early);
        QVERIFY(waitForCount(u"poison"_s, 1));
        const auto refused = peek(u"poison"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"peek_destroys"_s);
        QCOMPARE(peek(u"poison"_s, true)->messages.constFirst().payload, QByteArray("ol\xc3\xa1"));
        QCOMPARE(peek(u"poison"_s, true)->messages.size(), 1);
        QVERIFY(peek(u"poison"_s, true)->messages.isEmpty()); // as it was said
    }
    void failsWhereAMessageIsDropped() {
        kit::Heard<RabbitDone> heard;
        RabbitApi(*m_client).publish(u"/"_s, {{}, u"nobody"_s, "x", {}, {}}, this, heard.into());
        QVERIFY(heard.wait() && !heard.ok());
        QCOMPARE(heard.error().code, u"not_routed"_s);
        QVERIFY(makeQueue(u"full"_s, {{u"x-max-length"_s, 1}, {u"x-overflow"_s, u"reject-publish"_s}}));
        QVERIFY(publish(u"full"_s, u"1"_s, "x"));
        kit::Heard<RabbitDone> second;
        RabbitApi(*m_client).publish(u"/"_s, {{}, u"full"_s, "x", {}, {}}, this, second.into());
        QVERIFY(second.wait() && !second.ok());
        QCOMPARE(second.error().code, u"queue_full"_s);
    }
    void readsDepthsFromTheMetricsPort() {
        HttpClient metrics(rabbitOptions(QUrl(qEnvironmentVariable("FAROL_RABBITMQ_METRICS_URL")), {}));
        const std::pair place{u"/"_s, u"full"_s};
        std::optional<std::int64_t> ready;
        QVERIFY(QTest::qWaitFor(
            [&] {
                kit::Heard<RabbitDepths> heard;
                askRabbitDepths(metrics, u"/"_s, this, heard.into());
                ready = heard.wait() && heard.ok() ? heard.value().queues.value(place).ready : std::nullopt;
                return ready == 1;
            },
            30'000));
    }
    void purgesByName() {
        QVERIFY(makeQueue(u"purged"_s));
        for (int i = 0; i < 5; ++i) {
            QVERIFY(publish(u"purged"_s, {}, "x"));
        }
        QVERIFY(waitForCount(u"purged"_s, 5));
        kit::Heard<RabbitQueue> heard;
        RabbitApi(*m_client).purge({u"/"_s, u"purged"_s}, u"purged"_s, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value().ready, std::optional<std::int64_t>(5));
        QVERIFY(peek(u"purged"_s)->messages.isEmpty());
        QVERIFY(waitForCount(u"purged"_s, 0));
    }
    void plansByWhatPoliciesAndBindingsSay() {
        const QJsonObject definition{{u"dead-letter-exchange"_s, u""_s}, {u"dead-letter-routing-key"_s, u"plan.dlq"_s}};
        QVERIFY(makeQueue(u"plan.a"_s, {{u"x-dead-letter-exchange"_s, u"amq.fanout"_s}}));
        QVERIFY(makeQueue(u"plan.b"_s));
        QVERIFY(makeQueue(u"plan.dlq"_s));
        QVERIFY(tell(Method::Put, u"policies/%2F/plan"_s,
                     {{u"pattern"_s, u"^plan.b$"_s}, {u"definition"_s, definition}, {u"apply-to"_s, u"queues"_s}}));
        QVERIFY(tell(Method::Post, u"bindings/%2F/e/amq.fanout/q/plan.dlq"_s, {{u"routing_key"_s, u""_s}}));
        QVERIFY(waitForCount(u"plan.b"_s, 0));
        Redriver redriver(*m_client, m_clock);
        kit::Heard<RedrivePlan> heard;
        redriver.plan({u"/"_s, u"plan.dlq"_s}, u"plan.a"_s, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value().origins, (QStringList{u"plan.a"_s, u"plan.b"_s}));
        QVERIFY(heard.value().stops());
        kit::Heard<RedrivePlan> missing;
        redriver.plan({u"/"_s, u"plan.dlq"_s}, u"plan.misspelt"_s, missing.into());
        QVERIFY(missing.wait() && !missing.ok());
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(!queue(u"plan.misspelt"_s)); // no shovel made it
    }
    void tellsThatAFullDestinationTookNothing() {
        QVERIFY(makeQueue(u"src20"_s));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(publish(u"src20"_s, {}, "x"));
        }
        RedrivePlan plan;
        plan.from = {u"/"_s, u"src20"_s};
        plan.to = u"full"_s;
        plan.destination = queue(u"full"_s).value_or(RabbitQueue());
        Redriver redriver(*m_client, m_clock);
        kit::Heard<Redriver::Report> heard;
        RedriveTimes times;
        times.deadline = 20s; // the shovel may go on trying
        redriver.run(plan, times, heard.into());
        QVERIFY(heard.wait(180'000));
        QVERIFY2(heard.ok(), qPrintable(heard.error().detail));
        QCOMPARE(heard.value().result.end, RedriveResult::End::NothingMoved);
        QVERIFY(!heard.value().result.reason.isEmpty());
        QCOMPARE(heard.value().result.left, std::optional<std::int64_t>(3));
        kit::Heard<QList<RabbitShovelOrder>> orders;
        RabbitApi(*m_client).shovelOrders(u"/"_s, this, orders.into());
        QVERIFY(orders.wait() && orders.ok() && orders.value().isEmpty());
    }
    void losesNothingWhenTheBrokerIsKilledInTheMiddle();
};

// Redrives from one queue to the other while the broker is killed and started again. onItsWay: the shovel still was
// there just before.
void RealRabbitTest::redriveThroughADeath(const QString &from, const QString &to, std::chrono::milliseconds middle,
                                          bool &onItsWay) {
    const auto maker = clientFor("maker", "m"); // no administrator
    Redriver redriver(*maker, m_clock);
    RedrivePlan plan;
    plan.from = {u"/"_s, from};
    plan.to = to;
    bool killed = false;
    bool isBack = false;
    connect(&redriver, &Redriver::moved, this, [&](Redrive::Stage stage) {
        if (stage == Redrive::Stage::Moving && !std::exchange(killed, true)) {
            QTimer::singleShot(middle, this, [&] {
                kit::Heard<QList<RabbitShovelOrder>> orders;
                RabbitApi(*m_client).shovelOrders(u"/"_s, this, orders.into());
                onItsWay = orders.wait() && !orders.value().isEmpty();
                QVERIFY(killBroker());
                isBack = startBroker();
            });
        }
    });
    kit::Heard<Redriver::Report> heard;
    redriver.run(plan, {}, heard.into());
    QVERIFY(heard.wait(240'000));
    QVERIFY2(heard.ok(), qPrintable(heard.error().detail));
    QVERIFY(killed && isBack);
    m_cleaned += heard.value().cleaned;
    const auto &result = heard.value().result;
    qInfo("killed after %lld ms (on its way: %d): %lld arrived, %lld twice, stuck %d",
          static_cast<long long>(middle.count()), onItsWay, static_cast<long long>(result.arrived.value_or(-1)),
          static_cast<long long>(result.twice), result.wasStuck);
    QVERIFY(result.twicePossible && result.verified && !result.leftBehind);
    QCOMPARE(result.left, std::optional<std::int64_t>(0));
    const auto there = peek(to);
    QVERIFY2(there, there ? "" : qPrintable(there.error().detail));
    QSet<QString> ids;
    for (const auto &one : there->messages) {
        ids.insert(one.id);
    }
    QCOMPARE(ids.size(), 20);                                                    // none lost
    QCOMPARE(there->messages.size(), result.before.value_or(-1) + result.twice); // each duplicate reported
    kit::Heard<QList<RabbitShovelOrder>> orders;
    RabbitApi(*m_client).shovelOrders(u"/"_s, this, orders.into());
    QVERIFY(orders.wait() && orders.ok() && orders.value().isEmpty()); // nothing goes on
}

// Twenty large messages, so that there is a middle; where the broker was too fast for it, back again.
void RealRabbitTest::losesNothingWhenTheBrokerIsKilledInTheMiddle() {
    const QJsonObject quorum{{u"x-queue-type"_s, u"quorum"_s}};
    QVERIFY(makeQueue(u"retry.dlq"_s, quorum) && makeQueue(u"retry"_s, quorum) && makeQueue(u"retry.way"_s, quorum));
    for (int i = 0; i < 20; ++i) {
        QVERIFY(publish(u"retry.way"_s, u"E2E-%1"_s.arg(i), QByteArray(3'000'000, 'x')));
    }
    QVERIFY(waitForCount(u"retry.way"_s, 20));
    auto middle = timeToMove(u"retry.way"_s, u"retry.dlq"_s) / 10; // the second time is faster
    QVERIFY(waitForCount(u"retry.dlq"_s, 20));
    QVERIFY(tell(Method::Put, u"parameters/shovel/%2F/farol-retry-100-old"_s, // of a console that died
                 {{u"value"_s, QJsonObject{{u"src-uri"_s, u"amqp:///%2F"_s},
                                           {u"src-queue"_s, u"list.two"_s},
                                           {u"dest-uri"_s, u"amqp:///%2F"_s},
                                           {u"dest-queue"_s, u"purged"_s}}}}));
    QString from = u"retry.dlq"_s;
    QString to = u"retry"_s;
    bool onItsWay = false;
    for (int attempt = 0; attempt < 4 && !onItsWay && !QTest::currentTestFailed(); ++attempt) {
        redriveThroughADeath(from, to, middle, onItsWay);
        std::swap(from, to);
        middle /= 3;
    }
    QVERIFY(onItsWay);
    QVERIFY(m_cleaned.contains(u"farol-retry-100-old"_s));
}

QTEST_GUILESS_MAIN(RealRabbitTest)
#include "tst_real.moc"
