// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/itemsearch.h"

#include "server/items/itemids.h"
#include "server/items/listquery.h"
#include "sql/dialect.h"

#include <algorithm>
#include <limits>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// Values are bound by these numbers in every text, used or not, so that a text holds only the conditions it needs.
// ?1 batch ?2 after seq ?3 states ?4 code ?5 kind ?6 pattern ?7 exact ids ?8 item ?9 limit
static constexpr std::string_view fromItems = " FROM items i JOIN batches b ON b.id = i.batch";
static constexpr std::uint32_t atRiskMask = (1U << 5) | (1U << 6) | (1U << 8) | (1U << 9);

// Whether a text can be part of an id at all: a name with a blank or an accent need not be compared with four ids.
static bool mayBeId(QStringView text) {
    return std::all_of(text.begin(), text.end(), [](QChar one) {
        return one.unicode() < 128 && (one.isLetterOrNumber() || one == u'-' || one == u'_' || one == u'.');
    });
}

static bool mayBeItemId(QStringView text) {
    return std::all_of(text.begin(), text.end(),
                       [](QChar one) { return QStringView(u"0123456789-LOTElote").contains(one); });
}

ItemSearch::ItemSearch(sql::Connection &connection, std::int64_t tenant, ItemCriteria criteria)
    : m_connection(connection)
    , m_tenant(tenant)
    , m_criteria(std::move(criteria))
    , m_pattern(likePattern(m_criteria.text)) {}

std::string ItemSearch::conditions(bool withText) const {
    std::string text;
    if (m_criteria.states != 0) {
        text += " AND ((CAST(?3 AS BIGINT) >> CAST(i.state AS INTEGER)) & 1) = 1";
        // Said once more in the words of the partial index, else SQLite may not use it.
        if ((m_criteria.states & ~atRiskMask) == 0) {
            text += " AND i.state > 4 AND i.state < 10 AND i.state <> 7";
        }
    }
    if (!m_criteria.code.isEmpty()) {
        text += " AND i.code = ?4";
    }
    if (m_criteria.kind) {
        text += " AND i.kind = ?5";
    }
    if (!withText || m_criteria.text.isEmpty()) {
        return text;
    }
    text += " AND (i.external_id LIKE ?6 ESCAPE '\\' OR i.payee LIKE ?6 ESCAPE '\\'";
    if (mayBeId(m_criteria.text)) {
        text += " OR i.e2e_id LIKE ?6 ESCAPE '\\'"
                " OR CASE WHEN i.request_id <> '' THEN i.request_id ELSE b.request_id || '-' || i.seq END"
                " LIKE ?6 ESCAPE '\\'"
                " OR (i.attempt > 1 AND EXISTS(SELECT 1 FROM end_to_end_ids x WHERE x.item = i.id"
                " AND x.id LIKE ?6 ESCAPE '\\'))";
    }
    if (mayBeItemId(m_criteria.text)) {
        const auto dialect = m_connection.dialect();
        text +=
            " OR 'LOTE-' || " + sql::zeroFilled(dialect, "b.number", "4") + " || '-' || " +
            sql::zeroFilled(dialect, "i.seq", "CASE WHEN b.items > 999 THEN length(CAST(b.items AS TEXT)) ELSE 3 END") +
            " LIKE ?6 ESCAPE '\\'";
    }
    text += ')';
    return m_exactIds.isEmpty() ? text : text + " AND i.id NOT IN " + sql::integersOf(m_connection.dialect(), "?7");
}

Done ItemSearch::collect(const std::string &text, std::int64_t batch, std::int64_t afterSeq, std::int64_t limit,
                         std::vector<Key> &into) {
    auto query = m_connection.prepare(text);
    query.bind(batch, afterSeq, m_criteria.states, m_criteria.code, m_criteria.kind, m_pattern, m_exactIds, nullptr,
               limit);
    return query.each([&] { into.push_back({batch, query.integer(0), query.integer(1)}); });
}

Result<std::vector<std::int64_t>> ItemSearch::batches(BatchOrder order, std::int64_t from) {
    std::string text = "SELECT b.id FROM batches b WHERE b.tenant = ?1";
    text += order == BatchOrder::NewestFirst ? " AND b.id <= ?2" : " AND b.id >= ?2";
    if (m_criteria.batch) {
        text += " AND b.id = ?6";
    }
    if (m_criteria.kind) {
        text += " AND b.kind = ?5";
    }
    if (m_criteria.states != 0 || !m_criteria.code.isEmpty()) {
        text += " AND EXISTS(SELECT 1 FROM batch_counts c WHERE c.batch = b.id AND c.items > 0";
        text += m_criteria.states != 0 ? " AND ((CAST(?3 AS BIGINT) >> CAST(c.state AS INTEGER)) & 1) = 1" : "";
        text += m_criteria.code.isEmpty() ? ")" : " AND c.code = ?4)";
    }
    text += order == BatchOrder::NewestFirst ? " ORDER BY b.id DESC" : " ORDER BY b.id";
    auto query = m_connection.prepare(text);
    query.bind(m_tenant, from, m_criteria.states, m_criteria.code, m_criteria.kind, m_criteria.batch);
    std::vector<std::int64_t> rows;
    const auto read = query.each([&] { rows.push_back(query.integer(0)); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return rows;
}

static Done firstRows(sql::Statement &query, std::vector<std::int64_t> &into) {
    return query.each([&] { into.push_back(query.integer(0)); });
}

// Everything that carries exactly this name, in the order in which people mean it.
Result<std::vector<std::int64_t>> ItemSearch::named() {
    const QString &text = m_criteria.text;
    std::vector<std::int64_t> rows;
    const auto gather = [&](std::string_view sql, const auto &...values) -> Done {
        auto query = m_connection.prepare(sql);
        query.bind(values...);
        return firstRows(query, rows);
    };
    Done done;
    if (const auto place = itemPlaceTyped(text)) {
        done = gather("SELECT i.id FROM batches b JOIN items i ON i.batch = b.id AND i.seq = ?3"
                      " WHERE b.tenant = ?1 AND b.number = ?2",
                      m_tenant, place->number, place->seq);
    }
    if (done) {
        done = gather("SELECT id FROM items WHERE tenant = ?1 AND external_id = ?2", m_tenant, text);
    }
    if (done) {
        done =
            gather("SELECT i.id FROM end_to_end_ids x JOIN items i ON i.id = x.item WHERE x.id = ?2 AND i.tenant = ?1",
                   m_tenant, text);
    }
    if (done) {
        done =
            gather("SELECT id FROM items WHERE request_id = ?2 AND request_id <> '' AND tenant = ?1", m_tenant, text);
    }
    const auto dash = text.lastIndexOf(u'-');
    bool isNumber = false;
    const auto seq = QStringView(text).sliced(dash + 1).toInt(&isNumber);
    if (done && dash > 0 && isNumber) {
        done = gather("SELECT i.id FROM batches b JOIN items i ON i.batch = b.id AND i.seq = ?3"
                      " WHERE b.tenant = ?1 AND b.request_id = ?2 AND i.request_id = ''",
                      m_tenant, QStringView(text).first(dash).toString(), seq);
    }
    if (!done) {
        return tl::unexpected(done.error());
    }
    return rows;
}

Result<std::vector<ItemSearch::Key>> ItemSearch::exact() {
    if (m_exact) {
        return *m_exact;
    }
    m_exact.emplace();
    if (m_criteria.text.isEmpty()) {
        return *m_exact;
    }
    const auto rows = named();
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    QStringList ids;
    auto query =
        m_connection.prepare(std::string("SELECT i.batch, i.seq") + std::string(fromItems) + " WHERE i.id = ?8" +
                             (m_criteria.batch ? " AND i.batch = ?1" : "") + conditions(false));
    for (const auto row : *rows) {
        const auto isSame = [row](const Key &key) { return key.item == row; };
        if (std::any_of(m_exact->begin(), m_exact->end(), isSame)) {
            continue;
        }
        query.bind(m_criteria.batch, 0, m_criteria.states, m_criteria.code, m_criteria.kind, m_pattern, m_exactIds,
                   row);
        const auto fits = query.step();
        if (!fits) {
            return tl::unexpected(fits.error());
        }
        if (*fits) {
            m_exact->push_back({query.integer(0), query.integer(1), row});
            ids.append(QString::number(row));
        }
    }
    m_exactIds = ids.isEmpty() ? QString() : u'[' + ids.join(u',') + u']';
    return *m_exact;
}

Result<ItemSearch::Found> ItemSearch::find(BatchOrder order, const std::optional<Key> &after, std::int64_t limit) {
    const auto first = exact();
    if (!first) {
        return tl::unexpected(first.error());
    }
    const bool isInExact = !after || after->batch == 0;
    const auto given =
        isInExact ? std::clamp<std::int64_t>(after ? after->seq : 0, 0, std::ssize(*first)) : std::ssize(*first);
    Found found;
    found.keys.assign(first->begin() + given, first->end());
    const auto exactHere = std::ssize(found.keys);
    const auto start = order == BatchOrder::NewestFirst ? std::numeric_limits<std::int64_t>::max() : std::int64_t(0);
    const auto places = batches(order, isInExact ? start : after->batch);
    if (!places) {
        return tl::unexpected(places.error());
    }
    const auto text = std::string("SELECT i.seq, i.id") + std::string(fromItems) +
                      " WHERE i.batch = ?1 AND i.seq > ?2" + conditions(true) + " ORDER BY i.seq LIMIT ?9";
    for (const auto batch : *places) {
        // One more than asked tells whether there is a next page.
        const auto missing = limit + 1 - std::ssize(found.keys);
        if (missing <= 0) {
            break;
        }
        const auto from = !isInExact && after->batch == batch ? after->seq : 0;
        if (const auto done = collect(text, batch, from, missing, found.keys); !done) {
            return tl::unexpected(done.error());
        }
    }
    if (std::ssize(found.keys) > limit) {
        found.keys.resize(static_cast<std::size_t>(limit));
        found.next = limit <= exactHere ? Key{0, given + limit, 0} : found.keys.back();
    }
    return found;
}

bool ItemSearch::countersSuffice() const {
    return m_criteria.text.isEmpty();
}

Result<std::int64_t> ItemSearch::countByCounters() {
    std::string text = "SELECT coalesce(sum(c.items), 0) FROM batches b JOIN batch_counts c ON c.batch = b.id"
                       " WHERE b.tenant = ?1";
    text += m_criteria.batch ? " AND b.id = ?2" : "";
    text += m_criteria.states != 0 ? " AND ((CAST(?3 AS BIGINT) >> CAST(c.state AS INTEGER)) & 1) = 1" : "";
    text += m_criteria.code.isEmpty() ? "" : " AND c.code = ?4";
    text += m_criteria.kind ? " AND b.kind = ?5" : "";
    auto query = m_connection.prepare(text);
    query.bind(m_tenant, m_criteria.batch, m_criteria.states, m_criteria.code, m_criteria.kind);
    if (const auto row = query.step(); !row) {
        return tl::unexpected(row.error());
    }
    return query.integer(0);
}

Result<std::int64_t> ItemSearch::count() {
    if (countersSuffice()) {
        return countByCounters();
    }
    const auto first = exact();
    if (!first) {
        return tl::unexpected(first.error());
    }
    const auto places = batches(BatchOrder::OldestFirst, 0);
    if (!places) {
        return tl::unexpected(places.error());
    }
    auto all = static_cast<std::int64_t>(first->size());
    auto query = m_connection.prepare(std::string("SELECT count(*)") + std::string(fromItems) + " WHERE i.batch = ?1" +
                                      conditions(true));
    for (const auto batch : *places) {
        query.bind(batch, 0, m_criteria.states, m_criteria.code, m_criteria.kind, m_pattern, m_exactIds);
        if (const auto row = query.step(); !row) {
            return tl::unexpected(row.error());
        }
        all += query.integer(0);
    }
    return all;
}

Result<std::optional<std::int64_t>> batchRow(sql::Connection &connection, std::int64_t tenant, const BatchId &id) {
    const auto number = batchNumber(id);
    if (!number) {
        return std::optional<std::int64_t>();
    }
    auto query = connection.prepare("SELECT id FROM batches WHERE tenant = ?1 AND number = ?2");
    const auto found = query.bind(tenant, *number).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(query.integer(0)) : std::nullopt;
}

Result<std::optional<ItemSearch::Key>> itemRow(sql::Connection &connection, std::int64_t tenant, const ItemId &id) {
    const auto place = itemPlace(id);
    if (!place) {
        return std::optional<ItemSearch::Key>();
    }
    auto query = connection.prepare("SELECT b.id, b.items, i.id FROM batches b JOIN items i ON i.batch = b.id"
                                    " AND i.seq = ?3 WHERE b.tenant = ?1 AND b.number = ?2");
    const auto found = query.bind(tenant, place->number, place->seq).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || itemId(place->number, place->seq, query.integer(1)) != id) {
        return std::optional<ItemSearch::Key>();
    }
    return std::optional<ItemSearch::Key>({query.integer(0), place->seq, query.integer(2)});
}

} // namespace farol::server
