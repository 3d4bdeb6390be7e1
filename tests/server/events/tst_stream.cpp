// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/eventkit.h"
#include "kit/rawhttp.h"
#include "kit/runningengine.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

struct Heard {
    QByteArray id;
    QByteArray type;
    QByteArray data;
};

// A client of the stream. Its socket is opened with a small buffer where a test wants a slow one.
class Listening final {
public:
    Listening(quint16 port, const QByteArray &token, const QByteArray &query = {}, const QByteArray &lastId = {})
        : m_http(port) {
        m_http.waitAtMost(60s);
        m_http.send("GET /api/v1/events/stream" + query + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                    token + "\r\n" + (lastId.isEmpty() ? QByteArray() : "Last-Event-ID: " + lastId + "\r\n") + "\r\n");
        head = m_http.read();
    }
    // The greeting: from here on the stream tells all that happens.
    bool open() { return m_http.line() == "retry: 2000" && m_http.line() == ": farold" && m_http.line().isEmpty(); }
    // The next fact; nothing when the stream has ended.
    std::optional<Heard> next() {
        Heard heard;
        while (m_http.good()) {
            const QByteArray line = m_http.line();
            if (line.startsWith("id: ")) {
                heard.id = line.sliced(4);
            } else if (line.startsWith("event: ")) {
                heard.type = line.sliced(7);
            } else if (line.startsWith("data: ")) {
                heard.data = line.sliced(6);
            } else if (line.startsWith(":")) {
                ++beats;
            } else if (!heard.type.isEmpty()) {
                return heard;
            }
        }
        return std::nullopt;
    }
    bool beat() {
        while (m_http.good()) {
            if (m_http.line() == ":") {
                return true;
            }
        }
        return false;
    }
    RawHttp &raw() { return m_http; }
    HttpAnswer head;
    int beats = 0;

private:
    RawHttp m_http;
};

} // namespace

class StreamTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->config.http.streamBeat = 50ms;
    }
    void cleanup() {
        m_relay.reset();
        m_kit.reset();
    }

    void tellsWhatWasCommittedInItsOrder() {
        start();
        Listening client(m_kit->port(), m_kit->token("viewer"));
        QCOMPARE(client.head.status, 200);
        QCOMPARE(client.head.headers.value("content-type"), QByteArray("text/event-stream"));
        QVERIFY(client.open());
        QVERIFY(tellFacts(m_kit->writer, 3));
        QByteArray before = "0";
        for (const char *actor : {"a-1", "a-2", "a-3"}) {
            const auto heard = client.next();
            QVERIFY(heard);
            QCOMPARE(heard->type, QByteArray("told"));
            const auto event = json::event(heard->data);
            QVERIFY(event);
            QCOMPARE(event->actor, QString::fromLatin1(actor));
            QVERIFY(heard->id.toLongLong() > before.toLongLong());
            before = heard->id;
        }
    }
    void goesOnBehindTheLastEventIdWithoutAGap() {
        QVERIFY(tellFactsBeforeStart(1200));
        start();
        Listening client(m_kit->port(), m_kit->token("viewer"), {}, "100");
        QVERIFY(client.open());
        for (int i = 101; i <= 1200; ++i) {
            const auto heard = client.next();
            QVERIFY(heard);
            QCOMPARE(heard->id.toInt(), i);
        }
        QVERIFY(tellFacts(m_kit->writer, 2, "late"));
        QCOMPARE(client.next()->id.toInt(), 1201);
        QCOMPARE(client.next()->type, QByteArray("late"));
    }
    void beginsNowWithoutOneAndSeesNothingOfBefore() {
        QVERIFY(tellFactsBeforeStart(50));
        start();
        EVENTUALLY(m_kit->hub.head(), 50);
        Listening client(m_kit->port(), m_kit->token("viewer"));
        QVERIFY(client.open());
        QVERIFY(tellFacts(m_kit->writer, 1, "new"));
        QCOMPARE(client.next()->type, QByteArray("new"));
    }
    void tellsOnlyTheTypesThatWereAskedFor() {
        start();
        Listening client(m_kit->port(), m_kit->token("viewer"), "?types=done,failed&after=0");
        QVERIFY(client.open());
        for (const char *type : {"sent", "done", "sent", "failed", "answered", "done"}) {
            QVERIFY(tellFacts(m_kit->writer, 1, type));
        }
        QCOMPARE(client.next()->type, QByteArray("done"));
        QCOMPARE(client.next()->type, QByteArray("failed"));
        QCOMPARE(client.next()->type, QByteArray("done"));
    }
    void tellsNothingOfOtherTenants_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("live") << QByteArray();
        QTest::newRow("from the store") << QByteArray("?after=0");
    }
    void tellsNothingOfOtherTenants() {
        QFETCH(QByteArray, query);
        start();
        if (!query.isEmpty()) {
            QVERIFY(tellFacts(m_kit->writer, 10, "ours", 1));
        }
        Listening foreign(m_kit->port(), m_kit->token("stranger"), query);
        QVERIFY(foreign.open());
        QVERIFY(tellFacts(m_kit->writer, 10, "ours", 1));
        QVERIFY(tellFacts(m_kit->writer, 1, "theirs", 2));
        QCOMPARE(foreign.next()->type, QByteArray("theirs"));
    }
    void givesASignOfLife() {
        start();
        Listening client(m_kit->port(), m_kit->token("viewer"));
        QVERIFY(client.open());
        QVERIFY(client.beat() && client.beat());
    }
    void cutsWhoDoesNotTakeItAndGoesOnWhenTheyComeBack() {
        m_kit->config.http.streamPatience = 300ms;
        start();
        Listening slow(m_kit->port(), m_kit->token("viewer"), "?after=0");
        QVERIFY(slow.open());
        const std::string big(4000, 'x');
        constexpr int facts = 4000; // 16 MB: more than the two sockets hold
        for (int i = 0; i < facts / 500; ++i) {
            QVERIFY(tellFacts(m_kit->writer, 500, "big", 1, "a", big));
        }
        EVENTUALLY(m_kit->front().streams(), 0);
        QByteArray last = "0";
        int count = 0;
        for (auto heard = slow.next(); heard; heard = slow.next()) {
            QCOMPARE(heard->id.toInt(), last.toInt() + 1);
            last = heard->id;
            ++count;
        }
        QVERIFY(count < facts);
        Listening again(m_kit->port(), m_kit->token("viewer"), {}, last);
        QVERIFY(again.open());
        for (int i = last.toInt() + 1; i <= facts; ++i) {
            const auto heard = again.next();
            QVERIFY(heard);
            QCOMPARE(heard->id.toInt(), i);
        }
    }
    void endsWithItsToken() {
        start();
        Listening client(m_kit->port(), m_kit->token("viewer"));
        QVERIFY(client.open());
        m_kit->clock.advance(2h);
        const auto heard = client.next();
        QVERIFY(heard);
        QCOMPARE(heard->type, QByteArray("end"));
        QVERIFY2(heard->data.contains("\"token_"), heard->data.constData());
        QVERIFY(!client.next());
    }
    void aClientThatLeavesIsForgotten() {
        start();
        {
            Listening client(m_kit->port(), m_kit->token("viewer"));
            QVERIFY(client.open());
            QCOMPARE(m_kit->front().streams(), 1);
            client.raw().abort();
        }
        EVENTUALLY(m_kit->front().streams(), 0);
    }
    void moreThanTheLimitAreToldSo() {
        m_kit->config.http.maxStreams = 1;
        start();
        Listening first(m_kit->port(), m_kit->token("viewer"));
        QVERIFY(first.open());
        Listening second(m_kit->port(), m_kit->token("viewer"));
        QCOMPARE(second.head.status, 503);
        QVERIFY(second.head.body.contains("too_many_streams"));
        QVERIFY(tellFacts(m_kit->writer, 1));
        QVERIFY(first.next());
    }
    void refuses_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("no number") << QByteArray("?after=last");
        QTest::newRow("negative") << QByteArray("?after=-1");
        QTest::newRow("a type that is no word") << QByteArray("?types=do%20ne");
        QTest::newRow("nine types") << QByteArray("?types=a,b,c,d,e,f,g,h,i");
        QTest::newRow("unknown parameter") << QByteArray("?batch=LOTE-0001");
    }
    void refuses() {
        QFETCH(QByteArray, query);
        start();
        QCOMPARE(m_kit->get("/api/v1/events/stream" + query, "viewer").status, 400);
    }
    void endsAtOnceWhenFaroldGoes() {
        start();
        Listening client(m_kit->port(), m_kit->token("viewer"));
        QVERIFY(client.open());
        m_relay.reset();
        m_kit->front().stop(60s); // returns when the stream is gone
        QVERIFY(!client.next());
    }

private:
    bool tellFactsBeforeStart(int count) {
        const auto db = m_kit->database.open();
        return db
            ->execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<" + std::to_string(count) +
                      ") INSERT INTO events(tenant,at,type,actor) SELECT 1, i, 'old', 'o-' || i FROM n")
            .has_value();
    }
    void start() {
        m_relay = std::make_unique<Relay>(m_kit->writer, quickRelay(m_kit->database.path()));
        m_kit->writer.onCommit([this] { m_relay->wake(); });
        m_kit->start();
        m_kit->hub.onMore([this] { m_kit->front().pumpStreams(); });
        m_relay->add(m_kit->hub);
        m_relay->start();
    }
    std::unique_ptr<WholeKit> m_kit;
    std::unique_ptr<Relay> m_relay;
};

QTEST_GUILESS_MAIN(StreamTest)
#include "tst_stream.moc"
