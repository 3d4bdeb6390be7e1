// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/rabbitdata.h"
#include "net/rabbitmq/rabbitdepths.h"
#include "net/rabbitmq/rabbitmessage.h"
#include "net/rabbitmq/rabbitqueue.h"
#include "net/rabbitmq/rabbitstate.h"

#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

// What a RabbitMQ answers, as values: every number may be absent, every shape another one.
class RabbitStateTest final : public QObject {
    Q_OBJECT private Q_SLOTS : void readsAPageOfQueues() {
        const auto page = rabbitQueuePage(kit::rabbitData("queues_page1.json"));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QCOMPARE(page->page, 1);
        QCOMPARE(page->pages, 2);
        QCOMPARE(page->filtered, 3);
        QCOMPARE(page->total, 9);
        const auto &full = page->rows.at(0);
        QCOMPARE(full.ready, std::optional<std::int64_t>(1190));
        QCOMPARE(full.growthPerSecond, std::optional(-2.0)); // an integer rate
        QCOMPARE(full.deliveredPerSecond, std::optional(12.5));
        QCOMPARE(full.rules.deadLetterExchange, std::optional(u"mortos"_s)); // the argument wins
        QCOMPARE(full.rules.deadLetterKey, std::optional(u"morto"_s));       // the policy fills in
        QCOMPARE(full.rules.deliveryLimit, std::optional<std::int64_t>(3));  // the lower one holds
        QCOMPARE(full.headAt->time_since_epoch().count(), 1'795'292'858'000);
        QCOMPARE(statusOf(full), RabbitQueueStatus::Backlog);
        const auto &fresh = page->rows.at(1); // has reported nothing yet
        QVERIFY(!fresh.messages && !fresh.ready && !fresh.consumers && !fresh.publishedPerSecond);
        QCOMPARE(statusOf(fresh), RabbitQueueStatus::Unknown);
        QCOMPARE(fresh.id(), u"a%2Fb/novo%2F%C3%A7%C3%A3o%20%25"_s);
    }
    void knowsTheUnpagedShapeAndOneQueue() {
        const auto list = rabbitQueueList("[{\"name\":\"a\"},{\"name\":\"b\",\"messages\":3.0}]");
        QVERIFY(list && list->size() == 2);
        QCOMPARE(list->at(1).messages, std::optional<std::int64_t>(3));
        QVERIFY(!rabbitQueuePage("[{\"name\":\"a\"}]"));
        QVERIFY(!rabbitQueueList("{\"items\":[]}"));
        const auto one = rabbitQueue("{\"name\":\"a\",\"message_stats\":[],\"messages\":\"many\",\"consumers\":null}");
        QVERIFY(one && !one->messages && !one->consumers);
    }
    void tellsTheStatusOfAQueue_data() {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<QString>("status");
        QTest::newRow("ok") << QByteArray("{\"name\":\"q\",\"messages_ready\":1000,\"consumers\":1}") << u"ok"_s;
        QTest::newRow("backlog") << QByteArray("{\"name\":\"q\",\"messages_ready\":1001,\"consumers\":1}")
                                 << u"backlog"_s;
        QTest::newRow("nobody") << QByteArray("{\"name\":\"q\",\"messages_ready\":1,\"consumers\":0}") << u"stalled"_s;
        QTest::newRow("empty") << QByteArray("{\"name\":\"q\",\"messages_ready\":0,\"consumers\":0}") << u"ok"_s;
        QTest::newRow("down") << QByteArray("{\"name\":\"q\",\"messages_ready\":0,\"state\":\"down\"}") << u"stalled"_s;
        QTest::newRow("minority") << QByteArray("{\"name\":\"q\",\"state\":\"minority\"}") << u"stalled"_s;
        QTest::newRow("flow") << QByteArray("{\"name\":\"q\",\"messages\":0,\"state\":\"flow\"}") << u"ok"_s;
        QTest::newRow("silent") << QByteArray("{\"name\":\"q\",\"state\":\"running\"}") << u"unknown"_s;
    }
    void tellsTheStatusOfAQueue() {
        QFETCH(QByteArray, queue);
        QFETCH(QString, status);
        QCOMPARE(wordOf(statusOf(*rabbitQueue(queue))), status);
    }
    void namesThePlaceOfWhatItCannotRead_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("html") << QByteArray("<html>") << u"no JSON"_s;
        QTest::newRow("empty") << QByteArray() << u"no JSON"_s;
        QTest::newRow("no items") << QByteArray("{}") << u"without items"_s;
        QTest::newRow("no name") << QByteArray("{\"items\":[{\"name\":\"a\"},{\"vhost\":\"/\"}]}")
                                 << u"items[1].name"_s;
        QTest::newRow("no object") << QByteArray("{\"items\":[7]}") << u"items[0] is no object"_s;
        QTest::newRow("no list") << QByteArray("{\"items\":{}}") << u"items is no list"_s;
    }
    void namesThePlaceOfWhatItCannotRead() {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto page = rabbitQueuePage(body);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Malformed);
        QVERIFY2(page.error().detail.contains(says), qPrintable(page.error().detail));
    }
    void readsAnOverviewWholeOrShrunk() {
        const auto overview = rabbitOverview(kit::rabbitData("overview.json"));
        QVERIFY(overview);
        QCOMPARE(overview->version, u"3.10.8"_s);
        QCOMPARE(overview->ready, std::optional<std::int64_t>(2031));
        QCOMPARE(overview->deliveredPerSecond, std::optional(2.5));
        const auto small =
            rabbitOverview("{\"management_version\":\"3.10.8\",\"rabbitmq_version\":\"3.10.8\",\"queue_totals\":[]}");
        QVERIFY(small && !small->messages && !small->queues);
        QVERIFY(!rabbitOverview("{\"version\":\"1\"}"));
    }
    void readsWhoAsks() {
        QCOMPARE(rabbitWho("{\"name\":\"ana\",\"tags\":[\"management\",\"policymaker\"]}")->tags.size(), 2);
        QCOMPARE(rabbitWho("{\"name\":\"ana\",\"tags\":\"management,monitoring\"}")->tags.size(), 2); // before 3.9
        QVERIFY(rabbitWho("{\"name\":\"ana\",\"tags\":[]}")->tags.isEmpty());
        QVERIFY(!rabbitWho("{\"tags\":[]}"));
    }
    void readsTheRest() {
        const auto exchanges = rabbitExchanges(
            "[{\"name\":\"\",\"vhost\":\"/"
            "\",\"type\":\"direct\",\"durable\":true,\"message_stats\":{\"publish_in_details\":{\"rate\":1}}},{"
            "\"name\":\"d\",\"vhost\":\"/\",\"type\":\"x-delayed-message\",\"internal\":true}]");
        QVERIFY(exchanges && exchanges->at(0).inPerSecond == 1.0 && exchanges->at(1).internal);
        QCOMPARE(exchanges->at(0).id, u"%2F/"_s);
        const auto bindings =
            rabbitBindings("[{\"source\":\"d\",\"vhost\":\"/"
                           "\",\"destination\":\"q\",\"destination_type\":\"queue\",\"routing_key\":\"k\",\"properties_"
                           "key\":\"k\"},{\"source\":\"d\",\"vhost\":\"/"
                           "\",\"destination\":\"e\",\"destination_type\":\"exchange\",\"routing_key\":\"\"}]");
        QVERIFY(bindings && bindings->at(0).toQueue && !bindings->at(1).toQueue);
        QCOMPARE(bindings->at(0).id, u"%2F/d/q/q/k"_s);
        const auto consumers =
            rabbitConsumers("[{\"queue\":{\"name\":\"q\",\"vhost\":\"/"
                            "\"},\"consumer_tag\":\"t\",\"ack_required\":true,\"active\":true,\"prefetch_count\":20,"
                            "\"channel_details\":{\"connection_name\":\"c\",\"name\":\"c "
                            "1\",\"user\":\"ana\"}},{\"queue\":{\"name\":\"q\",\"vhost\":\"/"
                            "\"},\"consumer_tag\":\"u\",\"channel_details\":[]}]");
        QVERIFY(consumers && consumers->at(0).user == u"ana"_s && consumers->at(1).connection.isEmpty());
        const auto connections = rabbitConnections(
            "[{\"name\":\"a -> "
            "b\",\"vhost\":\"/\",\"user\":\"ana\",\"connected_at\":1795292893924,\"ssl\":false,\"channels\":1}]");
        QCOMPARE(connections->at(0).since->time_since_epoch().count(), 1'795'292'893'924); // milliseconds here
        const auto health = rabbitHealth(
            "{\"status\":\"failed\",\"reason\":\"alarms\",\"alarms\":[{\"node\":\"n\",\"resource\":\"disk space\"}]}");
        QVERIFY(health && !health->good);
        QCOMPARE(health->alarms, QStringList{u"disk space at n"_s});
        QVERIFY(rabbitHealth("{\"status\":\"ok\"}")->good);
        QVERIFY(!rabbitHealth("{\"routed\":true}"));
        const auto shovels =
            rabbitShovels("[{\"vhost\":\"/\",\"name\":\"s\",\"state\":\"terminated\",\"timestamp\":\"2026-11-21 "
                          "20:36:35\",\"reason\":[\"a\",\"&lt;b&gt;\"]}]");
        QCOMPARE(shovels->at(0).reason, u"a: <b>"_s);
        const auto orders = rabbitShovelOrders("[{\"vhost\":\"/"
                                               "\",\"name\":\"s\",\"component\":\"shovel\",\"value\":{\"src-queue\":"
                                               "\"a\",\"dest-queue\":\"b\",\"src-uri\":\"amqp://x:canary@h\"}}]");
        QVERIFY(orders && orders->at(0).from == u"a"_s && orders->at(0).to == u"b"_s);
    }
    void readsMessages() {
        const auto messages = rabbitMessages(kit::rabbitData("get.json"));
        QVERIFY2(messages, messages ? "" : qPrintable(messages.error().detail));
        const auto &first = messages->at(0);
        QCOMPARE(first.payload, QByteArray("ol\xc3\xa1"));
        QCOMPARE(first.deliveries, std::optional<std::int64_t>(2));
        QCOMPARE(first.deaths.size(), 2);
        QCOMPARE(first.deaths.at(0).keys, (QStringList{u"r"_s, u"s"_s}));
        QCOMPARE(first.deaths.at(1).at->time_since_epoch().count(), 1'795'292'860'000); // seconds here
        QCOMPARE(messages->at(1).bytes, 70'000);                                        // cut short
        QVERIFY(messages->at(1).deaths.isEmpty() && messages->at(1).id.isEmpty());      // properties: []
        QCOMPARE(originsOf(*messages), QStringList{u"pagamentos"_s});                   // where it died first, not last
        QVERIFY(rabbitMessages("[]")->isEmpty());
        QVERIFY(!rabbitMessages("[{\"payload\":\"%%\",\"payload_encoding\":\"base64\"}]"));
        QVERIFY(rabbitMessages("[{\"payload\":\"\",\"properties\":{\"headers\":{\"x-death\":\"mine\"}}}]"));
    }
    // Every beginning of every answer, and every byte of it turned: an error or a value, never more.
    void takesAnyBytes() {
        const auto readAll = [](const QByteArray &bytes) {
            int good = 0;
            good += rabbitQueuePage(bytes) ? 1 : 0;
            good += rabbitQueueList(bytes) ? 1 : 0;
            good += rabbitQueue(bytes) ? 1 : 0;
            good += rabbitOverview(bytes) ? 1 : 0;
            good += rabbitExchanges(bytes) ? 1 : 0;
            good += rabbitConsumers(bytes) ? 1 : 0;
            good += rabbitShovelOrders(bytes) ? 1 : 0;
            good += rabbitHealth(bytes) ? 1 : 0;
            good += rabbitMessages(bytes) ? 1 : 0;
            good += rabbitDepths(bytes) ? 1 : 0;
            return good;
        };
        for (const char *name : {"queues_page1.json", "get.json", "overview.json", "detailed.txt"}) {
            const QByteArray whole = kit::rabbitData(name);
            QVERIFY(readAll(whole) > 0);
            for (qsizetype i = 0; i < whole.size(); ++i) {
                (void)readAll(whole.left(i));
                QByteArray turned = whole;
                turned[i] = static_cast<char>(turned.at(i) ^ 0x55);
                (void)readAll(turned);
            }
        }
        (void)readAll(QByteArray(100'000, '[')); // deep
    }
    void knowsWhatAPeekDoes_data() {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *queue, const char *version, PeekRisk::Level level,
                            const char *says) {
            QTest::newRow(name) << QByteArray(queue) << QString::fromLatin1(version) << static_cast<int>(level)
                                << QString::fromLatin1(says);
        };
        using Level = PeekRisk::Level;
        row("classic", "{\"name\":\"q\",\"type\":\"classic\",\"arguments\":{\"x-delivery-limit\":1}}", "3.10.8",
            Level::Marked, "marked as redelivered");
        row("quorum", "{\"name\":\"q\",\"type\":\"quorum\",\"effective_policy_definition\":{}}", "3.10.8",
            Level::Counted, "counts one more");
        row("new", "{\"name\":\"q\",\"type\":\"quorum\"}", "3.10.8", Level::Unknown, "has not told yet");
        row("argument", "{\"name\":\"q\",\"type\":\"quorum\",\"arguments\":{\"x-delivery-limit\":3}}", "3.10.8",
            Level::Destroys, "at most 4 times");
        row("policy", "{\"name\":\"q\",\"type\":\"quorum\",\"effective_policy_definition\":{\"delivery-limit\":2}}",
            "3.10.8", Level::Destroys, "deletes them for good");
        row("with an exchange",
            "{\"name\":\"q\",\"type\":\"quorum\",\"arguments\":{\"x-delivery-limit\":3,\"x-dead-letter-exchange\":\"\"}"
            "}",
            "3.10.8", Level::Destroys, "its dead letters");
        row("from 4.0 on", "{\"name\":\"q\",\"type\":\"quorum\"}", "4.0.2", Level::Destroys, "at most 21 times");
        row("unlimited",
            "{\"name\":\"q\",\"type\":\"quorum\",\"effective_policy_definition\":{},\"arguments\":{\"x-delivery-"
            "limit\":-1}}",
            "4.0.2", Level::Counted, "counts one more");
        row("stream", "{\"name\":\"q\",\"type\":\"stream\"}", "3.10.8", Level::Refused, "has no peek");
    }
    void knowsWhatAPeekDoes() {
        QFETCH(QByteArray, queue);
        QFETCH(QString, version);
        QFETCH(int, level);
        QFETCH(QString, says);
        const auto risk = peekRisk(*rabbitQueue(queue), version);
        QCOMPARE(static_cast<int>(risk.level), level);
        QVERIFY2(risk.sentence.contains(says), qPrintable(risk.sentence));
    }
    void readsDepthsFromTheMetricsPage() {
        const auto depths = rabbitDepths(kit::rabbitData("detailed.txt"));
        QVERIFY2(depths, depths ? "" : qPrintable(depths.error().detail));
        QCOMPARE(depths->queues.size(), 2);
        QCOMPARE(depths->badLines, 1);
        auto page = rabbitQueuePage(kit::rabbitData("queues_page1.json"));
        takeDepths(page->rows, *depths);
        QCOMPARE(page->rows.at(0).ready, std::optional<std::int64_t>(1300));
        QCOMPARE(page->rows.at(0).consumers, std::optional<std::int64_t>(4)); // not on that page: as it was
        QCOMPARE(page->rows.at(1).ready, std::optional<std::int64_t>(7));
        QCOMPARE(page->rows.at(1).consumers, std::optional<std::int64_t>(1));
        QVERIFY(rabbitDepths("")->queues.isEmpty()); // a broker without queues
        QCOMPARE(rabbitDepths("up 1\n").error().code, u"rabbitmq_metrics"_s);
        QCOMPARE(rabbitDepths("<html>sign in</html>").error().code, u"rabbitmq_metrics"_s);
    }
};

QTEST_GUILESS_MAIN(RabbitStateTest)
#include "tst_rabbitstate.moc"
