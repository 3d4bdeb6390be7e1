// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "server/engine/writer.h"

#include <QElapsedTimer>
#include <latch>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

ItemKey queued(std::int64_t id) {
    return {id, 1, 1, ItemKind::Payment, 100 + id, ItemState::Queued, {}, 0, 0};
}

Done cancel(Arrows &arrows, std::int64_t id) {
    ArrowChange change;
    change.to = ItemState::Cancelled;
    change.eventType = "cancelled";
    const auto moved = arrows.move(queued(id), change);
    return moved ? Done() : tl::unexpected(moved.error());
}

// Cancels one item a step while it has work; can fail, and can break the disk's promise.
class FakeMember final : public GroupMember {
public:
    Done step(Arrows &arrows) override {
        ++steps;
        if (failing) {
            return failure(ErrorKind::Conflict, QStringLiteral("constraint"), QStringLiteral("planned"));
        }
        taken = work;
        for (int i = 0; i < taken; ++i) {
            if (auto done = cancel(arrows, next + i); !done) {
                return done;
            }
        }
        return {};
    }
    void committed() override {
        ++commits;
        next += taken;
        work -= taken;
        if (work == 0) {
            finished.count_down();
        }
    }
    void rolledBack() override { ++rollbacks; }
    bool hasWork() const override { return work > 0; }
    std::optional<Instant> nextDue() const override { return {}; }

    std::atomic<int> work = 0;
    std::atomic<bool> failing = false;
    std::atomic<int> steps = 0;
    std::atomic<int> commits = 0;
    std::atomic<int> rollbacks = 0;
    int taken = 0;
    int next = 1;
    std::latch finished{1};
};

} // namespace

class WriterTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<kit::EngineDatabase>();
        m_base->makeBatch({1, 600});
        m_writer.reset();
        m_member = std::make_unique<FakeMember>();
        makeWriter({});
    }
    void cleanup() { m_writer.reset(); }

    void answersAfterTheCommitAndGroupsWhatWaits() {
        std::atomic<int> seen = 0;
        for (int id = 1; id <= 500; ++id) {
            m_writer->post([id](Arrows &arrows) { return cancel(arrows, id); },
                           [&](const Done &done) {
                               // Another connection sees it already: it is committed.
                               if (done &&
                                   (seen != 0 || m_base->number("SELECT count(*) FROM items WHERE state=10") == 500)) {
                                   ++seen;
                               }
                           });
        }
        m_writer->start();
        m_writer->stop();
        QCOMPARE(seen.load(), 500);
        QCOMPARE(m_writer->figures().groups, 1U);
        QCOMPARE(m_writer->figures().commands, 500U);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void rollsBackAFailingCommandAlone() {
        QList<bool> answers;
        const auto answer = [&](const Done &done) { answers.append(done.has_value()); };
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 1); }, answer);
        m_writer->post(
            [](Arrows &arrows) {
                return cancel(arrows, 2).and_then([] {
                    return Done(failure(ErrorKind::Rejected, QStringLiteral("no"), QStringLiteral("changed my mind")));
                });
            },
            answer);
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 3); }, answer);
        m_writer->start();
        m_writer->stop();
        QCOMPARE(answers, QList<bool>({true, false, true}));
        QCOMPARE(m_base->text("SELECT group_concat(id) FROM items WHERE state=10"), QStringLiteral("1,3"));
        QCOMPARE(m_base->number("SELECT count(*) FROM events"), 2);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void answersEverybodyWhenTheDiskFails() {
        if (sql::isServerUrl(m_base->path())) {
            QSKIP("a lock of SQLite's; what a lost PostgreSQL answers is scaled.sql.connection.postgres");
        }
        // A reader's snapshot cannot hold a writer up in WAL; another writer's lock does, until the busy time-out.
        m_writer.reset();
        auto opened = sql::Connection::open({m_base->path(), false, 20ms});
        QVERIFY(opened);
        m_writer = std::make_unique<Writer>(std::move(*opened), m_clock, Writer::Options());
        m_member->work = 1;
        m_writer->join(*m_member);
        auto other = m_base->open();
        auto transaction = std::make_unique<sql::Transaction>(*other);
        QVERIFY(transaction->begun());
        std::latch answered(1);
        Done answer;
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 500); },
                       [&](const Done &done) {
                           answer = done;
                           answered.count_down();
                       });
        m_writer->start();
        answered.wait();
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Server);
        QVERIFY(answer.error().code.startsWith(QStringLiteral("storage")));
        QVERIFY(m_member->rollbacks > 0);
        QCOMPARE(m_member->commits.load(), 0);
        transaction.reset();
        m_member->finished.wait(); // it tries again by itself
        m_writer->stop();
        QCOMPARE(m_base->text("SELECT group_concat(id) FROM items WHERE state=10"), QStringLiteral("1"));
        QVERIFY(m_writer->figures().failedGroups > 0);
    }
    void keepsPeoplesCommandsWhenTheMembersStepFails() {
        m_member->work = 1;
        m_member->failing = true;
        m_writer->join(*m_member);
        std::latch answered(1);
        bool good = false;
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 500); },
                       [&](const Done &done) {
                           good = done.has_value();
                           m_member->failing = false;
                           answered.count_down();
                       });
        m_writer->start();
        answered.wait();
        QVERIFY(good);
        QCOMPARE(m_member->rollbacks.load(), 1);
        m_member->finished.wait();
        m_writer->stop();
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=10"), 2);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void restsAfterAFailedStepInsteadOfSpinning() {
        m_member->work = 1;
        m_member->failing = true;
        m_writer->join(*m_member);
        QElapsedTimer timer;
        timer.start();
        m_writer->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_member->steps >= 4, 60'000);
        m_writer->stop();
        // Each rest is twice as long as the one before: so many steps cannot have been quicker.
        qint64 rested = 0;
        for (int step = 1; step < m_member->steps; ++step) {
            rested += 10LL << std::min(step, 7);
        }
        QVERIFY2(timer.elapsed() >= rested, qPrintable(QString::number(m_member->steps)));
    }
    void neverCommitsAnEmptyGroup() {
        m_writer->join(*m_member);
        m_writer->start();
        for (int i = 0; i < 50; ++i) {
            m_writer->wake();
        }
        m_writer->stop();
        QCOMPARE(m_writer->figures().groups, 0U);
        QCOMPARE(m_member->steps.load(), 0);
    }
    void runsTheMemberWhenItIsWoken() {
        m_writer->join(*m_member);
        m_writer->start();
        m_member->work = 5;
        m_writer->wake();
        m_member->finished.wait();
        m_writer->stop();
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=10"), 5);
    }
    // The member looks after an order, which may have made work; books never make any.
    void asksTheMemberAfterAnOrderAlone() {
        const auto written = [this](Writer::Post kind) {
            std::latch done(1);
            m_writer->post([](Arrows &) { return Done(); }, [&done](const Done &) { done.count_down(); }, kind);
            done.wait();
            return m_member->steps.load();
        };
        m_writer->join(*m_member);
        m_writer->start();
        QCOMPARE(written(Writer::Post::Books), 0);
        QCOMPARE(written(Writer::Post::Order), 1);
        QCOMPARE(written(Writer::Post::Books), 1);
    }

    void refusesWhatIsTooMuch() {
        Writer::Options options;
        options.maxWaiting = 2;
        makeWriter(options);
        int stored = 0;
        QString code;
        for (int id = 1; id <= 3; ++id) {
            m_writer->post([id](Arrows &arrows) { return cancel(arrows, id); },
                           [&](const Done &done) {
                               stored += done ? 1 : 0;
                               code = done ? code : done.error().code;
                           });
        }
        QCOMPARE(code, QStringLiteral("overloaded"));
        m_writer->start();
        m_writer->stop();
        QCOMPARE(stored, 2);
        m_writer->post([](Arrows &) { return Done(); }, [&](const Done &done) { code = done.error().code; });
        QCOMPARE(code, QStringLiteral("stopping"));
    }
    void refusesWhatWasPostedWhenItNeverRan() {
        QString code;
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 1); },
                       [&](const Done &done) { code = done ? QString() : done.error().code; });
        m_writer->stop();
        QCOMPARE(code, QStringLiteral("stopping"));
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=10"), 0);
    }
    void namesTheBusinessDayOfTheConfiguredZone() {
        std::string day;
        m_clock.set(Instant(1'763'604'000'000ms)); // 2025-11-20T02:00:00Z: still the 19th in São Paulo
        m_writer->post(
            [&](Arrows &arrows) {
                day = arrows.moment().day;
                return Done();
            },
            [](const Done &) {});
        m_writer->start();
        m_writer->stop();
        QCOMPARE(QString::fromStdString(day), QStringLiteral("2025-11-19"));
    }
    void theDayFollowsTheClockAlsoBackwards() {
        QStringList days;
        m_writer->start();
        for (const auto at : {1'763'604'000'000ms, 1'763'690'400'000ms, 1'763'604'000'000ms}) {
            m_clock.set(Instant(at));
            std::promise<void> ran;
            m_writer->post(
                [&](Arrows &arrows) {
                    days.append(QString::fromStdString(arrows.moment().day));
                    return Done();
                },
                [&](const Done &) { ran.set_value(); });
            ran.get_future().wait();
        }
        QCOMPARE(days.first(), days.last());
        QVERIFY(days.at(1) != days.first());
    }
    void whatIsNoFaultOfTheDiskIsItsOwnersAlone() {
        m_writer->post([](Arrows &) -> Done { return failure(ErrorKind::Server, QStringLiteral("crypto"), {}); }, {});
        QString other;
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 1); },
                       [&](const Done &done) { other = done ? QStringLiteral("done") : done.error().code; });
        m_writer->start();
        m_writer->stop();
        QCOMPARE(other, QStringLiteral("done"));
        QCOMPARE(m_base->number("SELECT count(*) FROM items WHERE state=10"), 1);
    }
    void namesThePointsAroundACommit() {
        QStringList labels;
        m_writer->setProbe([&](const char *label) { labels.append(QString::fromLatin1(label)); });
        m_writer->post([](Arrows &arrows) { return cancel(arrows, 1); },
                       [&](const Done &) { labels.append(QStringLiteral("answered")); });
        m_writer->start();
        m_writer->stop();
        QCOMPARE(labels, QStringList({QStringLiteral("before_commit"), QStringLiteral("after_commit"),
                                      QStringLiteral("answered")}));
    }

private:
    void makeWriter(Writer::Options options) {
        m_writer = std::make_unique<Writer>(m_base->open(), m_clock, std::move(options));
    }
    ManualClock m_clock{Instant(1'700'000'000'000ms)};
    std::unique_ptr<kit::EngineDatabase> m_base;
    std::unique_ptr<FakeMember> m_member;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(WriterTest)
#include "tst_writer.moc"
