// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/planruns.h"

#include "core/json/codec.h"
#include "core/plans/retryrule.h"
#include "server/approvals/approvals.h"
#include "server/audit/audit.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"
#include "server/plans/deadletters.h"
#include "server/plans/drip.h"
#include "server/plans/quarantines.h"
#include "server/plans/redrives.h"
#include "server/plans/runoutcomes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <map>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

QString runId(std::int64_t row) {
    return u"run-%1"_s.arg(row, 6, 10, QLatin1Char('0'));
}

static Result<std::int64_t> insertRun(Arrows &arrows, const Request &request, const MadePlan &made,
                                      const QString &reason, PlanRunStatus status) {
    const auto &plan = made.plan;
    auto insert = arrows.connection().prepare(
        "INSERT INTO plan_runs(tenant, hash, action, request, reason, created_by, created_by_id, created_at,"
        " amount, items, status) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
    const auto row =
        insert
            .bind(request.who.tenant, plan.hash, plan.request.action, QString::fromUtf8(json::encode(plan.request)),
                  reason, request.who.user, request.who.userId, arrows.moment().now.time_since_epoch().count(),
                  plan.amountGoing.minor, plan.going, status)
            .step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    const auto id = insert.integer(0);
    const auto ended = insert.run();
    return ended ? Result<std::int64_t>(id) : tl::unexpected(ended.error());
}

// A retry keeps its attempt's number: the next claim counts on, with the same key.
static ArrowChange changeOf(const Plan &plan, const Moment &moment, const QString &user, const QString &run,
                            const QString &reason) {
    ArrowChange change;
    change.actor = user.toStdString();
    change.detail = run.toStdString();
    switch (plan.request.action) {
    case PlanAction::Retry:
        change.to = ItemState::Queued;
        change.eventType = "retry_planned";
        change.nextAt = moment.now.time_since_epoch().count();
        break;
    case PlanAction::Cancel:
        change.to = ItemState::Cancelled;
        change.eventType = "cancelled";
        change.detail += ": " + reason.toStdString();
        break;
    case PlanAction::Redrive:
        change.to = ItemState::Queued;
        change.eventType = "redriven";
        change.nextAt = moment.now.time_since_epoch().count();
        break;
    case PlanAction::Purge: // putInQuarantine() says it
        break;
    }
    return change;
}

static Done startAll(Arrows &arrows, const MadePlan &made, std::int64_t run) {
    std::vector<DripItem> items;
    items.reserve(made.going.size());
    for (const auto &going : made.going) {
        items.push_back({going.key.id, going.version, going.attempt});
    }
    return startDrip(arrows, run, made.plan.request.options, items);
}

// At once, or in their order as the run's rate lets them.
static Done moveAll(Arrows &arrows, const QString &user, const MadePlan &made, std::int64_t run,
                    const QString &reason) {
    if (drips(made.plan.request)) {
        return startAll(arrows, made, run);
    }
    if (made.plan.request.action == PlanAction::Purge) {
        return putInQuarantine(arrows, made, run, user);
    }
    auto insert = arrows.connection().prepare("INSERT INTO plan_run_items(run, item, version, attempt)"
                                              " VALUES(?, ?, ?, ?)");
    for (const auto &going : made.going) {
        auto change = changeOf(made.plan, arrows.moment(), user, runId(run), reason);
        if (made.plan.request.action == PlanAction::Redrive) {
            const auto before = timesRedriven(arrows.connection(), Redriven::Item, going.key.id);
            if (!before) {
                return tl::unexpected(before.error());
            }
            change.detail += "; x-farol-redrive: " + std::to_string(*before + 1);
        }
        const auto moved = arrows.move(going.key, change);
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        if (!*moved) {
            return refuse(409, u"plan_changed"_s, u"an item changed while the plan ran; nothing was done"_s);
        }
        if (auto done = insert.bind(run, going.key.id, going.version, going.attempt).run(); !done) {
            return done;
        }
    }
    return redriveDeliveries(arrows, made, run);
}

// {"failed":{"items":2,"amount":"1150.00"}, …}
static QString sumsOf(const std::map<QString, std::pair<std::int64_t, Money>> &sums) {
    QJsonObject object;
    for (const auto &[state, sum] : sums) {
        object[state] = QJsonObject{{u"items"_s, qint64(sum.first)}, {u"amount"_s, toApi(sum.second)}};
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

static Done record(Arrows &arrows, const Request &request, const Plan &plan, const QString &run,
                   const QString &reason) {
    std::map<QString, std::pair<std::int64_t, Money>> before;
    for (const auto &row : plan.rows) {
        if (row.goes) {
            auto &sum = before[toApi(row.state)];
            ++sum.first;
            sum.second = {sum.second.minor + row.amount.minor, row.amount.currency};
        }
    }
    const auto to = plan.request.action == PlanAction::Purge    ? quarantinedCode.toString()
                    : plan.request.action == PlanAction::Cancel ? toApi(ItemState::Cancelled)
                                                                : toApi(ItemState::Queued);
    return appendAudit(arrows, {request.who.tenant, request.who.user, request.who.userId,
                                u"plan."_s + toApi(plan.request.action), run, reason, plan.hash, sumsOf(before),
                                sumsOf({{to, {plan.going, plan.amountGoing}}}), request.requestId});
}

// What readPlanRun() would say now, without reading a hundred thousand items again while everybody waits.
static PlanRun begun(const MadePlan &made, const Request &request, const QString &id, const QString &reason,
                     Instant now) {
    const auto action = made.plan.request.action;
    PlanRun run;
    run.id = id;
    run.hash = made.plan.hash;
    run.action = action;
    run.reason = reason;
    run.createdBy = request.who.user;
    run.createdAt = now;
    for (const auto &row : made.plan.rows) {
        if (row.goes) {
            const auto state = drips(made.plan.request) || action == PlanAction::Purge ? row.state
                               : action == PlanAction::Cancel                          ? ItemState::Cancelled
                                                                                       : ItemState::Queued;
            if (drips(made.plan.request)) {
                run.rows.append({row.item, state, row.code, row.amount, u"not_started"_s});
                count(run, run.rows.back().outcome);
                ++run.notStarted;
                continue;
            }
            run.rows.append({row.item, state, {}, row.amount, outcomeOf(action, {state, 1, false})});
            count(run, run.rows.back().outcome);
        }
    }
    run.status = run.open > 0 ? u"running"_s : u"finished"_s;
    return run;
}

Result<PlanRun> storePlanRun(Arrows &arrows, const Request &request, const MadePlan &made, const QString &reason) {
    const auto run = insertRun(arrows, request, made, reason, PlanRunStatus::Running);
    if (!run) {
        return tl::unexpected(run.error());
    }
    auto done = moveAll(arrows, request.who.user, made, *run, reason);
    done = done ? record(arrows, request, made.plan, runId(*run), reason) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    return begun(made, request, runId(*run), reason, arrows.moment().now);
}

static Done recordOrder(Arrows &arrows, const Request &request, const Plan &plan, const QString &run,
                        const QString &reason, const Approval &approval) {
    const QJsonObject after{{u"action"_s, toApi(plan.request.action)},
                            {u"approval"_s, approval.id.value},
                            {u"items"_s, qint64(plan.going)},
                            {u"amount"_s, toApi(plan.amountGoing)},
                            {u"status"_s, toApi(PlanRunStatus::Waiting)}};
    return appendAudit(arrows, {request.who.tenant,
                                request.who.user,
                                request.who.userId,
                                u"plan.order"_s,
                                run,
                                reason,
                                plan.hash,
                                {},
                                QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact)),
                                request.requestId});
}

Result<PlanRun> orderPlanRun(Arrows &arrows, const Config &config, const Request &request, const MadePlan &made,
                             const QString &reason) {
    const auto run = insertRun(arrows, request, made, reason, PlanRunStatus::Waiting);
    if (!run) {
        return tl::unexpected(run.error());
    }
    const auto &plan = made.plan;
    const auto approval = openApproval(arrows, config, request.who,
                                       {ApprovalSubject::Plan, 0, *run, request.who.userId, toApi(plan.request.action),
                                        plan.hash, reason, plan.going, plan.amountGoing, json::encode(plan)});
    if (!approval) {
        return tl::unexpected(approval.error());
    }
    if (const auto done = recordOrder(arrows, request, plan, runId(*run), reason, *approval); !done) {
        return tl::unexpected(done.error());
    }
    return readPlanRun(arrows.connection(), request.who.tenant, runId(*run));
}

Done endPlanRun(Arrows &arrows, std::int64_t run, PlanRunStatus status) {
    return arrows.connection()
        .prepare("UPDATE plan_runs SET status = ? WHERE id = ? AND status = 0")
        .bind(status, run)
        .run();
}

Done releasePlanRun(Arrows &arrows, std::int64_t run, const MadePlan &made, const RunOrder &order) {
    auto done = endPlanRun(arrows, run, PlanRunStatus::Running);
    if (done && arrows.connection().changes() == 0) {
        return refuse(409, u"already_decided"_s, u"this run waits no more"_s);
    }
    const auto why = u"%1 (approved by %2)"_s.arg(order.reason, order.approver);
    return done ? moveAll(arrows, order.maker, made, run, why) : done;
}

Result<PlanRequest> requestOfRun(sql::Connection &connection, std::int64_t run) {
    auto query = connection.prepare("SELECT request FROM plan_runs WHERE id = ?");
    const auto found = query.bind(run).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return json::planRequest(query.string(0).toUtf8());
}

static Done fillRows(sql::Connection &connection, std::int64_t row, PlanRun &run) {
    auto query = connection.prepare("SELECT b.number, b.items, b.currency, i.seq, i.state, i.code, i.amount,"
                                    " CASE WHEN i.attempt >= p.attempt THEN 1 ELSE 0 END, p.started, " +
                                    std::string(laterRunOf) +
                                    " FROM plan_run_items p JOIN items i ON i.id = p.item"
                                    " JOIN batches b ON b.id = i.batch WHERE p.run = ? ORDER BY i.batch, i.seq");
    query.bind(row);
    const auto read = query.each([&] {
        PlanResultRow result;
        result.item = itemId(query.integer(0), query.integer(3), query.integer(1));
        result.state = static_cast<ItemState>(query.integer(4));
        result.code = query.string(5);
        result.amount = moneyOf(query.integer(6), query.text(2));
        const bool later = query.integer(8) != 0 && !query.isNull(9);
        result.outcome = outcomeOf(run.action, {result.state, query.integer(8), query.integer(7) != 0, later});
        if (later) {
            result.laterRun = runId(query.integer(9));
        }
        run.notStarted += query.integer(8) == 0 ? 1 : 0;
        run.rows.append(std::move(result));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (const auto done = fillDeliveries(connection, row, run.rows); !done) {
        return done;
    }
    const bool isPurge = run.action == PlanAction::Purge;
    const auto purged = isPurge ? outcomeOfPurge(connection, row) : Result<QString>();
    if (!purged) {
        return tl::unexpected(purged.error());
    }
    for (auto &one : run.rows) {
        one.outcome = isPurge ? *purged : one.outcome;
        count(run, one.outcome);
    }
    return {};
}

Result<PlanRun> readPlanRun(sql::Connection &connection, std::int64_t tenant, const QString &id) {
    const auto row = id.startsWith(u"run-") ? id.sliced(4).toLongLong() : 0;
    auto query = connection.prepare("SELECT hash, action, reason, created_by, created_at, status, items,"
                                    " ticked_at, stop_at FROM plan_runs WHERE id = ? AND tenant = ?");
    const auto found = query.bind(row, tenant).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || runId(row) != id) {
        return noSuch(u"run", id);
    }
    PlanRun run;
    run.id = id;
    run.hash = query.string(0);
    run.action = static_cast<PlanAction>(query.integer(1));
    run.reason = query.string(2);
    run.createdBy = query.string(3);
    run.createdAt = instantOf(query.integer(4));
    const StoredRun stored{static_cast<PlanRunStatus>(query.integer(5)), query.integer(6), query.integer(7),
                           static_cast<int>(query.integer(8))};
    auto done = fillApproval(connection, row, run);
    done = done ? fillStatusBy(connection, tenant, stored, run) : done;
    done = done ? fillRows(connection, row, run) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    settle(run, stored);
    return run;
}

} // namespace farol::server
