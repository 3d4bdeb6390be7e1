// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/planmaker.h"

#include "core/access/me.h"
#include "core/batches/batch.h"
#include "core/plans/retryrule.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"
#include "server/plans/deadletters.h"
#include "server/plans/planselection.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static constexpr std::string_view selectItem =
    "SELECT i.id, i.tenant, i.batch, i.kind, i.amount, i.state, i.code, i.attempt, i.fencing, i.version,"
    " i.external_id, i.seq, b.number, b.items, b.queue, b.currency, b.status, b.version,"
    " CASE WHEN EXISTS(SELECT 1 FROM item_corrections c JOIN items r ON r.id = c.replacement"
    " WHERE c.original = i.id AND r.state <> 10) THEN 1 ELSE 0 END"
    " FROM items i JOIN batches b ON b.id = i.batch WHERE i.id = ?1";

static Done checkOptions(const PlanOptions &options) {
    if (options.ratePerSecond < 0 || options.ratePerSecond > 10'000) {
        return refuse(422, u"option_invalid"_s, u"the rate is 0 (as fast as the queue allows) to 10000 a second"_s,
                      u"options.rate_per_second"_s);
    }
    if (options.stopAtErrors < 0 || options.stopAtErrors > 100) {
        return refuse(422, u"option_invalid"_s, u"a plan stops at 1 to 100 percent of errors; 0 is never"_s,
                      u"options.stop_at_errors"_s);
    }
    return {};
}

static ItemKey keyOf(const sql::Statement &row) {
    return {row.integer(0),
            row.integer(1),
            row.integer(2),
            static_cast<ItemKind>(row.integer(3)),
            row.integer(4),
            static_cast<ItemState>(row.integer(5)),
            std::string(row.text(6)),
            static_cast<int>(row.integer(7)),
            row.integer(8)};
}

static bool isQuarantined(const ItemKey &key) {
    return key.state == ItemState::Dead && QString::fromStdString(key.code) == quarantinedCode;
}

static bool isAboutTheDead(PlanAction action) {
    return action == PlanAction::Redrive || action == PlanAction::Purge;
}

static Decision decideDead(const ItemKey &key) {
    return key.state == ItemState::Uncertain ? Decision{false, u"uncertain_needs_check"_s}
           : key.state == ItemState::Dead    ? Decision{true, {}}
                                             : Decision{false, u"not_dead"_s};
}

static Decision decide(PlanAction action, const ItemKey &key, BatchStatus status) {
    if (isQuarantined(key)) {
        return {false, quarantinedCode.toString()};
    }
    switch (action) {
    case PlanAction::Retry: {
        const auto decision = decideRetry(key.state, QString::fromStdString(key.code));
        return decision.goes && status == BatchStatus::Cancelled ? Decision{false, u"batch_cancelled"_s} : decision;
    }
    case PlanAction::Cancel:
        return decideCancel(key.state);
    case PlanAction::Redrive:
        return key.state == ItemState::Dead && status == BatchStatus::Cancelled ? Decision{false, u"batch_cancelled"_s}
                                                                                : decideDead(key);
    case PlanAction::Purge:
        return decideDead(key);
    }
    Q_UNREACHABLE();
}

static Done add(Money &into, Money one) {
    const auto both = into.minor == 0 ? Result<Money>(one) : sum(into, one);
    if (!both) {
        return refuse(422, both.error().code, u"the amounts of this selection cannot be added up"_s, u"selection"_s);
    }
    into = *both;
    return {};
}

static Done addRow(MadePlan &made, const sql::Statement &row, std::map<QString, int> &queues) {
    auto &plan = made.plan;
    auto key = keyOf(row);
    if (isAboutTheDead(plan.request.action) && plan.request.selection.ids.isEmpty() && isQuarantined(key)) {
        return {}; // "everything dead" is not about what was taken away
    }
    const bool isReplaced = row.integer(18) != 0 && sends(plan.request.action);
    const auto decision = isReplaced ? Decision{false, u"replaced"_s}
                                     : decide(plan.request.action, key, static_cast<BatchStatus>(row.integer(16)));
    const bool isNewAttempt = decision.goes && sends(plan.request.action);
    PlanRow shown;
    shown.item = itemId(row.integer(12), row.integer(11), row.integer(13));
    shown.version = row.integer(9);
    shown.goes = decision.goes;
    shown.reason = decision.reason;
    shown.state = key.state;
    shown.code = row.string(6);
    shown.amount = moneyOf(row.integer(4), row.text(15));
    shown.key = row.string(10);
    shown.attempt = key.attempt + (isNewAttempt ? 1 : 0);
    made.batches[key.batch] = row.integer(17);
    const auto done = add(decision.goes ? plan.amountGoing : plan.amountSkipped, shown.amount);
    if (decision.goes) {
        ++plan.going;
        ++queues[row.string(14)];
        made.going.push_back({std::move(key), shown.version, shown.attempt});
    } else {
        ++plan.skipped;
    }
    plan.rows.append(std::move(shown));
    return done;
}

// Without a rate the queue's window is the measure: a full window at most once a second is what a slow provider takes.
static double estimate(const Plan &plan, const Config &config) {
    if (plan.going == 0 || !sends(plan.request.action)) {
        return 0;
    }
    const int rate = plan.request.options.ratePerSecond;
    return static_cast<double>(plan.going) / std::max(1, rate > 0 ? rate : config.provider.window);
}

static void askApproval(Plan &plan, const Config &config) {
    const auto &limits = config.limits;
    if (!config.approvals) {
        return;
    }
    if (plan.amountGoing.minor > limits.planAmountMinor) {
        plan.approvalReason = u"amount above "_s + toApi(Money{limits.planAmountMinor, plan.amountGoing.currency});
    } else if (plan.going > limits.planItems) {
        plan.approvalReason = u"more than %1 items"_s.arg(limits.planItems);
    }
    plan.needsApproval = !plan.approvalReason.isEmpty();
}

// Everybody of the tenant who may approve this amount, but never the maker.
static Result<QStringList> approversOf(sql::Connection &connection, const Identity &who, const ApprovalBand &band) {
    auto query = connection.prepare("SELECT name, roles FROM users WHERE tenant = ? AND id <> ?"
                                    " AND disabled_at IS NULL ORDER BY name");
    query.bind(who.tenant, who.userId);
    QStringList names;
    const auto read = query.each([&] {
        const auto roles = query.string(1).split(u',');
        const auto holds = [&roles](Role role) { return roles.contains(toApi(role)); };
        if (std::any_of(band.roles.begin(), band.roles.end(), holds)) {
            names.append(query.string(0));
        }
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return names;
}

static Done addRows(sql::Connection &connection, const Identity &who, const std::vector<std::int64_t> &items,
                    MadePlan &made) {
    const bool redrives = isAboutTheDead(made.plan.request.action);
    std::map<QString, int> queues;
    auto query = connection.prepare(selectItem);
    for (const auto item : items) {
        if (const auto found = query.bind(item).step(); !found) {
            return tl::unexpected(found.error());
        }
        if (auto done = addRow(made, query, queues); !done) {
            return done;
        }
    }
    auto done = redrives ? addDeadDeliveries(connection, who, made, queues) : Done();
    QStringList names;
    for (const auto &[name, count] : queues) {
        names.append(redrives ? u"%1: %2"_s.arg(name).arg(count) : name);
    }
    made.plan.target = names.join(u", "_s);
    return done;
}

Result<bool> stillHolds(sql::Connection &connection, const MadePlan &made) {
    auto query = connection.prepare("SELECT 1 FROM batches WHERE id = ? AND version = ?");
    for (const auto &[batch, version] : made.batches) {
        const auto same = query.bind(batch, version).step();
        if (!same || !*same) {
            return same;
        }
    }
    return areDeadStill(connection, made);
}

Result<MadePlan> makePlan(sql::Connection &connection, const Identity &who, const PlanRequest &request,
                          const Config &config, Instant now) {
    if (const auto good = checkOptions(request.options); !good) {
        return tl::unexpected(good.error());
    }
    const auto items = isAboutTheDead(request.action) ? deadItems(connection, who.tenant, request)
                                                      : selectedItems(connection, who.tenant, request.selection);
    if (!items) {
        return tl::unexpected(items.error());
    }
    MadePlan made;
    made.plan.request = request;
    made.plan.computedAt = now;
    made.deliveryAttempts = config.webhooks.retry.maxAttempts;
    if (const auto done = addRows(connection, who, *items, made); !done) {
        return tl::unexpected(done.error());
    }
    askApproval(made.plan, config);
    if (made.plan.needsApproval) {
        auto approvers = approversOf(connection, who, bandOf(config.bands, made.plan.amountGoing));
        if (!approvers) {
            return tl::unexpected(approvers.error());
        }
        made.plan.approvers = std::move(*approvers);
    }
    made.plan.durationSeconds = estimate(made.plan, config);
    made.plan.hash = planHash(who.tenantName, made.plan);
    return made;
}

} // namespace farol::server
