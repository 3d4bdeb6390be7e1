// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/queuesapi.h"

#include "core/json/queuecodec.h"
#include "net/farold/query.h"
#include "net/farold/route.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpRequest page(const QString &path, const Window &window) {
    HttpRequest request = get(path);
    putWindow(request.query, {window.cursor, window.limit, false}); // these lists are not counted
    return request;
}

HttpRequest order(const QString &path, const QString &reason, const IntentKey &intent) {
    return post(path, QJsonDocument(QJsonObject{{u"reason"_s, reason}}).toJson(QJsonDocument::Compact), intent);
}

QString pathOf(const QString &name) {
    return u"/api/v1/queues/"_s + segment(name);
}

} // namespace

Call QueuesApi::queues(QObject *context, Answer<QList<Queue>> answer) {
    return m_client.ask<QList<Queue>>(get(u"/api/v1/queues"_s), context, reads(&json::queues), std::move(answer));
}

Call QueuesApi::queue(const QString &name, QObject *context, Answer<Queue> answer) {
    return m_client.ask<Queue>(get(pathOf(name)), context, reads(&json::queue), std::move(answer));
}

Call QueuesApi::orderQueue(const QString &name, Order what, const QString &reason, const IntentKey &intent,
                           QObject *context, Answer<Queue> answer) {
    const QString path = pathOf(name) + (what == Order::Pause ? u"/pause"_s : u"/resume"_s);
    return m_client.ask<Queue>(order(path, reason, intent), context, reads(&json::queue), std::move(answer));
}

Call QueuesApi::limitQueue(const QString &name, std::optional<int> most, const QString &reason, const IntentKey &intent,
                           QObject *context, Answer<Queue> answer) {
    HttpRequest request = order(pathOf(name) + u"/concurrency"_s, reason, intent);
    const QJsonObject body{{u"max_in_flight"_s, most ? QJsonValue(*most) : QJsonValue()}, {u"reason"_s, reason}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return m_client.ask<Queue>(request, context, reads(&json::queue), std::move(answer));
}

Call QueuesApi::deadLetters(const QString &name, const DeadFilter &filter, const Window &window, QObject *context,
                            Answer<Page<DeadLetter>> answer) {
    HttpRequest request = page(pathOf(name) + u"/dead-letters"_s, window);
    const auto add = [&request](const QString &key, const QString &value) {
        if (!value.isEmpty()) {
            request.query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        }
    };
    add(u"origin"_s, filter.origin);
    add(u"reason"_s, filter.reason);
    add(u"came_back"_s, !filter.cameBack ? QString() : *filter.cameBack ? u"true"_s : u"false"_s);
    return m_client.ask<Page<DeadLetter>>(request, context, reads(&json::deadLetterPage), std::move(answer));
}

Call QueuesApi::quarantines(const Window &window, QObject *context, Answer<Page<Quarantine>> answer) {
    return m_client.ask<Page<Quarantine>>(page(u"/api/v1/quarantines"_s, window), context, reads(&json::quarantinePage),
                                          std::move(answer));
}

Call QueuesApi::undoQuarantine(const QString &run, const QString &reason, const IntentKey &intent, QObject *context,
                               Answer<Quarantine> answer) {
    const QString path = u"/api/v1/quarantines/%1/undo"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(run)));
    return m_client.ask<Quarantine>(order(path, reason, intent), context, reads(&json::quarantine), std::move(answer));
}

Call QueuesApi::workers(QObject *context, Answer<QList<QueueWorker>> answer) {
    return m_client.ask<QList<QueueWorker>>(get(u"/api/v1/workers"_s), context, reads(&json::queueWorkers),
                                            std::move(answer));
}

} // namespace farol::net
