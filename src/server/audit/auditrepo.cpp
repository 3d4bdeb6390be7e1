// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/auditrepo.h"

#include "server/approvals/approvalsrepo.h"
#include "server/audit/auditmoments.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/plans/planruns.h"
#include "server/plans/runsabout.h"
#include "sql/dialect.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr int rowsAtOnce = 1000;
constexpr const char *columns = "SELECT seq,at,actor,actor_id,action,object,reason,plan_hash,before,after,request_id,"
                                "previous,hash FROM audit WHERE tenant=?1";

AuditRow rowOf(const sql::Statement &from, std::int64_t tenant) {
    AuditRow row;
    row.tenant = tenant;
    row.seq = from.integer(0);
    row.at = Instant(std::chrono::milliseconds(from.integer(1)));
    row.actor = from.string(2);
    row.actorId = from.integer(3);
    row.action = from.string(4);
    row.object = from.string(5);
    row.reason = from.string(6);
    row.planHash = from.string(7);
    row.before = from.string(8);
    row.after = from.string(9);
    row.requestId = from.string(10);
    row.previous = from.string(11);
    row.hash = from.string(12);
    return row;
}

// What names a batch or an item stands under the runs of plans that moved it, too.
std::string ofRuns(sql::Dialect dialect, const std::string &runs) {
    return " OR object IN (SELECT 'run-'||" + sql::zeroFilled(dialect, "x.run", "6") + " FROM (" + runs + ") x)";
}

// ?2 since ?3 until ?4 place of the page ?5 actor ?6 action ?7 object ?8 batch, between ?9 and ?10 the names of its
// items ?11 pattern; the action's kind between ?12 and ?13 or its end ?14; ?15 batch's number, ?16 item's place, ?17
// and ?18 how an order for them is written; of an approval, ?17 how it is named, ?19 what it is of, from ?20 up to ?21
// the rows of its time, ?22 its end
std::string conditions(const AuditCriteria &criteria, sql::Dialect dialect, bool ofApproval) {
    const std::string batch = "(SELECT b.id FROM batches b WHERE b.tenant=?1 AND b.number=?15)";
    std::string text = " AND at>=?2 AND at<?3 AND seq<?4 AND (?5='' OR actor=?5) AND (?6='' OR action=?6 OR "
                       "(action>=?12 AND action<?13) OR action LIKE ?14 ESCAPE '\\') AND (";
    text += ofApproval ? "object=?19 AND seq>=?20 AND seq<?21 AND (at=?22 OR after LIKE ?17 ESCAPE '\\')"
                       : "?7='' OR object=?7";
    if (itemPlace({criteria.object})) {
        const std::string item = "(SELECT i.id FROM items i WHERE i.batch=" + batch + " AND i.seq=?16)";
        text += ofRuns(dialect, runsOfItem(item) + " UNION " + runsOrderedFor("?1", "?17"));
    } else if (batchNumber({criteria.object})) {
        text += ofRuns(dialect, runsOfBatch(batch) + " UNION " + runsOrderedFor("?1", "?17"));
    }
    text += ") AND (?8='' OR object=?8 OR (object>=?9 AND object<?10)";
    if (batchNumber({criteria.batch})) {
        text += ofRuns(dialect, runsOfBatch(batch) + " UNION " + runsOrderedFor("?1", "?17") + " UNION " +
                                    runsOrderedFor("?1", "?18"));
    }
    text += ") AND (?11=''";
    for (const char *column : {"actor", "action", "object", "reason", "plan_hash", "before", "after", "request_id"}) {
        text += std::string(" OR lower(") + column + ") LIKE ?11 ESCAPE '\\'";
    }
    return text + ')';
}

// The action batch.cancel is found by its first word and by its last.
QString lastWordOf(const QString &action) {
    return likePattern(u'.' + action).chopped(1);
}

// Where the rows about an approval stand: under its order, while it waited.
struct ApprovalRows {
    QString object;
    AuditSpan span;
    std::optional<std::int64_t> ended;
};

Result<std::optional<ApprovalRows>> rowsOfApproval(sql::Connection &connection, std::int64_t tenant,
                                                   const QString &id) {
    const auto number = id.startsWith(u"apr-") ? id.sliced(4).toLongLong() : 0;
    if (number <= 0 || approvalText(number) != id) {
        return std::nullopt;
    }
    auto row = connection.prepare("SELECT a.created_at, a.decided_at, a.run, b.number FROM approvals a LEFT JOIN"
                                  " batches b ON b.id=a.batch WHERE a.tenant=? AND a.number=?");
    const auto found = row.bind(tenant, number).step();
    if (!found || !*found) {
        return found ? Result<std::optional<ApprovalRows>>() : tl::unexpected(found.error());
    }
    const bool isOver = !row.isNull(1);
    ApprovalRows rows;
    rows.object = row.isNull(2) ? batchId(row.integer(3)).value : runId(row.integer(2));
    rows.ended = isOver ? std::optional(row.integer(1)) : std::nullopt;
    const auto span = auditSpan(connection, tenant, instantOf(row.integer(0)),
                                isOver ? std::optional(instantOf(row.integer(1))) : std::nullopt);
    if (!span) {
        return tl::unexpected(span.error());
    }
    rows.span = *span;
    return rows;
}

void bind(sql::Statement &query, std::int64_t tenant, const AuditCriteria &criteria,
          const std::optional<ApprovalRows> &approval, std::int64_t before) {
    const auto ms = [](const std::optional<Instant> &at, std::int64_t absent) {
        return at ? std::int64_t{at->time_since_epoch().count()} : absent;
    };
    // lower() knows A to Z alone, in both databases.
    QString text = criteria.text;
    std::for_each(text.begin(), text.end(), [](QChar &one) { one = one.unicode() < 128 ? one.toLower() : one; });
    const QString named = criteria.batch.isEmpty() ? criteria.object : criteria.batch;
    const auto item = itemPlace({named});
    const auto number = item ? std::optional(item->number) : batchNumber({named});
    const auto about = approval.value_or(ApprovalRows());
    query.bind(tenant, ms(criteria.since, -most), ms(criteria.until, most), before, criteria.actor, criteria.action,
               criteria.object, criteria.batch, criteria.batch + u'-', criteria.batch + u'.',
               text.isEmpty() ? QString() : likePattern(text), criteria.action + u'.', criteria.action + u'/',
               lastWordOf(criteria.action), number, item ? std::optional(item->seq) : std::nullopt,
               likePattern(u'"' + named + u'"'), likePattern(u'"' + named + u'-'), about.object, about.span.first,
               about.span.end, about.ended);
}

} // namespace

Result<Page<AuditRow>> AuditRepo::list(const AuditCriteria &criteria, const ListWindow &window) {
    Page<AuditRow> page;
    const auto approval = rowsOfApproval(m_connection, m_tenant, criteria.object);
    if (!approval) {
        return tl::unexpected(approval.error());
    }
    const std::string wanted = conditions(criteria, m_connection.dialect(), approval->has_value());
    if (window.total) {
        auto count = m_connection.prepare("SELECT count(*) FROM audit WHERE tenant=?1" + wanted);
        bind(count, m_tenant, criteria, *approval, most);
        const auto row = count.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        page.total = count.integer(0);
    }
    auto query =
        m_connection.prepare(columns + wanted + " ORDER BY seq DESC LIMIT " + std::to_string(window.limit + 1));
    bind(query, m_tenant, criteria, *approval, window.after.empty() ? most : window.after.front());
    const auto read = fillPage(
        page, query, window, cursorName, [&] { return std::vector{query.integer(0)}; },
        [&] { return rowOf(query, m_tenant); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return page;
}

Done AuditRepo::each(std::int64_t after, const std::function<bool(const AuditRow &)> &take) {
    // PostgreSQL's answer to one query is held as a whole.
    auto query =
        m_connection.prepare(std::string(columns) + " AND seq>?2 ORDER BY seq LIMIT " + std::to_string(rowsAtOnce));
    std::int64_t last = after;
    bool goesOn = true;
    for (int rows = rowsAtOnce; rows == rowsAtOnce && goesOn;) {
        rows = 0;
        query.bind(m_tenant, last);
        const auto read = query.each([&] {
            const AuditRow row = rowOf(query, m_tenant);
            last = row.seq;
            ++rows;
            goesOn = take(row);
            return goesOn;
        });
        if (!read) {
            return read;
        }
    }
    return {};
}

Result<AuditWalk::Head> AuditRepo::head() {
    auto row = m_connection.prepare("SELECT seq, hash FROM audit_heads WHERE tenant=?");
    const auto found = row.bind(m_tenant).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? AuditWalk::Head{row.integer(0), row.string(1)} : AuditWalk::Head{};
}

} // namespace farol::server
