// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "kit/eventkit.h"
#include "kit/faultvfs.h"
#include "kit/runningengine.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Writes down in the transaction what it got, so that a fact that came twice or not at all is seen.
class Bookkeeper final : public EventConsumer {
public:
    [[nodiscard]] std::string name() const override { return "bookkeeper"; }
    [[nodiscard]] Done publish(sql::Connection &connection, EventRange range) override {
        if (refusals > 0) {
            --refusals;
            return failure(ErrorKind::Network, u"broker_away"_s, u"no broker"_s);
        }
        const auto events = readStream(connection, range, 1'000'000);
        published += events ? static_cast<int>(events->size()) : 0;
        return {};
    }
    [[nodiscard]] Done apply(Arrows &arrows, EventRange range) override {
        auto note = arrows.connection().prepare("INSERT INTO book(event) SELECT seq FROM event_stream WHERE "
                                                "position > ? AND position <= ?");
        auto done = note.bind(range.after, range.to).run();
        if (done && failures > 0) {
            --failures;
            return failure(ErrorKind::Conflict, u"busy"_s, u"after it wrote"_s);
        }
        return done;
    }
    std::atomic<int> refusals = 0;
    std::atomic<int> failures = 0;
    std::atomic<int> published = 0;
};

class Ear final : public EventListener {
public:
    void heard(sql::Connection &connection, EventRange range) override {
        const auto events = readStream(connection, range, 1'000'000);
        for (const auto &event : events.value_or(std::vector<StreamedEvent>())) {
            const std::lock_guard lock(mutex);
            actors.append(event.event.actor);
        }
        if (!started.exchange(true)) {
            return;
        }
    }
    QStringList all() {
        const std::lock_guard lock(mutex);
        return actors;
    }
    std::atomic<bool> started = false;
    std::mutex mutex;
    QStringList actors;
};

class RelayTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<EngineDatabase>();
        QVERIFY(m_base->open()->execute("CREATE TABLE book(event BIGINT)"));
        start(nullptr);
    }
    void cleanup() {
        m_writer.reset();
        m_base.reset();
    }

    void bringsEachFactToADurableConsumerOnce() {
        QVERIFY(tellFacts(*m_writer, 250)); // before there is a relay
        Bookkeeper bookkeeper;
        Relay relay(*m_writer, quickRelay(m_base->path()));
        relay.add(bookkeeper);
        relay.start();
        QVERIFY(tellFacts(*m_writer, 250));
        EVENTUALLY(position(), 500);
        QCOMPARE(m_base->number("SELECT count(*) FROM book"), 500);
        QCOMPARE(m_base->number("SELECT count(DISTINCT event) FROM book"), 500);
    }
    void whatItWroteGoesWithTheTransactionThatFailed() {
        QVERIFY(tellFacts(*m_writer, 150));
        Bookkeeper bookkeeper;
        bookkeeper.failures = 3;
        bookkeeper.refusals = 2;
        Relay relay(*m_writer, quickRelay(m_base->path()));
        relay.add(bookkeeper);
        relay.start();
        EVENTUALLY(position(), 150);
        QCOMPARE(m_base->number("SELECT count(*) FROM book"), 150);
        QCOMPARE(bookkeeper.failures.load(), 0);
        QVERIFY(bookkeeper.published >= 150); // again after a failure: its receivers keep an inbox
    }
    void twoRelaysDoNotDoItTwice() {
        Bookkeeper one;
        Bookkeeper other;
        Relay first(*m_writer, quickRelay(m_base->path()));
        Relay second(*m_writer, quickRelay(m_base->path()));
        first.add(one);
        second.add(other);
        first.start();
        second.start();
        for (int i = 0; i < 20; ++i) {
            QVERIFY(tellFacts(*m_writer, 25));
            first.wake();
            second.wake();
        }
        EVENTUALLY(position(), 500);
        QCOMPARE(m_base->number("SELECT count(*) FROM book"), 500);
        QCOMPARE(m_base->number("SELECT count(DISTINCT event) FROM book"), 500);
    }
    void goesOnWhereItWas() {
        Bookkeeper bookkeeper;
        QVERIFY(tellFacts(*m_writer, 120));
        {
            Relay relay(*m_writer, quickRelay(m_base->path()));
            relay.add(bookkeeper);
            relay.start();
            EVENTUALLY(position(), 120);
        }
        QVERIFY(tellFacts(*m_writer, 10));
        Relay relay(*m_writer, quickRelay(m_base->path()));
        relay.add(bookkeeper);
        relay.start();
        EVENTUALLY(position(), 130);
        QCOMPARE(m_base->number("SELECT count(*) FROM book"), 130);
        QCOMPARE(bookkeeper.published.load(), 130);
    }
    void tellsNobodyWhatTheDiskDidNotTake() {
        if (m_base->onServer()) {
            QSKIP("the disk that fails on order is one of SQLite's");
        }
        m_writer.reset();
        FaultVfs disk;
        start(disk.name());
        Ear ear;
        Bookkeeper bookkeeper;
        Relay relay(*m_writer, quickRelay(m_base->path()));
        relay.add(ear);
        relay.add(bookkeeper);
        relay.start();
        EVENTUALLY(ear.started.load(), true);
        for (int nth = 1;; ++nth) {
            disk.failAt(DiskFault::WriteError, nth, 1);
            const Done told = tellFacts(*m_writer, 3, "told", 1, "try" + std::to_string(nth));
            const bool failed = disk.failed() > 0;
            disk.heal();
            QVERIFY(told || failed);
            if (told) {
                break;
            }
        }
        QVERIFY(tellFacts(*m_writer, 1, "told", 1, "end"));
        EVENTUALLY(ear.all().contains(u"end-1"_s), true);
        QStringList stored;
        const auto db = m_base->open();
        auto rows = db->prepare("SELECT actor FROM events ORDER BY seq");
        for (auto row = rows.step(); row && *row; row = rows.step()) {
            stored.append(rows.string(0));
        }
        QCOMPARE(ear.all(), stored);
        EVENTUALLY(position(), m_base->number("SELECT max(position) FROM event_stream"));
        QCOMPARE(m_base->number("SELECT count(*) FROM book"), stored.size());
        disk.heal();
        relay.stop();
        m_writer.reset();
    }
    // What several writers do: a lower number may commit after a higher one was seen.
    void positionsFollowTheOrderOfCommits() {
        const auto db = m_base->open();
        QVERIFY(db->execute("INSERT INTO event_outbox VALUES(5),(7)"));
        QCOMPARE(*hasUnstamped(*db), true);
        QCOMPARE(*stampEvents(*db, 100), 2);
        QVERIFY(db->execute("INSERT INTO event_outbox VALUES(4),(6),(8)"));
        QCOMPARE(*stampEvents(*db, 2), 2);
        QCOMPARE(*stampEvents(*db, 100), 1);
        QCOMPARE(*stampEvents(*db, 100), 0);
        QCOMPARE(*hasUnstamped(*db), false);
        QCOMPARE(m_base->text("SELECT group_concat(position || ':' || seq, ' ') FROM (SELECT * FROM event_positions "
                              "ORDER BY position) x"),
                 u"1:5 2:7 3:4 4:6 5:8"_s);
    }
    void theInboxTakesAnEventOnce() {
        QVERIFY(ordered(*m_writer, [](Arrows &arrows) -> Done {
            const auto one = takeIntoInbox(arrows, "mail", 7);
            const auto again = takeIntoInbox(arrows, "mail", 7);
            const auto other = takeIntoInbox(arrows, "ledger", 7);
            return one && *one && again && !*again && other && *other
                       ? Done()
                       : failure(ErrorKind::Server, u"inbox"_s, u"took it twice"_s);
        }));
    }

private:
    void start(const char *vfs) {
        m_writer = std::make_unique<Writer>(m_base->open(vfs), m_clock, Writer::Options());
        m_writer->start();
    }
    [[nodiscard]] std::int64_t position() const {
        return m_base->number("SELECT position FROM consumers WHERE name='bookkeeper'");
    }
    SystemClock m_clock;
    std::unique_ptr<EngineDatabase> m_base;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(RelayTest)
#include "tst_relay.moc"
