// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/queues/deadlettersrepo.h"

#include "core/items/payload.h"
#include "core/json/webhookcodec.h"
#include "server/events/eventsrepo.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/plans/redrives.h"
#include "server/webhooks/subscriptions.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString webhooks = u"webhooks"_s;

Instant at(std::int64_t millis) {
    return Instant(std::chrono::milliseconds(millis));
}

int tristate(const std::optional<bool> &wanted) {
    return !wanted ? 0 : *wanted ? 1 : 2;
}

// The columns from number on: number, seq, items of the batch, code, amount, currency, updated_at, external_id, payee,
// document, pix_key, due_date, description, queue.
DeadLetter itemOf(const sql::Statement &row, int first) {
    const auto text = [&row, first](int column) { return row.string(first + column); };
    DeadLetter letter;
    letter.id = itemId(row.integer(first), row.integer(first + 1), row.integer(first + 2)).value;
    letter.origin = batchId(row.integer(first)).value;
    letter.reason = text(3);
    letter.amount = moneyOf(row.integer(first + 4), row.text(first + 5));
    letter.diedAt = at(row.integer(first + 6));
    letter.payload = json::encode(
        masked({letter.id, text(7), text(8), text(9), text(10), letter.amount, text(11), text(12), false}));
    letter.queue = text(13);
    return letter;
}

} // namespace

Result<Page<DeadLetter>> DeadLettersRepo::list(const Criteria &criteria, const ListWindow &window) {
    return criteria.queue == webhooks ? deliveries(criteria, window) : items(criteria, window);
}

// 0: any. -1: one that is not there.
Result<std::int64_t> DeadLettersRepo::originOf(const Criteria &criteria, bool isWebhook) {
    if (criteria.origin.isEmpty()) {
        return 0;
    }
    if (isWebhook) {
        const auto row = rowOf(criteria.origin, u"wh-");
        return row == 0 ? -1 : row;
    }
    const auto row = batchRow(m_connection, m_tenant, BatchId{criteria.origin});
    return row ? Result<std::int64_t>(row->value_or(-1)) : tl::unexpected(row.error());
}

Result<Page<DeadLetter>> DeadLettersRepo::items(const Criteria &criteria, const ListWindow &window) {
    const auto origin = originOf(criteria, false);
    if (!origin) {
        return tl::unexpected(origin.error());
    }
    // Only batches that hold something dead are opened, and of these only their part of the index of what is at risk.
    auto query = m_connection.prepare(
        "SELECT i.id, i.batch, b.number, i.seq, b.items, i.code, i.amount, b.currency, i.updated_at, i.external_id,"
        " i.payee, i.document, i.pix_key, i.due_date, i.description, b.queue FROM batches b JOIN items i ON i.batch ="
        " b.id WHERE b.tenant = ?1 AND b.queue = ?2 AND EXISTS(SELECT 1 FROM batch_counts c WHERE c.batch = b.id AND"
        " c.state = 9) AND i.state > 4 AND i.state < 10 AND i.state <> 7 AND i.state = 9 AND i.code <> 'quarantined' "
        "AND (i.batch > ?3 OR"
        " (i.batch = ?3 AND i.id > ?4)) AND (?5 = '' OR i.code = ?5) AND (?6 = 0 OR i.batch = ?6) AND (?7 = 0 OR ?7 ="
        " CASE WHEN (SELECT count(*) FROM events e WHERE e.item = i.id AND e.type = 'dead') > 1 THEN 1 ELSE 2 END)"
        " ORDER BY i.batch, i.id LIMIT ?8");
    const bool isFirst = window.after.empty();
    query.bind(m_tenant, criteria.queue, isFirst ? -1 : window.after[0], isFirst ? -1 : window.after[1],
               criteria.reason, *origin, tristate(criteria.cameBack), window.limit + 1);
    Page<DeadLetter> page;
    std::vector<std::int64_t> last;
    for (;;) {
        const auto more = query.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more || page.rows.size() == window.limit) {
            page.next = *more ? cursor(cursorName, last) : QString();
            return page;
        }
        auto letter = itemOf(query, 2);
        if (auto done = fillDeaths(query.integer(0), letter); !done) {
            return tl::unexpected(done.error());
        }
        last = {query.integer(1), query.integer(0)};
        page.rows.append(std::move(letter));
    }
}

// Each death is a fact of the event store.
Done DeadLettersRepo::fillDeaths(std::int64_t item, DeadLetter &letter) {
    auto query = m_connection.prepare("SELECT code, count(*), min(at), max(at) FROM events WHERE item = ? AND type ="
                                      " 'dead' GROUP BY code ORDER BY max(at) DESC, code");
    query.bind(item);
    const auto read = query.each([&] {
        letter.xDeath.append(
            {letter.queue, query.string(0), query.integer(1), at(query.integer(2)), at(query.integer(3))});
        letter.deaths += query.integer(1);
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (letter.xDeath.isEmpty()) { // from before there were facts
        letter.xDeath.append({letter.queue, letter.reason, 1, letter.diedAt, letter.diedAt});
        letter.deaths = 1;
    }
    letter.diedAt = letter.xDeath.front().lastAt;
    letter.cameBack = letter.deaths > 1;
    const auto times = timesRedriven(m_connection, Redriven::Item, item);
    letter.redriven = times.value_or(0);
    return times ? Done() : tl::unexpected(times.error());
}

Result<Page<DeadLetter>> DeadLettersRepo::deliveries(const Criteria &criteria, const ListWindow &window) {
    const auto origin = originOf(criteria, true);
    if (!origin) {
        return tl::unexpected(origin.error());
    }
    auto query = m_connection.prepare(
        "SELECT d.id, d.subscription, d.last_result, d.deaths, coalesce(d.first_dead_at, d.finished_at, d.created_at),"
        " coalesce(d.finished_at, d.created_at), " +
        std::string(eventColumns) +
        " FROM webhook_subscriptions s JOIN webhook_deliveries d ON d.subscription = s.id LEFT JOIN events e ON e.seq ="
        " d.event" +
        std::string(eventJoins) +
        " WHERE s.tenant = ?1 AND d.state = 3 AND d.id > ?2 AND (?3 = '' OR d.last_result = ?3) AND (?4 = 0 OR s.id ="
        " ?4) AND (?5 = 0 OR ?5 = CASE WHEN d.deaths > 1 THEN 1 ELSE 2 END) ORDER BY d.id LIMIT ?6");
    query.bind(m_tenant, window.after.empty() ? 0 : window.after[1], criteria.reason, *origin,
               tristate(criteria.cameBack), window.limit + 1);
    Page<DeadLetter> page;
    std::int64_t last = 0;
    for (;;) {
        const auto more = query.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more || page.rows.size() == window.limit) {
            page.next = *more ? cursor(cursorName, {0, last}) : QString();
            return page;
        }
        last = query.integer(0);
        DeadLetter letter;
        letter.id = webhookDeliveryId(last);
        letter.queue = webhooks;
        letter.origin = webhookId(query.integer(1));
        letter.reason = query.string(2);
        letter.deaths = std::max<std::int64_t>(1, query.integer(3));
        letter.cameBack = letter.deaths > 1;
        letter.diedAt = at(query.integer(5));
        letter.xDeath = {{webhooks, letter.reason, letter.deaths, at(query.integer(4)), letter.diedAt}};
        letter.payload = query.isNull(6) ? QByteArray("{}") : json::encodeWebhookBody(eventOf(query, 6));
        const auto times = timesRedriven(m_connection, Redriven::Delivery, last);
        if (!times) {
            return tl::unexpected(times.error());
        }
        letter.redriven = *times;
        page.rows.append(std::move(letter));
    }
}

} // namespace farol::server
