// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/queuesapi.h"

#include "core/json/codec.h"
#include "core/json/queuecodec.h"

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

HttpRequest get(const QString &path) {
    HttpRequest request;
    request.path = path;
    return request;
}

QString pathOf(const QString &name) {
    return u"/api/v1/queues/"_s + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

Call QueuesApi::queues(QObject *context, Answer<QList<Queue>> answer) {
    return m_client.ask<QList<Queue>>(get(u"/api/v1/queues"_s), context, reads(&json::queues), std::move(answer));
}

Call QueuesApi::queue(const QString &name, QObject *context, Answer<Queue> answer) {
    return m_client.ask<Queue>(get(pathOf(name)), context, reads(&json::queue), std::move(answer));
}

Call QueuesApi::orderQueue(const QString &name, Order order, const QString &reason, const IntentKey &intent,
                           QObject *context, Answer<Queue> answer) {
    HttpRequest request;
    request.method = Method::Post;
    request.path = pathOf(name) + (order == Order::Pause ? u"/pause"_s : u"/resume"_s);
    request.body = QJsonDocument(QJsonObject{{u"reason"_s, reason}}).toJson(QJsonDocument::Compact);
    request.contentType = "application/json";
    request.intent = intent;
    return m_client.ask<Queue>(request, context, reads(&json::queue), std::move(answer));
}

Call QueuesApi::workers(QObject *context, Answer<QList<QueueWorker>> answer) {
    return m_client.ask<QList<QueueWorker>>(get(u"/api/v1/workers"_s), context, reads(&json::queueWorkers),
                                            std::move(answer));
}

} // namespace farol::net
