// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/batchesrepo.h"

#include "server/approvals/approvalsrepo.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "sql/dialect.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// ?1 tenant ?2 statuses ?3 states ?4 queue ?5 kind ?6 pattern ?7 and ?8 after ?9 limit ?10 number ?11 since
static constexpr std::string_view columns =
    "SELECT b.id, b.number, b.source, b.queue, b.kind, b.status, b.created_by, b.created_at, b.updated_at, b.items,"
    " b.amount, b.currency, b.approvals_needed, b.approvals_given, b.version,"
    " CASE WHEN b.status = 1 THEN (SELECT max(a.number) FROM approvals a WHERE a.batch = b.id AND a.status = 0) END"
    " FROM batches b WHERE b.tenant = ?1";

static Batch batchOf(const sql::Statement &row) {
    Batch batch;
    batch.id = batchId(row.integer(1));
    batch.source = row.string(2);
    batch.queue = row.string(3);
    batch.kind = static_cast<ItemKind>(row.integer(4));
    batch.status = static_cast<BatchStatus>(row.integer(5));
    batch.createdBy = row.string(6);
    batch.createdAt = instantOf(row.integer(7));
    batch.updatedAt = instantOf(row.integer(8));
    batch.items = row.integer(9);
    batch.amount = moneyOf(row.integer(10), row.text(11));
    batch.approvalsNeeded = static_cast<int>(row.integer(12));
    batch.approvalsGiven = static_cast<int>(row.integer(13));
    batch.version = row.integer(14);
    batch.approval = row.isNull(15) ? QString() : approvalText(row.integer(15));
    return batch;
}

Done BatchesRepo::fillCounts(std::int64_t row, Batch &batch) {
    auto query = m_connection.prepare("SELECT state, code, items, amount FROM batch_counts"
                                      " WHERE batch = ?1 AND items > 0 ORDER BY state, code");
    query.bind(row);
    return query.each([&] {
        batch.counts.append({static_cast<ItemState>(query.integer(0)), query.string(1), query.integer(2),
                             Money{query.integer(3), batch.amount.currency}});
    });
}

static std::string conditionsOf(const BatchesRepo::Criteria &criteria, sql::Dialect dialect) {
    std::string text;
    text += criteria.statuses != 0 ? " AND ((CAST(?2 AS BIGINT) >> CAST(b.status AS INTEGER)) & 1) = 1" : "";
    text += criteria.states != 0 ? " AND EXISTS(SELECT 1 FROM batch_counts c WHERE c.batch = b.id AND c.items > 0"
                                   " AND ((CAST(?3 AS BIGINT) >> CAST(c.state AS INTEGER)) & 1) = 1)"
                                 : "";
    text += criteria.queue.isEmpty() ? "" : " AND b.queue = ?4";
    text += criteria.kind ? " AND b.kind = ?5" : "";
    text += criteria.since ? " AND b.created_at >= ?11" : "";
    text += criteria.text.isEmpty()
                ? ""
                : " AND (b.source LIKE ?6 ESCAPE '\\'"
                  " OR 'LOTE-' || " +
                      sql::zeroFilled(dialect, "b.number", "4") + " LIKE ?6 ESCAPE '\\' OR b.number = ?10)";
    return text;
}

static void bindAll(sql::Statement &query, std::int64_t tenant, const BatchesRepo::Criteria &criteria,
                    const ListWindow &window) {
    const auto after = [&window](std::size_t at) {
        return at < window.after.size() ? std::optional(window.after[at]) : std::nullopt;
    };
    const auto since = criteria.since ? std::optional(criteria.since->time_since_epoch().count()) : std::nullopt;
    query.bind(tenant, criteria.statuses, criteria.states, criteria.queue, criteria.kind, likePattern(criteria.text),
               after(0), after(1), window.limit + 1, batchNumberTyped(criteria.text), since);
}

Result<std::int64_t> BatchesRepo::count(const std::string &conditions, const Criteria &criteria) {
    auto query = m_connection.prepare("SELECT count(*) FROM batches b WHERE b.tenant = ?1" + conditions);
    bindAll(query, m_tenant, criteria, {});
    if (const auto row = query.step(); !row) {
        return tl::unexpected(row.error());
    }
    return query.integer(0);
}

Result<Page<Batch>> BatchesRepo::list(const Criteria &criteria, const ListWindow &window) {
    Page<Batch> page;
    const auto conditions = conditionsOf(criteria, m_connection.dialect());
    if (window.total) {
        const auto total = count(conditions, criteria);
        if (!total) {
            return tl::unexpected(total.error());
        }
        page.total = *total;
    }
    auto query = m_connection.prepare(std::string(columns) + conditions +
                                      (window.after.empty() ? "" : " AND (b.created_at, b.id) < (?7, ?8)") +
                                      " ORDER BY b.created_at DESC, b.id DESC LIMIT ?9");
    bindAll(query, m_tenant, criteria, window);
    const auto read = fillPage(
        page, query, window, "batches",
        [&] {
            return std::vector{query.integer(7), query.integer(0)};
        },
        [&]() -> Result<Batch> {
            Batch batch = batchOf(query);
            const auto done = fillCounts(query.integer(0), batch);
            return done ? Result<Batch>(std::move(batch)) : tl::unexpected(done.error());
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return page;
}

Result<BatchesRepo::Stored> BatchesRepo::find(const BatchId &id) {
    const auto number = batchNumber(id);
    auto query = m_connection.prepare(std::string(columns) + " AND b.number = ?2");
    const auto found = number ? query.bind(m_tenant, *number).step() : Result<bool>(false);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"batch", id.value);
    }
    Stored stored{query.integer(0), batchOf(query)};
    if (const auto done = fillCounts(stored.row, stored.batch); !done) {
        return tl::unexpected(done.error());
    }
    return stored;
}

Result<QList<ErrorGroup>> BatchesRepo::errorGroups(std::int64_t row) {
    auto query = m_connection.prepare("SELECT c.state, c.code, c.items, c.amount, c.first_at, c.last_at, b.currency"
                                      " FROM batch_counts c JOIN batches b ON b.id = c.batch"
                                      " WHERE c.batch = ?1 AND b.tenant = ?2 AND c.items > 0"
                                      " AND c.state IN (5, 6, 8, 9)");
    query.bind(row, m_tenant);
    QList<ErrorGroup> groups;
    for (;;) {
        const auto more = query.step();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            sortGroups(groups);
            return groups;
        }
        groups.append({static_cast<ItemState>(query.integer(0)), query.string(1), query.integer(2),
                       moneyOf(query.integer(3), query.text(6)), instantOf(query.integer(4)),
                       instantOf(query.integer(5))});
    }
}

void sortGroups(QList<ErrorGroup> &groups) {
    const auto key = [](const ErrorGroup &group) {
        return std::tuple(group.state != ItemState::Uncertain, -group.items, static_cast<int>(group.state));
    };
    std::stable_sort(groups.begin(), groups.end(), [key](const ErrorGroup &a, const ErrorGroup &b) {
        return key(a) != key(b) ? key(a) < key(b) : a.code < b.code;
    });
}

} // namespace farol::server
