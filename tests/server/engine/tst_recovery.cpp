// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/engine/databaselock.h"

#include <list>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1'800'000'000'000ms};

SandboxOptions with(const QString &faults) {
    SandboxOptions options;
    options.faults = faults;
    return options;
}

} // namespace

// What a sudden end leaves behind, and answers that come too late.
class RecoveryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_clock.set(start);
        m_base = std::make_unique<kit::EngineDatabase>();
        m_base->makeBatch({1, 20});
    }

    void findsOutWhatBecameOfWhatFlewAtTheEnd() {
        auto sandbox =
            std::make_unique<kit::RunningSandbox>(with(QStringLiteral("timeout_before=50,timeout_after=50")));
        {
            kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox->url()));
            EVENTUALLY(sandbox->summary().value(QStringLiteral("received")).toInt(), 20);
        }
        QCOMPARE(count(ItemState::Sent), 20);
        m_clock.advance(8s);
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox->url()));
        EVENTUALLY(count(ItemState::Uncertain), 20);
        QCOMPARE(m_base->text("SELECT DISTINCT code||'/'||next_at FROM items"),
                 QStringLiteral("recovered/%1").arg((start + 20s).time_since_epoch().count()));
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(sandbox->reads(), 0); // it is too early to ask
        m_clock.advance(12s);
        engine.writer().wake();
        EVENTUALLY(count(ItemState::Uncertain), 0);
        const auto paid = sandbox->summary().value(QStringLiteral("settled_payments")).toInt();
        QCOMPARE(count(ItemState::Done), paid);
        QCOMPARE(count(ItemState::NotSent), 20 - paid);
        QCOMPARE(sandbox->summary().value(QStringLiteral("received")).toInt(), 20);
    }
    void knowsThatAnIntentWasNeverSent_data() {
        QTest::addColumn<ItemState>("state");
        QTest::newRow("sent") << ItemState::Sent;
        QTest::newRow("leased") << ItemState::Leased;
    }
    void knowsThatAnIntentWasNeverSent() {
        QFETCH(ItemState, state);
        const auto number = std::to_string(static_cast<int>(state));
        // Killed between the commit and the send: the provider never heard of them.
        QVERIFY(m_base->open()->execute(
            "UPDATE items SET state=" + number +
            ", worker='worker-1', attempt=1, fencing=1, e2e_id='E9999901020270115080000000000'||(100+id), "
            "lease_until=1800000020000; UPDATE batch_counts SET state=" +
            number +
            ";"
            "INSERT INTO attempts SELECT id,1,e2e_id,1800000000000,NULL,'sent','',0,'w' FROM items;"
            "INSERT INTO end_to_end_ids SELECT e2e_id,id FROM items"));
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(count(ItemState::Uncertain), 20);
        m_clock.advance(20s);
        engine.writer().wake();
        EVENTUALLY(count(ItemState::NotSent), 20);
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 0);
        // A person orders one again: it goes out under the id that it has.
        QVERIFY(engine.orderAgain(1, ItemState::NotSent, "not_sent"));
        EVENTUALLY(count(ItemState::Done), 1);
        QCOMPARE(m_base->number("SELECT count(*) FROM end_to_end_ids"), 20);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void queuesALeaseWithoutIntentAgain() {
        QVERIFY(
            m_base->open()->execute("UPDATE items SET state=2, worker='worker-1', fencing=1, lease_until=1800000020000;"
                                    "UPDATE batch_counts SET state=2"));
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(m_base->number("SELECT count(*) FROM items WHERE state=1 OR state=7"), 20);
        m_clock.advance(10ms);
        engine.writer().wake();
        EVENTUALLY(count(ItemState::Done), 20);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void sendsNoticesAgainThatFlew() {
        m_base->makeBatch({2, 5, ItemState::Sent, BatchStatus::Processing, ItemKind::Notification, 0, "N"});
        QVERIFY(m_base->open()->execute("UPDATE items SET worker='worker-1' WHERE batch=2;"
                                        "UPDATE batches SET status=4 WHERE id=1"));
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(m_base->number("SELECT count(*) FROM items WHERE state IN (4,7)"), 5);
        m_clock.advance(10ms);
        engine.writer().wake();
        EVENTUALLY(count(ItemState::Done), 5);
    }
    void ignoresTheAnswerOfALeaseThatIsGone() {
        kit::RunningSandbox sandbox(with(QStringLiteral("delay=3000")));
        auto options = kit::quickOptions(sandbox.url());
        options.automaticChecks = false;
        // The lease is over as soon as they have left, long before an answer comes.
        options.probe = [this, sent = 0](const char *label) mutable {
            if (label == std::string_view("after_send") && ++sent == 1) {
                m_clock.advance(60s);
            }
        };
        kit::RunningEngine engine(*m_base, m_clock, options);
        EVENTUALLY(count(ItemState::Uncertain), 20);
        EVENTUALLY(engine.engine().figures().lateAnswers, 20);
        QCOMPARE(count(ItemState::Uncertain), 20);
        QCOMPARE(m_base->text("SELECT DISTINCT code FROM items"), QStringLiteral("lease_expired"));
        QCOMPARE(engine.engine().figures().paymentsInFlight, 0);
        QVERIFY(engine.check({1}));
        QCOMPARE(count(ItemState::Done), 1);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void doesNotApplyAnOlderAttemptsAnswerToANewerOne() {
        // Attempt 1 hangs past its lease, is found not to have arrived and is ordered again; then its answer comes.
        QVERIFY(m_base->open()->execute("UPDATE items SET next_at=9999999999999 WHERE id>1"));
        std::promise<void> hold;
        auto released = hold.get_future().share();
        boost::asio::io_context io;
        boost::asio::ip::tcp::acceptor acceptor(io, {boost::asio::ip::address_v4::loopback(), 0});
        std::thread provider([&] {
            std::list<boost::asio::ip::tcp::socket> open;
            const auto take = [&](const std::string &answer, bool wait) {
                auto &socket = open.emplace_back(io);
                acceptor.accept(socket);
                char bytes[4096];
                (void)socket.read_some(boost::asio::buffer(bytes));
                if (!wait) {
                    boost::asio::write(socket, boost::asio::buffer(answer));
                }
                return &socket;
            };
            const std::string refused = "HTTP/1.1 422 No\r\nContent-Length: 22\r\n\r\n{\"code\":\"invalid_key\"}";
            auto *first = take({}, true);
            take("HTTP/1.1 404 No\r\nConnection: close\r\nContent-Length: 18\r\n\r\n{\"code\":\"unknown\"}", false);
            auto *second = take({}, true);
            released.wait();
            boost::asio::write(*first, boost::asio::buffer(refused)); // of attempt 1
            released = {};
            (void)second;
            char byte = 0;
            boost::system::error_code ignored;
            second->read_some(boost::asio::buffer(&byte, 1), ignored); // until the test ends
        });
        {
            auto options =
                kit::quickOptions(QStringLiteral("http://127.0.0.1:%1").arg(acceptor.local_endpoint().port()));
            options.automaticChecks = false;
            kit::RunningEngine engine(*m_base, m_clock, options);
            EVENTUALLY(count(ItemState::Sent), 1);
            m_clock.advance(60s);
            engine.writer().wake();
            EVENTUALLY(count(ItemState::Uncertain), 1);
            QVERIFY(engine.check({1}));
            QCOMPARE(count(ItemState::NotSent), 1);
            QVERIFY(engine.orderAgain(1, ItemState::NotSent, "not_sent"));
            EVENTUALLY(m_base->number("SELECT fencing FROM items WHERE state=3"), 2);
            hold.set_value();
            EVENTUALLY(engine.engine().figures().lateAnswers, 1);
            QCOMPARE(m_base->text("SELECT state||'/'||attempt||'/'||code FROM items WHERE id=1"),
                     QStringLiteral("3/2/"));
            QCOMPARE(m_base->text("SELECT outcome FROM attempts WHERE n=2"), QStringLiteral("sent"));
        }
        provider.join();
    }
    // T4 of the trust goals: forwards past every lease, back before everything, a day on.
    void paysEveryoneOnceWhileTheClockJumps() {
        kit::RunningSandbox sandbox(with(QStringLiteral("delay=30")));
        auto options = kit::quickOptions(sandbox.url());
        options.window = 2;
        kit::RunningEngine engine(*m_base, m_clock, options);
        int wanted = 2;
        for (const auto jump : {std::chrono::seconds(3600), -std::chrono::seconds(7200), std::chrono::seconds(86'400),
                                -std::chrono::seconds(1800)}) {
            QTRY_VERIFY_WITH_TIMEOUT(sandbox.summary().value(QStringLiteral("received")).toInt() >= wanted, 60'000);
            m_clock.set(m_clock.now() + jump);
            engine.writer().wake();
            wanted += 4;
        }
        // What the jumps made uncertain is asked about as time goes on; what was never sent says so.
        const auto isOver = [&] {
            m_clock.advance(5s);
            engine.writer().wake();
            return count(ItemState::Done) + count(ItemState::NotSent) == 20;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), 120'000);
        const int paid = count(ItemState::Done);
        QVERIFY(paid >= wanted - 4);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), paid);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_distinct_external")).toInt(), paid);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void letsNothingLeaveThatWaitedTooLong() {
        Order order;
        order.endToEndId = "E99999010202611201305abcdefghijk";
        order.externalId = "X";
        order.staleAt = std::chrono::steady_clock::now() - 1ms;
        kit::RunningSandbox sandbox;
        std::promise<Reply> answer;
        ProviderClient client([&](Reply reply) { answer.set_value(std::move(reply)); });
        QVERIFY(client.start({sandbox.url(), 5s, 1, {}, {}}));
        client.send({order});
        const auto reply = answer.get_future().get();
        QCOMPARE(reply.way, Way::NotSent);
        QCOMPARE(reply.code, std::string("stalled"));
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 0);
    }
    void waitsForWhatFliesWhenItIsDrained() {
        kit::RunningSandbox sandbox(with(QStringLiteral("delay=300")));
        auto options = kit::quickOptions(sandbox.url());
        options.window = 5;
        kit::RunningEngine engine(*m_base, m_clock, options);
        EVENTUALLY(count(ItemState::Sent), 5);
        engine.engine().drain(60s);
        engine.writer().stop();
        QCOMPARE(count(ItemState::Sent), 0);
        QCOMPARE(count(ItemState::Done), sandbox.summary().value(QStringLiteral("received")).toInt());
        QCOMPARE(count(ItemState::Done) + count(ItemState::Queued), 20);
    }
    void letsOneProcessHaveADatabaseFile() {
        if (m_base->onServer()) {
            QSKIP("a file has one process; a server has many, see chaos.scaled");
        }
        auto first = DatabaseLock::take(m_base->path());
        QVERIFY(first);
        const auto second = DatabaseLock::take(m_base->path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, QStringLiteral("database_in_use"));
        QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        first->reset();
        QVERIFY(DatabaseLock::take(m_base->path()));
    }
    void beatsSoThatOthersSeeIt() {
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(m_base->number("SELECT heartbeat_at FROM workers WHERE name='worker-1'"),
                   start.time_since_epoch().count());
        m_clock.advance(6s);
        engine.writer().wake();
        EVENTUALLY(m_base->number("SELECT heartbeat_at-started_at FROM workers"), 6000);
    }

private:
    int count(ItemState state) const {
        return static_cast<int>(
            m_base->number("SELECT count(*) FROM items WHERE state=" + std::to_string(static_cast<int>(state))));
    }
    ManualClock m_clock{start};
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
