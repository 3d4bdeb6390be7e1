// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/neighbours.h"

#include "kit/eventkit.h"
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/engine/askedchecks.h"

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

// Several processes on one PostgreSQL database: who tells whom, and who asks for whom.
class NeighboursTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_base = std::make_unique<kit::EngineDatabase>(); }

    void hearsOfWorkThatAnotherProcessCommitted() {
        std::atomic<int> work = 0;
        const Neighbours neighbours(m_base->path(), [&work](bool isWork) { work += isWork ? 1 : 0; });
        QTRY_VERIFY_WITH_TIMEOUT(work >= 1, 60'000); // it listens now
        const int before = work;
        Writer writer(m_base->open(), m_clock, {});
        writer.start();
        QVERIFY(kit::tellFacts(writer, 3));
        QTRY_VERIFY_WITH_TIMEOUT(work > before, 60'000);
    }

    void oneOfThemSpeaksAndAnotherWhenThatOneIsGone() {
        auto first = std::make_unique<Neighbours>(m_base->path(), [](bool) {});
        QTRY_VERIFY_WITH_TIMEOUT(first->isSpeaker(), 60'000);
        const Neighbours second(m_base->path(), [](bool) {});
        const kit::EngineDatabase other;
        const Neighbours elsewhere(other.path(), [](bool) {});
        QTRY_VERIFY_WITH_TIMEOUT(elsewhere.isSpeaker(), 60'000);
        QVERIFY(!second.isSpeaker());
        first.reset();
        QTRY_VERIFY_WITH_TIMEOUT(second.isSpeaker(), 60'000);
    }

    void aWorkerAnswersWhatAProcessWithoutAProviderAsks() {
        SandboxOptions faults;
        faults.faults = QStringLiteral("timeout_after=100");
        const kit::RunningSandbox sandbox(faults);
        auto options = kit::quickOptions(sandbox.url());
        options.automaticChecks = false;
        options.provider.timeout = 300ms;
        m_base->makeBatch({.items = 5});
        kit::RunningEngine worker(*m_base, m_clock, options);
        EVENTUALLY(m_base->number("SELECT count(*) FROM items WHERE state=5"), 5);
        const Neighbours neighbours(m_base->path(), [&worker](bool) { worker.engine().lookNow(); });
        Writer writer(m_base->open(), m_clock, {});
        writer.start();
        Readers readers(m_base->path(), 1);
        AskedChecks checks(writer, readers);
        QVERIFY(ask(checks, {1, 2, 3, 4, 5}));
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=7"), 5);
        QVERIFY(ask(checks, {1, 2})); // nothing is uncertain any more
        QCOMPARE(m_base->number("SELECT count(*) FROM check_requests"), 0);
        QCOMPARE(sandbox.reads(), 5);
    }

    void saysThatNoWorkerAnsweredAndLeavesTheQuestion() {
        m_base->makeBatch({.items = 1, .state = ItemState::Uncertain});
        Writer writer(m_base->open(), m_clock, {});
        writer.start();
        Readers readers(m_base->path(), 1);
        AskedChecks checks(writer, readers, 300ms);
        const auto done = ask(checks, {1});
        QVERIFY(!done);
        QCOMPARE(done.error().code, QStringLiteral("check_pending"));
        QCOMPARE(m_base->number("SELECT count(*) FROM check_requests"), 1);
    }

    void answersThoseWhoAskedWhenItStopsAndThoseWhoAskTooLate() {
        m_base->makeBatch({.items = 1, .state = ItemState::Uncertain});
        Writer writer(m_base->open(), m_clock, {});
        writer.start();
        Readers readers(m_base->path(), 1);
        AskedChecks checks(writer, readers);
        std::promise<Done> answer;
        checks.checkNow({1}, [&answer](Done done) { answer.set_value(std::move(done)); });
        checks.stop();
        checks.stop();
        const auto stopped = answer.get_future().get();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, QStringLiteral("stopping"));
        const auto late = ask(checks, {1});
        QVERIFY(!late);
        QCOMPARE(late.error().code, QStringLiteral("stopping"));
    }
    void tellsOfATableThatFails() {
        m_base->makeBatch({.items = 1, .state = ItemState::Uncertain});
        Writer writer(m_base->open(), m_clock, {});
        writer.start();
        Readers readers(m_base->path(), 1);
        Readers nowhere(m_base->folder() + QStringLiteral("/none/farold.db"), 1);
        AskedChecks blind(writer, nowhere, 300ms);
        AskedChecks checks(writer, readers, 300ms);
        std::promise<Done> never;
        blind.checkNow({1}, [&never](Done done) { never.set_value(std::move(done)); });
        QVERIFY(!ask(checks, {1})); // the other one goes on asking and has no database to look at
        QVERIFY(m_base->open()->execute("DROP TABLE check_requests"));
        QVERIFY(!ask(checks, {1}));
        blind.stop();
        QVERIFY(!never.get_future().get());
    }

private:
    static Done ask(Checks &checks, std::vector<std::int64_t> items) {
        std::promise<Done> answer;
        checks.checkNow(std::move(items), [&answer](Done done) { answer.set_value(std::move(done)); });
        return answer.get_future().get();
    }

    SystemClock m_clock;
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(NeighboursTest)
#include "tst_neighbours.moc"
