// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "server/audit/audit.h"
#include "server/batches/approvalbands.h"
#include "server/batches/batchesrepo.h"
#include "server/batches/batchroutes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

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

static Done maySubmit(const Config &config, const Batch &batch) {
    if (batch.status != BatchStatus::Draft) {
        return refuse(409, u"not_draft"_s, u"the batch is %1; only a draft is submitted"_s.arg(toApi(batch.status)));
    }
    if (total(batch, ItemState::Accepted).items == 0) {
        return refuse(422, u"nothing_to_do"_s, u"the batch has no item that could be sent"_s);
    }
    const auto needed = approvalsNeeded(config, batch.amount);
    if (needed > batch.approvalsGiven) {
        return refuse(403, u"approval_required"_s,
                      u"%1 to approve %2 %3 first"_s.arg(needed == 1 ? u"another person has"_s
                                                                     : u"%1 other people have"_s.arg(needed),
                                                         toApi(batch.amount), batch.amount.currency.text()));
    }
    return {};
}

// A payment of a later day is queued now and sent when that day begins where the back-end lives.
static Done waitForTheirDay(Arrows &arrows, std::int64_t batch, const QTimeZone &zone) {
    auto later = arrows.connection().prepare("SELECT DISTINCT due_date FROM items WHERE batch=? AND due_date>?");
    later.bind(batch, arrows.moment().day);
    QStringList days;
    for (;;) {
        const auto row = later.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            break;
        }
        days.append(later.string(0));
    }
    for (const QString &day : std::as_const(days)) {
        const auto begins = QDate::fromString(day, Qt::ISODate).startOfDay(zone).toMSecsSinceEpoch();
        auto wait = arrows.connection().prepare("UPDATE items SET next_at=? WHERE batch=? AND due_date=? AND state=?");
        if (const auto done = wait.bind(begins, batch, day, ItemState::Queued).run(); !done) {
            return done;
        }
    }
    return {};
}

// All accepted items in one statement; the counters go with the group's others.
static Done queueItems(Arrows &arrows, const BatchesRepo::Stored &stored, std::int64_t tenant, const QTimeZone &zone) {
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto sums = arrows.connection().prepare("SELECT count(*), coalesce(sum(amount), 0) FROM items"
                                            " WHERE batch = ? AND state = ?");
    if (const auto row = sums.bind(stored.row, ItemState::Accepted).step(); !row) {
        return tl::unexpected(row.error());
    }
    const auto items = sums.integer(0);
    const auto amount = sums.integer(1);
    auto update = arrows.connection().prepare("UPDATE items SET state = ?1, version = version + 1, updated_at = ?2,"
                                              " next_at = ?2 WHERE batch = ?3 AND state = ?4");
    auto done = update.bind(ItemState::Queued, now, stored.row, ItemState::Accepted).run();
    if (!done) {
        return done;
    }
    if (done = waitForTheirDay(arrows, stored.row, zone); !done) {
        return done;
    }
    ItemKey key{0, tenant, stored.row, stored.batch.kind, 0, ItemState::Accepted, {}, 0, 0};
    arrows.born(key, -items, -amount);
    key.state = ItemState::Queued;
    arrows.born(key, items, amount);
    return {};
}

static Done record(Arrows &arrows, const Request &request, const BatchesRepo::Stored &stored) {
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto done = arrows.connection()
                    .prepare("UPDATE batches SET status = ?1, submitted_by = ?2, submitted_at = ?3, updated_at = ?3"
                             " WHERE id = ?4")
                    .bind(BatchStatus::Queued, request.who.user, now, stored.row)
                    .run();
    const ItemKey key{0, request.who.tenant, stored.row, stored.batch.kind, 0, ItemState::Queued, {}, 0, 0};
    for (const char *type : {"submitted", "queued"}) {
        ArrowChange change;
        change.eventType = type;
        change.actor = request.who.user.toStdString();
        change.detail = stored.batch.queue.toStdString();
        done = done ? arrows.tell(key, change) : done;
    }
    if (!done) {
        return done;
    }
    const auto state = [&stored](BatchStatus status) {
        const QJsonObject seen{{u"status"_s, toApi(status)},
                               {u"items"_s, qint64(stored.batch.items)},
                               {u"amount"_s, toApi(stored.batch.amount)}};
        return QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact));
    };
    return appendAudit(arrows, {request.who.tenant,
                                request.who.user,
                                request.who.userId,
                                u"batch.submit"_s,
                                stored.batch.id.value,
                                {},
                                {},
                                state(BatchStatus::Draft),
                                state(BatchStatus::Queued),
                                request.requestId});
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

static Result<Response> submit(Arrows &arrows, const Request &request, const Config &config) {
    const auto stored = BatchesRepo(arrows.connection(), request.who.tenant).find(BatchId{request.arguments[u"id"_s]});
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    auto done = sameVersion(request, stored->batch);
    done = done ? maySubmit(config, stored->batch) : done;
    done = done ? queueItems(arrows, *stored, request.who.tenant, QTimeZone(config.zone.toUtf8())) : done;
    done = done ? record(arrows, request, *stored) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    const Batch now = afterwards(arrows, stored->batch);
    auto response = json(json::encode(now), now.version);
    response.status = 202;
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
