// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "kit/statementfaults.h"
#include "server/audit/audit.h"

#include <thread>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

// The engine while each of its statements fails once, in each way that a payment can end: the group is rolled back and
// done again, nobody is paid twice and nothing stays behind.
class EngineFaultsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paysOnceWhicheverStatementFails_data() {
        QTest::addColumn<QString>("faults");
        QTest::newRow("paid") << QString();
        QTest::newRow("refused") << QStringLiteral("definite=100");
        QTest::newRow("later") << QStringLiteral("transient=50");
        QTest::newRow("unknown") << QStringLiteral("uncertain=50,torn=50");
        QTest::newRow("dead") << QStringLiteral("transient=100");
        QTest::newRow("one at a time") << QStringLiteral("delay=1");
    }
    void paysOnceWhicheverStatementFails() {
        QFETCH(QString, faults);
        kit::StatementFaults planted;
        kit::EngineDatabase base;
        SandboxOptions provider;
        provider.faults = faults;
        kit::RunningSandbox sandbox(provider);
        auto options = kit::quickOptions(sandbox.url());
        options.uncertainAfter = 20ms;
        options.checkBackoff = 10ms;
        options.lease = 5s;
        if (faults.startsWith(QStringLiteral("transient=100"))) {
            options.retry.maxAttempts = 2;
        }
        const bool limited = faults.startsWith(QStringLiteral("delay"));
        options.queueLimit = limited ? 3 : 0;
        const SystemClock clock;
        kit::RunningEngine engine(base, clock, options);
        kit::StatementFaults::spareNewOnes();
        int n = 0;
        do {
            ++n;
            kit::EngineDatabase::Order order{2 * n, 3};
            order.prefix = "F" + std::to_string(n);
            order.maxInFlight = limited ? 1 : 0;
            base.makeBatch(order);
            if (limited) { // a second one that is full, too
                order.id = 2 * n + 1;
                order.prefix += "B";
                base.makeBatch(order);
            }
            planted.plant(n, kit::StatementFaults::Where::Writing);
            while (!engine.run("UPDATE batches SET version=version+1 WHERE id=" + std::to_string(2 * n))) {
            }
            QTRY_VERIFY2_WITH_TIMEOUT(open(base) == 0, qPrintable(told(base, planted, n)), 60'000);
        } while (planted.takeAway() || n < 5);
        qInfo("%d statements", n - 1);
        check(base, sandbox);
    }
    // Asked for by a person, in the way that each kind of answer takes.
    void checksOnceWhicheverStatementFails_data() {
        QTest::addColumn<QString>("faults");
        QTest::newRow("paid") << QStringLiteral("timeout_after=100");
        QTest::newRow("never came") << QStringLiteral("timeout_before=100");
    }
    void checksOnceWhicheverStatementFails() {
        QFETCH(QString, faults);
        kit::EngineDatabase base;
        SandboxOptions provider;
        provider.faults = faults;
        kit::RunningSandbox sandbox(provider);
        auto options = kit::quickOptions(sandbox.url());
        options.uncertainAfter = 20ms;
        options.automaticChecks = false;
        options.provider.timeout = 200ms;
        const SystemClock clock;
        constexpr int payments = 30;
        base.makeBatch({1, payments});
        kit::StatementFaults planted;
        kit::RunningEngine engine(base, clock, options);
        kit::StatementFaults::spareNewOnes();
        QTRY_COMPARE_WITH_TIMEOUT(base.number("SELECT count(*) FROM items WHERE state=5"), payments, 60'000);
        std::this_thread::sleep_for(options.uncertainAfter);
        int n = 0;
        do {
            ++n;
            planted.plant(n, kit::StatementFaults::Where::Writing);
            QVERIFY(engine.check({n})); // a group that fails is done again
            QCOMPARE(base.number("SELECT count(*) FROM items WHERE state=5"), payments - n);
        } while (planted.takeAway() && n < payments);
        QVERIFY(n < payments);
        while (n < payments) {
            QVERIFY(engine.check({++n}));
        }
        check(base, sandbox);
    }
    void findsOutOnceWhatBecameOfWhatFlewWhicheverStatementFails() {
        kit::EngineDatabase base;
        kit::RunningSandbox sandbox;
        auto options = kit::quickOptions(sandbox.url());
        options.uncertainAfter = 20ms;
        options.checkBackoff = 10ms;
        const SystemClock clock;
        int n = 0;
        bool fired = true;
        for (n = 1; fired; ++n) {
            kit::EngineDatabase::Order order{n, 2, ItemState::Sent, BatchStatus::Processing};
            order.prefix = "R" + std::to_string(n);
            base.makeBatch(order);
            const auto batch = std::to_string(n);
            const auto minute = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmm")).toStdString();
            const auto ago = std::to_string((clock.now() - 60s).time_since_epoch().count());
            // Both have an id of which the provider never heard.
            QVERIFY(base.open()->execute(
                "UPDATE items SET worker='worker-1', attempt=1, fencing=1, lease_until=1,"
                "e2e_id='E99999010" +
                minute + "'||(10000000000+id) WHERE batch=" + batch + ";INSERT INTO attempts SELECT id,1,e2e_id," +
                ago + ",NULL,'sent','',0,'w' FROM items WHERE batch=" + batch +
                ";INSERT INTO end_to_end_ids SELECT e2e_id,id FROM items WHERE batch=" + batch));
            kit::StatementFaults planted;
            {
                planted.plant(n, kit::StatementFaults::Where::Writing);
                kit::RunningEngine engine(base, clock, options);
                kit::StatementFaults::spareNewOnes();
                QTRY_VERIFY2_WITH_TIMEOUT(open(base) == 0, qPrintable(told(base, planted, n)), 60'000);
            }
            fired = planted.takeAway();
        }
        qInfo("%d statements", n - 2);
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 0);
        check(base, sandbox);
    }

private:
    // What still waits for somebody else than a person.
    static std::int64_t open(const kit::EngineDatabase &base) {
        return base.number("SELECT count(*) FROM items WHERE state BETWEEN 1 AND 5");
    }
    static QString told(const kit::EngineDatabase &base, const kit::StatementFaults &planted, int n) {
        return QStringLiteral("statement %1, %2: states %3")
            .arg(n)
            .arg(planted.statement(), base.text("SELECT group_concat(state, ' ') FROM (SELECT state FROM items WHERE "
                                                "state BETWEEN 1 AND 5 ORDER BY id) x"));
    }
    static void check(const kit::EngineDatabase &base, const kit::RunningSandbox &sandbox) {
        const auto said = sandbox.summary();
        const auto paid = said.value(QStringLiteral("settled_payments")).toInt();
        QCOMPARE(said.value(QStringLiteral("settled_distinct_external")).toInt(), paid);
        QCOMPARE(base.number("SELECT count(*) FROM items WHERE state=7"), paid);
        QCOMPARE(base.wrongCounters(), 0);
        const auto verdict = verifyAudit(*base.open(), 0);
        QVERIFY(verdict);
        QCOMPARE(verdict->firstBroken, 0);
    }
};

QTEST_GUILESS_MAIN(EngineFaultsTest)
#include "tst_enginefaults.moc"
