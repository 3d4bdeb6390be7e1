// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/ordersapi.h"

#include "core/json/codec.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

// The guard first: an answer that it or the decoder refuses is Malformed here.
template<typename T>
Decode<T> reads(Result<T> (*decoder)(QByteArrayView)) {
    return [decoder](const HttpReply &reply) -> Result<T> {
        const auto safe = json::guard(reply.body);
        auto value = safe ? decoder(reply.body) : Result<T>(tl::unexpected(safe.error()));
        if (!value) {
            value.error().kind = ErrorKind::Malformed;
        }
        return value;
    };
}

QString segment(const QString &text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

HttpRequest post(const QString &path, const QJsonObject &body, const IntentKey &intent) {
    HttpRequest request;
    request.method = Method::Post;
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.contentType = "application/json";
    request.intent = intent;
    return request;
}

} // namespace

Call OrdersApi::orderBatch(const BatchId &id, BatchWord word, std::optional<std::int64_t> version,
                           const QString &reason, const IntentKey &intent, QObject *context,
                           Answer<BatchOrdered> answer) {
    const QJsonObject body = reason.isEmpty() ? QJsonObject() : QJsonObject{{u"reason"_s, reason}};
    auto request = post(u"/api/v1/batches/%1/%2"_s.arg(segment(id.value), toApi(word)), body, intent);
    request.ifMatch = version ? '"' + QByteArray::number(static_cast<qlonglong>(*version)) + '"' : QByteArray("*");
    return m_client.ask<BatchOrdered>(request, context, reads(&json::batchOrdered), std::move(answer));
}

Call OrdersApi::decideItem(const ItemId &id, std::int64_t version, const DecideOrder &order, const IntentKey &intent,
                           QObject *context, Answer<ItemDecided> answer) {
    auto request = post(u"/api/v1/items/%1/decide"_s.arg(segment(id.value)),
                        {{u"decision"_s, order.paid ? u"paid"_s : u"not_paid"_s},
                         {u"reason"_s, order.reason},
                         {u"evidence"_s, order.evidence}},
                        intent);
    request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"';
    return m_client.ask<ItemDecided>(request, context, reads(&json::itemDecided), std::move(answer));
}

} // namespace farol::net
