// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/itemsrepo.h"

#include "core/payments/document.h"
#include "server/items/itemids.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

Instant instantOf(std::int64_t milliseconds) {
    return Instant(std::chrono::milliseconds(milliseconds));
}

Money moneyOf(std::int64_t minor, std::string_view currency) {
    Money money{minor, {}};
    std::copy_n(currency.begin(), std::min(currency.size(), money.currency.code.size()), money.currency.code.begin());
    return money;
}

ItemsRepo::ItemsRepo(sql::Connection &connection, std::int64_t tenant, std::chrono::milliseconds uncertainAfter)
    : m_connection(connection)
    , m_tenant(tenant)
    , m_uncertainAfter(uncertainAfter) {}

// What is no document any more (a notification has none, an old row may hold anything) is hidden whole.
static QString masked(const QString &stored, QString (*mask)(const QString &)) {
    return stored.isEmpty() ? QString() : mask(stored);
}
static QString maskedDocument(const QString &stored) {
    const auto document = makeDocument(stored);
    return document ? maskDocument(*document) : u"***"_s;
}
static QString maskedKey(const QString &stored) {
    const auto key = makePixKey(stored);
    return key ? maskPixKey(*key) : u"***"_s;
}

static constexpr std::string_view selectItem =
    "SELECT b.number, b.items, b.request_id, b.currency, i.seq, i.kind, i.external_id, i.payee, i.document, i.pix_key,"
    " i.amount, i.due_date, i.description, i.state, i.code, i.last_response, i.attempt, i.version, i.e2e_id,"
    " i.request_id, i.worker, i.created_at, i.updated_at, i.next_at,"
    " CASE WHEN i.state = 5 THEN (SELECT a.sent_at FROM attempts a WHERE a.item = i.id AND a.n = i.attempt) END"
    " FROM items i JOIN batches b ON b.id = i.batch WHERE i.id = ?1 AND i.tenant = ?2";

static Item itemOf(const sql::Statement &row) {
    Item item;
    const auto number = row.integer(0);
    item.batch = batchId(number);
    item.seq = static_cast<int>(row.integer(4));
    item.id = itemId(number, item.seq, row.integer(1));
    item.kind = static_cast<ItemKind>(row.integer(5));
    item.externalId = row.string(6);
    item.payee = row.string(7);
    item.documentMasked = masked(row.string(8), maskedDocument);
    item.pixKeyMasked = masked(row.string(9), maskedKey);
    item.amount = moneyOf(row.integer(10), row.text(3));
    item.dueDate = row.string(11);
    item.description = row.string(12);
    item.state = static_cast<ItemState>(row.integer(13));
    item.code = row.string(14);
    item.lastResponse = row.string(15);
    item.attempts = static_cast<int>(row.integer(16));
    item.version = row.integer(17);
    item.endToEndId = row.string(18);
    const QString own = row.string(19);
    item.requestId = {own.isEmpty() ? row.string(2) + u'-' + QString::number(item.seq) : own};
    item.worker = row.string(20);
    item.createdAt = instantOf(row.integer(21));
    item.updatedAt = instantOf(row.integer(22));
    if (item.state == ItemState::RetryWait) {
        item.nextAttemptAt = instantOf(row.integer(23));
    }
    return item;
}

Result<Item> ItemsRepo::read(std::int64_t row) {
    auto query = m_connection.prepare(selectItem);
    const auto found = query.bind(row, m_tenant).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return failure(ErrorKind::NotFound, u"not_found"_s, u"there is no such item"_s);
    }
    Item item = itemOf(query);
    if (!query.isNull(24)) {
        item.checkableAt = instantOf(query.integer(24)) + m_uncertainAfter;
    }
    if (const auto done = fillEndToEndIds(row, item); !done) {
        return tl::unexpected(done.error());
    }
    return item;
}

// In the order in which the network's ids were made: the minute is part of them.
Done ItemsRepo::fillEndToEndIds(std::int64_t row, Item &item) {
    auto query = m_connection.prepare("SELECT id FROM end_to_end_ids WHERE item = ?1 ORDER BY substr(id, 10), id");
    query.bind(row);
    return query.each([&] { item.allEndToEndIds.append(query.string(0)); });
}

Result<ItemsRepo::Listed> ItemsRepo::list(const ItemCriteria &criteria, const std::optional<ItemSearch::Key> &after,
                                          int limit, bool total) {
    ItemSearch search(m_connection, m_tenant, criteria);
    const auto found = search.find(BatchOrder::NewestFirst, after, limit);
    if (!found) {
        return tl::unexpected(found.error());
    }
    Listed listed;
    listed.next = found->next;
    listed.rows.reserve(std::ssize(found->keys));
    for (const auto &key : found->keys) {
        auto item = read(key.item);
        if (!item) {
            return tl::unexpected(item.error());
        }
        listed.rows.append(std::move(*item));
    }
    if (total) {
        const auto count = search.count();
        if (!count) {
            return tl::unexpected(count.error());
        }
        listed.total = *count;
    }
    return listed;
}

Result<QList<Attempt>> ItemsRepo::attempts(std::int64_t row) {
    const auto item = read(row);
    if (!item) {
        return tl::unexpected(item.error());
    }
    auto query = m_connection.prepare("SELECT n, e2e_id, sent_at, answered_at, outcome, code, http_status, worker"
                                      " FROM attempts WHERE item = ?1 ORDER BY n");
    query.bind(row);
    QList<Attempt> all;
    const auto read = query.each([&] {
        Attempt one;
        one.n = static_cast<int>(query.integer(0));
        one.endToEndId = query.string(1);
        one.sentAt = instantOf(query.integer(2));
        if (!query.isNull(3)) {
            one.answeredAt = instantOf(query.integer(3));
        }
        one.outcome = query.string(4);
        one.code = query.string(5);
        one.httpStatus = static_cast<int>(query.integer(6));
        one.worker = query.string(7);
        one.requestId = item->requestId;
        all.append(std::move(one));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

Result<QList<ItemEvent>> ItemsRepo::events(std::int64_t row) {
    auto query = m_connection.prepare("SELECT seq, at, type, attempt, code, actor, detail FROM events WHERE item = ?1"
                                      " UNION ALL SELECT seq, at, type, attempt, code, actor, detail FROM events"
                                      " WHERE batch = (SELECT batch FROM items WHERE id = ?1) AND item IS NULL"
                                      " AND type IN ('created', 'submitted', 'queued') ORDER BY at, seq");
    query.bind(row);
    QList<ItemEvent> all;
    const auto read = query.each([&] {
        all.append({query.integer(0), instantOf(query.integer(1)), query.string(2), static_cast<int>(query.integer(3)),
                    query.string(4), query.string(5), query.string(6)});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

} // namespace farol::server
