// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/faultvfs.h"
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;
using kit::DiskFault;

namespace {

constexpr Instant start{1'800'000'000'000ms};
constexpr int items = 12;

} // namespace

// T4 of the trust goals, short form: the disk fails at each write (in steps of ten) and each sync while payments run.
// What the provider's ledger says is what counts: nobody is paid twice, nobody is forgotten.
class DiskFaultsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_clock.set(start);
        m_base = std::make_unique<kit::EngineDatabase>();
    }

    void paysEveryoneOnceWhereverTheDiskFails_data() { kit::everyDiskFault(); }
    void paysEveryoneOnceWhereverTheDiskFails() {
        QFETCH(DiskFault, fault);
        QFETCH(int, step);
        int places = 0;
        for (int nth = 1;; nth += step) {
            const int failed = payWith(fault, nth);
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("at %1").arg(nth)));
            if (failed == 0) {
                break;
            }
            ++places;
        }
        qInfo("%d places failed", places);
        QVERIFY(places > 0);
    }
    void saysThatNothingIsStoredWhileTheDiskIsFull() {
        kit::FaultVfs disk;
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, options(sandbox), disk.name());
        disk.fail(DiskFault::DiskFull);
        const Done refused = engine.run("INSERT INTO meta VALUES('k','v')");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("storage_full"));
        QVERIFY(engine.writer().figures().diskFails);
        QVERIFY(engine.run([](Arrows &) { return Done(); }) || engine.writer().figures().diskFails);
        QVERIFY(engine.writer().figures().diskFails); // a commit without a change proves nothing
        disk.heal();
        QVERIFY(engine.run("INSERT INTO meta VALUES('k','v')"));
        QVERIFY(!engine.writer().figures().diskFails);
        QCOMPARE(m_base->number("SELECT count(*) FROM meta WHERE key='k'"), 1);
    }
    // A commit whose sync failed may be on the disk after all: found by the next process, it is an intent never sent.
    void asksBeforeItPaysWhatAFailedCommitLeftBehind() {
        kit::RunningSandbox sandbox;
        m_base->makeBatch({1, items});
        {
            kit::FaultVfs disk;
            auto doomed = options(sandbox);
            doomed.probe = [&disk](const char *label) {
                if (std::string_view(label) == "after_claim") {
                    disk.fail(DiskFault::SyncError);
                }
            };
            kit::RunningEngine engine(*m_base, m_clock, doomed, disk.name());
            EVENTUALLY(engine.writer().figures().failedGroups >= 2, true);
            QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 0);
        }
        m_clock.advance(61s); // leases of the dead are over
        kit::RunningEngine engine(*m_base, m_clock, options(sandbox));
        EVENTUALLY(m_base->number("SELECT count(*) FROM items WHERE state IN (5,6,7)"), items);
        m_clock.advance(30s);
        engine.writer().wake();
        EVENTUALLY(m_base->number("SELECT count(*) FROM items WHERE state IN (6,7)"), items);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), count(ItemState::Done));
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), count(ItemState::Done));
        QCOMPARE(m_base->wrongCounters(), 0);
    }

private:
    [[nodiscard]] static EngineOptions options(const kit::RunningSandbox &sandbox) {
        auto options = kit::quickOptions(sandbox.url());
        options.window = 4;
        return options;
    }
    [[nodiscard]] int count(ItemState state) const {
        return static_cast<int>(
            m_base->number("SELECT count(*) FROM items WHERE state=" + std::to_string(static_cast<int>(state))));
    }
    // How often the disk failed on the way.
    int payWith(DiskFault fault, int nth) {
        m_base = std::make_unique<kit::EngineDatabase>();
        kit::FaultVfs disk;
        kit::RunningSandbox sandbox;
        kit::RunningEngine engine(*m_base, m_clock, options(sandbox), disk.name());
        // A short log: what it holds is copied into the database again and again, and that can fail, too.
        engine.run("PRAGMA wal_autocheckpoint=20").map_error([](const Error &error) {
            qFatal("%s", qPrintable(error.detail));
        });
        m_base->makeBatch({1, items});
        disk.failAt(fault, nth, 2);
        (void)engine.run([](Arrows &) { return Done(); }); // somebody wrote: the engine looks
        pay(engine, sandbox, disk);
        return disk.failed();
    }
    void pay(kit::RunningEngine &engine, const kit::RunningSandbox &sandbox, kit::FaultVfs &disk) {
        EVENTUALLY(count(ItemState::Done), items);
        disk.heal();
        const auto summary = sandbox.summary();
        QCOMPARE(summary.value(QStringLiteral("settled_payments")).toInt(), items);
        QCOMPARE(summary.value(QStringLiteral("settled_distinct_external")).toInt(), items);
        QCOMPARE(summary.value(QStringLiteral("received")).toInt(), items); // nothing left before its intent was safe
        QVERIFY(engine.run("INSERT INTO meta VALUES('k','v')"));
        QVERIFY(!engine.writer().figures().diskFails);
        QCOMPARE(m_base->wrongCounters(), 0);
        QCOMPARE(m_base->number("SELECT max(attempt) FROM items"), 1);
        QCOMPARE(m_base->text("PRAGMA integrity_check"), QStringLiteral("ok"));
    }
    ManualClock m_clock{start};
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(DiskFaultsTest)
#include "tst_diskfaults.moc"
