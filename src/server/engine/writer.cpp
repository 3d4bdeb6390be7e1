// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/writer.h"

#include "core/log/log.h"
#include "core/process/giveway.h"
#include "server/engine/database.h"
#include "server/engine/neighbours.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

// Groups closer together than this would pay for a sync each and gain nothing.
constexpr auto pause = 1ms;
// Other processes are told of facts so often at the most; of new work at once.
constexpr auto tellPause = 50ms;

Done stopping() {
    return failure(ErrorKind::Server, QStringLiteral("stopping"), QStringLiteral("the server is stopping"));
}

bool isStorage(const Error &error) {
    return error.kind == ErrorKind::Server && error.code.startsWith(QStringLiteral("storage"));
}

} // namespace

Writer::Writer(std::unique_ptr<sql::Connection> connection, const Clock &clock, Options options)
    : m_connection(std::move(connection))
    , m_clock(clock)
    , m_options(std::move(options)) {}

Writer::~Writer() {
    stop();
}

void Writer::join(GroupMember &member) {
    Q_ASSERT(!m_thread.joinable());
    m_member = &member;
}

void Writer::start() {
    Q_ASSERT(!m_thread.joinable());
    m_thread = std::thread([this] { run(); });
}

void Writer::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    for (const Posted &posted : std::exchange(m_waiting, {})) {
        posted.after(stopping());
    }
}

void Writer::post(Work work, After after, Post kind) {
    bool ends = false;
    {
        const std::lock_guard lock(m_mutex);
        ends = m_stopping;
        if (!ends && m_waiting.size() < m_options.maxWaiting) {
            m_waiting.push_back({std::move(work), std::move(after), {}, kind});
            if (m_waiting.size() == 1) {
                m_condition.notify_one();
            }
            return;
        }
    }
    after(ends ? stopping()
               : failure(ErrorKind::RateLimited, QStringLiteral("overloaded"),
                         QStringLiteral("too many commands are waiting; try again in a moment")));
}

void Writer::wake() {
    const std::lock_guard lock(m_mutex);
    if (!m_woken) {
        m_woken = true;
        m_condition.notify_one();
    }
}

Writer::Figures Writer::figures() const {
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

void Writer::run() {
    giveWay();
    Group group;
    while (waitForWork(group)) {
        runGroup(group);
        group.clear();
        m_lastGroup = Steady::now();
    }
}

// False: stopped and nothing is left.
bool Writer::waitForWork(Group &group) {
    const auto due = m_member ? m_member->nextDue() : std::optional<Instant>();
    const bool ready = memberMayRun();
    std::unique_lock lock(m_mutex);
    const auto anything = [this] { return m_stopping || m_woken || !m_waiting.empty(); };
    if (m_member && Steady::now() < m_memberRestsUntil) {
        m_condition.wait_until(lock, m_memberRestsUntil, [this] { return m_stopping || !m_waiting.empty(); });
    } else if (!ready && !due) {
        m_condition.wait(lock, anything);
    } else if (!ready) {
        m_condition.wait_for(lock, std::max(*due - m_clock.now(), 0ms), anything);
    }
    // What comes within the pause shares this group's sync.
    m_condition.wait_until(lock, m_lastGroup + pause, [this] { return m_stopping; });
    m_woken = false;
    group.swap(m_waiting);
    return !m_stopping || !group.empty();
}

bool Writer::memberMayRun() const {
    return m_member && m_member->hasWork() && Steady::now() >= m_memberRestsUntil;
}

bool Writer::mayMakeWork(const Group &group) {
    return std::any_of(group.begin(), group.end(), [](const Posted &posted) { return posted.kind == Post::Order; });
}

void Writer::runGroup(Group &group) {
    // A command may have made work for the member: it looks in the same group.
    const bool withMember = memberMayRun() || (m_member && mayMakeWork(group) && Steady::now() >= m_memberRestsUntil);
    if (group.empty() && !withMember) {
        return;
    }
    m_memberFailed = false;
    const auto changesBefore = m_connection->totalChanges();
    Done done = writeGroup(group, withMember);
    if (withMember) {
        const bool failed = !done || m_memberFailed;
        m_memberFailures = failed ? std::min(m_memberFailures + 1, 7) : 0;
        if (failed) {
            m_memberRestsUntil = Steady::now() + 10ms * (1 << m_memberFailures);
            m_member->rolledBack();
        } else {
            m_member->committed();
        }
    }
    tellOfTheDisk(done);
    {
        const std::lock_guard lock(m_mutex);
        m_figures.groups += done ? 1 : 0;
        m_figures.failedGroups += done ? 0 : 1;
        if (!done) {
            m_figures.diskFails = true;
        } else if (m_connection->totalChanges() > changesBefore) {
            m_figures.diskFails = false;
        }
        m_figures.commands += done ? group.size() : 0;
        m_figures.failedSteps += done && m_memberFailed ? 1 : 0;
        m_figures.lastError = done ? m_figures.lastError : done.error();
    }
    if (done && m_onCommit && m_connection->totalChanges() > changesBefore) {
        m_onCommit();
    }
    for (Posted &posted : group) {
        if (posted.after) {
            posted.after(done ? std::move(posted.result) : done);
        }
    }
}

// Once when it begins to fail: a full disk would fill the log, too.
void Writer::tellOfTheDisk(const Done &done) const {
    if (!done && !figures().diskFails) {
        log::logger().error("nothing can be stored: {} {}", done.error().code.toStdString(),
                            done.error().detail.toStdString());
    }
}

Done Writer::writeGroup(Group &group, bool withMember) {
    sql::Transaction transaction(*m_connection);
    if (!transaction.begun()) {
        return transaction.begun();
    }
    if (auto turn = group.empty() ? Done() : takeCommandTurn(*m_connection); !turn) {
        return turn;
    }
    const auto changesBefore = m_connection->totalChanges();
    Arrows arrows(*m_connection, moment());
    for (Posted &posted : group) {
        if (auto done = runCommand(arrows, posted); !done) {
            return done;
        }
    }
    if (m_member && mayMakeWork(group)) {
        m_member->othersWrote();
    }
    if (withMember) {
        if (auto done = runMember(arrows); !done) {
            return done;
        }
    }
    if (auto done = arrows.flush(); !done) {
        return done;
    }
    const bool changed = m_connection->totalChanges() > changesBefore;
    if (const bool isWork = mayMakeWork(group); changed && (isWork || Steady::now() >= m_nextTelling)) {
        m_nextTelling = Steady::now() + tellPause;
        if (auto done = tellNeighbours(*m_connection, isWork); !done) {
            return done;
        }
    }
    if (m_answersTooEarly && !group.empty()) {
        for (Posted &posted : group) {
            std::exchange(posted.after, nullptr)(posted.result);
        }
        std::this_thread::sleep_for(20 * pause); // the answers shall arrive
        probe("answered_early");
    }
    if (m_tellTooEarly && m_tellTooEarly(*m_connection)) {
        std::this_thread::sleep_for(200 * pause); // it shall arrive
        probe("told_early");
    }
    probe("before_commit");
    auto done = transaction.commit();
    if (done) {
        probe("after_commit");
    }
    return done;
}

// Its own failure is its answer; only a failing disk is the group's.
Done Writer::runCommand(Arrows &arrows, Posted &posted) {
    const auto mark = arrows.mark();
    sql::Savepoint part(*m_connection);
    if (!part.begun()) {
        return part.begun();
    }
    posted.result = posted.work(arrows);
    if (posted.result) {
        return part.release();
    }
    if (isStorage(posted.result.error()) || !m_connection->inTransaction()) {
        return posted.result;
    }
    arrows.backTo(mark);
    return {};
}

Done Writer::runMember(Arrows &arrows) {
    if (auto done = arrows.flushEvents(); !done) {
        return done;
    }
    const auto mark = arrows.mark();
    sql::Savepoint part(*m_connection);
    if (!part.begun()) {
        return part.begun();
    }
    const Done done = m_member->step(arrows);
    if (done) {
        return part.release();
    }
    m_memberFailed = true;
    if (isStorage(done.error()) || !m_connection->inTransaction()) {
        return done;
    }
    arrows.backTo(mark);
    log::logger().error("the engine's step failed: {} {}", done.error().code.toStdString(),
                        done.error().detail.toStdString());
    const std::lock_guard lock(m_mutex);
    m_figures.lastError = done.error();
    return {};
}

// Looking up a zone for each group would cost more than the group's own statements: the day is kept until it ends.
Moment Writer::moment() {
    const Instant now = m_clock.now();
    if (m_day.empty() || now < m_dayBegins || now >= m_dayEnds) {
        const QTimeZone zone(m_options.zone.toUtf8());
        const auto local = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone);
        const auto begins = local.date().startOfDay(zone).toMSecsSinceEpoch();
        const auto ends = local.date().addDays(1).startOfDay(zone).toMSecsSinceEpoch();
        m_dayBegins = Instant(std::chrono::milliseconds(begins));
        m_dayEnds = Instant(std::chrono::milliseconds(ends));
        m_day = local.date().toString(Qt::ISODate).toStdString();
    }
    return {now, m_day, m_automaticChecks};
}

void Writer::probe(const char *label) const {
    if (m_probe) {
        m_probe(label);
    }
}

} // namespace farol::server
