// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/importstore.h"
#include "server/batches/likeness.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "sql/dialect.h"

#include <algorithm>
#include <limits>
#include <span>
#include <unordered_map>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

static constexpr qsizetype mostWarnings = 1000;
static constexpr std::int64_t mostRead = 1'000'000;
static constexpr std::size_t mostAskedOneByOne = 64;
static constexpr std::int64_t itemsAtOnce = 250'000; // whose likenesses are in memory

// A row and the stored item that it is like; a sentence is made only for those that are shown.
struct Likeness {
    int line = 0;
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::int64_t batchItems = 0;
    std::int64_t createdAt = 0;
};

struct StoredBatch {
    std::int64_t id = 0;
    std::int64_t number = 0;
    std::int64_t items = 0;
    std::int64_t createdAt = 0;
    std::optional<QByteArray> hashes = {};
};

// Compares a file with what is stored, newest batch first. Likenesses tell in a moment that a batch holds nothing like
// it, which is the usual thing; the few items that may be are read, and a batch that holds many is read whole.
class Comparison final {
public:
    Comparison(sql::Connection &connection, const ImportFile &file)
        : m_connection(connection)
        , m_rows(file.rows) {}

    Done with(std::span<StoredBatch> batches) {
        for (std::size_t from = 0; from < batches.size() && !m_rows.isEmpty();) {
            std::size_t count = 0;
            for (std::int64_t items = 0; from + count < batches.size() && (count == 0 || items < itemsAtOnce);
                 ++count) {
                items += batches[from + count].items;
            }
            const auto some = batches.subspan(from, count);
            auto done = load(some);
            for (StoredBatch &batch : some) {
                done = done && !m_rows.isEmpty() ? compare(batch) : done;
                batch.hashes.reset();
            }
            if (!done) {
                return done;
            }
            from += count;
        }
        return {};
    }
    [[nodiscard]] bool isPartial() const { return m_isPartial; }
    [[nodiscard]] bool isOver() const { return m_rows.isEmpty(); }
    [[nodiscard]] std::vector<Likeness> found() { return std::move(m_found); }

private:
    Done load(std::span<StoredBatch> batches) {
        std::string ids = "[";
        std::unordered_map<std::int64_t, StoredBatch *> byId;
        for (StoredBatch &batch : batches) {
            byId[batch.id] = &batch;
            ids += (ids.size() > 1 ? "," : "") + std::to_string(batch.id);
        }
        auto query = m_connection.prepare("SELECT batch, hashes FROM batch_likeness WHERE batch IN " +
                                          sql::integersOf(m_connection.dialect(), "?1"));
        query.bind(ids + "]");
        for (;;) {
            const auto more = query.step();
            if (!more || !*more) {
                return more ? Done() : tl::unexpected(more.error());
            }
            byId[query.integer(0)]->hashes = query.bytes(1);
        }
    }

    Done compare(const StoredBatch &batch) {
        if (!batch.hashes) {
            return read(batch);
        }
        const auto places =
            m_rows.mayBeLike({batch.hashes->constData(), static_cast<std::size_t>(batch.hashes->size())});
        if (places.size() > mostAskedOneByOne) {
            return read(batch);
        }
        auto query = m_connection.prepare("SELECT document, amount, seq FROM items WHERE batch = ?1 AND seq = ?2 AND"
                                          " state NOT IN (10, 11)");
        for (const auto place : places) {
            const auto item = query.bind(batch.id, place + 1).step();
            if (!item) {
                return tl::unexpected(item.error());
            }
            if (*item) {
                note(batch, query);
            }
        }
        return {};
    }

    Done read(const StoredBatch &batch) {
        if (m_read >= mostRead) {
            m_isPartial = true;
            return {};
        }
        m_read += batch.items;
        auto query = m_connection.prepare("SELECT document, amount, seq FROM items WHERE batch = ?1 AND state NOT IN "
                                          "(10, 11) ORDER BY seq");
        query.bind(batch.id);
        while (!m_rows.isEmpty()) {
            const auto more = query.step();
            if (!more || !*more) {
                return more ? Done() : tl::unexpected(more.error());
            }
            note(batch, query);
        }
        return {};
    }

    // Each row once.
    void note(const StoredBatch &batch, const sql::Statement &item) {
        m_rows.take(item.text(0), item.integer(1), [&](const ImportRow &row) {
            m_found.push_back({row.line, batch.number, item.integer(2), batch.items, batch.createdAt});
        });
    }

    sql::Connection &m_connection;
    LikeRows m_rows;
    std::vector<Likeness> m_found;
    std::int64_t m_read = 0;
    bool m_isPartial = false;
};

// The next batches from the newest on; before: the last one that was compared, none at first.
static Result<std::vector<StoredBatch>> batchesSince(sql::Connection &connection, std::int64_t tenant, Instant since,
                                                     const std::optional<StoredBatch> &before, std::size_t count) {
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    auto query = connection.prepare("SELECT id, number, items, created_at FROM batches WHERE tenant = ?1 AND created_at"
                                    " >= ?2 AND kind = 0 AND (created_at < ?3 OR (created_at = ?3 AND id < ?4))"
                                    " ORDER BY created_at DESC, id DESC LIMIT ?5");
    query.bind(tenant, since.time_since_epoch().count(), before ? before->createdAt : end, before ? before->id : end,
               static_cast<std::int64_t>(count));
    std::vector<StoredBatch> batches;
    const auto read = query.each([&] {
        batches.push_back({query.integer(0), query.integer(1), query.integer(2), query.integer(3)});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return batches;
}

static QList<FieldError> warningsOf(std::vector<Likeness> found, const QString &column) {
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.line < b.line; });
    QList<FieldError> warnings;
    for (const auto &one : found) {
        if (warnings.size() == mostWarnings) {
            warnings.append(
                {0,
                 {},
                 u"too_many_warnings"_s,
                 u"%1 more rows look like payments of the last 30 days"_s.arg(std::ssize(found) - mostWarnings)});
            break;
        }
        warnings.append(
            {one.line, column, u"possible_duplicate"_s,
             u"the same document and amount as %1 of %2; send it only if it is another payment"_s.arg(
                 itemId(one.number, one.seq, one.batchItems).value, toRfc3339(instantOf(one.createdAt)).left(10))});
    }
    return warnings;
}

Result<QList<FieldError>> possibleDuplicates(sql::Connection &connection, std::int64_t tenant, const ImportFile &file,
                                             Instant now) {
    // No index answers this: one on document and amount would be written at random places for every item ever stored.
    // A few at first: what is like a new payment is often among the newest, and then the rest is not looked at.
    Comparison comparison(connection, file);
    std::optional<StoredBatch> last;
    for (std::size_t count = 16; !comparison.isOver(); count = std::min<std::size_t>(2 * count, 4096)) {
        auto batches = batchesSince(connection, tenant, now - 30 * 24h, last, count);
        if (!batches) {
            return tl::unexpected(batches.error());
        }
        if (auto done = comparison.with(*batches); !done) {
            return tl::unexpected(done.error());
        }
        if (batches->size() < count) {
            break;
        }
        last = StoredBatch{batches->back().id, batches->back().number, 0, batches->back().createdAt};
    }
    auto warnings = warningsOf(comparison.found(), file.documentColumn);
    if (comparison.isPartial()) {
        warnings.append(
            {0, {}, u"duplicates_not_checked"_s, u"some older payments of the last 30 days were not compared"_s});
    }
    return warnings;
}

} // namespace farol::server
