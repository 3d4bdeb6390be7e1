// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/importstore.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"

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

static FieldError warningOf(const ImportRow &row, const sql::Statement &stored) {
    const auto id = itemId(stored.integer(2), stored.integer(3), stored.integer(4));
    return {row.line, u"document"_s, u"possible_duplicate"_s,
            u"the same document and amount as %1 of %2; send it only if it is another payment"_s.arg(
                id.value, toRfc3339(instantOf(stored.integer(5))).left(10))};
}

// Warns about the rows like the stored item, each once, and forgets them.
static void warn(Rows &rows, const sql::Statement &stored, QList<FieldError> &warnings) {
    const auto document = stored.text(0);
    const auto amount = stored.integer(1);
    auto [row, end] = rows.equal_range(likeness(document, amount));
    while (row != end) {
        if (row->second->document == document && row->second->amountMinor == amount) {
            warnings.append(warningOf(*row->second, stored));
            row = rows.erase(row);
        } else {
            ++row;
        }
    }
}

static void putInOrder(QList<FieldError> &warnings) {
    std::sort(warnings.begin(), warnings.end(), [](const auto &a, const auto &b) { return a.line < b.line; });
    if (warnings.size() > mostWarnings) {
        const auto more = warnings.size() - mostWarnings;
        warnings.resize(mostWarnings);
        warnings.append(
            {0, {}, u"too_many_warnings"_s, u"%1 more rows look like payments of the last 30 days"_s.arg(more)});
    }
}

Result<QList<FieldError>> possibleDuplicates(sql::Connection &connection, std::int64_t tenant,
                                             const std::vector<ImportRow> &rows, Instant now) {
    // No index answers this: one on document and amount would be written at random places for every item ever stored.
    // Reading the month's items in their order costs less than half a second a million, on a reader's thread.
    auto query = connection.prepare("SELECT i.document, i.amount, b.number, i.seq, b.items, i.created_at FROM batches b"
                                    " JOIN items i ON i.batch = b.id WHERE b.tenant = ?1 AND b.created_at >= ?2"
                                    " AND b.kind = 0 AND i.state NOT IN (10, 11) ORDER BY b.created_at DESC");
    query.bind(tenant, (now - 30 * 24h).time_since_epoch().count());
    auto wanted = byLikeness(rows);
    QList<FieldError> warnings;
    for (std::int64_t compared = 0; !wanted.empty(); ++compared) {
        const auto more = query.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            break;
        }
        if (compared == mostCompared) {
            warnings.append({0,
                             {},
                             u"duplicates_not_checked"_s,
                             u"only the newest 1000000 items of the last 30 days were compared"_s});
            break;
        }
        warn(wanted, query, warnings);
    }
    putInOrder(warnings);
    return warnings;
}

} // namespace farol::server
