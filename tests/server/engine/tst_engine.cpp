// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/audit/audit.h"

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

SandboxOptions with(const QString &faults) {
    SandboxOptions options;
    options.faults = faults;
    return options;
}

} // namespace

// An item's life from the queue to its end, against a provider that behaves as told.
class EngineTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_base = std::make_unique<kit::EngineDatabase>(); }

    void paysABatchAndFinishesIt() {
        m_base->makeBatch({1, 200});
        kit::RunningSandbox sandbox(with(QStringLiteral("delay=2")));
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(status(1), BatchStatus::Finished);
        QCOMPARE(count(ItemState::Done), 200);
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(m_base->number("SELECT items FROM day_totals WHERE state=7"), 200);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts WHERE outcome='done' AND answered_at>=sent_at"), 200);
        QCOMPARE(m_base->number("SELECT count(*) FROM end_to_end_ids e JOIN items i ON i.id=e.item AND i.e2e_id=e.id"),
                 200);
        QCOMPARE(m_base->text("SELECT group_concat(type) FROM (SELECT type FROM events WHERE item=7 ORDER BY seq) x"),
                 QStringLiteral("sent,done"));
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_distinct_external")).toInt(), 200);
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 200);
        auto db = m_base->open();
        const auto verdict = verifyAudit(*db, 0);
        QVERIFY(verdict);
        QCOMPARE(verdict->firstBroken, 0);
        QVERIFY(verdict->rows > 0);
        QCOMPARE(m_base->number(sql::isServerUrl(m_base->path())
                                    ? "SELECT sum((after::json->>'count')::bigint) FROM audit"
                                    : "SELECT sum(json_extract(after,'$.count')) FROM audit"),
                 400);
        QVERIFY(engine.engine().figures().moved[static_cast<std::size_t>(ItemState::Done)] == 200);
        QCOMPARE(engine.engine().figures().paymentsInFlight, 0);
    }
    void doesWithEachAnswerWhatTheTableSays_data() {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<ItemState>("state");
        QTest::addColumn<QString>("codes");
        QTest::newRow("definite") << QStringLiteral("definite=100") << ItemState::Failed
                                  << QStringLiteral("account_closed,invalid_document,invalid_key");
        QTest::newRow("retryable") << QStringLiteral("retryable=100") << ItemState::Failed
                                   << QStringLiteral("bank_unavailable,insufficient_funds,limit_exceeded");
        QTest::newRow("5xx") << QStringLiteral("5xx=100") << ItemState::Uncertain
                             << QStringLiteral("http_500,http_502,http_504");
        QTest::newRow("torn") << QStringLiteral("torn=100") << ItemState::Uncertain << QStringLiteral("torn");
        QTest::newRow("reset") << QStringLiteral("uncertain=100") << ItemState::Uncertain
                               << QStringLiteral("connection_reset");
        QTest::newRow("timeout") << QStringLiteral("timeout_before=50,timeout_after=50") << ItemState::Uncertain
                                 << QStringLiteral("timeout");
        QTest::newRow("paid twice over") << QStringLiteral("dup_callback=100") << ItemState::Done << QString();
    }
    void doesWithEachAnswerWhatTheTableSays() {
        QFETCH(QString, faults);
        QFETCH(ItemState, state);
        QFETCH(QString, codes);
        m_base->makeBatch({1, 30});
        kit::RunningSandbox sandbox(with(faults));
        auto options = kit::quickOptions(sandbox.url());
        options.automaticChecks = false;
        if (codes == QStringLiteral("timeout")) {
            options.provider.timeout = 200ms;
        }
        kit::RunningEngine engine(*m_base, m_clock, options);
        EVENTUALLY(count(state), 30);
        QCOMPARE(m_base->text("SELECT group_concat(code) FROM (SELECT DISTINCT code FROM items ORDER BY 1) x"), codes);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts WHERE n=1"), 30);
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(status(1), BatchStatus::Finished);
    }
    void triesATransientFailureAgainWithTheSameIdUntilItIsDead() {
        m_base->makeBatch({1, 10});
        kit::RunningSandbox sandbox(with(QStringLiteral("transient=100")));
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(count(ItemState::Dead), 10);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts WHERE outcome='transient'"), 50);
        QCOMPARE(m_base->number("SELECT count(*) FROM end_to_end_ids"), 10);
        QCOMPARE(m_base->number("SELECT count(DISTINCT e2e_id) FROM attempts"), 10);
        QCOMPARE(m_base->text("SELECT group_concat(type) FROM (SELECT type FROM events WHERE item=1 ORDER BY seq) x"),
                 QStringLiteral("sent,answered,sent,answered,sent,answered,sent,answered,sent,dead"));
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(m_base->number("SELECT count(*) FROM day_totals"), 0);
        std::int64_t retries = 0;
        for (const auto &[reason, times] : engine.engine().figures().retries) {
            retries += times;
        }
        QCOMPARE(retries, 40);
    }
    void givesADeadItemItsTriesAgainWhenAPersonOrdersIt() {
        m_base->makeBatch({1, 1});
        kit::RunningSandbox sandbox(with(QStringLiteral("transient=100")));
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(count(ItemState::Dead), 1);
        QVERIFY(engine.run(
            "INSERT INTO "
            "plan_runs(id,tenant,hash,action,request,reason,created_by,created_by_id,created_at,amount,items) "
            "VALUES(1,1,'h',0,'','r','p',1,0,0,1);"
            "INSERT INTO plan_run_items(run,item,version,attempt) SELECT 1,id,version,attempt+1 FROM items"));
        const auto code = m_base->text("SELECT code FROM items").toStdString();
        QVERIFY(engine.orderAgain(1, ItemState::Dead, code));
        EVENTUALLY(m_base->number("SELECT attempt FROM items WHERE state=9"), 10);
    }
    void takesNothingFromBatchesThatMayNotRun_data() {
        QTest::addColumn<BatchStatus>("ordered");
        QTest::newRow("draft") << BatchStatus::Draft;
        QTest::newRow("awaiting approval") << BatchStatus::AwaitingApproval;
        QTest::newRow("paused") << BatchStatus::Paused;
        QTest::newRow("cancelled") << BatchStatus::Cancelled;
    }
    void takesNothingFromBatchesThatMayNotRun() {
        QFETCH(BatchStatus, ordered);
        // A batch that is stored as cancelled has nothing queued any more; this one becomes so behind farold's back.
        m_base->makeBatch({1, 300, ItemState::Queued, BatchStatus::Draft, ItemKind::Payment, 0, "A"});
        QVERIFY(m_base->open()->execute("UPDATE batches SET status=" + std::to_string(static_cast<int>(ordered)) +
                                        " WHERE id=1"));
        m_base->makeBatch({2, 100, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "B"});
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(status(2), BatchStatus::Finished);
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE batch=1 AND state=1"), 300);
        QVERIFY(engine.run("UPDATE batches SET status=2 WHERE id=1"));
        EVENTUALLY(status(1), BatchStatus::Finished);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 400);
    }
    void keepsABatchWithinItsOwnLimitAndLetsTheNextOneBy() {
        m_base->makeBatch({1, 50, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 3, "A"});
        m_base->makeBatch({2, 50, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "B"});
        int most = 0;
        kit::RunningSandbox sandbox(with(QStringLiteral("delay=5")));
        auto options = kit::quickOptions(sandbox.url());
        options.probe = [&](const char *label) {
            if (label == std::string_view("before_send")) {
                most = std::max(
                    most, static_cast<int>(m_base->number("SELECT count(*) FROM items WHERE batch=1 AND state=3")));
            }
        };
        kit::RunningEngine engine(*m_base, m_clock, options);
        EVENTUALLY(status(2), BatchStatus::Finished);
        EVENTUALLY(status(1), BatchStatus::Finished);
        engine.writer().stop();
        QCOMPARE(most, 3);
    }
    void neverHasMoreInFlightThanTheWindow() {
        m_base->makeBatch({1, 100});
        auto options = with(QString());
        options.hold = QStringList{QStringLiteral("X-")};
        kit::RunningSandbox sandbox(options);
        auto engineOptions = kit::quickOptions(sandbox.url());
        engineOptions.window = 7;
        kit::RunningEngine engine(*m_base, m_clock, engineOptions);
        EVENTUALLY(sandbox.summary().value(QStringLiteral("received")).toInt(), 7);
        QVERIFY(engine.run("UPDATE batches SET version=version")); // another group changes nothing
        QCOMPARE(count(ItemState::Sent), 7);
        QCOMPARE(engine.engine().figures().paymentsInFlight, 7);
        QCOMPARE(m_base->text("SELECT group_concat(id) FROM items WHERE state=3"), QStringLiteral("1,2,3,4,5,6,7"));
    }
    void waitsForTheTimeThatAPlanGaveAnItem() {
        m_base->makeBatch({1, 2});
        ManualClock clock(Instant(1'800'000'000'000ms));
        QVERIFY(m_base->open()->execute("UPDATE items SET next_at=1800000060000 WHERE id=2"));
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(count(ItemState::Done), 1);
        QVERIFY(engine.run("UPDATE batches SET version=version"));
        QCOMPARE(count(ItemState::Queued), 1);
        clock.advance(60s);
        engine.writer().wake();
        EVENTUALLY(count(ItemState::Done), 2);
    }
    void deliversNoticesWithoutMoney() {
        m_base->makeBatch({1, 20, ItemState::Queued, BatchStatus::Queued, ItemKind::Notification});
        m_base->makeBatch({2, 1, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "P"});
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, kit::quickOptions(sandbox.url()));
        EVENTUALLY(count(ItemState::Done), 21);
        QCOMPARE(sandbox.summary().value(QStringLiteral("notified")).toInt(), 20);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 1);
        QCOMPARE(m_base->number("SELECT count(*) FROM end_to_end_ids"), 1);
    }
    void cancelsWhatComesBackToACancelledBatch() {
        m_base->makeBatch({1, 5});
        kit::RunningSandbox sandbox(with(QStringLiteral("transient=100,delay=100")));
        auto options = kit::quickOptions(sandbox.url());
        options.retry = {1ms, 1ms, 100'000}; // they come back until they are met on their way
        kit::RunningEngine engine(*m_base, m_clock, options);
        EVENTUALLY(count(ItemState::Sent), 5);
        QVERIFY(engine.run("UPDATE batches SET status=6"));
        EVENTUALLY(count(ItemState::Cancelled), 5);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void tellsWhatTheQueuesHold() {
        m_base->makeBatch({1, 5, ItemState::Queued, BatchStatus::Paused});
        m_base->makeBatch({2, 3, ItemState::Failed, BatchStatus::Finished, ItemKind::Notification, 0, "N"});
        const auto db = m_base->open();
        const auto figures = readQueueFigures(*db);
        QVERIFY(figures);
        QCOMPARE(figures->items.size(), 2U);
        QCOMPARE(figures->queues[0].depth, 5);
        QVERIFY(figures->queues[0].oldestSince.has_value());
        QCOMPARE(figures->queues[1].depth, 0);
        QVERIFY(!figures->queues[1].oldestSince);
    }

private:
    BatchStatus status(int batch) const {
        return static_cast<BatchStatus>(m_base->number("SELECT status FROM batches WHERE id=" + std::to_string(batch)));
    }
    int count(ItemState state) const {
        return static_cast<int>(
            m_base->number("SELECT count(*) FROM items WHERE state=" + std::to_string(static_cast<int>(state))));
    }
    SystemClock m_clock;
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
