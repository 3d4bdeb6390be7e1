// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/drip.h"

#include "core/batches/batch.h"
#include "core/log/log.h"
#include "core/plans/retryrule.h"
#include "server/items/listquery.h"
#include "server/plans/planruns.h"

#include <future>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto look = 500ms; // whether anything drips at all
constexpr auto beat = 50ms;
constexpr int leastResults = 20; // fewer say nothing about a rate of errors

enum Started : int { NotYet = 0, Moved = 1, LeftAlone = 2 };

struct Dripping {
    std::int64_t run = 0;
    int rate = 0;
    int stopAt = 0;
    std::int64_t released = 0;
    std::int64_t since = 0; // the first place of this stretch: a new stretch judges by its own results
    std::int64_t tickedAt = 0;
    std::int64_t items = 0;
    std::string maker;
};

struct Newest {
    int underWay = 0;
    int ended = 0;
    int failed = 0;
};

// What waits to be tried again was refused once: it says as much about the target as what failed for good, and holds
// no place.
bool isUnderWay(ItemState state) {
    return state == ItemState::Queued || state == ItemState::Leased || state == ItemState::Sent;
}

// One beat of one run.
class Beat final {
public:
    Beat(Arrows &arrows, Dripping dripping)
        : m_arrows(arrows)
        , m_drip(std::move(dripping)) {}

    Result<bool> run() {
        const auto newest = readNewest();
        if (!newest) {
            return tl::unexpected(newest.error());
        }
        const bool tooMany =
            m_drip.stopAt > 0 && newest->ended >= leastResults && newest->failed * 100 >= m_drip.stopAt * newest->ended;
        if (tooMany) {
            const auto done = m_arrows.connection()
                                  .prepare("UPDATE plan_runs SET status = ?1, ticked_at = ?4 WHERE id = ?2 AND"
                                           " status = ?3")
                                  .bind(PlanRunStatus::Stopped, m_drip.run, PlanRunStatus::Running,
                                        m_arrows.moment().now.time_since_epoch().count())
                                  .run();
            return done ? Result<bool>(false) : tl::unexpected(done.error());
        }
        const auto now = m_arrows.moment().now.time_since_epoch().count();
        const auto count =
            std::min({due(now), std::int64_t{dripBlock - newest->underWay}, m_drip.items - m_drip.released});
        const auto done = count > 0 ? release(count, now) : Done();
        return done ? Result<bool>(true) : tl::unexpected(done.error());
    }

private:
    Result<Newest> readNewest() {
        auto query = m_arrows.connection().prepare(
            "SELECT i.state, p.started FROM plan_run_items p JOIN items i ON i.id = p.item"
            " WHERE p.run = ?1 AND p.started <> 0 AND p.place >= ?2 ORDER BY p.place DESC LIMIT ?3");
        query.bind(m_drip.run, m_drip.since, 4 * dripBlock);
        Newest newest;
        const auto read = query.each([&] {
            const auto state = static_cast<ItemState>(query.integer(0));
            if (query.integer(1) == LeftAlone) {
                return;
            }
            if (isUnderWay(state)) {
                ++newest.underWay;
            } else if (newest.ended < dripBlock) {
                ++newest.ended;
                newest.failed += state == ItemState::Done ? 0 : 1;
            }
        });
        if (!read) {
            return tl::unexpected(read.error());
        }
        return newest;
    }

    // A pause, a restart or a slow disk is not made up for by a burst: a second's worth at most.
    std::int64_t due(std::int64_t now) const {
        if (m_drip.rate == 0) {
            return dripBlock;
        }
        const auto elapsed = std::clamp<std::int64_t>(now - m_drip.tickedAt, 0, 1000);
        return elapsed * m_drip.rate / 1000;
    }

    // The count moves first, and only from where this beat saw it: of two processes one goes on.
    Done release(std::int64_t count, std::int64_t now) {
        const auto late = std::max(m_drip.tickedAt, now - 1000);
        const auto ticked = m_drip.rate > 0 ? late + (count * 1000 + m_drip.rate - 1) / m_drip.rate : now;
        const bool last = m_drip.released + count >= m_drip.items;
        auto done = m_arrows.connection()
                        .prepare("UPDATE plan_runs SET released = released + ?1, ticked_at = ?2, dripping = ?3"
                                 " WHERE id = ?4 AND released = ?5 AND status = ?6")
                        .bind(count, ticked, last ? 0 : 1, m_drip.run, m_drip.released, PlanRunStatus::Running)
                        .run();
        if (!done || m_arrows.connection().changes() == 0) {
            return done;
        }
        for (auto place = m_drip.released; done && place < m_drip.released + count; ++place) {
            done = start(place);
        }
        return done;
    }

    Done start(std::int64_t place) {
        auto query = m_arrows.connection().prepare(
            "SELECT i.id, i.tenant, i.batch, i.kind, i.amount, i.state, i.code, i.attempt, i.fencing, i.version,"
            " b.status, p.version FROM plan_run_items p JOIN items i ON i.id = p.item JOIN batches b ON b.id = i.batch"
            " WHERE p.run = ?1 AND p.place = ?2 AND p.started = 0");
        if (const auto found = query.bind(m_drip.run, place).step(); !found || !*found) {
            return found ? Done() : tl::unexpected(found.error());
        }
        const ItemKey key{query.integer(0),
                          query.integer(1),
                          query.integer(2),
                          static_cast<ItemKind>(query.integer(3)),
                          query.integer(4),
                          static_cast<ItemState>(query.integer(5)),
                          std::string(query.text(6)),
                          static_cast<int>(query.integer(7)),
                          query.integer(8)};
        const bool same = query.integer(9) == query.integer(11) &&
                          static_cast<BatchStatus>(query.integer(10)) != BatchStatus::Cancelled &&
                          decideRetry(key.state, QString::fromStdString(key.code)).goes;
        const auto moved = same ? m_arrows.move(key, retry()) : Result<bool>(false);
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        return m_arrows.connection()
            .prepare("UPDATE plan_run_items SET started = ? WHERE run = ? AND item = ?")
            .bind(*moved ? Moved : LeftAlone, m_drip.run, key.id)
            .run();
    }

    ArrowChange retry() const {
        ArrowChange change;
        change.to = ItemState::Queued;
        change.eventType = "retry_planned";
        change.actor = m_drip.maker;
        change.detail = runId(m_drip.run).toStdString();
        change.nextAt = m_arrows.moment().now.time_since_epoch().count();
        return change;
    }

    Arrows &m_arrows;
    Dripping m_drip;
};

// Why a run takes none of the three orders, or not this one now.
QString whyNot(PlanRunStatus status, bool hasMore) {
    if (status == PlanRunStatus::Waiting) {
        return u"waits for a second person and has started nothing; withdraw its approval instead"_s;
    }
    if (status == PlanRunStatus::Running) {
        return hasMore ? u"is running already"_s : u"has started everything; what is under way ends as it would"_s;
    }
    return u"is %1%2"_s.arg(toApi(status), hasMore ? u" already"_s : u" and starts nothing more"_s);
}

} // namespace

bool drips(const PlanRequest &request) {
    return request.action == PlanAction::Retry &&
           (request.options.ratePerSecond > 0 || request.options.stopAtErrors > 0);
}

Done startDrip(Arrows &arrows, std::int64_t run, const PlanOptions &options, const std::vector<DripItem> &items) {
    auto insert = arrows.connection().prepare("INSERT INTO plan_run_items(run, item, version, attempt, place, started)"
                                              " VALUES(?, ?, ?, ?, ?, 0)");
    std::int64_t place = 0;
    for (const auto &one : items) {
        if (auto done = insert.bind(run, one.item, one.version, one.attempt, place++).run(); !done) {
            return done;
        }
    }
    return arrows.connection()
        .prepare("UPDATE plan_runs SET rate = ?, stop_at = ?, dripping = 1, ticked_at = ? WHERE id = ?")
        .bind(options.ratePerSecond, options.stopAtErrors, arrows.moment().now.time_since_epoch().count(), run)
        .run();
}

Result<bool> dripStep(Arrows &arrows) {
    std::vector<Dripping> all;
    {
        auto query = arrows.connection().prepare(
            "SELECT id, rate, stop_at, released, since, ticked_at, items, created_by FROM plan_runs"
            " WHERE dripping = 1 AND status = 1 ORDER BY id");
        const auto read = query.each([&] {
            all.push_back({query.integer(0), static_cast<int>(query.integer(1)), static_cast<int>(query.integer(2)),
                           query.integer(3), query.integer(4), query.integer(5), query.integer(6),
                           std::string(query.text(7))});
        });
        if (!read) {
            return tl::unexpected(read.error());
        }
    }
    for (auto &one : all) {
        if (const auto done = Beat(arrows, std::move(one)).run(); !done) {
            return done;
        }
    }
    return !all.empty();
}

Done orderDrip(Arrows &arrows, std::int64_t tenant, const QString &run, DripOrder order) {
    const auto row = run.startsWith(u"run-") ? run.sliced(4).toLongLong() : 0;
    auto query = arrows.connection().prepare("SELECT status, dripping FROM plan_runs WHERE id = ? AND tenant = ?");
    const auto found = query.bind(row, tenant).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || runId(row) != run) {
        return noSuch(u"run", run);
    }
    const auto status = static_cast<PlanRunStatus>(query.integer(0));
    const bool rests = status == PlanRunStatus::Paused || status == PlanRunStatus::Stopped;
    const bool may =
        query.integer(1) == 1 && (order == DripOrder::Pause    ? status == PlanRunStatus::Running
                                  : order == DripOrder::Resume ? rests
                                                               : rests || status == PlanRunStatus::Running);
    if (!may) {
        return refuse(409, u"run_state"_s, u"%1 %2"_s.arg(run, whyNot(status, query.integer(1) == 1)));
    }
    const auto to = order == DripOrder::Pause    ? PlanRunStatus::Paused
                    : order == DripOrder::Resume ? PlanRunStatus::Running
                                                 : PlanRunStatus::Cancelled;
    return arrows.connection()
        .prepare("UPDATE plan_runs SET status = ?1, dripping = ?2, since = released, ticked_at = ?3 WHERE id = ?4")
        .bind(to, to == PlanRunStatus::Cancelled ? 0 : 1, arrows.moment().now.time_since_epoch().count(), row)
        .run();
}

Drip::Drip(Writer &writer, Readers &readers)
    : m_writer(writer)
    , m_readers(readers)
    , m_thread([this] { run(); }) {}

Drip::~Drip() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    m_thread.join();
}

bool Drip::rest(std::chrono::milliseconds time) {
    std::unique_lock lock(m_mutex);
    return !m_condition.wait_for(lock, time, [this] { return m_stopping; });
}

// Looks without the writer: nothing drips nearly always.
bool Drip::hasWork() {
    auto found = std::make_shared<std::promise<bool>>();
    auto answer = found->get_future();
    const bool taken = m_readers.post([found](Result<sql::Connection *> connection) {
        if (!connection) {
            found->set_value(false);
            return;
        }
        auto query = (*connection)->prepare("SELECT 1 FROM plan_runs WHERE dripping = 1 AND status = 1 LIMIT 1");
        const auto row = query.step();
        found->set_value(row && *row);
    });
    return taken && answer.get();
}

bool Drip::step() {
    auto ended = std::make_shared<std::promise<Done>>();
    auto answer = ended->get_future();
    auto goesOn = std::make_shared<bool>(false);
    m_writer.post(
        [goesOn](Arrows &arrows) -> Done {
            const auto more = dripStep(arrows);
            *goesOn = more && *more;
            return more ? Done() : tl::unexpected(more.error());
        },
        [ended](Done done) { ended->set_value(std::move(done)); });
    const Done done = answer.get();
    if (!done) {
        log::logger().error("a plan that drips: {}", done.error().detail.toStdString());
    }
    return done && *goesOn;
}

void Drip::run() {
    while (rest(look)) {
        if (!hasWork()) {
            continue;
        }
        while (step() && rest(beat)) {
        }
    }
}

} // namespace farol::server
