// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amqp/signalconsumer.h"
#include "server/amqp/signalpublisher.h"

#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "kit/tcpproxy.h"
#include "server/events/relay.h"

#include <QUrl>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

QUrl brokerUrl() {
    return QUrl(qEnvironmentVariable("FAROL_TEST_BROKER"));
}

AmqpLink::Options linkTo(const QUrl &url) {
    return {Secret(url.toEncoded()), {}, 5s, 10};
}

// A prefix of its own for each test: what one leaves at the broker is nobody else's.
std::string ownPrefix() {
    return "test-" + QUuid::createUuid().toString(QUuid::Id128).left(12).toStdString();
}

std::unique_ptr<AmqpLink> link() {
    auto opened = AmqpLink::open(linkTo(brokerUrl()), "test");
    if (!opened) {
        qFatal("%s", qPrintable(opened.error().detail));
    }
    return std::move(*opened);
}

Done tell(AmqpLink &link, const Topology &topology, const std::string &body) {
    auto done = link.publish({topology.work(), queueName(ItemKind::Payment), body, "1", "work", true, {}});
    return done ? link.awaitConfirms() : done;
}

// Publisher and relay over a database: what farold serve --role relay runs.
struct Handing {
    Handing(const kit::EngineDatabase &base, Writer &writer, const QUrl &url, const std::string &prefix)
        : publisher(clock, {linkTo(url), prefix, BrokerEvents::All})
        , relay(writer, {base.path()}) {
        relay.add(publisher);
        relay.start();
    }
    SystemClock clock;
    SignalPublisher publisher;
    Relay relay;
};

SignalConsumer::Options consuming(const QUrl &url, const std::string &prefix) {
    SignalConsumer::Options options;
    options.link = linkTo(url);
    options.prefix = prefix;
    options.worker = "worker-1";
    options.rest = 100ms;
    return options;
}

} // namespace

class TestSignals final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithTheBroker() {
        QUrl nowhere = brokerUrl();
        nowhere.setPort(1);
        const auto closed = AmqpLink::open(linkTo(nowhere), "test");
        QVERIFY(!closed);
        QCOMPARE(closed.error().code, QStringLiteral("broker_down"));
        QUrl stranger = brokerUrl();
        stranger.setPassword(QStringLiteral("not-this-one"));
        const auto refused = AmqpLink::open(linkTo(stranger), "test");
        QVERIFY(!refused);
        QVERIFY2(!refused.error().detail.contains(u"not-this-one"), qPrintable(refused.error().detail));
    }

    void declaresTwiceAndNamesAQueueThatDiffers() {
        const Topology topology(ownPrefix());
        const auto one = link();
        QVERIFY(topology.declare(*one));
        QVERIFY(topology.declare(*one));
        const auto differs = one->declareQueue({topology.queue(ItemKind::Payment), {{"x-queue-type", "classic"}}});
        QVERIFY(!differs);
        QCOMPARE(differs.error().code, QStringLiteral("broker_queue_differs"));
    }

    void doesNotTakeAMessageThatNoQueueTakesForPublished() {
        const auto one = link();
        QVERIFY(one->publish({"", "no-such-queue", "{}", "1", "work", true, {}}));
        const auto done = one->awaitConfirms();
        QVERIFY(!done);
        QVERIFY(done.error().detail.contains(u"no-such-queue"));
    }

    void keepsASignalUntilItsItemsAreClaimed() {
        const std::string prefix = ownPrefix();
        const Topology topology(prefix);
        const auto one = link();
        QVERIFY(topology.declare(*one));
        QVERIFY(tell(*one, topology, encodeSignal(10)));
        {
            SignalConsumer dies(consuming(brokerUrl(), prefix));
            dies.start([] {});
            EVENTUALLY(dies.waiting(ItemKind::Payment), 10);
            dies.settled(ItemKind::Payment, 4, false);
            QCOMPARE(dies.waiting(ItemKind::Payment), 6);
        }
        SignalConsumer again(consuming(brokerUrl(), prefix));
        again.start([] {});
        EVENTUALLY(again.waiting(ItemKind::Payment), 10); // nobody had acknowledged it
        QCOMPARE(again.offered(ItemKind::Payment), 10);
        again.settled(ItemKind::Payment, 3, true); // fewer were there: the signal is used up
        QCOMPARE(again.waiting(ItemKind::Payment), 0);
        QVERIFY(tell(*one, topology, encodeSignal(7)));
        EVENTUALLY(again.waiting(ItemKind::Payment), 7);
        again.settled(ItemKind::Payment, 7, false);
        again.stop();
        SignalConsumer last(consuming(brokerUrl(), prefix));
        last.start([] {});
        QVERIFY(tell(*one, topology, encodeSignal(1)));
        EVENTUALLY(last.waiting(ItemKind::Payment), 1); // and nothing of the two that were used up
        QCOMPARE(last.figures().received, 1U);
    }

    void aLookThatFindsNothingLeavesWhatCameMeanwhile() {
        const std::string prefix = ownPrefix();
        const Topology topology(prefix);
        const auto one = link();
        QVERIFY(topology.declare(*one));
        SignalConsumer consumer(consuming(brokerUrl(), prefix));
        consumer.start([] {});
        QVERIFY(tell(*one, topology, encodeSignal(5)));
        EVENTUALLY(consumer.waiting(ItemKind::Payment), 5);
        QCOMPARE(consumer.offered(ItemKind::Payment), 5);
        QVERIFY(tell(*one, topology, encodeSignal(8)));
        EVENTUALLY(consumer.waiting(ItemKind::Payment), 13);
        consumer.settled(ItemKind::Payment, 2, true);
        QCOMPARE(consumer.waiting(ItemKind::Payment), 8);
    }

    void everySignalThatCannotBeReadIsADeadLetterWithItsOrigin() {
        const std::string prefix = ownPrefix();
        const Topology topology(prefix);
        const auto one = link();
        QVERIFY(topology.declare(*one));
        SignalConsumer consumer(consuming(brokerUrl(), prefix));
        consumer.start([] {});
        const char *poison[] = {"", "{", "[]", "{\"items\":0}", "{\"items\":-3}", "{\"items\":1e300}", "\xff\xfe"};
        for (const char *body : poison) {
            QVERIFY(tell(*one, topology, body));
        }
        QVERIFY(tell(*one, topology, encodeSignal(3)));
        EVENTUALLY(consumer.waiting(ItemKind::Payment), 3);
        EVENTUALLY(consumer.figures().refused, std::size(poison));
        const auto reader = link();
        QVERIFY(reader->consume(topology.deadLetters(ItemKind::Payment), 100));
        QStringList bodies;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const auto next = reader->next(100ms);
                if (next && *next) {
                    bodies.append(QString::fromLatin1((*next)->body.data(), qsizetype((*next)->body.size())));
                }
                return bodies.size() == std::ssize(poison);
            }(),
            60'000);
    }

    void paysWhatTheSignalsTellOf() {
        kit::EngineDatabase base;
        kit::RunningSandbox sandbox;
        const std::string prefix = ownPrefix();
        SignalConsumer signals(consuming(brokerUrl(), prefix));
        auto options = kit::quickOptions(sandbox.url());
        options.workSignals = &signals;
        const SystemClock clock;
        kit::RunningEngine running(base, clock, options);
        signals.start([&running] { running.writer().wake(); });
        Handing handing(base, running.writer(), brokerUrl(), prefix);
        QTRY_VERIFY_WITH_TIMEOUT(signals.isUp(), 60'000);
        base.makeBatch({.items = 700, .state = ItemState::Queued});
        QVERIFY(running.run("INSERT INTO events(tenant,batch,type,at,actor,code,detail,attempt) "
                            "VALUES(1,1,'queued',1,'t','','',0)"));
        handing.relay.wake();
        EVENTUALLY(base.number("SELECT count(*) FROM items WHERE state=7"), 700);
        QCOMPARE(base.wrongCounters(), 0);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 700);
    }

    void whileTheBrokerIsAwayWorkWaitsAndFlowsWhenItReturns() {
        kit::EngineDatabase base;
        kit::RunningSandbox sandbox;
        kit::TcpProxy proxy(static_cast<quint16>(brokerUrl().port()));
        QUrl url = brokerUrl();
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(proxy.port());
        const std::string prefix = ownPrefix();
        SignalConsumer signals(consuming(url, prefix));
        auto options = kit::quickOptions(sandbox.url());
        options.workSignals = &signals;
        const SystemClock clock;
        kit::RunningEngine running(base, clock, options);
        signals.start([&running] { running.writer().wake(); });
        Handing handing(base, running.writer(), url, prefix);
        QTRY_VERIFY_WITH_TIMEOUT(signals.isUp(), 60'000);
        proxy.cut();
        QTRY_VERIFY_WITH_TIMEOUT(!signals.isUp(), 60'000);
        base.makeBatch({.items = 50, .state = ItemState::Queued});
        QVERIFY(running.run("INSERT INTO events(tenant,batch,type,at,actor,code,detail,attempt) "
                            "VALUES(1,1,'queued',1,'t','','',0)"));
        handing.relay.wake();
        QTRY_VERIFY_WITH_TIMEOUT(!handing.publisher.isUp(), 60'000);
        QCOMPARE(base.number("SELECT count(*) FROM items WHERE state=1"), 50);
        QVERIFY(proxy.mend());
        EVENTUALLY(base.number("SELECT count(*) FROM items WHERE state=7"), 50);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 50);
        QVERIFY(handing.publisher.isUp());
    }

    void aRetryComesBackByTheBrokersOwnClock() {
        kit::EngineDatabase base;
        kit::RunningSandbox sandbox;
        const std::string prefix = ownPrefix();
        SignalConsumer signals(consuming(brokerUrl(), prefix));
        auto options = kit::quickOptions(sandbox.url());
        options.workSignals = &signals;
        const SystemClock clock;
        kit::RunningEngine running(base, clock, options);
        signals.start([&running] { running.writer().wake(); });
        Handing handing(base, running.writer(), brokerUrl(), prefix);
        base.makeBatch({.items = 3, .state = ItemState::RetryWait});
        const auto due = (clock.now() + 700ms).time_since_epoch().count();
        QVERIFY(running.run("UPDATE items SET next_at=" + std::to_string(due)));
        QVERIFY(running.run("INSERT INTO events(tenant,batch,item,type,at,actor,code,detail,attempt) SELECT "
                            "1,1,id,'answered',1,'t','','',1 FROM items"));
        handing.relay.wake();
        EVENTUALLY(base.number("SELECT count(*) FROM items WHERE state=7"), 3);
        QVERIFY(signals.figures().received >= 1);
    }
};

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
