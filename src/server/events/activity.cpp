// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/activity.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t replayedAtOnce = 5000;
constexpr int forgottenAtOnce = 2000;

Instant instantAt(std::int64_t ms) {
    return Instant(std::chrono::milliseconds(ms));
}

// ?1 generation ?2 after ?3 to
Done addUp(sql::Connection &db, std::int64_t generation, EventRange range) {
    auto add = db.prepare(
        "INSERT INTO activity(generation, tenant, batch, hour, type, code, events, first_at, last_at) SELECT ?1, "
        "e.tenant, coalesce(e.batch, 0), e.at - e.at % 3600000, e.type, e.code, count(*), min(e.at), max(e.at) FROM "
        "event_stream e WHERE e.position > ?2 AND e.position <= ?3 GROUP BY e.tenant, coalesce(e.batch, 0), e.at - "
        "e.at % 3600000, e.type, e.code ON CONFLICT(generation, tenant, batch, hour, type, code) DO UPDATE SET events "
        "= activity.events + excluded.events, first_at = CASE WHEN excluded.first_at < activity.first_at THEN "
        "excluded.first_at ELSE activity.first_at END, last_at = CASE WHEN excluded.last_at > activity.last_at THEN "
        "excluded.last_at ELSE activity.last_at END");
    return add.bind(generation, range.after, range.to).run();
}

struct State {
    std::int64_t generation = 0;
    std::int64_t building = 0;
    std::int64_t position = 0; // of what is built
};
Result<State> stateOf(sql::Connection &db) {
    auto query = db.prepare("SELECT generation, building, building_position FROM projections WHERE name = 'activity'");
    const auto row = query.step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    return *row ? State{query.integer(0), query.integer(1), query.integer(2)} : State{};
}

Result<bool> hasOldRows(sql::Connection &db, const State &state) {
    auto old = db.prepare("SELECT count(*) FROM (SELECT 1 FROM activity WHERE generation < ?1 LIMIT 1) one");
    const auto row = old.bind(state.generation).step();
    return row ? Result<bool>(old.integer(0) > 0) : tl::unexpected(row.error());
}

Done forgetOldRows(sql::Connection &db, const State &state) {
    auto forget = db.prepare("DELETE FROM activity WHERE generation < ?1 AND hour IN (SELECT hour FROM activity WHERE "
                             "generation < ?1 ORDER BY generation, tenant, batch, hour LIMIT ?2)");
    return forget.bind(state.generation, forgottenAtOnce).run();
}

Result<QList<Activity>> rowsOf(sql::Statement &query) {
    QList<Activity> rows;
    const auto read = query.each([&] {
        rows.append({instantAt(query.integer(0)), query.string(1), query.string(2), query.integer(3),
                     instantAt(query.integer(4)), instantAt(query.integer(5))});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return rows;
}

} // namespace

Done ActivityProjection::apply(Arrows &arrows, EventRange range) {
    const auto state = stateOf(arrows.connection());
    return state ? addUp(arrows.connection(), state->generation, range) : tl::unexpected(state.error());
}

bool ActivityProjection::hasMore(sql::Connection &connection) {
    const auto state = stateOf(connection);
    if (!state || state->building != 0) {
        return state.has_value();
    }
    const auto old = hasOldRows(connection, *state);
    return old && *old;
}

Done ActivityProjection::step(Arrows &arrows) {
    sql::Connection &db = arrows.connection();
    const auto state = stateOf(db);
    if (!state) {
        return tl::unexpected(state.error());
    }
    if (state->building == 0) {
        return forgetOldRows(db, *state);
    }
    // Never further than the one that is read: they are equal when they change places.
    const auto reached = consumerPosition(db, projection);
    if (!reached) {
        return tl::unexpected(reached.error());
    }
    const EventRange range{state->position, std::min(*reached, state->position + replayedAtOnce)};
    auto done = addUp(db, state->building, range);
    const bool caughtUp = range.to >= *reached;
    if (!done) {
        return done;
    }
    if (!caughtUp) {
        auto move = db.prepare("UPDATE projections SET building_position = ?1 WHERE name = 'activity' AND building = "
                               "?2");
        return move.bind(range.to, state->building).run();
    }
    auto swap = db.prepare("UPDATE projections SET generation = building, building = 0, building_position = ?1, "
                           "built_at = ?2 WHERE name = 'activity' AND building = ?3");
    return swap.bind(range.to, arrows.moment().now.time_since_epoch().count(), state->building).run();
}

Result<QList<Activity>> readActivity(sql::Connection &connection, const ActivityCriteria &criteria, int most) {
    const std::string whose = criteria.batch ? " AND a.batch = ?2" : " AND ?2 = 0";
    auto query = connection.prepare(
        "SELECT a.hour, a.type, a.code, sum(a.events), min(a.first_at), max(a.last_at) FROM activity a WHERE "
        "a.generation = (SELECT generation FROM projections WHERE name = 'activity') AND a.tenant = ?1" +
        whose +
        " AND a.hour >= ?3 AND a.hour < ?4 GROUP BY a.hour, a.type, a.code ORDER BY a.hour DESC, a.type, "
        "a.code LIMIT ?5");
    query.bind(criteria.tenant, criteria.batch.value_or(0), criteria.sinceHour, criteria.untilHour, most);
    return rowsOf(query);
}

Result<QList<Activity>> computeActivity(sql::Connection &connection, const ActivityCriteria &criteria, int most) {
    const std::string whose = criteria.batch ? "e.tenant = ?1 AND e.batch = ?2" : "e.tenant = ?1 AND ?2 = 0";
    auto query = connection.prepare(
        "SELECT e.at - e.at % 3600000 AS hour, e.type, e.code, count(*), min(e.at), max(e.at) FROM events e WHERE " +
        whose +
        " AND e.at >= ?3 AND e.at < ?4 GROUP BY e.at - e.at % 3600000, e.type, e.code ORDER BY 1 DESC, e.type, "
        "e.code LIMIT ?5");
    query.bind(criteria.tenant, criteria.batch.value_or(0), criteria.sinceHour, criteria.untilHour, most);
    return rowsOf(query);
}

Result<QList<Projection>> readProjections(sql::Connection &connection, Instant now) {
    const auto head = headOfStream(connection);
    const auto unstamped = countUnstamped(connection); // committed, and behind the head as soon as a relay lives
    if (!head || !unstamped) {
        return tl::unexpected(head ? unstamped.error() : head.error());
    }
    auto query = connection.prepare(
        "SELECT p.name, coalesce(c.position, 0), p.building, p.building_position, p.built_at, coalesce((SELECT "
        "min(e.at) FROM event_stream e WHERE e.position = coalesce(c.position, 0) + 1), (SELECT e.at FROM event_outbox "
        "o JOIN events e ON e.seq = o.seq ORDER BY o.seq LIMIT 1)) FROM projections p LEFT JOIN consumers c ON "
        "c.name = p.name ORDER BY p.name");
    QList<Projection> all;
    const auto read = query.each([&] {
        Projection one;
        one.name = query.string(0);
        one.position = query.integer(1);
        one.head = *head + *unstamped;
        one.replaying = query.integer(2) != 0;
        one.replayed = query.integer(3);
        if (!query.isNull(4)) {
            one.replayedAt = instantAt(query.integer(4));
        }
        if (!query.isNull(5)) { // the oldest fact that is not in it yet
            one.lagSeconds = std::max(0.0, std::chrono::duration<double>(now - instantAt(query.integer(5))).count());
        }
        all.append(one);
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

Result<bool> orderReplay(sql::Connection &connection, const QString &name) {
    auto order =
        connection.prepare("UPDATE projections SET building = generation + 1, building_position = 0 WHERE name "
                           "= ?1 AND building = 0");
    if (auto done = order.bind(name).run(); !done) {
        return tl::unexpected(done.error());
    }
    return connection.changes() == 1;
}

} // namespace farol::server
