// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "server/items/arrows.h"
#include "sql/connection.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace farol::server {

// What the worker side adds to each group; implemented by Engine. All calls on the writer thread.
class GroupMember {
public:
    GroupMember() = default;
    GroupMember(const GroupMember &) = delete;
    GroupMember &operator=(const GroupMember &) = delete;
    virtual ~GroupMember() = default;
    // Inside the transaction: apply results, take claims with their intent.
    [[nodiscard]] virtual Done step(Arrows &arrows) = 0;
    virtual void committed() = 0;  // the disk has it: post the sends
    virtual void rolledBack() = 0; // nothing of step() happened: keep the results for the next group
    virtual void othersWrote() {}  // people's commands ran in this group, before step()
    [[nodiscard]] virtual bool hasWork() const = 0;
    [[nodiscard]] virtual std::optional<Instant> nextDue() const = 0;
};

// The one thread that writes. Everything that arrives while a commit runs becomes one transaction: people's commands
// (each in a savepoint of its own), then the engine's step, then COMMIT with full sync; only then are callers answered
// and payments sent. Storage errors answer all commands of the group with Server/storage… and change nothing.
class Writer final {
public:
    // A command's own part; its failure rolls back this part alone.
    using Work = std::function<Done(Arrows &)>;
    // An order may make work for the member and for workers elsewhere, who look at once; books (positions, stamps, what
    // became of a delivery) never do.
    enum class Post { Order, Books };
    // After the commit reached the disk, or with the error; on the writer thread; must not block. A post that is
    // refused (overloaded, stopping) is answered at once on the caller's thread.
    using After = std::function<void(Done)>;

    struct Options {
        QString zone = QStringLiteral("America/Sao_Paulo");
        std::size_t maxWaiting = 4096; // more are refused: RateLimited/overloaded
    };
    Writer(std::unique_ptr<sql::Connection> connection, const Clock &clock, Options options);
    ~Writer(); // stops
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    void join(GroupMember &member); // before start()
    void start();
    void stop(); // finishes what was posted, then ends the thread; a writer that never ran refuses it
    void post(Work work, After after, Post kind = Post::Order);
    void wake(); // the member has new work
    // Before start(). Decides whether an uncertain item counts as open; the engine says so.
    void setAutomaticChecks(bool automatic) { m_automaticChecks = automatic; }
    // Before start(). A planted bug for tests/chaos: callers are answered before the commit.
    void plantEarlyAnswers() { m_answersTooEarly = true; }
    // The same: called inside the transaction, true when it told others something.
    void plantEarlyTelling(std::function<bool(sql::Connection &)> tell) { m_tellTooEarly = std::move(tell); }
    // Before start(). After a group that changed something reached the disk; writer's thread, must not block.
    void onCommit(std::function<void()> told) { m_onCommit = std::move(told); }
    // Before start(). Called with a label at every point where a kill is interesting; for tests.
    void setProbe(std::function<void(const char *)> probe) { m_probe = std::move(probe); }

    struct Figures {
        std::uint64_t groups = 0;
        std::uint64_t commands = 0;
        std::uint64_t failedGroups = 0;
        std::uint64_t failedSteps = 0; // the member's part alone was rolled back
        Error lastError;               // empty code: none so far
        bool diskFails = false;        // the newest group that wrote could not be stored
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Posted {
        Work work;
        After after;
        Done result;
        Post kind = Post::Order;
    };
    using Group = std::deque<Posted>;
    [[nodiscard]] static bool mayMakeWork(const Group &group);
    void run();
    [[nodiscard]] bool waitForWork(Group &group);
    [[nodiscard]] bool memberMayRun() const;
    void runGroup(Group &group);
    [[nodiscard]] Done writeGroup(Group &group, bool withMember);
    [[nodiscard]] Done runCommand(Arrows &arrows, Posted &posted);
    [[nodiscard]] Done runMember(Arrows &arrows);
    [[nodiscard]] Moment moment();
    void probe(const char *label) const;
    void tellOfTheDisk(const Done &done) const;

    std::unique_ptr<sql::Connection> m_connection;
    const Clock &m_clock;
    Options m_options;
    GroupMember *m_member = nullptr;
    std::function<void(const char *)> m_probe;
    std::function<void()> m_onCommit;
    bool m_automaticChecks = true;
    bool m_answersTooEarly = false;
    std::function<bool(sql::Connection &)> m_tellTooEarly;
    // Writer thread only.
    std::chrono::steady_clock::time_point m_lastGroup;
    std::chrono::steady_clock::time_point m_nextTelling;      // of facts to other processes
    std::chrono::steady_clock::time_point m_memberRestsUntil; // after a failure, so that it does not spin
    int m_memberFailures = 0;
    bool m_memberFailed = false; // in this group
    Instant m_dayBegins;
    Instant m_dayEnds;
    std::string m_day;
    // Shared.
    mutable std::mutex m_mutex;
    std::condition_variable m_condition;
    Group m_waiting;
    Figures m_figures;
    bool m_woken = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace farol::server
