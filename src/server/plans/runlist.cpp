// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/runlist.h"

#include "core/json/planrunscodec.h"
#include "server/items/itemids.h"
#include "server/items/itemsearch.h"
#include "server/items/itemsrepo.h"
#include "server/plans/deadletters.h"
#include "server/plans/planruns.h"
#include "server/plans/quarantines.h"
#include "server/plans/runoutcomes.h"
#include "server/plans/runsabout.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint32_t bitOf(PlanRunStatus status) {
    return 1U << static_cast<unsigned>(status);
}

std::optional<int> statusNumber(QStringView word) {
    for (int i = 0; i <= static_cast<int>(PlanRunStatus::Void); ++i) {
        if (word == toApi(static_cast<PlanRunStatus>(i))) {
            return i;
        }
    }
    return std::nullopt;
}
std::optional<int> actionNumber(QStringView word) {
    const auto action = planActionFromApi(word);
    return action ? std::optional(static_cast<int>(*action)) : std::nullopt;
}

// What has begun has ended once nothing of it is open. Found from what is open now, which is little, and not from the
// runs of all times.
constexpr std::string_view goesOn =
    "(r.dripping=1 OR r.id IN (SELECT p.run FROM items i JOIN plan_run_items p ON p.item=i.id WHERE i.state IN "
    "(1,2,3,4) AND NOT EXISTS (SELECT 1 FROM plan_run_items n WHERE n.item=p.item AND n.run>p.run AND n.started=1)) OR "
    "r.id IN (SELECT p.run FROM webhook_deliveries d JOIN plan_run_deliveries p ON p.delivery=d.id WHERE "
    "d.state IN (0,1)))";

std::string statusCondition(std::uint32_t statuses) {
    constexpr auto both = bitOf(PlanRunStatus::Running) | bitOf(PlanRunStatus::Finished);
    if (statuses == 0) {
        return {};
    }
    const std::string stored = " AND (((CAST(?2 AS BIGINT) >> CAST(r.status AS INTEGER)) & 1)=1";
    if ((statuses & both) == 0 || (statuses & both) == both) {
        return stored + ((statuses & both) == both ? " OR r.status=1)" : ")");
    }
    static_assert(static_cast<int>(PlanAction::Purge) == 3);
    const std::string open = "(r.action<>3 AND " + std::string(goesOn) + ")";
    return (statuses & bitOf(PlanRunStatus::Running)) != 0 ? stored + " AND (r.status<>1 OR " + open + "))"
                                                           : stored + " OR (r.status=1 AND NOT " + open + "))";
}

std::string conditionsOf(const RunCriteria &criteria) {
    std::string text = statusCondition(criteria.statuses);
    text += criteria.actions != 0 ? " AND ((CAST(?3 AS BIGINT) >> CAST(r.action AS INTEGER)) & 1)=1" : "";
    if (!criteria.batch.isEmpty()) {
        text += " AND (r.id IN (" + runsOfBatch("?4") + ") OR r.id IN (" + runsOrderedFor("?1", "?6") +
                ") OR r.id IN (" + runsOrderedFor("?1", "?7") + "))";
    }
    if (!criteria.item.isEmpty()) {
        text += " AND (r.id IN (" + runsOfItem("?5") + ") OR r.id IN (" + runsOrderedFor("?1", "?8") + "))";
    }
    return text;
}

// Counts of a run's items by what became of them.
Done fillSums(sql::Connection &connection, std::int64_t row, PlanRun &run) {
    auto query = connection.prepare("SELECT i.state, p.started, CASE WHEN i.attempt >= p.attempt THEN 1 ELSE 0 END, "
                                    "count(*), CASE WHEN p.started = 1 AND " +
                                    std::string(laterRunOf) +
                                    " IS NOT NULL THEN 1 ELSE 0 END FROM plan_run_items p JOIN items i ON i.id = "
                                    "p.item WHERE p.run = ? GROUP BY 1, 2, 3, 5");
    query.bind(row);
    const bool isPurge = run.action == PlanAction::Purge;
    const auto purged = isPurge ? outcomeOfPurge(connection, row) : Result<QString>();
    if (!purged) {
        return tl::unexpected(purged.error());
    }
    auto done = query.each([&] {
        const auto outcome = outcomeOf(run.action, {static_cast<ItemState>(query.integer(0)), query.integer(1),
                                                    query.integer(2) != 0, query.integer(4) != 0});
        run.notStarted += query.integer(1) == 0 ? query.integer(3) : 0;
        count(run, isPurge ? *purged : outcome, query.integer(3));
    });
    QList<PlanResultRow> deliveries;
    done = done ? fillDeliveries(connection, row, deliveries) : done;
    for (const auto &one : deliveries) {
        count(run, isPurge ? *purged : one.outcome);
    }
    return done;
}

constexpr const char *columns =
    "SELECT r.id, r.hash, r.action, r.status, r.reason, r.created_by, r.created_at, r.items,"
    " r.ticked_at, r.stop_at FROM plan_runs r WHERE r.tenant=?1";

class Listing final {
public:
    Listing(sql::Connection &connection, std::int64_t tenant, const RunCriteria &criteria)
        : m_connection(connection)
        , m_tenant(tenant)
        , m_criteria(criteria)
        , m_conditions(conditionsOf(criteria)) {}

    // Whether the batch and the item that are asked for exist; of others there are no runs.
    Result<bool> find() {
        if (!m_criteria.batch.isEmpty()) {
            const auto batch = batchRow(m_connection, m_tenant, {m_criteria.batch});
            if (!batch || !*batch) {
                return batch ? Result<bool>(false) : tl::unexpected(batch.error());
            }
            m_batch = **batch;
        }
        if (!m_criteria.item.isEmpty()) {
            const auto item = itemRow(m_connection, m_tenant, {m_criteria.item});
            if (!item || !*item) {
                return item ? Result<bool>(false) : tl::unexpected(item.error());
            }
            m_item = (*item)->item;
        }
        return true;
    }

    Result<std::int64_t> count() {
        auto query = m_connection.prepare("SELECT count(*) FROM plan_runs r WHERE r.tenant=?1" + m_conditions);
        bind(query, {});
        const auto row = query.step();
        return row ? Result<std::int64_t>(query.integer(0)) : tl::unexpected(row.error());
    }

    Result<Page<PlanRun>> page(const ListWindow &window) {
        Page<PlanRun> page;
        auto query =
            m_connection.prepare(std::string(columns) + m_conditions + " AND r.id<?9 ORDER BY r.id DESC LIMIT ?10");
        bind(query, window);
        const auto read = fillPage(
            page, query, window, "runs", [&] { return std::vector{query.integer(0)}; }, [&] { return runOf(query); });
        return read ? Result<Page<PlanRun>>(std::move(page)) : tl::unexpected(read.error());
    }

    Result<std::optional<PlanRun>> newestOf(const QString &hash) {
        auto query = m_connection.prepare(std::string(columns) +
                                          " AND r.hash=?2 AND r.status BETWEEN 1 AND 5 ORDER BY r.id DESC LIMIT 1");
        const auto found = query.bind(m_tenant, hash).step();
        if (!found || !*found) {
            return found ? Result<std::optional<PlanRun>>() : tl::unexpected(found.error());
        }
        return runOf(query);
    }

private:
    void bind(sql::Statement &query, const ListWindow &window) {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        // As the request is written: {"batch":"LOTE-0042"} or {"ids":["LOTE-0042-007"]}.
        const QString ofBatch = likePattern(u'"' + m_criteria.batch + u'"');
        const QString ofItsItems = likePattern(u'"' + m_criteria.batch + u'-');
        const QString ofItem = likePattern(u'"' + m_criteria.item + u'"');
        query.bind(m_tenant, m_criteria.statuses, m_criteria.actions, m_batch, m_item, ofBatch, ofItsItems, ofItem,
                   window.after.empty() ? most : window.after.front(), window.limit + 1);
    }

    Result<PlanRun> runOf(sql::Statement &from) {
        const auto row = from.integer(0);
        PlanRun run;
        run.id = runId(row);
        run.hash = from.string(1);
        run.action = static_cast<PlanAction>(from.integer(2));
        run.reason = from.string(4);
        run.createdBy = from.string(5);
        run.createdAt = instantOf(from.integer(6));
        const StoredRun stored{static_cast<PlanRunStatus>(from.integer(3)), from.integer(7), from.integer(8),
                               static_cast<int>(from.integer(9))};
        auto done = fillApproval(m_connection, row, run);
        done = done ? fillStatusBy(m_connection, m_tenant, stored, run) : done;
        done = done ? fillSums(m_connection, row, run) : done;
        if (!done) {
            return tl::unexpected(done.error());
        }
        settle(run, stored);
        return run;
    }

    sql::Connection &m_connection;
    std::int64_t m_tenant;
    const RunCriteria &m_criteria;
    std::string m_conditions;
    std::int64_t m_batch = 0;
    std::int64_t m_item = 0;
};

} // namespace

Result<Page<PlanRun>> listPlanRuns(sql::Connection &connection, std::int64_t tenant, const RunCriteria &criteria,
                                   const ListWindow &window) {
    Listing listing(connection, tenant, criteria);
    const auto exists = listing.find();
    if (!exists || !*exists) {
        const auto total = window.total ? std::optional<std::int64_t>(0) : std::nullopt;
        return exists ? Result<Page<PlanRun>>(Page<PlanRun>{{}, {}, total}) : tl::unexpected(exists.error());
    }
    const auto total = window.total ? listing.count() : Result<std::int64_t>(0);
    auto page = total ? listing.page(window) : tl::unexpected(total.error());
    if (page && window.total) {
        page->total = *total;
    }
    return page;
}

Result<std::optional<PlanRun>> runOfPlan(sql::Connection &connection, std::int64_t tenant, const QString &hash) {
    return Listing(connection, tenant, {}).newestOf(hash);
}

Result<Response> planRunsRoute(sql::Connection &connection, const Request &request) {
    const auto known =
        onlyParameters(request, {u"status", u"action", u"batch", u"item", u"limit", u"cursor", u"total"});
    const auto window = known ? listWindow(request, "runs", 1) : Result<ListWindow>(tl::unexpected(known.error()));
    const auto statuses = window ? wordMask(request, u"status"_s, statusNumber) : tl::unexpected(window.error());
    const auto actions = statuses ? wordMask(request, u"action"_s, actionNumber) : statuses;
    const auto batch = actions ? words(request, u"batch"_s) : Result<QString>(tl::unexpected(actions.error()));
    const auto item = batch ? words(request, u"item"_s) : batch;
    const auto page = item ? listPlanRuns(connection, request.who.tenant, {*statuses, *actions, *batch, *item}, *window)
                           : Result<Page<PlanRun>>(tl::unexpected(item.error()));
    return page ? Result<Response>(json(json::encode(*page))) : tl::unexpected(page.error());
}

} // namespace farol::server
