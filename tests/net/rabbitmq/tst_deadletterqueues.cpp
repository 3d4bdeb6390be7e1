// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/deadletterqueues.h"

#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

RabbitQueue queue(const QString &name, std::optional<QString> exchange = {}, std::optional<QString> key = {}) {
    RabbitQueue one;
    one.vhost = u"/"_s;
    one.name = name;
    one.rules.deadLetterExchange = std::move(exchange);
    one.rules.deadLetterKey = std::move(key);
    return one;
}
RabbitExchange exchange(const QString &name, const QString &type) {
    RabbitExchange one;
    one.vhost = u"/"_s;
    one.name = name;
    one.type = type;
    return one;
}
RabbitBinding binding(const QString &source, const QString &destination, const QString &key, bool toQueue = true) {
    RabbitBinding one;
    one.vhost = u"/"_s;
    one.source = source;
    one.destination = destination;
    one.key = key;
    one.toQueue = toQueue;
    return one;
}

} // namespace

// Which queues hold dead letters, and whose.
class DeadLetterQueuesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsThemByTheDefaultExchange() {
        const auto found = deadLetterQueues({{queue(u"a"_s, u""_s, u"a.dlq"_s), queue(u"a.dlq"_s),
                                              queue(u"b"_s, u""_s, u"gone"_s), queue(u"c"_s, u""_s)},
                                             {},
                                             {}});
        QCOMPARE(found.size(), 1); // one leads to no queue, one keeps its letters' own keys
        QCOMPARE(found.at(0).queue.name, u"a.dlq"_s);
        QCOMPARE(found.at(0).origins, QStringList{u"a"_s});
        QVERIFY(found.at(0).certain);
    }
    void findsSeveralOriginsOfOne() {
        const auto found = deadLetterQueues({{queue(u"b"_s, u"dlx"_s, u"k"_s), queue(u"a"_s, u"dlx"_s, u"k"_s),
                                              queue(u"x"_s, u"dlx"_s, u"other"_s), queue(u"dlq"_s)},
                                             {exchange(u"dlx"_s, u"direct"_s)},
                                             {binding(u"dlx"_s, u"dlq"_s, u"k"_s)}});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).origins, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(found.at(0).exchanges, QStringList{u"dlx"_s});
    }
    void followsEachKindOfExchange_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("bound");
        QTest::addColumn<bool>("hasKey");
        QTest::addColumn<bool>("found");
        QTest::addColumn<bool>("certain");
        QTest::newRow("direct") << u"direct"_s << u"k.a"_s << true << true << true;
        QTest::newRow("direct, another key") << u"direct"_s << u"k"_s << true << false << false;
        QTest::newRow("direct, keys of the letters") << u"direct"_s << u"k"_s << false << true << false;
        QTest::newRow("fanout") << u"fanout"_s << u""_s << false << true << true;
        QTest::newRow("topic") << u"topic"_s << u"k.#"_s << true << true << true;
        QTest::newRow("topic, another key") << u"topic"_s << u"*.b"_s << true << false << false;
        QTest::newRow("headers") << u"headers"_s << u""_s << true << true << false;
        QTest::newRow("unknown") << u""_s << u""_s << true << true << false;
    }
    void followsEachKindOfExchange() {
        QFETCH(QString, type);
        QFETCH(QString, bound);
        QFETCH(bool, hasKey);
        QFETCH(bool, found);
        QFETCH(bool, certain);
        const auto all = deadLetterQueues(
            {{queue(u"a"_s, u"dlx"_s, hasKey ? std::optional(u"k.a"_s) : std::nullopt), queue(u"dlq"_s)},
             {exchange(u"dlx"_s, type)},
             {binding(u"dlx"_s, u"dlq"_s, bound)}});
        QCOMPARE(all.size(), found ? 1 : 0);
        QVERIFY(!found || all.at(0).certain == certain);
    }
    void followsExchangesBoundInACircle() {
        const auto found =
            deadLetterQueues({{queue(u"a"_s, u"one"_s, u"k"_s), queue(u"dlq"_s)},
                              {exchange(u"one"_s, u"fanout"_s), exchange(u"two"_s, u"fanout"_s)},
                              {binding(u"one"_s, u"two"_s, {}, false), binding(u"two"_s, u"one"_s, {}, false),
                               binding(u"two"_s, u"dlq"_s, {})}});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).exchanges, QStringList{u"one"_s}); // the one that the origin names
    }
    void matchesTopics_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("takes");
        QTest::newRow("same") << u"a.b"_s << u"a.b"_s << true;
        QTest::newRow("star") << u"a.*"_s << u"a.b"_s << true;
        QTest::newRow("star is one word") << u"a.*"_s << u"a.b.c"_s << false;
        QTest::newRow("hash is none") << u"a.#"_s << u"a"_s << true;
        QTest::newRow("hash is many") << u"#.c"_s << u"a.b.c"_s << true;
        QTest::newRow("hash inside") << u"a.#.c"_s << u"a.c"_s << true;
        QTest::newRow("hash alone") << u"#"_s << u""_s << true;
        QTest::newRow("shorter") << u"a.b"_s << u"a"_s << false;
        QTest::newRow("a pattern of hashes ends")
            << QStringList(60, u"#"_s).join(u'.') + u".x"_s << QStringList(200, u"a"_s).join(u'.') << false;
        QTest::newRow("an evil one is held to take all")
            << QStringList(30, u"#.a"_s).join(u'.') + u".x"_s << QStringList(200, u"a"_s).join(u'.') << true;
    }
    void matchesTopics() {
        QFETCH(QString, pattern);
        QFETCH(QString, key);
        QFETCH(bool, takes);
        QCOMPARE(topicTakes(pattern, key), takes);
    }
};

QTEST_GUILESS_MAIN(DeadLetterQueuesTest)
#include "tst_deadletterqueues.moc"
