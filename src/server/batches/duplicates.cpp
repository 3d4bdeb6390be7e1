// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/importstore.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"

#include <algorithm>
#include <unordered_map>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

static constexpr qsizetype mostWarnings = 1000;
static constexpr std::int64_t mostCompared = 1'000'000;

// Rows by what makes two payments alike. Chains of rows with the same hash are compared in full.
using Rows = std::unordered_multimap<std::size_t, const ImportRow *>;

static std::size_t likeness(std::string_view document, std::int64_t amount) {
    return std::hash<std::string_view>()(document) ^ (static_cast<std::size_t>(amount) * 0x9E3779B97F4A7C15ULL);
}

static Rows byLikeness(const std::vector<ImportRow> &rows) {
    Rows all;
    all.reserve(rows.size());
    for (const auto &row : rows) {
        if (row.kind == ItemKind::Payment && !row.document.empty()) {
            all.emplace(likeness(row.document, row.amountMinor), &row);
        }
    }
    return all;
}

// A row and the stored item that it is like; a sentence is made only for those that are shown.
struct Likeness {
    int line = 0;
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::int64_t batchItems = 0;
    std::int64_t createdAt = 0;
};

// Notes the rows like the stored item, each once, and forgets them.
static void note(Rows &rows, const sql::Statement &stored, std::vector<Likeness> &found) {
    const auto document = stored.text(0);
    const auto amount = stored.integer(1);
    auto [row, end] = rows.equal_range(likeness(document, amount));
    while (row != end) {
        if (row->second->document == document && row->second->amountMinor == amount) {
            found.push_back(
                {row->second->line, stored.integer(2), stored.integer(3), stored.integer(4), stored.integer(5)});
            row = rows.erase(row);
        } else {
            ++row;
        }
    }
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
    // Reading the month's items in their order costs less than half a second a million, on a reader's thread.
    auto query = connection.prepare("SELECT i.document, i.amount, b.number, i.seq, b.items, i.created_at FROM batches b"
                                    " JOIN items i ON i.batch = b.id WHERE b.tenant = ?1 AND b.created_at >= ?2"
                                    " AND b.kind = 0 AND i.state NOT IN (10, 11) ORDER BY b.created_at DESC");
    query.bind(tenant, (now - 30 * 24h).time_since_epoch().count());
    auto wanted = byLikeness(file.rows);
    std::vector<Likeness> found;
    bool isPartial = false;
    for (std::int64_t compared = 0; !wanted.empty() && !isPartial; ++compared) {
        const auto more = query.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            break;
        }
        isPartial = compared == mostCompared;
        note(wanted, query, found);
    }
    auto warnings = warningsOf(std::move(found), file.documentColumn);
    if (isPartial) {
        warnings.append(
            {0, {}, u"duplicates_not_checked"_s, u"only the newest 1000000 items of the last 30 days were compared"_s});
    }
    return warnings;
}

} // namespace farol::server
