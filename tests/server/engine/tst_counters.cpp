// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

// Whatever the provider does, and however often the engine dies: counters equal a recount, nobody is paid twice, and
// what the tables call paid is what the ledger calls settled.
class CountersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreeWithTheItemsAndTheLedgerWhateverHappens_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 6; ++seed) {
            QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
        }
    }
    void agreeWithTheItemsAndTheLedgerWhateverHappens() {
        QFETCH(quint64, seed);
        const kit::EngineDatabase base;
        base.makeBatch({1, 150, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "A"});
        base.makeBatch({2, 150, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 10, "B"});
        SandboxOptions faults;
        faults.faults = QStringLiteral("rough,delay=3,late=100");
        faults.seed = seed;
        kit::RunningSandbox sandbox(faults);
        auto options = kit::quickOptions(sandbox.url());
        options.provider.timeout = 300ms;
        options.uncertainAfter = 600ms;
        options.checkBackoff = 50ms;
        const SystemClock clock;
        std::mt19937_64 random(seed);
        for (int life = 0; life < 4; ++life) {
            kit::RunningEngine engine(base, clock, options);
            QTest::qWait(static_cast<int>(20 + random() % 150));
            QCOMPARE(base.wrongCounters(), 0);
        }
        kit::RunningEngine engine(base, clock, options);
        // What a check found not to have arrived is ordered again until everything has its end.
        const auto open = [&] { return base.number("SELECT count(*) FROM items WHERE state IN (1,2,3,4,5)"); };
        for (int round = 0; round < 3; ++round) {
            QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 120'000);
            QCOMPARE(base.wrongCounters(), 0);
            orderAllAgain(base, engine);
        }
        QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 120'000);
        QCOMPARE(base.wrongCounters(), 0);
        QCOMPARE(base.number("SELECT count(*) FROM items WHERE state NOT IN (6,7,8,9)"), 0);
        const auto summary = sandbox.summary();
        QCOMPARE(summary.value(QStringLiteral("settled_payments")),
                 summary.value(QStringLiteral("settled_distinct_external")));
        QCOMPARE(summary.value(QStringLiteral("settled_payments")).toInteger(),
                 base.number("SELECT count(*) FROM items WHERE state=7"));
        QVERIFY(base.number("SELECT count(*) FROM items WHERE state=7") > 250);
        QCOMPARE(
            base.number("SELECT count(*) FROM items i WHERE attempt<>(SELECT max(n) FROM attempts WHERE item=i.id)"),
            0);
        QCOMPARE(base.number("SELECT count(*) FROM items i WHERE NOT EXISTS(SELECT 1 FROM end_to_end_ids e WHERE "
                             "e.id=i.e2e_id AND e.item=i.id)"),
                 0);
    }

private:
    static void orderAllAgain(const kit::EngineDatabase &base, kit::RunningEngine &engine) {
        const auto db = base.open();
        auto rows = db->prepare("SELECT id,code FROM items WHERE state=6");
        std::vector<std::pair<std::int64_t, std::string>> ids;
        for (auto more = rows.step(); more && *more; more = rows.step()) {
            ids.emplace_back(rows.integer(0), rows.text(1));
        }
        for (const auto &[id, code] : ids) {
            QVERIFY(engine.orderAgain(id, ItemState::NotSent, code));
        }
    }
};

QTEST_GUILESS_MAIN(CountersTest)
#include "tst_counters.moc"
