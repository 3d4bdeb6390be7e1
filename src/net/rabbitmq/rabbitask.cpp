// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What takes more than one question, or another port.
#include "net/rabbitmq/rabbitapi.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpRequest getRequest(const RabbitPlace &place, const RabbitApi::Peek &how) {
    HttpRequest request;
    request.method = Method::Post;
    request.path = u"/api/queues/%1/%2/get"_s.arg(rabbitSegment(place.vhost), rabbitSegment(place.name));
    request.credentials = Credentials::None;
    request.expect = Expect::Anything;
    request.timeout = 30s;
    request.cap = exportCap;
    request.contentType = "application/json";
    request.once = true; // a second try would be a second delivery
    // Never ack_requeue_false: what such an answer does not bring home is lost.
    request.body = QJsonDocument(QJsonObject{{u"count"_s, std::clamp(how.count, 1, 1000)},
                                             {u"ackmode"_s, u"ack_requeue_true"_s},
                                             {u"encoding"_s, u"auto"_s},
                                             {u"truncate"_s, std::max(how.mostBytes, 1)}})
                       .toJson(QJsonDocument::Compact);
    return request;
}

struct Steps {
    HttpClient &client;
    RabbitPlace place;
    RabbitApi::Peek how;
    QObject *context;
    RabbitApi::Answer<RabbitApi::Peeked> answer;
};

void getMessages(const Steps &steps, const PeekRisk &risk) {
    const auto read = [](const HttpReply &reply) { return rabbitMessages(reply.body); };
    steps.client.ask<QList<RabbitMessage>>(
        getRequest(steps.place, steps.how), steps.context, read,
        [answer = steps.answer, risk](const Result<QList<RabbitMessage>> &messages) {
            answer(messages ? Result<RabbitApi::Peeked>({*messages, risk}) : tl::unexpected(messages.error()));
        });
}

void weigh(const Steps &steps, const RabbitQueue &queue, const QString &version) {
    const auto risk = peekRisk(queue, version);
    const bool destroys = risk.level == PeekRisk::Level::Destroys;
    const bool mayDestroy = destroys || risk.level == PeekRisk::Level::Unknown;
    if (risk.level == PeekRisk::Level::Refused || (mayDestroy && !steps.how.despiteLimit)) {
        const QString code = destroys ? u"peek_destroys"_s : mayDestroy ? u"peek_unknown"_s : u"peek_impossible"_s;
        steps.answer(failure(ErrorKind::Rejected, code, risk.sentence));
    } else {
        getMessages(steps, risk);
    }
}

} // namespace

void RabbitApi::peek(const RabbitPlace &place, const Peek &how, QObject *context, Answer<Peeked> answer) {
    queue(place, context,
          [steps = Steps{m_client, place, how, context, std::move(answer)}](const Result<RabbitQueue> &queue) {
              if (!queue) {
                  steps.answer(tl::unexpected(queue.error()));
              } else if (queue->type != u"quorum"_s || queue->rules.deliveryLimit) {
                  weigh(steps, *queue, {});
              } else { // its version decides whether it has a limit that nobody wrote
                  RabbitApi(steps.client)
                      .overview(steps.context, [steps, found = *queue](const Result<RabbitOverview> &overview) {
                          if (overview) {
                              weigh(steps, found, overview->version);
                          } else {
                              steps.answer(tl::unexpected(overview.error()));
                          }
                      });
              }
          });
}

Call askRabbitDepths(HttpClient &client, const QString &vhost, QObject *context,
                     std::function<void(Result<RabbitDepths>)> answer) {
    HttpRequest request;
    request.path = u"/metrics/detailed"_s;
    request.credentials = Credentials::None;
    request.expect = Expect::Anything;
    request.timeout = 30s;
    request.cap = exportCap;
    if (!vhost.isEmpty()) {
        request.query.addQueryItem(u"vhost"_s, rabbitSegment(vhost));
    }
    request.query.addQueryItem(u"family"_s, u"queue_coarse_metrics"_s);
    request.query.addQueryItem(u"family"_s, u"queue_consumer_count"_s);
    return client.ask<RabbitDepths>(
        request, context, [](const HttpReply &reply) { return rabbitDepths(reply.body); }, std::move(answer));
}

void askWhetherRabbit(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer) {
    RabbitApi(client).overview(context, [answer = std::move(answer)](const Result<RabbitOverview> &overview) {
        answer(overview ? Result<QString>(u"RabbitMQ "_s + overview->version) : tl::unexpected(overview.error()));
    });
}

} // namespace farol::net
