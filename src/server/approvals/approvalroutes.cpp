// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/approvals/approvalroutes.h"

#include "core/json/codec.h"
#include "server/approvals/approvals.h"
#include "server/approvals/similar.h"
#include "server/batches/correctedorders.h"

#include <QSet>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype mostAtOnce = 100;

static std::optional<int> statusNumber(QStringView word) {
    const auto status = approvalStatusFromApi(word);
    return status ? std::optional(static_cast<int>(*status)) : std::nullopt;
}
static std::optional<int> subjectNumber(QStringView word) {
    const auto subject = approvalSubjectFromApi(word);
    return subject ? std::optional(static_cast<int>(*subject)) : std::nullopt;
}

static Result<ApprovalsRepo::Mine> mineOf(const Request &request) {
    const auto found = request.query.constFind(u"mine"_s);
    if (found == request.query.constEnd()) {
        return ApprovalsRepo::Mine::Shown;
    }
    if (*found == u"exclude" || *found == u"only") {
        return *found == u"only" ? ApprovalsRepo::Mine::Only : ApprovalsRepo::Mine::Excluded;
    }
    return refuse(400, u"parameter_invalid"_s, u"write exclude or only"_s, u"mine"_s);
}

static Result<Response> list(sql::Connection &connection, const Request &request) {
    const auto known = onlyParameters(request, {u"status", u"subject", u"mine", u"limit", u"cursor", u"total"});
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto window = listWindow(request, "approvals", 3);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto statuses = wordMask(request, u"status"_s, statusNumber);
    const auto subjects = statuses ? wordMask(request, u"subject"_s, subjectNumber) : statuses;
    if (!subjects) {
        return tl::unexpected(subjects.error());
    }
    const auto mine = mineOf(request);
    if (!mine) {
        return tl::unexpected(mine.error());
    }
    const auto page = ApprovalsRepo(connection, request.who).list({*statuses, *subjects, *mine}, *window);
    if (!page) {
        return tl::unexpected(page.error());
    }
    return json(json::encode(*page));
}

static Result<Response> one(sql::Connection &connection, const Request &request, Instant now) {
    if (const auto known = onlyParameters(request, {}); !known) {
        return tl::unexpected(known.error());
    }
    ApprovalsRepo approvals(connection, request.who);
    auto stored = approvals.find({request.arguments[u"id"_s]});
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    if (const auto done = approvals.fillDetail(*stored); !done) {
        return tl::unexpected(done.error());
    }
    if (stored->batch != 0) {
        auto corrected = correctedBy(connection, stored->batch);
        if (!corrected) {
            return tl::unexpected(corrected.error());
        }
        stored->approval.corrects = std::move(*corrected);
    }
    if (stored->batch != 0 && stored->approval.status == ApprovalStatus::Waiting) {
        auto similar = similarPayments(connection, request.who.tenant, stored->batch, now);
        if (!similar) {
            return tl::unexpected(similar.error());
        }
        stored->approval.similar = std::move(*similar);
    }
    return json(json::encode(stored->approval));
}

static Result<ApprovalOrder> orderOf(const Request &request) {
    if (const auto known = onlyParameters(request, {}); !known) {
        return tl::unexpected(known.error());
    }
    if (const auto clean = soundJson(request.body); !clean) {
        return tl::unexpected(clean.error());
    }
    auto order = json::approvalOrder(request.body);
    if (!order) {
        return order;
    }
    order->comment = order->comment.trimmed();
    if (order->comment.size() > 500) {
        return refuse(422, u"comment_too_long"_s, u"a comment has at most 500 characters"_s, u"comment"_s);
    }
    return order;
}

static Done fitsOne(const ApprovalOrder &order, ApprovalStatus status) {
    if (!order.ids.isEmpty()) {
        return refuse(422, u"unknown_member"_s, u"the address names the approval"_s, u"ids"_s);
    }
    if (status == ApprovalStatus::Rejected && order.comment.isEmpty()) {
        return refuse(422, u"comment_required"_s, u"say why, in 1 to 500 characters: the maker reads it"_s,
                      u"comment"_s);
    }
    return {};
}

// An approval that turned out void is kept, so its 409 is an answer and not an error.
static Result<Response> decideOne(Arrows &arrows, const Request &request, const Config &config,
                                  const ApprovalVerdict &verdict) {
    auto decided = decide(arrows, config, request, verdict);
    if (!decided) {
        return tl::unexpected(decided.error());
    }
    if (decided->changed) {
        return problem(*decided->changed, request.requestId);
    }
    return json(json::encode(decided->approval));
}

static Handler decideRoute(const ApprovalServices &services, ApprovalStatus status) {
    return [services, status](const Request &request, const Answer &answer) {
        const auto order = orderOf(request);
        const auto fits = order ? fitsOne(*order, status) : Done(tl::unexpected(order.error()));
        if (!fits) {
            answer(problem(fits.error(), request.requestId));
            return;
        }
        services.commands.run(
            request,
            [&config = services.config,
             verdict = ApprovalVerdict{{request.arguments[u"id"_s]}, status, order->comment}](
                Arrows &arrows, const Request &again) { return decideOne(arrows, again, config, verdict); },
            answer);
    };
}

// One of many in a part of its own: what is refused leaves nothing behind, the others go on.
static Result<ApprovalResult> decidePart(Arrows &arrows, const Request &request, const Config &config,
                                         const ApprovalVerdict &verdict) {
    sql::Savepoint part(arrows.connection());
    if (!part.begun()) {
        return tl::unexpected(part.begun().error());
    }
    const auto mark = arrows.mark();
    const auto decided = decide(arrows, config, request, verdict);
    if (!decided) {
        const auto &error = decided.error();
        if (error.kind == ErrorKind::Server) {
            return tl::unexpected(error);
        }
        arrows.backTo(mark);
        return ApprovalResult{verdict.id, u"refused"_s, 0, 0, error.code, error.detail};
    }
    if (const auto kept = part.release(); !kept) {
        return tl::unexpected(kept.error());
    }
    const auto &approval = decided->approval;
    ApprovalResult result{verdict.id, toApi(approval.status), approval.given, approval.needed, {}, {}};
    if (decided->changed) {
        result.code = decided->changed->code;
        result.detail = decided->changed->detail;
    }
    return result;
}

static Result<Response> approveMany(Arrows &arrows, const Request &request, const Config &config,
                                    const ApprovalOrder &order) {
    QList<ApprovalResult> results;
    for (const auto &id : order.ids) {
        auto result = decidePart(arrows, request, config, {id, ApprovalStatus::Approved, order.comment});
        if (!result) {
            return tl::unexpected(result.error());
        }
        results.append(std::move(*result));
    }
    return json(json::encode(results));
}

static Handler approveManyRoute(const ApprovalServices &services) {
    return [services](const Request &request, const Answer &answer) {
        const auto order = orderOf(request);
        if (!order) {
            answer(problem(order.error(), request.requestId));
            return;
        }
        const QSet<ApprovalId> distinct(order->ids.begin(), order->ids.end());
        if (order->ids.isEmpty() || order->ids.size() > mostAtOnce || distinct.size() != order->ids.size()) {
            const auto refused =
                refuse(422, u"invalid_selection"_s, u"give 1 to 100 ids, each once"_s, u"ids"_s).value();
            answer(problem(refused, request.requestId));
            return;
        }
        services.commands.run(
            request,
            [&config = services.config, order = *order](Arrows &arrows, const Request &again) {
                return approveMany(arrows, again, config, order);
            },
            answer);
    };
}

void addApprovalRoutes(Router &router, const ApprovalServices &services) {
    router.add({Method::Get, u"/api/v1/approvals"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [request](sql::Connection &connection) { return list(connection, request); });
                }});
    router.add({Method::Get, u"/api/v1/approvals/{id}"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [request, now = services.clock.now()](sql::Connection &connection) {
                                   return one(connection, request, now);
                               });
                }});
    router.add({Method::Post, u"/api/v1/approvals/approve"_s, approveManyRoute(services), true});
    router.add(
        {Method::Post, u"/api/v1/approvals/{id}/approve"_s, decideRoute(services, ApprovalStatus::Approved), true});
    router.add(
        {Method::Post, u"/api/v1/approvals/{id}/reject"_s, decideRoute(services, ApprovalStatus::Rejected), true});
    router.add(
        {Method::Post, u"/api/v1/approvals/{id}/withdraw"_s, decideRoute(services, ApprovalStatus::Withdrawn), true});
}

} // namespace farol::server
