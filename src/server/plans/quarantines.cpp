// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/quarantines.h"

#include "core/plans/retryrule.h"
#include "core/webhooks/webhook.h"
#include "server/plans/planruns.h"

#include <limits>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::hours undoFor{24};
static_assert(static_cast<int>(DeliveryState::Dead) == 3 && static_cast<int>(DeliveryState::Quarantined) == 4 &&
              static_cast<int>(ItemState::Dead) == 9);

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

Instant at(std::int64_t millis) {
    return Instant(std::chrono::milliseconds(millis));
}

std::int64_t rowOfRun(const QString &id) {
    const auto row = id.startsWith(u"run-") ? id.sliced(4).toLongLong() : 0;
    return runId(row) == id ? row : 0;
}

// Its fencing counts up: whoever saw the item before holds nothing of it any more.
ArrowChange changeTo(const ItemKey &key, std::string code, const char *event, const QString &user, std::int64_t run) {
    ArrowChange change;
    change.to = ItemState::Dead;
    change.code = std::move(code);
    change.fencing = key.fencing + 1;
    change.eventType = event;
    change.actor = user.toStdString();
    change.detail = runId(run).toStdString();
    return change;
}

Done putItems(Arrows &arrows, const MadePlan &made, std::int64_t run, const QString &user) {
    auto &db = arrows.connection();
    auto mark = db.prepare("INSERT INTO plan_run_items(run, item, version, attempt) VALUES(?, ?, ?, ?)");
    auto keep = db.prepare("INSERT INTO quarantined_items(run, item, code) VALUES(?, ?, ?)");
    const auto code = quarantinedCode.toString().toStdString();
    for (const auto &going : made.going) {
        const auto moved = arrows.move(going.key, changeTo(going.key, code, "quarantined", user, run));
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        if (!*moved) {
            return refuse(409, u"plan_changed"_s, u"an item changed while the plan ran; nothing was done"_s);
        }
        auto done = mark.bind(run, going.key.id, going.version, going.attempt).run();
        done = done ? keep.bind(run, going.key.id, going.key.code).run() : done;
        if (!done) {
            return done;
        }
    }
    return {};
}

Done putDeliveries(Arrows &arrows, const MadePlan &made, std::int64_t run) {
    auto &db = arrows.connection();
    auto take = db.prepare("UPDATE webhook_deliveries SET state = 4, fencing = fencing + 1 WHERE id = ? AND state = 3"
                           " AND fencing = ?");
    auto keep = db.prepare("INSERT INTO plan_run_deliveries(run, delivery, attempts) VALUES(?, ?, ?)");
    for (const auto &one : made.deliveries) {
        auto done = take.bind(one.row, one.fencing).run();
        if (done && db.changes() != 1) {
            return refuse(409, u"plan_changed"_s, u"a delivery changed while the plan ran; nothing was done"_s);
        }
        done = done ? keep.bind(run, one.row, one.attempts).run() : done;
        if (!done) {
            return done;
        }
    }
    return {};
}

struct Held {
    ItemKey key;
    std::string code;
};

Result<std::vector<Held>> heldItems(sql::Connection &connection, std::int64_t run) {
    auto query = connection.prepare("SELECT i.id, i.tenant, i.batch, i.kind, i.amount, i.code, i.attempt, i.fencing,"
                                    " q.code FROM quarantined_items q JOIN items i ON i.id = q.item WHERE q.run = ?1"
                                    " AND i.state = 9 AND i.code = ?2 ORDER BY i.id");
    query.bind(run, quarantinedCode.toString());
    std::vector<Held> all;
    const auto read = query.each([&] {
        all.push_back({{query.integer(0), query.integer(1), query.integer(2), static_cast<ItemKind>(query.integer(3)),
                        query.integer(4), ItemState::Dead, std::string(query.text(5)),
                        static_cast<int>(query.integer(6)), query.integer(7)},
                       std::string(query.text(8))});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

constexpr std::string_view selectQuarantine =
    "SELECT q.run, (SELECT count(*) FROM quarantined_items i WHERE i.run = q.run), (SELECT count(*) FROM"
    " plan_run_deliveries d WHERE d.run = q.run), r.created_by, r.reason, q.at, q.until, q.undone_at, q.undone_by,"
    " q.undo_reason FROM quarantines q JOIN plan_runs r ON r.id = q.run WHERE q.tenant = ?1";

Quarantine quarantineOf(const sql::Statement &row, Instant now) {
    Quarantine one;
    one.run = runId(row.integer(0));
    one.items = row.integer(1);
    one.deliveries = row.integer(2);
    one.by = row.string(3);
    one.reason = row.string(4);
    one.at = at(row.integer(5));
    one.until = at(row.integer(6));
    if (!row.isNull(7)) {
        one.undoneAt = at(row.integer(7));
    }
    one.undoneBy = row.string(8);
    one.undoReason = row.string(9);
    one.status = one.undoneAt ? u"undone"_s : now < one.until ? u"held"_s : u"over"_s;
    return one;
}

} // namespace

Done putInQuarantine(Arrows &arrows, const MadePlan &made, std::int64_t run, const QString &user) {
    const Instant now = arrows.moment().now;
    auto begin = arrows.connection().prepare(
        "INSERT INTO quarantines(run, tenant, at, until) SELECT id, tenant, ?1, ?2 FROM plan_runs WHERE id = ?3");
    auto done = begin.bind(millis(now), millis(now + undoFor), run).run();
    done = done ? putItems(arrows, made, run, user) : done;
    return done ? putDeliveries(arrows, made, run) : done;
}

Done undoQuarantine(Arrows &arrows, const UndoOrder &order) {
    const Instant now = arrows.moment().now;
    auto &db = arrows.connection();
    const auto before = readQuarantine(db, order.tenant, order.run, now);
    if (!before) {
        return tl::unexpected(before.error());
    }
    const auto run = rowOfRun(order.run);
    auto mark = db.prepare("UPDATE quarantines SET undone_at = ?1, undone_by = ?2, undo_reason = ?3 WHERE run = ?4"
                           " AND undone_at IS NULL AND until > ?1");
    auto done = mark.bind(millis(now), order.by, order.reason, run).run();
    if (done && db.changes() == 0) {
        return before->status == u"over"
                   ? refuse(409, u"quarantine_over"_s,
                            u"this purge could be undone until %1; it is final"_s.arg(toRfc3339(before->until)))
                   : refuse(409, u"quarantine_undone"_s, u"this purge was undone before"_s);
    }
    const auto held = done ? heldItems(db, run) : Result<std::vector<Held>>(tl::unexpected(done.error()));
    if (!held) {
        return tl::unexpected(held.error());
    }
    for (const auto &[key, code] : *held) {
        const auto moved = arrows.move(key, changeTo(key, code, "unquarantined", order.by, run));
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        if (!*moved) {
            return refuse(409, u"quarantine_changed"_s, u"an item changed meanwhile; nothing was undone"_s);
        }
    }
    return db
        .prepare("UPDATE webhook_deliveries SET state = 3, fencing = fencing + 1 WHERE state = 4 AND id IN (SELECT"
                 " delivery FROM plan_run_deliveries WHERE run = ?)")
        .bind(run)
        .run();
}

Result<Page<Quarantine>> listQuarantines(sql::Connection &connection, std::int64_t tenant, const ListWindow &window,
                                         Instant now) {
    auto query = connection.prepare(std::string(selectQuarantine) + " AND q.run < ?2 ORDER BY q.run DESC LIMIT ?3");
    const auto before = window.after.empty() ? std::numeric_limits<std::int64_t>::max() : window.after[0];
    query.bind(tenant, before, window.limit + 1);
    Page<Quarantine> page;
    const auto read = fillPage(
        page, query, window, quarantineCursor, [&] { return std::vector{query.integer(0)}; },
        [&] { return quarantineOf(query, now); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return page;
}

Result<Quarantine> readQuarantine(sql::Connection &connection, std::int64_t tenant, const QString &run, Instant now) {
    auto query = connection.prepare(std::string(selectQuarantine) + " AND q.run = ?2");
    const auto found = query.bind(tenant, rowOfRun(run)).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"purge", run);
    }
    return quarantineOf(query, now);
}

Result<QString> outcomeOfPurge(sql::Connection &connection, std::int64_t run) {
    auto query = connection.prepare("SELECT 1 FROM quarantines WHERE run = ? AND undone_at IS NOT NULL");
    const auto undone = query.bind(run).step();
    return undone ? Result<QString>(*undone ? u"undone"_s : u"done"_s) : tl::unexpected(undone.error());
}

} // namespace farol::server
