// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"

using namespace farol;
using namespace farol::server;

namespace {

constexpr Instant at{std::chrono::milliseconds(1'700'000'000'000)};

ItemKey keyOf(std::int64_t id, ItemState state, int attempt = 0, std::int64_t fencing = 0) {
    return {id, 1, 1, ItemKind::Payment, 100 + id, state, {}, attempt, fencing};
}

ArrowChange to(ItemState state, std::string code = {}, std::string event = {}) {
    ArrowChange change;
    change.to = state;
    change.code = std::move(code);
    change.eventType = std::move(event);
    return change;
}

constexpr ItemState viaLeased[] = {ItemState::Leased};

} // namespace

class ArrowsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<kit::EngineDatabase>();
        m_base->makeBatch({1, 3});
        m_db = m_base->open();
        m_arrows = std::make_unique<Arrows>(*m_db, Moment{at, "2023-11-14", true});
    }
    void cleanup() {
        m_arrows.reset();
        m_db.reset();
    }

    void movesAnItemWithItsEventAndCounters() {
        auto change = to(ItemState::Sent, {}, "sent");
        change.attempt = 1;
        change.fencing = 7;
        change.endToEndId = "E1";
        change.actor = "worker-1";
        QVERIFY(*m_arrows->moveThrough(keyOf(1, ItemState::Queued), viaLeased, change));
        QVERIFY(m_arrows->flush());
        QCOMPARE(
            m_base->text("SELECT state||'/'||attempt||'/'||fencing||'/'||e2e_id||'/'||version FROM items WHERE id=1"),
            QStringLiteral("3/1/7/E1/2"));
        QCOMPARE(m_base->text("SELECT type||'/'||attempt||'/'||actor||'/'||at FROM events"),
                 QStringLiteral("sent/1/worker-1/1700000000000"));
        QCOMPARE(std::ssize(m_arrows->events()), 1);
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(status(), BatchStatus::Processing);
        QCOMPARE(m_base->number("SELECT version FROM batches"), 2);
    }
    void leavesAnItemAloneThatSomebodyElseMoved_data() {
        QTest::addColumn<ItemKey>("key");
        QTest::newRow("another state") << keyOf(1, ItemState::RetryWait);
        QTest::newRow("another attempt") << keyOf(1, ItemState::Queued, 1);
        QTest::newRow("an older fencing number") << keyOf(1, ItemState::Queued, 0, 6);
        QTest::newRow("no such item") << keyOf(99, ItemState::Queued);
    }
    void leavesAnItemAloneThatSomebodyElseMoved() {
        QFETCH(ItemKey, key);
        const auto moved = m_arrows->move(
            key, to(key.state == ItemState::Queued ? ItemState::Cancelled : ItemState::Dead, {}, "cancelled"));
        QVERIFY(moved);
        QVERIFY(!*moved);
        QVERIFY(m_arrows->flush());
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=1 AND version=1"), 3);
        QCOMPARE(m_base->number("SELECT count(*) FROM events"), 0);
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(m_base->number("SELECT version FROM batches"), 1);
    }
    void finishesABatchWhenNothingMovesAnyMore() {
        for (int id = 1; id <= 3; ++id) {
            QVERIFY(*m_arrows->moveThrough(keyOf(id, ItemState::Queued), viaLeased, to(ItemState::Sent)));
        }
        QVERIFY(*m_arrows->move(keyOf(1, ItemState::Sent), to(ItemState::Done)));
        QVERIFY(*m_arrows->move(keyOf(2, ItemState::Sent), to(ItemState::Failed, "invalid_key")));
        QVERIFY(m_arrows->flush());
        QCOMPARE(status(), BatchStatus::Processing);
        QCOMPARE(m_base->number("SELECT open FROM batches"), 1);
        QVERIFY(*m_arrows->move(keyOf(3, ItemState::Sent), to(ItemState::Done)));
        QVERIFY(m_arrows->flush());
        QCOMPARE(status(), BatchStatus::Finished);
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(
            m_base->text("SELECT group_concat(state||':'||items||':'||amount) FROM (SELECT * FROM day_totals WHERE "
                         "day='2023-11-14' ORDER BY state) x"),
            QStringLiteral("7:2:204,8:1:102"));
    }
    void callsAnUncertainItemOpenOnlyWhenChecksRunByThemselves_data() {
        QTest::addColumn<bool>("automatic");
        QTest::addColumn<BatchStatus>("status");
        QTest::newRow("automatic") << true << BatchStatus::Processing;
        QTest::newRow("manual") << false << BatchStatus::Finished;
    }
    void callsAnUncertainItemOpenOnlyWhenChecksRunByThemselves() {
        QFETCH(bool, automatic);
        QFETCH(BatchStatus, status);
        m_base->makeBatch({2, 1, ItemState::Sent, BatchStatus::Processing, ItemKind::Payment, 0, "Y"});
        Arrows arrows(*m_db, Moment{at, "2023-11-14", automatic});
        auto key = keyOf(4, ItemState::Sent);
        key.batch = 2;
        key.amountMinor = 101;
        QVERIFY(*arrows.move(key, to(ItemState::Uncertain, "timeout")));
        QVERIFY(arrows.flush());
        QCOMPARE(m_base->number("SELECT status FROM batches WHERE id=2"), static_cast<int>(status));
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void keepsWhatPeopleOrdered_data() {
        QTest::addColumn<BatchStatus>("ordered");
        QTest::addColumn<BatchStatus>("kept");
        QTest::newRow("paused") << BatchStatus::Paused << BatchStatus::Paused;
        QTest::newRow("cancelled") << BatchStatus::Cancelled << BatchStatus::Cancelled;
        // With the last of its items nothing is left to order.
        QTest::newRow("draft") << BatchStatus::Draft << BatchStatus::Cancelled;
        QTest::newRow("awaiting approval") << BatchStatus::AwaitingApproval << BatchStatus::Cancelled;
    }
    void keepsWhatPeopleOrdered() {
        QFETCH(BatchStatus, ordered);
        QFETCH(BatchStatus, kept);
        QVERIFY(m_db->prepare("UPDATE batches SET status=?").bind(ordered).run());
        for (int id = 1; id <= 3; ++id) {
            QVERIFY(*m_arrows->move(keyOf(id, ItemState::Queued), to(ItemState::Cancelled)));
        }
        QVERIFY(m_arrows->flush());
        QCOMPARE(status(), kept);
        QCOMPARE(m_base->number("SELECT open FROM batches"), 0);
    }
    void goesBackToAMarkAsIfNothingHadHappened() {
        sql::Transaction transaction(*m_db);
        QVERIFY(*m_arrows->move(keyOf(1, ItemState::Queued), to(ItemState::Cancelled, {}, "cancelled")));
        const auto mark = m_arrows->mark();
        {
            sql::Savepoint part(*m_db);
            QVERIFY(*m_arrows->move(keyOf(2, ItemState::Queued), to(ItemState::Cancelled, {}, "cancelled")));
        }
        m_arrows->backTo(mark);
        QCOMPARE(std::ssize(m_arrows->events()), 1);
        QVERIFY(m_arrows->flush());
        QVERIFY(transaction.commit());
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=10"), 1);
    }
    void remembersWhenAReasonWasFirstAndLastSeen() {
        m_base->makeBatch({2, 2, ItemState::Sent, BatchStatus::Processing, ItemKind::Payment, 0, "Y"});
        for (int i = 0; i < 2; ++i) {
            Arrows arrows(*m_db, Moment{at + std::chrono::seconds(i), "2023-11-14", true});
            auto key = keyOf(4 + i, ItemState::Sent);
            key.batch = 2;
            key.amountMinor = 101 + i;
            QVERIFY(*arrows.move(key, to(ItemState::Failed, "invalid_key")));
            QVERIFY(arrows.flush());
        }
        QCOMPARE(m_base->text("SELECT (last_at-first_at)||'/'||items FROM batch_counts WHERE code='invalid_key'"),
                 QStringLiteral("1000/2"));
        QCOMPARE(m_base->wrongCounters(), 0);
    }

private:
    BatchStatus status() const {
        return static_cast<BatchStatus>(m_base->number("SELECT status FROM batches WHERE id=1"));
    }
    std::unique_ptr<kit::EngineDatabase> m_base;
    std::unique_ptr<sql::Connection> m_db;
    std::unique_ptr<Arrows> m_arrows;
};

QTEST_GUILESS_MAIN(ArrowsTest)
#include "tst_arrows.moc"
