// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/planroutes.h"

#include "core/json/codec.h"
#include "server/approvals/limits.h"
#include "server/audit/audit.h"
#include "server/items/listquery.h"
#include "server/plans/drip.h"
#include "server/plans/planruns.h"
#include "server/plans/quarantineroutes.h"
#include "server/plans/runlist.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Result<PlanRequest> requestOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    return json::planRequest(body);
}

static Result<PlanOrder> orderOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    auto order = json::planOrder(body);
    if (!order) {
        return order;
    }
    order->reason = order->reason.trimmed();
    if (order->reason.isEmpty() || order->reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return order;
}

static Done isHash(const QString &text) {
    const auto isHex = [](QChar one) { return (one >= u'0' && one <= u'9') || (one >= u'a' && one <= u'f'); };
    if (text.size() != 64 || !std::all_of(text.begin(), text.end(), isHex)) {
        return refuse(400, u"parameter_invalid"_s, u"the hash of a plan is 64 hexadecimal digits"_s, u"hash"_s);
    }
    return {};
}

static void preview(const PlanServices &services, const Request &request, const Answer &answer) {
    const auto known = onlyParameters(request, {});
    const auto wanted = known ? requestOf(request.body) : Result<PlanRequest>(tl::unexpected(known.error()));
    if (!wanted) {
        answer(problem(wanted.error(), request.requestId));
        return;
    }
    answerFrom(services.readers, request, answer,
               [services, who = request.who, wanted = *wanted](sql::Connection &connection) -> Result<Response> {
                   const auto made = makePlan(connection, who, wanted, services.config, services.clock.now());
                   if (!made) {
                       return tl::unexpected(made.error());
                   }
                   return json(json::encode(made->plan));
               });
}

static QString howItEnded(const PlanRun &run) {
    return u"this plan already ran as %1, ordered by %2 at %3, which is %4 with %5 of %6 done and %7 failed; what is "
           u"left"
           " is another plan"_s.arg(run.id, run.createdBy, toRfc3339(run.createdAt), run.status)
               .arg(run.done)
               .arg(run.items)
               .arg(run.failed);
}

// The plan that was confirmed is carried out, or none.
static Done mayRun(sql::Connection &connection, const Request &request, const Plan &plan) {
    if (const QString hash = request.arguments[u"hash"_s]; plan.hash != hash) {
        const auto before = runOfPlan(connection, request.who.tenant, hash);
        if (!before) {
            return tl::unexpected(before.error());
        }
        return refuseWith(409, u"plan_changed"_s,
                          *before ? howItEnded(**before)
                                  : u"something changed since this plan was made; look at the new one"_s,
                          json::encode(plan));
    }
    if (plan.going == 0) {
        return refuse(422, u"nothing_to_do"_s, u"no item of this plan would go"_s);
    }
    return {};
}

// The long part, deciding about every item, ran beside the writer; it counts when nothing moved since. Otherwise it is
// made again in the transaction that acts on it.
static Result<Response> run(Arrows &arrows, const Request &request, const PlanOrder &order, const Config &config,
                            const Result<MadePlan> &ahead) {
    const auto holds = ahead ? stillHolds(arrows.connection(), *ahead) : false;
    if (!holds) {
        return tl::unexpected(holds.error());
    }
    auto again = *holds ? Result<MadePlan>()
                        : makePlan(arrows.connection(), request.who, order.request, config, arrows.moment().now);
    if (!again) {
        return tl::unexpected(again.error());
    }
    const MadePlan &made = *holds ? *ahead : *again;
    if (const auto may = mayRun(arrows.connection(), request, made.plan); !may) {
        return tl::unexpected(may.error());
    }
    const bool isSent = sends(made.plan.request.action);
    if (const auto fits = isSent ? withinLimits(arrows, config, request.who, made.plan.amountGoing) : Done(); !fits) {
        return tl::unexpected(fits.error());
    }
    const auto stored = made.plan.needsApproval ? orderPlanRun(arrows, config, request, made, order.reason)
                                                : storePlanRun(arrows, request, made, order.reason);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    auto response = json(json::encode(*stored), 202);
    response.headers.append({"Location", "/api/v1/plans/runs/" + stored->id.toLatin1()});
    return response;
}

static void runRoute(const PlanServices &services, const Request &request, const Answer &answer) {
    auto good = onlyParameters(request, {});
    good = good ? isHash(request.arguments[u"hash"_s]) : good;
    const auto order = good ? orderOf(request.body) : Result<PlanOrder>(tl::unexpected(good.error()));
    if (!order) {
        answer(problem(order.error(), request.requestId));
        return;
    }
    const bool taken = services.readers.post([services, request, order = *order, answer](auto connection) {
        auto ahead = connection
                         ? makePlan(**connection, request.who, order.request, services.config, services.clock.now())
                         : Result<MadePlan>(tl::unexpected(connection.error()));
        services.commands.run(
            request,
            [&config = services.config, order, ahead = std::make_shared<const Result<MadePlan>>(std::move(ahead))](
                Arrows &arrows, const Request &again) { return run(arrows, again, order, config, *ahead); },
            answer);
    });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

static QString wordOf(DripOrder order) {
    switch (order) {
    case DripOrder::Pause:
        return u"pause"_s;
    case DripOrder::Resume:
        return u"resume"_s;
    case DripOrder::Cancel:
        return u"cancel_run"_s;
    }
    Q_UNREACHABLE();
}

// Why, which nobody has to say.
static Result<QString> whyOf(const QByteArray &body) {
    const QByteArray bare = body.simplified();
    return bare.isEmpty() || bare == "{}" || bare == "{ }" ? Result<QString>(QString()) : reasonIn(body);
}

static Result<Response> drip(Arrows &arrows, const Request &request, DripOrder order, const QString &reason) {
    const QString id = request.arguments[u"id"_s];
    auto done = orderDrip(arrows, request.who.tenant, id, order);
    auto plan = arrows.connection().prepare("SELECT hash FROM plan_runs WHERE tenant = ? AND id = ?");
    const auto found = done ? plan.bind(request.who.tenant, id.sliced(4).toLongLong()).step()
                            : Result<bool>(tl::unexpected(done.error()));
    if (!found) {
        return tl::unexpected(found.error());
    }
    done = appendAudit(arrows, {request.who.tenant,
                                request.who.user,
                                request.who.userId,
                                u"plan."_s + wordOf(order),
                                id,
                                reason,
                                plan.string(0),
                                {},
                                {},
                                request.requestId});
    if (!done) {
        return tl::unexpected(done.error());
    }
    // What the audit says of it now.
    const auto now = readPlanRun(arrows.connection(), request.who.tenant, id);
    return now ? Result<Response>(json(json::encode(*now))) : tl::unexpected(now.error());
}

static Handler dripRoute(const PlanServices &services, DripOrder order) {
    return [services, order](const Request &request, const Answer &answer) {
        const auto known = onlyParameters(request, {});
        const auto reason = known ? whyOf(request.body) : tl::unexpected(known.error());
        if (!reason) {
            answer(problem(reason.error(), request.requestId));
            return;
        }
        services.commands.run(
            request,
            [order, reason = *reason](Arrows &arrows, const Request &again) {
                return drip(arrows, again, order, reason);
            },
            answer);
    };
}

void addPlanRoutes(Router &router, const PlanServices &services) {
    addQuarantineRoutes(router, services);
    router.add({Method::Post, u"/api/v1/plans"_s,
                [services](const Request &request, const Answer &answer) { preview(services, request, answer); }});
    router.add({Method::Post, u"/api/v1/plans/{hash}/run"_s,
                [services](const Request &request, const Answer &answer) { runRoute(services, request, answer); },
                true});
    router.add({Method::Post, u"/api/v1/plans/runs/{id}/pause"_s, dripRoute(services, DripOrder::Pause), true});
    router.add({Method::Post, u"/api/v1/plans/runs/{id}/resume"_s, dripRoute(services, DripOrder::Resume), true});
    router.add({Method::Post, u"/api/v1/plans/runs/{id}/cancel"_s, dripRoute(services, DripOrder::Cancel), true});
    router.add({Method::Get, u"/api/v1/plans/runs"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [request](sql::Connection &connection) { return planRunsRoute(connection, request); });
                }});
    router.add({Method::Get, u"/api/v1/plans/runs/{id}"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(
                        services.readers, request, answer, [request](sql::Connection &connection) -> Result<Response> {
                            if (const auto known = onlyParameters(request, {}); !known) {
                                return tl::unexpected(known.error());
                            }
                            const auto run = readPlanRun(connection, request.who.tenant, request.arguments[u"id"_s]);
                            if (!run) {
                                return tl::unexpected(run.error());
                            }
                            return json(json::encode(*run));
                        });
                }});
}

} // namespace farol::server
