// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/attempts.h"

#include "sql/dialect.h"

namespace farol::server {

namespace {

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

} // namespace

void Attempts::open(std::int64_t item, int number, std::string endToEndId, bool isNewId) {
    m_opened.push_back({item, number, std::move(endToEndId), isNewId});
}

void Attempts::close(std::int64_t item, int number, std::string_view outcome, std::string code, int status) {
    m_closed.push_back({item, number, std::string(outcome), std::move(code), status});
}

Done Attempts::write(Arrows &arrows, const std::string &worker) {
    const bool atOnce = arrows.connection().dialect() == sql::Dialect::Postgresql;
    Done done = atOnce ? writeClosedAtOnce(arrows) : writeClosed(arrows);
    done = !done ? done : atOnce ? writeOpenedAtOnce(arrows, worker) : writeOpened(arrows, worker);
    m_opened.clear();
    m_closed.clear();
    return done;
}

Done Attempts::writeOpened(Arrows &arrows, const std::string &worker) const {
    auto insert = arrows.connection().prepare("INSERT INTO attempts(item,n,e2e_id,sent_at,outcome,worker) "
                                              "VALUES(?,?,?,?,'sent',?)");
    auto own = arrows.connection().prepare("INSERT INTO end_to_end_ids(id,item) VALUES(?,?)");
    for (const Opened &one : m_opened) {
        insert.bind(one.item, one.number, one.endToEndId, millis(arrows.moment().now), worker);
        auto done = insert.run();
        done = done && one.isNewId ? own.bind(one.endToEndId, one.item).run() : done;
        if (!done) {
            return done;
        }
    }
    return {};
}

Done Attempts::writeClosed(Arrows &arrows) const {
    auto update = arrows.connection().prepare("UPDATE attempts SET answered_at=?, outcome=?, code=?, http_status=? "
                                              "WHERE item=? AND n=?");
    for (const Closed &one : m_closed) {
        const auto answered = one.status > 0 ? std::optional(millis(arrows.moment().now)) : std::nullopt;
        update.bind(answered, one.outcome, one.code, one.status, one.item, one.number);
        if (auto done = update.run(); !done) {
            return done;
        }
    }
    return {};
}

Done Attempts::writeOpenedAtOnce(Arrows &arrows, const std::string &worker) const {
    sql::Column items, numbers, ids, newIds, owners;
    for (const Opened &one : m_opened) {
        items.add(one.item);
        numbers.add(std::int64_t{one.number});
        ids.add(std::string_view(one.endToEndId));
        if (one.isNewId) {
            newIds.add(std::string_view(one.endToEndId));
            owners.add(one.item);
        }
    }
    if (m_opened.empty()) {
        return {};
    }
    auto done =
        arrows.connection()
            .prepare("INSERT INTO attempts(item,n,e2e_id,sent_at,outcome,worker) SELECT i,n,e,?4,'sent',?5 FROM "
                     "unnest(?1::text::bigint[],?2::text::bigint[],?3::text::text[]) AS v(i,n,e)")
            .bind(items.text(), numbers.text(), ids.text(), millis(arrows.moment().now), worker)
            .run();
    return !done ? done
                 : arrows.connection()
                       .prepare("INSERT INTO end_to_end_ids(id,item) SELECT e,i FROM "
                                "unnest(?1::text::text[],?2::text::bigint[]) AS v(e,i)")
                       .bind(newIds.text(), owners.text())
                       .run();
}

Done Attempts::writeClosedAtOnce(Arrows &arrows) const {
    sql::Column items, numbers, outcomes, codes, statuses, answered;
    for (const Closed &one : m_closed) {
        items.add(one.item);
        numbers.add(std::int64_t{one.number});
        outcomes.add(std::string_view(one.outcome));
        codes.add(std::string_view(one.code));
        statuses.add(std::int64_t{one.status});
        answered.add(one.status > 0 ? std::optional(millis(arrows.moment().now)) : std::nullopt);
    }
    return m_closed.empty()
               ? Done()
               : arrows.connection()
                     .prepare("UPDATE attempts SET answered_at=v.t, outcome=v.o, code=v.c, http_status=v.s FROM "
                              "unnest(?1::text::bigint[],?2::text::bigint[],?3::text::text[],?4::text::text[],"
                              "?5::text::bigint[],?6::text::bigint[]) AS v(i,n,o,c,s,t) WHERE attempts.item=v.i AND "
                              "attempts.n=v.n")
                     .bind(items.text(), numbers.text(), outcomes.text(), codes.text(), statuses.text(),
                           answered.text())
                     .run();
}

} // namespace farol::server
