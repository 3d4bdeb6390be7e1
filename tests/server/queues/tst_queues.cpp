// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/queues/queuesrepo.h"

#include <QTest>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// What the queues hold, and that nothing of a paused one is taken.
class QueuesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_base = std::make_unique<kit::EngineDatabase>(); }

    void takesNothingOfAPausedQueueUntilItGoesOn() {
        m_base->makeBatch({1, 20});
        m_base->makeBatch({2, 20, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "F"});
        QVERIFY(m_base->open()->execute("UPDATE batches SET queue='folha' WHERE id=2;"
                                        "INSERT INTO queue_orders(tenant,name,paused,ordered_by,ordered_at,reason) "
                                        "VALUES(1,'pagamentos',1,'ana',0,'x')"));
        kit::RunningSandbox sandbox(SandboxOptions{});
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(done(2), 20); // the queue behind it
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE batch=1 AND state=1 AND attempt=0"), 20);
        QVERIFY(find(u"pagamentos"_s).paused);
        QVERIFY(order(engine, false));
        EVENTUALLY(done(1), 20);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts"), 40);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void aPauseHoldsForTheTenantThatOrderedIt() {
        m_base->makeBatch({1, 20});
        QVERIFY(m_base->open()->execute("INSERT INTO tenants(id,name) VALUES(2,'other');"
                                        "INSERT INTO queue_orders(tenant,name,paused,ordered_by,ordered_at,reason) "
                                        "VALUES(2,'pagamentos',1,'bia',0,'x')"));
        kit::RunningSandbox sandbox(SandboxOptions{});
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(done(1), 20);
        QVERIFY(!find(u"pagamentos"_s).paused);
    }
    void remembersWhoOrderedAndWhy() {
        kit::RunningSandbox sandbox(SandboxOptions{});
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        QVERIFY(order(engine, true));
        const auto paused = find(u"pagamentos"_s);
        QVERIFY(paused.paused);
        QCOMPARE(paused.orderedBy, u"ana"_s);
        QCOMPARE(paused.reason, u"the bank asks us to wait"_s);
        QVERIFY(paused.orderedAt.has_value());
        QVERIFY(!order(engine, true)); // it is so already
        QVERIFY(order(engine, false));
        QVERIFY(!find(u"pagamentos"_s).paused);
    }
    void countsWhatEachQueueHoldsForItsTenant() {
        m_base->makeBatch({1, 5, ItemState::Queued, BatchStatus::Paused});
        m_base->makeBatch({2, 3, ItemState::Failed, BatchStatus::Finished, ItemKind::Payment, 0, "A"});
        m_base->makeBatch({3, 2, ItemState::Dead, BatchStatus::Finished, ItemKind::Payment, 0, "B"});
        m_base->makeBatch({4, 4, ItemState::Done, BatchStatus::Finished, ItemKind::Payment, 0, "C"});
        const auto now = m_clock.now();
        const auto due = std::to_string((now - 30s).time_since_epoch().count());
        QVERIFY(m_base->open()->execute("UPDATE items SET next_at=" + due +
                                        " WHERE batch=1;"
                                        "INSERT INTO webhook_subscriptions(id,tenant,url,all_types,created_by,"
                                        "created_at,updated_at,from_position) VALUES(1,1,'https://x.example/',1,'a',0,"
                                        "0,0);"
                                        "INSERT INTO webhook_deliveries(id,tenant,subscription,event,type,state,"
                                        "attempts_allowed,next_at,created_at) VALUES(1,1,1,1,'done',3,1,0,0),"
                                        "(2,1,1,2,'done',0,1,0,0)"));
        const auto queue = find(u"pagamentos"_s);
        QCOMPARE(queue.depth, 5);
        QCOMPARE(queue.failed, 3);
        QCOMPARE(queue.dead, 2);
        QCOMPARE(queue.inFlight, 0);
        QVERIFY(queue.oldestSeconds >= 30);
        QCOMPARE(find(u"webhooks"_s).dead, 1);
        QCOMPARE(find(u"webhooks"_s).depth, 1);
        QCOMPARE(find(u"notificacao"_s).depth, 0);
        const auto others = readQueues(*m_base->open(), 2, now);
        QVERIFY(others);
        for (const Queue &one : *others) {
            QCOMPARE(one.depth + one.failed + one.dead, 0);
        }
        const auto none = readQueue(*m_base->open(), 1, u"nowhere"_s, now);
        QVERIFY(!none && none.error().httpStatus == 404);
    }
    void aWorkerWithoutAHeartbeatIsStuckWithWhatItHolds() {
        m_base->makeBatch({1, 3, ItemState::Sent, BatchStatus::Processing});
        const auto now = m_clock.now();
        const auto text = [now](std::chrono::seconds ago) {
            return std::to_string((now - ago).time_since_epoch().count());
        };
        QVERIFY(m_base->open()->execute("UPDATE items SET worker='gone', lease_until=id;"
                                        "INSERT INTO workers(name,started_at,heartbeat_at) VALUES('gone',0," +
                                        text(16s) + "),('here',0," + text(2s) + "),('long ago',0,1)"));
        const auto workers = readWorkers(*m_base->open(), 1, now);
        QVERIFY(workers);
        QCOMPARE(workers->size(), 2);
        QVERIFY(workers->at(0).stuck && workers->at(0).name == u"gone"_s);
        QCOMPARE(workers->at(0).inFlight, 3);
        QCOMPARE(workers->at(0).currentItem, u"LOTE-0001-001"_s);
        QVERIFY(!workers->at(1).stuck && workers->at(1).currentItem.isEmpty());
        QCOMPARE(find(u"pagamentos"_s).consumers, 1);
        QCOMPARE(readWorkers(*m_base->open(), 2, now)->at(0).inFlight, 0);
    }

private:
    [[nodiscard]] std::int64_t done(int batch) const {
        return m_base->number("SELECT count(*) FROM items WHERE state=7 AND batch=" + std::to_string(batch));
    }
    [[nodiscard]] Queue find(const QString &name) const {
        return readQueue(*m_base->open(), 1, name, m_clock.now()).value();
    }
    static bool order(kit::RunningEngine &engine, bool paused) {
        bool changed = false;
        const auto ran = engine.run([&changed, paused](Arrows &arrows) -> Done {
            const auto ordered =
                orderQueue(arrows, {1, u"pagamentos"_s, paused, u"ana"_s, u"the bank asks us to wait"_s});
            changed = ordered && *ordered;
            return ordered ? Done() : tl::unexpected(ordered.error());
        });
        return ran && changed;
    }
    SystemClock m_clock;
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(QueuesTest)
#include "tst_queues.moc"
