// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "server/approvals/approvals.h"
#include "server/approvals/limits.h"
#include "server/audit/audit.h"
#include "server/batches/batchroutes.h"
#include "server/batches/release.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// If-Match: the batch as the person saw it.
static Done sameVersion(const Request &request, const Batch &batch) {
    const auto wanted = request.headers.value("if-match").trimmed();
    if (wanted.isEmpty()) {
        return refuse(428, u"precondition_required"_s, u"send If-Match with the ETag of the batch that you saw"_s);
    }
    if (wanted != '"' + QByteArray::number(qint64(batch.version)) + '"') {
        return refuseWith(
            412, u"version_changed"_s,
            u"the batch changed meanwhile: it is %1 in version %2"_s.arg(toApi(batch.status)).arg(batch.version),
            json::encode(batch));
    }
    return {};
}

static Done maySubmit(const Batch &batch) {
    if (batch.status != BatchStatus::Draft) {
        return refuse(409, u"not_draft"_s, u"the batch is %1; only a draft is submitted"_s.arg(toApi(batch.status)));
    }
    if (total(batch, ItemState::Accepted).items == 0) {
        return refuse(422, u"nothing_to_do"_s, u"the batch has no item that could be sent"_s);
    }
    return {};
}

// {"status":"queued","items":3,"amount":"3.06"}: of what the order is about
static QString stateOf(BatchStatus status, const Batch &batch, const QString &approval = {}) {
    const auto sent = total(batch, ItemState::Accepted);
    QJsonObject seen{{u"status"_s, toApi(status)}, {u"items"_s, qint64(sent.items)}, {u"amount"_s, toApi(sent.amount)}};
    if (!approval.isEmpty()) {
        seen.insert(u"approval"_s, approval);
    }
    return QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact));
}

static Done record(Arrows &arrows, const Request &request, const Batch &batch, const QString &after) {
    return appendAudit(arrows, {request.who.tenant,
                                request.who.user,
                                request.who.userId,
                                u"batch.submit"_s,
                                batch.id.value,
                                {},
                                {},
                                stateOf(BatchStatus::Draft, batch),
                                after,
                                request.requestId});
}

// Who sends it, and when: what the limits of a day count.
static Done sign(Arrows &arrows, const Request &request, const BatchesRepo::Stored &stored) {
    auto done = arrows.connection()
                    .prepare("UPDATE batches SET submitted_by = ?1, submitted_by_id = ?2, submitted_at = ?3"
                             " WHERE id = ?4 AND status = ?5")
                    .bind(request.who.user, request.who.userId, arrows.moment().now.time_since_epoch().count(),
                          stored.row, BatchStatus::Draft)
                    .run();
    if (done && arrows.connection().changes() == 0) {
        return refuse(409, u"not_draft"_s, u"the batch was submitted meanwhile"_s);
    }
    return done ? tellBatch(arrows, stored, request.who, "submitted", stored.batch.queue) : done;
}

// The batch as the group leaves it: its counters are written at the end, once, with one step of the version.
static Batch afterwards(const Arrows &arrows, Batch batch) {
    for (auto &count : batch.counts) {
        count.state = count.state == ItemState::Accepted ? ItemState::Queued : count.state;
    }
    batch.status = BatchStatus::Queued;
    batch.updatedAt = arrows.moment().now;
    ++batch.version;
    return batch;
}

static Result<Batch> queueNow(Arrows &arrows, const Request &request, const Config &config,
                              const BatchesRepo::Stored &stored) {
    auto done = releaseBatch(arrows, stored, request.who, config.zone);
    done = done ? record(arrows, request, stored.batch, stateOf(BatchStatus::Queued, stored.batch)) : done;
    return done ? Result<Batch>(afterwards(arrows, stored.batch)) : tl::unexpected(done.error());
}

static Result<std::int64_t> importerOf(Arrows &arrows, std::int64_t batch) {
    auto query = arrows.connection().prepare("SELECT created_by_id FROM batches WHERE id = ?");
    if (const auto row = query.bind(batch).step(); !row) {
        return tl::unexpected(row.error());
    }
    return query.integer(0);
}

// What is approved is the batch as it is now, to the last payee.
static Result<Batch> askForApproval(Arrows &arrows, const Request &request, const Config &config,
                                    const BatchesRepo::Stored &stored, int needed) {
    const auto hash = contentHash(arrows.connection(), stored);
    const auto importer = hash ? importerOf(arrows, stored.row) : tl::unexpected(hash.error());
    if (!importer) {
        return tl::unexpected(importer.error());
    }
    const auto waiting = total(stored.batch, ItemState::Accepted);
    const auto approval = openApproval(arrows, config, request.who,
                                       {ApprovalSubject::Batch,
                                        stored.row,
                                        0,
                                        *importer,
                                        u"submit"_s,
                                        *hash,
                                        {},
                                        waiting.items,
                                        waiting.amount,
                                        json::encode(stored.batch)});
    if (!approval) {
        return tl::unexpected(approval.error());
    }
    auto done =
        arrows.connection()
            .prepare("UPDATE batches SET status = ?1, approvals_needed = ?2, approvals_given = 0,"
                     " version = version + 1, updated_at = ?3 WHERE id = ?4")
            .bind(BatchStatus::AwaitingApproval, needed, arrows.moment().now.time_since_epoch().count(), stored.row)
            .run();
    done = done ? record(arrows, request, stored.batch,
                         stateOf(BatchStatus::AwaitingApproval, stored.batch, approval->id.value))
                : done;
    auto now = done ? BatchesRepo(arrows.connection(), request.who.tenant).find(stored.batch.id)
                    : Result<BatchesRepo::Stored>(tl::unexpected(done.error()));
    return now ? Result<Batch>(std::move(now->batch)) : tl::unexpected(now.error());
}

static Result<Response> submit(Arrows &arrows, const Request &request, const Config &config) {
    const auto stored = BatchesRepo(arrows.connection(), request.who.tenant).find(BatchId{request.arguments[u"id"_s]});
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    const auto amount = total(stored->batch, ItemState::Accepted).amount;
    auto done = sameVersion(request, stored->batch);
    done = done ? maySubmit(stored->batch) : done;
    done = done ? withinLimits(arrows, config, request.who, amount) : done;
    done = done ? sign(arrows, request, *stored) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    const int needed = approvalsNeeded(config, amount);
    const auto now = needed > 0 ? askForApproval(arrows, request, config, *stored, needed)
                                : queueNow(arrows, request, config, *stored);
    if (!now) {
        return tl::unexpected(now.error());
    }
    auto response = json(json::encode(*now), now->version);
    response.status = 202;
    if (!now->approval.isEmpty()) {
        response.headers.append({"Location", "/api/v1/approvals/" + now->approval.toLatin1()});
    }
    return response;
}

void addSubmit(Router &router, const BatchServices &services) {
    router.add({Method::Post, u"/api/v1/batches/{id}/submit"_s,
                [services](const Request &request, const Answer &answer) {
                    if (const auto known = onlyParameters(request, {}); !known) {
                        answer(problem(known.error(), request.requestId));
                        return;
                    }
                    services.commands.run(
                        request,
                        [&config = services.config](Arrows &arrows, const Request &again) {
                            return submit(arrows, again, config);
                        },
                        answer);
                },
                true});
}

} // namespace farol::server
