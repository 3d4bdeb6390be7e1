// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/eventstream.h"

#include "server/events/eventsrepo.h"

#include <array>

namespace farol::server {

namespace {

constexpr std::size_t mostTypes = 8;
constexpr auto inboxKept = std::chrono::hours(30 * 24);

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

Result<std::int64_t> oneNumber(sql::Statement &query) {
    const auto row = query.step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    return *row ? query.integer(0) : 0;
}

} // namespace

Result<std::int64_t> headOfStream(sql::Connection &connection) {
    auto query = connection.prepare("SELECT position FROM event_stream ORDER BY position DESC LIMIT 1");
    return oneNumber(query);
}

Result<std::vector<StreamedEvent>> readStream(sql::Connection &connection, EventRange range, int most,
                                              const StreamFilter &filter) {
    std::string text = "SELECT e.position, e.tenant, " + std::string(eventColumns) + " FROM event_stream e" +
                       std::string(eventJoins) + " WHERE e.position > ?1 AND e.position <= ?2 AND ";
    text += filter.tenant == 0 ? "?3 = 0" : "e.tenant = ?3";
    text += filter.types.empty() ? " AND (?5 = '' AND ?6 = '' AND ?7 = '' AND ?8 = '' AND ?9 = '' AND ?10 = '' AND "
                                   "?11 = '' AND ?12 = '')"
                                 : " AND e.type IN (?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    auto query = connection.prepare(text + " ORDER BY e.position LIMIT ?4");
    std::array<std::string, mostTypes> types;
    std::copy_n(filter.types.begin(), std::min(filter.types.size(), mostTypes), types.begin());
    query.bind(range.after, range.to, filter.tenant, most, types[0], types[1], types[2], types[3], types[4], types[5],
               types[6], types[7]);
    std::vector<StreamedEvent> events;
    for (;;) {
        const auto row = query.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            return events;
        }
        events.push_back({query.integer(0), query.integer(1), eventOf(query, 2)});
    }
}

Result<bool> hasUnstamped(sql::Connection &connection) {
    auto query = connection.prepare("SELECT count(*) FROM (SELECT seq FROM event_outbox LIMIT 1) waiting");
    return oneNumber(query).map([](std::int64_t count) { return count > 0; });
}

Result<std::int64_t> countUnstamped(sql::Connection &connection) {
    auto query = connection.prepare("SELECT count(*) FROM event_outbox");
    return oneNumber(query);
}

Result<std::int64_t> stampEvents(sql::Connection &connection, int most) {
    auto lock = connection.prepare("UPDATE event_head SET position = position WHERE id = 1");
    if (auto done = lock.run(); !done) {
        return tl::unexpected(done.error());
    }
    auto head = connection.prepare("SELECT position FROM event_head WHERE id = 1");
    const auto from = oneNumber(head);
    if (!from) {
        return from;
    }
    auto stamp =
        connection.prepare("INSERT INTO event_positions(position, seq) SELECT ?1 + row_number() OVER (ORDER BY "
                           "seq), seq FROM (SELECT seq FROM event_outbox ORDER BY seq LIMIT ?2) waiting");
    if (auto done = stamp.bind(*from, most).run(); !done) {
        return tl::unexpected(done.error());
    }
    const auto stamped = connection.changes();
    auto clear = connection.prepare("DELETE FROM event_outbox WHERE seq IN (SELECT seq FROM event_positions WHERE "
                                    "position > ?1)");
    auto move = connection.prepare("UPDATE event_head SET position = ?1 WHERE id = 1");
    auto done = clear.bind(*from).run();
    done = done ? move.bind(*from + stamped).run() : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    return stamped;
}

Result<std::int64_t> consumerPosition(sql::Connection &connection, const std::string &name) {
    auto query = connection.prepare("SELECT position FROM consumers WHERE name = ?1");
    query.bind(name);
    return oneNumber(query);
}

Done startConsumerAtHead(sql::Connection &connection, const std::string &name, Instant now) {
    const auto head = headOfStream(connection);
    if (!head) {
        return tl::unexpected(head.error());
    }
    auto born = connection.prepare("INSERT INTO consumers(name, position, moved_at) VALUES(?1, ?2, ?3) ON CONFLICT(name) "
                                   "DO NOTHING");
    return born.bind(name, *head, millis(now)).run();
}

Result<bool> moveConsumer(Arrows &arrows, const std::string &name, EventRange range) {
    sql::Connection &db = arrows.connection();
    const auto now = millis(arrows.moment().now);
    if (range.after == 0) {
        auto born = db.prepare("INSERT INTO consumers(name, position, moved_at) VALUES(?1, 0, ?2) ON CONFLICT(name) DO "
                               "NOTHING");
        if (auto done = born.bind(name, now).run(); !done) {
            return tl::unexpected(done.error());
        }
    }
    auto move = db.prepare("UPDATE consumers SET position = ?1, moved_at = ?2 WHERE name = ?3 AND position = ?4");
    if (auto done = move.bind(range.to, now, name, range.after).run(); !done) {
        return tl::unexpected(done.error());
    }
    return db.changes() == 1;
}

Result<bool> takeIntoInbox(Arrows &arrows, const std::string &consumer, std::int64_t event) {
    sql::Connection &db = arrows.connection();
    auto old = db.prepare("DELETE FROM inbox WHERE at < ?1");
    auto done = old.bind(millis(arrows.moment().now - inboxKept)).run();
    auto add = db.prepare("INSERT INTO inbox(consumer, event, at) VALUES(?1, ?2, ?3) ON CONFLICT(consumer, event) DO "
                          "NOTHING");
    done = done ? add.bind(consumer, event, millis(arrows.moment().now)).run() : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    return db.changes() == 1;
}

} // namespace farol::server
