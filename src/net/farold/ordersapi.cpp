// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/ordersapi.h"

#include "net/farold/route.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpRequest orderAt(const QString &path, const QJsonObject &body, const IntentKey &intent) {
    return post(path, QJsonDocument(body).toJson(QJsonDocument::Compact), intent);
}

} // namespace

Call OrdersApi::orderBatch(const BatchId &id, BatchWord word, std::optional<std::int64_t> version,
                           const QString &reason, const IntentKey &intent, QObject *context,
                           Answer<BatchOrdered> answer) {
    const QJsonObject body = reason.isEmpty() ? QJsonObject() : QJsonObject{{u"reason"_s, reason}};
    auto request = orderAt(u"/api/v1/batches/%1/%2"_s.arg(segment(id.value), toApi(word)), body, intent);
    request.ifMatch = version ? '"' + QByteArray::number(static_cast<qlonglong>(*version)) + '"' : QByteArray("*");
    return m_client.ask<BatchOrdered>(request, context, reads(&json::batchOrdered), std::move(answer));
}

Call OrdersApi::decideItem(const ItemId &id, std::int64_t version, const DecideOrder &order, const IntentKey &intent,
                           QObject *context, Answer<ItemDecided> answer) {
    auto request = orderAt(u"/api/v1/items/%1/decide"_s.arg(segment(id.value)),
                           {{u"decision"_s, order.paid ? u"paid"_s : u"not_paid"_s},
                            {u"reason"_s, order.reason},
                            {u"evidence"_s, order.evidence}},
                           intent);
    request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"';
    return m_client.ask<ItemDecided>(request, context, reads(&json::itemDecided), std::move(answer));
}

} // namespace farol::net
