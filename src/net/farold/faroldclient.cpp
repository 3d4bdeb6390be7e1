// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/faroldclient.h"

#include "core/json/accountcodec.h"
#include "net/farold/query.h"
#include "net/farold/route.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace farol::net {

namespace {

void putFilter(QUrlQuery &query, const ItemFilter &filter) {
    put(query, u"state"_s, words(filter.states));
    put(query, u"code"_s, filter.code);
    put(query, u"kind"_s, filter.kind ? toApi(*filter.kind) : QString());
    put(query, u"q"_s, filter.text);
}

// A read that stays readable without a network.
HttpRequest kept(const QString &path) {
    auto request = get(path);
    request.keep = true;
    return request;
}

QByteArray compact(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

HttpRequest importRequest(const ImportOrder &order, bool dryRun) {
    HttpRequest request;
    request.method = Method::Post;
    request.path = u"/api/v1/batches/import"_s;
    put(request.query, u"source"_s, order.fileName);
    put(request.query, u"dry_run"_s, dryRun ? u"true"_s : QString());
    request.body = order.bytes;
    request.contentType = order.format == ImportFormat::Csv ? "text/csv" : "application/json";
    request.timeout = std::chrono::seconds(120);
    request.sending = order.sending;
    return request;
}

// A refused file comes as a problem that carries the report: for the caller that is a report like any other.
std::optional<ImportReport> reportIn(const Error &refusal) {
    if (refusal.code != u"import_rejected") {
        return std::nullopt;
    }
    auto report = json::importReport(json::problemCurrent(refusal.body));
    return report ? std::optional(std::move(*report)) : std::nullopt;
}

} // namespace

Call FaroldApi::signIn(const QString &user, const Secret &password, QObject *context, Answer<TokenPair> answer) {
    auto request = post(u"/api/v1/auth/token"_s, compact({{u"grant_type"_s, u"password"_s},
                                                          {u"username"_s, user},
                                                          {u"password"_s, QString::fromUtf8(password.reveal())}}));
    request.credentials = Credentials::None;
    return m_client.ask<TokenPair>(request, context, reads(&json::tokenPair), std::move(answer));
}

Call FaroldApi::refresh(const Secret &refreshToken, QObject *context, Answer<TokenPair> answer) {
    auto request =
        post(u"/api/v1/auth/token"_s, compact({{u"grant_type"_s, u"refresh_token"_s},
                                               {u"refresh_token"_s, QString::fromUtf8(refreshToken.reveal())}}));
    request.credentials = Credentials::None;
    request.once = true;
    return m_client.ask<TokenPair>(request, context, reads(&json::tokenPair), std::move(answer));
}

Call FaroldApi::me(QObject *context, Answer<Me> answer) {
    return m_client.ask<Me>(get(u"/api/v1/me"_s), context, reads(&json::me), std::move(answer));
}

Call FaroldApi::overview(QObject *context, Answer<Overview> answer) {
    return m_client.ask<Overview>(kept(u"/api/v1/overview"_s), context, reads(&json::overview), std::move(answer));
}

Call FaroldApi::batches(const BatchFilter &filter, const Window &window, QObject *context, Answer<Page<Batch>> answer) {
    auto request = kept(u"/api/v1/batches"_s);
    put(request.query, u"status"_s, words(filter.statuses));
    put(request.query, u"q"_s, filter.text);
    put(request.query, u"since"_s, filter.createdSince ? toRfc3339(*filter.createdSince) : QString());
    putWindow(request.query, window);
    if (filter.lastDays > 0) {
        auto name = request.query;
        name.removeQueryItem(u"since"_s);
        name.addQueryItem(u"days"_s, QString::number(filter.lastDays));
        request.keepAs = request.path + u'?' + name.toString(QUrl::FullyEncoded);
    }
    return m_client.ask<Page<Batch>>(request, context, reads(&json::batchPage), std::move(answer));
}

Call FaroldApi::batch(const BatchId &id, const QByteArray &etag, QObject *context, Answer<Tagged<Batch>> answer) {
    auto request = kept(u"/api/v1/batches/"_s + segment(id.value));
    request.ifNoneMatch = etag;
    const Decode<Tagged<Batch>> decode = [read = reads(&json::batch)](const HttpReply &reply) -> Result<Tagged<Batch>> {
        if (reply.status == 304) {
            return Tagged<Batch>{std::nullopt, reply.etag};
        }
        return read(reply).map([&reply](Batch &&batch) { return Tagged<Batch>{std::move(batch), reply.etag}; });
    };
    return m_client.ask<Tagged<Batch>>(request, context, decode, std::move(answer));
}

Call FaroldApi::batchItems(const BatchId &id, const ItemFilter &filter, const Window &window, QObject *context,
                           Answer<Page<Item>> answer) {
    auto request = kept(u"/api/v1/batches/%1/items"_s.arg(segment(id.value)));
    putFilter(request.query, filter);
    putWindow(request.query, window);
    return m_client.ask<Page<Item>>(request, context, reads(&json::itemPage), std::move(answer));
}

Call FaroldApi::errorGroups(const BatchId &id, QObject *context, Answer<QList<ErrorGroup>> answer) {
    return m_client.ask<QList<ErrorGroup>>(kept(u"/api/v1/batches/%1/errors"_s.arg(segment(id.value))), context,
                                           reads(&json::errorGroups), std::move(answer));
}

Call FaroldApi::submitBatch(const BatchId &id, std::int64_t version, const IntentKey &intent, QObject *context,
                            Answer<Batch> answer) {
    auto request = post(u"/api/v1/batches/%1/submit"_s.arg(segment(id.value)), "{}", intent);
    request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"';
    return m_client.ask<Batch>(request, context, reads(&json::batch), std::move(answer));
}

Call FaroldApi::checkImport(const ImportOrder &order, QObject *context, Answer<ImportReport> answer) {
    return m_client.ask<ImportReport>(importRequest(order, true), context, reads(&json::importReport),
                                      std::move(answer), reportIn);
}

Call FaroldApi::importBatch(const ImportOrder &order, const IntentKey &intent, QObject *context,
                            Answer<ImportReport> answer) {
    auto request = importRequest(order, false);
    request.intent = intent;
    return m_client.ask<ImportReport>(request, context, reads(&json::importReport), std::move(answer), reportIn);
}

Call FaroldApi::items(const ItemFilter &filter, const Window &window, QObject *context, Answer<Page<Item>> answer) {
    auto request = get(u"/api/v1/items"_s);
    request.keep = filter.text.isEmpty(); // what was searched for is nobody's business later
    put(request.query, u"batch"_s, filter.batch.value);
    putFilter(request.query, filter);
    putWindow(request.query, window);
    return m_client.ask<Page<Item>>(request, context, reads(&json::itemPage), std::move(answer));
}

Call FaroldApi::item(const ItemId &id, QObject *context, Answer<Item> answer) {
    return m_client.ask<Item>(kept(u"/api/v1/items/"_s + segment(id.value)), context, reads(&json::item),
                              std::move(answer));
}

Call FaroldApi::attempts(const ItemId &id, QObject *context, Answer<QList<Attempt>> answer) {
    return m_client.ask<QList<Attempt>>(kept(u"/api/v1/items/%1/attempts"_s.arg(segment(id.value))), context,
                                        reads(&json::attempts), std::move(answer));
}

Call FaroldApi::itemEvents(const ItemId &id, QObject *context, Answer<QList<ItemEvent>> answer) {
    return m_client.ask<QList<ItemEvent>>(kept(u"/api/v1/items/%1/events"_s.arg(segment(id.value))), context,
                                          reads(&json::itemEvents), std::move(answer));
}

Call FaroldApi::checkItems(const QList<ItemId> &ids, const IntentKey &intent, QObject *context,
                           Answer<Page<Item>> answer) {
    QJsonArray list;
    for (const auto &id : ids) {
        list.append(id.value);
    }
    auto request = post(u"/api/v1/items/check"_s, compact({{u"ids"_s, list}}), intent);
    request.timeout = std::chrono::seconds(60);
    return m_client.ask<Page<Item>>(request, context, reads(&json::itemPage), std::move(answer));
}

Call FaroldApi::previewPlan(const PlanRequest &plan, QObject *context, Answer<Plan> answer) {
    auto request = post(u"/api/v1/plans"_s, json::encode(plan));
    request.timeout = std::chrono::seconds(30);
    request.cap = exportCap; // every item of the selection is a row
    return m_client.ask<Plan>(request, context, reads(&json::plan), std::move(answer));
}

Call FaroldApi::runPlan(const QString &hash, const PlanRequest &plan, const QString &reason, const IntentKey &intent,
                        QObject *context, Answer<PlanRun> answer) {
    auto request = post(u"/api/v1/plans/%1/run"_s.arg(segment(hash)), json::encode(PlanOrder{plan, reason}), intent);
    request.timeout = std::chrono::seconds(30);
    request.cap = exportCap;
    return m_client.ask<PlanRun>(request, context, reads(&json::planRun), std::move(answer));
}

Call FaroldApi::planRun(const QString &id, QObject *context, Answer<PlanRun> answer) {
    auto request = get(u"/api/v1/plans/runs/"_s + segment(id));
    request.cap = exportCap;
    return m_client.ask<PlanRun>(request, context, reads(&json::planRun), std::move(answer));
}

static QString verb(FaroldApi::RunOrder order) {
    switch (order) {
    case FaroldApi::RunOrder::Pause:
        return u"pause"_s;
    case FaroldApi::RunOrder::Resume:
        return u"resume"_s;
    case FaroldApi::RunOrder::Cancel:
        return u"cancel"_s;
    }
    Q_UNREACHABLE();
}

Call FaroldApi::orderRun(const QString &id, RunOrder order, const QString &reason, const IntentKey &intent,
                         QObject *context, Answer<PlanRun> answer) {
    const QByteArray body = reason.isEmpty() ? QByteArray("{}") : json::encode(ReasonOrder{reason});
    auto request = post(u"/api/v1/plans/runs/%1/%2"_s.arg(segment(id), verb(order)), body, intent);
    request.cap = exportCap;
    return m_client.ask<PlanRun>(request, context, reads(&json::planRun), std::move(answer));
}

std::optional<Plan> FaroldApi::planOf(const Error &error) {
    auto plan = json::plan(json::problemCurrent(error.body));
    return plan ? std::optional<Plan>(std::move(*plan)) : std::nullopt;
}

Call FaroldApi::approvals(const ApprovalFilter &filter, const Window &window, QObject *context,
                          Answer<Page<Approval>> answer) {
    auto request = get(u"/api/v1/approvals"_s);
    put(request.query, u"status"_s, words(filter.statuses));
    put(request.query, u"mine"_s, filter.exclude ? u"exclude"_s : QString());
    putWindow(request.query, window);
    return m_client.ask<Page<Approval>>(request, context, reads(&json::approvalPage), std::move(answer));
}

Call FaroldApi::approval(const ApprovalId &id, QObject *context, Answer<Approval> answer) {
    auto request = get(u"/api/v1/approvals/"_s + segment(id.value));
    request.cap = exportCap;
    return m_client.ask<Approval>(request, context, reads(&json::approval), std::move(answer));
}

static QString verb(ApprovalStatus verdict) {
    return verdict == ApprovalStatus::Rejected    ? u"reject"_s
           : verdict == ApprovalStatus::Withdrawn ? u"withdraw"_s
                                                  : u"approve"_s;
}

Call FaroldApi::decide(const ApprovalId &id, ApprovalStatus verdict, const QString &comment, const IntentKey &intent,
                       QObject *context, Answer<Approval> answer) {
    const QJsonObject body{{u"comment"_s, comment}};
    auto request = post(u"/api/v1/approvals/%1/%2"_s.arg(segment(id.value), verb(verdict)),
                        QJsonDocument(body).toJson(QJsonDocument::Compact), intent);
    request.timeout = std::chrono::seconds(30);
    request.cap = exportCap;
    return m_client.ask<Approval>(request, context, reads(&json::approval), std::move(answer));
}

Call FaroldApi::approveMany(const QList<ApprovalId> &ids, const QString &comment, const IntentKey &intent,
                            QObject *context, Answer<QList<ApprovalResult>> answer) {
    auto request = post(u"/api/v1/approvals/approve"_s, json::encode(ApprovalOrder{ids, comment}), intent);
    request.timeout = std::chrono::seconds(30);
    return m_client.ask<QList<ApprovalResult>>(request, context, reads(&json::approvalResults), std::move(answer));
}

Call FaroldApi::metricsText(QObject *context, Answer<QByteArray> answer) {
    auto request = get(u"/metrics"_s);
    request.credentials = Credentials::None;
    request.expect = Expect::Anything;
    const Decode<QByteArray> body = [](const HttpReply &reply) -> Result<QByteArray> { return reply.body; };
    return m_client.ask<QByteArray>(request, context, body, std::move(answer));
}

Call FaroldApi::healthz(QObject *context, Answer<HttpReply> answer) {
    auto request = get(u"/healthz"_s);
    request.credentials = Credentials::None;
    request.expect = Expect::Anything;
    return m_client.send(request, context, std::move(answer));
}

} // namespace farol::net
