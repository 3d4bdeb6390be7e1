// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/queues/queuelimits.h"
#include "server/queues/queuesrepo.h"
#include "server/webhooks/deliveries.h"

#include <QTest>
#include <thread>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// A queue's limit holds for all workers together.
class ConcurrencyTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_base = std::make_unique<kit::EngineDatabase>(); }

    void neverHasMoreInFlightThanItsLimitOverAllWorkers() {
        m_base->makeBatch({1, 60});
        limitTo(3);
        SandboxOptions slow;
        slow.delayMs = 20;
        const kit::RunningSandbox sandbox(slow);
        const std::unique_ptr<kit::RunningEngine> one = worker(sandbox.url(), "one");
        const auto two = worker(sandbox.url(), "two", m_base->onServer());
        Watch watch(*m_base);
        EVENTUALLY(done(1), 60);
        QVERIFY2(watch.most() <= 3, qPrintable(QString::number(watch.most())));
        QVERIFY(watch.most() > 0);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts"), 60);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    // The limit of one queue holds up no other, and a batch's own limit counts beside it.
    void goesAroundWhatIsFull() {
        m_base->makeBatch({1, 40, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "H"});
        m_base->makeBatch({2, 20, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "F"});
        m_base->makeBatch({3, 10, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 1, "G"});
        QVERIFY(m_base->open()->execute("UPDATE batches SET queue='folha' WHERE id IN (2,3)"));
        limitTo(2);
        const kit::RunningSandbox sandbox(neverAnsweringH());
        const auto engine = worker(sandbox.url(), "one");
        EVENTUALLY(done(2), 20);
        EVENTUALLY(done(3), 10);
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE batch=1 AND state=1 AND attempt=0"), 38);
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE batch=1 AND state=3"), 2);
    }
    void goesOnWhenTheLimitIsTakenAway() {
        m_base->makeBatch({1, 1, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "H"});
        m_base->makeBatch({2, 1, ItemState::Queued, BatchStatus::Queued, ItemKind::Notification, 0, "N"});
        m_base->makeBatch({3, 29});
        QVERIFY(m_base->open()->execute("UPDATE batches SET queue='notificacao' WHERE id=2"));
        limitTo(1);
        const kit::RunningSandbox sandbox(neverAnsweringH());
        const auto engine = worker(sandbox.url(), "one");
        EVENTUALLY(done(2), 1); // another queue's
        EVENTUALLY(m_base->number("SELECT count(*) FROM items WHERE batch=1 AND state=3"), 1);
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE batch=3 AND attempt>0"), 0);
        QVERIFY(engine->run([](Arrows &arrows) -> Done {
            const auto changed = limitQueue(arrows, {1, u"pagamentos"_s, 0, u"ana"_s, u"x"_s});
            return changed && *changed ? Done() : failure(ErrorKind::Conflict, u"same"_s, {});
        }));
        EVENTUALLY(done(3), 29);
    }
    void theConfigurationSpeaksWherePeopleDidNot() {
        m_base->makeBatch({1, 20});
        SandboxOptions slow;
        slow.delayMs = 20;
        const kit::RunningSandbox sandbox(slow);
        auto options = kit::quickOptions(sandbox.url());
        options.queueLimit = 2;
        kit::RunningEngine engine(*m_base, m_clock, options);
        Watch watch(*m_base);
        EVENTUALLY(done(1), 20);
        QVERIFY(watch.most() <= 2);
        QCOMPARE(readQueue(*m_base->open(), 1, u"pagamentos"_s, m_clock.now(), 2)->maxInFlight, 2);
        limitTo(5);
        QCOMPARE(readQueue(*m_base->open(), 1, u"pagamentos"_s, m_clock.now(), 2)->maxInFlight, 5);
        QCOMPARE(readQueue(*m_base->open(), 1, u"webhooks"_s, m_clock.now(), 2)->maxInFlight, 0);
    }
    void countsDeliveriesOfWebhooksToo() {
        QVERIFY(m_base->open()->execute(
            "INSERT INTO webhook_subscriptions(id,tenant,url,all_types,created_by,created_at,updated_at,from_position) "
            "VALUES(1,1,'https://x.example/',1,'a',0,0,0);INSERT INTO webhook_deliveries(id,tenant,subscription,event,"
            "type,state,attempts_allowed,next_at,created_at) VALUES(1,1,1,1,'done',1,1,0,0),(2,1,1,2,'done',0,1,0,0),"
            "(3,1,1,3,'done',0,1,0,0)"));
        const auto db = m_base->open();
        auto free = DeliveryRoom::make(*db);
        QVERIFY(free && *free->fits(*db, 2) && *free->fits(*db, 3));
        limitTo(2, "webhooks");
        sql::Transaction transaction(*db);
        auto room = DeliveryRoom::make(*db);
        QVERIFY(room && *room->fits(*db, 2));
        QVERIFY(!*room->fits(*db, 3));
    }
    void oneProcessCountsAQueueAtATime() {
        if (!m_base->onServer()) {
            QSKIP("one process writes to a file");
        }
        const auto one = m_base->open();
        const auto two = m_base->open();
        sql::Transaction first(*one);
        sql::Transaction second(*two);
        QVERIFY(*takeQueueTurn(*one, {1, "pagamentos"}));
        QVERIFY(!*takeQueueTurn(*two, {1, "pagamentos"}));
        QVERIFY(*takeQueueTurn(*two, {1, "folha"}));
        QVERIFY(first.commit());
        QVERIFY(*takeQueueTurn(*two, {1, "pagamentos"}));
    }

private:
    // Looks again and again at what flies, on a connection of its own.
    class Watch final {
    public:
        explicit Watch(const kit::EngineDatabase &base)
            : m_db(base.open())
            , m_thread([this] {
                while (!m_stopping) {
                    auto query = m_db->prepare("SELECT count(*) FROM items WHERE state IN (2,3)");
                    if (const auto row = query.step(); row && *row) {
                        m_most = std::max<std::int64_t>(m_most, query.integer(0));
                    }
                }
            }) {}
        ~Watch() { stop(); }
        std::int64_t most() {
            stop();
            return m_most;
        }

    private:
        void stop() {
            m_stopping = true;
            if (m_thread.joinable()) {
                m_thread.join();
            }
        }
        std::unique_ptr<sql::Connection> m_db;
        std::atomic<bool> m_stopping = false;
        std::int64_t m_most = 0;
        std::thread m_thread;
    };
    static SandboxOptions neverAnsweringH() {
        SandboxOptions options;
        options.hold = QStringList{u"H-"_s};
        return options;
    }
    std::unique_ptr<kit::RunningEngine> worker(const QString &url, const std::string &name, bool wanted = true) {
        auto options = kit::quickOptions(url);
        options.worker = name;
        return wanted ? std::make_unique<kit::RunningEngine>(*m_base, m_clock, options) : nullptr;
    }
    void limitTo(int most, const std::string &queue = "pagamentos") const {
        QVERIFY(m_base->open()->execute("INSERT INTO queue_limits(tenant,name,max_in_flight,ordered_by,ordered_at,"
                                        "reason) VALUES(1,'" +
                                        queue + "'," + std::to_string(most) + ",'ana',0,'x')"));
    }
    [[nodiscard]] std::int64_t done(int batch) const {
        return m_base->number("SELECT count(*) FROM items WHERE state=7 AND batch=" + std::to_string(batch));
    }
    SystemClock m_clock;
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(ConcurrencyTest)
#include "tst_concurrency.moc"
