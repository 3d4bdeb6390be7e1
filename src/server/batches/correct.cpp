// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/correction.h"
#include "core/items/payload.h"
#include "core/plans/retryrule.h"
#include "server/approvals/approvals.h"
#include "server/audit/audit.h"
#include "server/batches/batchroutes.h"
#include "server/batches/correctedorders.h"
#include "server/batches/importstore.h"
#include "server/flags/flags.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTimeZone>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QStringView fields[] = {u"payee", u"document", u"pix_key", u"amount", u"date", u"description"};

// The order as it is stored, and what became of it.
struct Original {
    ItemKey key;
    std::int64_t version = 0;
    Payload payload;
    std::int64_t number = 0;       // of its batch
    QString replacedBy;            // the item that took its place already; not one that was cancelled
    QMap<QString, QString> values; // as a file would have them
};

Result<CorrectionOrder> orderOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto object = QJsonDocument::fromJson(body).object();
    for (const QString &member : object.keys()) {
        if (member != u"changes" && member != u"external_id" && member != u"reason") {
            return refuse(422, u"unknown_member"_s, u"the order has changes, reason and external_id"_s, member);
        }
    }
    CorrectionOrder order;
    const auto changes = object.value(u"changes"_s).toObject();
    for (auto one = changes.begin(); one != changes.end(); ++one) {
        if (std::find(std::begin(fields), std::end(fields), one.key()) == std::end(fields) || !one->isString()) {
            return refuse(422, u"changes_invalid"_s,
                          u"texts of payee, document, pix_key, amount, date and description can be changed"_s,
                          u"changes."_s + one.key().left(60));
        }
        order.changes.insert(one.key(), one->toString());
    }
    order.reason = object.value(u"reason"_s).toString().trimmed();
    if (order.reason.isEmpty() || order.reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    if (object.contains(u"external_id"_s) && !object.value(u"external_id"_s).isString()) {
        return refuse(422, u"changes_invalid"_s, u"external_id is a text"_s, u"external_id"_s);
    }
    order.externalId = object.value(u"external_id"_s).toString().trimmed();
    return order;
}

Result<Original> originalOf(sql::Connection &connection, const Request &request) {
    const ItemId id{request.arguments[u"id"_s]};
    const auto place = itemRow(connection, request.who.tenant, id);
    if (!place) {
        return tl::unexpected(place.error());
    }
    auto row = connection.prepare(
        "SELECT i.id, i.tenant, i.batch, i.kind, i.amount, i.state, i.code, i.attempt, i.fencing, i.version,"
        " i.external_id, i.payee, i.document, i.pix_key, i.due_date, i.description, b.currency, b.number,"
        " n.number, r.seq, n.items FROM items i JOIN batches b ON b.id = i.batch"
        " LEFT JOIN item_corrections c ON c.original = i.id"
        " LEFT JOIN items r ON r.id = c.replacement AND r.state <> 10"
        " LEFT JOIN batches n ON n.id = r.batch WHERE i.id = ?1 AND i.tenant = ?2");
    const auto found = *place ? row.bind((*place)->item, request.who.tenant).step() : Result<bool>(false);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"item", request.arguments[u"id"_s]);
    }
    Original original;
    original.key = {row.integer(0),
                    row.integer(1),
                    row.integer(2),
                    static_cast<ItemKind>(row.integer(3)),
                    row.integer(4),
                    static_cast<ItemState>(row.integer(5)),
                    std::string(row.text(6)),
                    static_cast<int>(row.integer(7)),
                    row.integer(8)};
    original.version = row.integer(9);
    original.payload = {id.value,       row.string(10), row.string(11),
                        row.string(12), row.string(13), moneyOf(row.integer(4), row.text(16)),
                        row.string(14), row.string(15), false};
    original.number = row.integer(17);
    if (!row.isNull(18)) {
        original.replacedBy = itemId(row.integer(18), row.integer(19), row.integer(20)).value;
    }
    return original;
}

// Only what was certainly not paid, and once: what took its place is corrected next.
Done mayCorrect(const Original &original) {
    if (!original.replacedBy.isEmpty()) {
        return refuse(409, u"replaced"_s,
                      u"%1 took its place already; correct that one, or cancel it first"_s.arg(original.replacedBy));
    }
    if (original.key.state == ItemState::Dead && QString::fromStdString(original.key.code) == quarantinedCode) {
        return refuse(409, quarantinedCode.toString(),
                      u"it was purged, and nothing takes its place; undo its quarantine first"_s);
    }
    switch (original.key.state) {
    case ItemState::NotSent:
    case ItemState::Failed:
    case ItemState::Dead:
    case ItemState::Cancelled:
    case ItemState::Returned:
        return {};
    case ItemState::Uncertain:
        return refuse(409, u"uncertain_needs_check"_s,
                      u"the provider may have paid it; verify it before anything takes its place"_s);
    case ItemState::Done:
    case ItemState::Duplicate:
        return refuse(409, u"already_final"_s,
                      u"the item is %1; there is nothing to correct"_s.arg(toApi(original.key.state)));
    case ItemState::Accepted:
    case ItemState::Queued:
    case ItemState::Leased:
    case ItemState::Sent:
    case ItemState::RetryWait:
        return refuse(409, u"in_progress"_s,
                      u"the item is %1; cancel it first, or wait for its end"_s.arg(toApi(original.key.state)));
    }
    Q_UNREACHABLE();
}

// PAG-1 -> PAG-1-r2 -> PAG-1-r3: the first that nobody has.
Result<QString> nextId(sql::Connection &connection, std::int64_t tenant, const QString &externalId) {
    static const QRegularExpression numbered(u"^(.+)-r([0-9]{1,6})$"_s);
    const auto match = numbered.match(externalId);
    const QString stem = (match.hasMatch() ? match.captured(1) : externalId) + u"-r"_s;
    auto taken = connection.prepare("SELECT 1 FROM items WHERE tenant=? AND external_id=?");
    for (int number = match.hasMatch() ? match.captured(2).toInt() + 1 : 2;; ++number) {
        QString id = stem + QString::number(number);
        const auto row = taken.bind(tenant, id).step();
        if (!row || !*row) {
            return row ? Result<QString>(std::move(id)) : tl::unexpected(row.error());
        }
    }
}

// The new order goes the way of every imported row: the same rules, the same words for what is wrong.
ImportFile readCorrected(const Original &original, const QString &externalId, const CorrectionOrder &order,
                         const Config &config, Instant now) {
    const auto &was = original.payload;
    const QTimeZone zone(config.zone.toLatin1());
    ImportRules rules;
    rules.today = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone).date();
    const bool isDue = !was.dueDate.isEmpty() && QDate::fromString(was.dueDate, Qt::ISODate) < rules.today;
    QJsonObject row{{u"external_id"_s, externalId},
                    {u"kind"_s, toApi(original.key.kind)},
                    {u"payee"_s, was.payee},
                    {u"document"_s, was.document},
                    {u"pix_key"_s, was.pixKey},
                    {u"amount"_s, toApi(was.amount)},
                    {u"date"_s, isDue ? QString() : was.dueDate},
                    {u"description"_s, was.description}};
    for (auto one = order.changes.cbegin(); one != order.changes.cend(); ++one) {
        row.insert(one.key(), one.value());
    }
    return readImport(QJsonDocument(QJsonArray{row}).toJson(QJsonDocument::Compact), ImportFormat::Json, rules);
}

Payload payloadOf(const ImportRow &row, const QString &currency) {
    return {{},
            QString::fromStdString(row.externalId),
            QString::fromStdString(row.payee),
            QString::fromStdString(row.document),
            QString::fromStdString(row.pixKey),
            moneyOf(row.amountMinor, currency.toStdString()),
            QString::fromStdString(row.dueDate),
            QString::fromStdString(row.description),
            false};
}

Error rejected(const ImportFile &file) {
    return {ErrorKind::Rejected, 422, u"import_rejected"_s, nothingStored(file.problemCount), {}, file.problems, {}};
}

struct Prepared {
    Original original;
    ImportFile file;
    Correction correction;
};

Result<Prepared> prepare(sql::Connection &connection, const Request &request, const CorrectionOrder &order,
                         const BatchServices &services) {
    auto original = originalOf(connection, request);
    if (!original) {
        return tl::unexpected(original.error());
    }
    if (const auto may = mayCorrect(*original); !may) {
        return tl::unexpected(may.error());
    }
    Prepared made{std::move(*original), {}, {}};
    const auto externalId = order.externalId.isEmpty()
                                ? nextId(connection, request.who.tenant, made.original.payload.externalId)
                                : Result<QString>(order.externalId);
    if (!externalId) {
        return tl::unexpected(externalId.error());
    }
    made.file = readCorrected(made.original, *externalId, order, services.config, services.clock.now());
    if (made.file.problemCount == 0) {
        auto repeats = storedRepeats(connection, request.who.tenant, made.file, 0);
        if (!repeats) {
            return tl::unexpected(repeats.error());
        }
        made.file.problemCount = repeats->size();
        made.file.problems = std::move(*repeats);
    }
    if (made.file.problemCount > 0) {
        return tl::unexpected(rejected(made.file));
    }
    const auto &was = made.original.payload;
    made.correction.replaces = {was.item};
    made.correction.externalId = QString::fromStdString(made.file.rows.front().externalId);
    made.correction.amount = made.file.total;
    made.correction.changes = differences(was, payloadOf(made.file.rows.front(), was.amount.currency.text()));
    made.correction.approvalsNeeded = approvalsNeeded(services.config, made.file.total);
    made.correction.warnings = made.file.warnings;
    // What no retry may send again can be ordered anew as it is: an account that was closed is open again.
    const auto &key = made.original.key;
    if (made.correction.changes.isEmpty() && decideRetry(key.state, QString::fromStdString(key.code)).goes) {
        return refuse(422, u"nothing_changed"_s, u"nothing is changed, and as it is a retry plan sends it again"_s,
                      u"changes"_s);
    }
    return made;
}

// The item as the person saw it.
Done sameVersion(const Request &request, std::int64_t version) {
    const auto wanted = request.headers.value("if-match").trimmed();
    if (wanted.isEmpty()) {
        return refuse(428, u"precondition_required"_s, u"send If-Match with the ETag of the item that you saw"_s);
    }
    if (wanted != '"' + QByteArray::number(qint64(version)) + '"') {
        return refuse(412, u"version_changed"_s, u"the item changed meanwhile: it is in version %1"_s.arg(version));
    }
    return {};
}

// A plan that was made before counts this version, so it does not send the original beside its successor.
Done replace(Arrows &arrows, const Request &request, const Prepared &made, const CorrectionOrder &order) {
    auto &connection = arrows.connection();
    const auto now = arrows.moment().now.time_since_epoch().count();
    const auto &key = made.original.key;
    auto stepped = connection
                       .prepare("UPDATE items SET version = version + 1, updated_at = ?1"
                                " WHERE id = ?2 AND version = ?3 AND state = ?4")
                       .bind(now, key.id, made.original.version, key.state)
                       .run();
    if (!stepped) {
        return stepped;
    }
    if (connection.changes() == 0) {
        return refuse(412, u"version_changed"_s, u"the item changed meanwhile"_s);
    }
    auto noted = connection
                     .prepare("INSERT INTO item_corrections(original, replacement, at)"
                              " SELECT ?1, id, ?2 FROM items WHERE tenant = ?3 AND external_id = ?4"
                              " ON CONFLICT(original) DO UPDATE SET replacement = excluded.replacement,"
                              " at = excluded.at")
                     .bind(key.id, now, key.tenant, made.correction.externalId)
                     .run();
    if (!noted) {
        return noted;
    }
    QStringList names;
    for (const auto &one : made.correction.changes) {
        names.append(one.field);
    }
    ArrowChange replaced;
    replaced.eventType = "replaced";
    replaced.actor = request.who.user.toStdString();
    replaced.attempt = key.attempt;
    replaced.detail = u"by %1: %2; %3"_s.arg(made.correction.item.value, names.join(u", "), order.reason).toStdString();
    return arrows.tell(key, replaced);
}

QString changesOf(const Correction &correction, bool after) {
    QJsonObject seen;
    for (const auto &one : correction.changes) {
        seen.insert(one.field, after ? one.after : one.before);
    }
    if (after) {
        seen.insert(u"item"_s, correction.item.value);
    }
    return QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact));
}

Result<Response> store(Arrows &arrows, const Request &request, const CorrectionOrder &order,
                       const BatchServices &services) {
    const auto on = isOn(arrows.connection(), request.who.tenant, Flag::Import);
    if (!on || !*on) {
        return tl::unexpected(on ? switchedOff(Flag::Import) : on.error());
    }
    auto made = prepare(arrows.connection(), request, order, services);
    if (!made) {
        return tl::unexpected(made.error());
    }
    if (const auto same = sameVersion(request, made->original.version); !same) {
        return tl::unexpected(same.error());
    }
    NewBatch batch{request.who, u"correction of "_s + made->original.payload.item, request.requestId,
                   made->correction.approvalsNeeded};
    batch.isAudited = false; // the correction's own row says it all
    const auto stored = storeImport(arrows, made->file, batch);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    if (!stored->problems.isEmpty()) {
        made->file.problemCount = stored->problems.size();
        made->file.problems = stored->problems;
        return tl::unexpected(rejected(made->file));
    }
    auto &correction = made->correction;
    correction.batch = stored->batch;
    correction.item = itemId(batchNumber(stored->batch).value_or(0), 1, 1);
    if (const auto done = replace(arrows, request, *made, order); !done) {
        return tl::unexpected(done.error());
    }
    const auto audited = appendAudit(arrows, {request.who.tenant,
                                              request.who.user,
                                              request.who.userId,
                                              u"item.resubmit"_s,
                                              correction.replaces.value,
                                              order.reason,
                                              {},
                                              changesOf(correction, false),
                                              changesOf(correction, true),
                                              request.requestId});
    if (!audited) {
        return tl::unexpected(audited.error());
    }
    auto response = json(json::encode(correction), 201);
    response.headers.append({"Location", "/api/v1/batches/" + correction.batch.value.toLatin1()});
    return response;
}

} // namespace

void addCorrection(Router &router, const BatchServices &services) {
    Route route{Method::Post, u"/api/v1/items/{id}/resubmit"_s, {}};
    // The key is asked for by the command itself: a dry run has none.
    route.handler = [services](const Request &request, const Answer &answer) {
        const auto known = onlyParameters(request, {u"dry_run"});
        const auto dryRun = known ? flag(request, u"dry_run"_s) : Result<bool>(tl::unexpected(known.error()));
        const auto order = dryRun ? orderOf(request.body) : Result<CorrectionOrder>(tl::unexpected(dryRun.error()));
        if (!order) {
            answer(problem(order.error(), request.requestId));
            return;
        }
        if (*dryRun) {
            answerFrom(services.readers, request, answer,
                       [services, request, order = *order](sql::Connection &connection) -> Result<Response> {
                           auto made = prepare(connection, request, order, services);
                           if (!made) {
                               return tl::unexpected(made.error());
                           }
                           made->correction.dryRun = true;
                           return json(json::encode(made->correction));
                       });
            return;
        }
        services.commands.run(
            request,
            [services, order = *order](Arrows &arrows, const Request &again) {
                return store(arrows, again, order, services);
            },
            answer);
    };
    router.add(std::move(route));
}

} // namespace farol::server
