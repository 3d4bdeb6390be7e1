// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/queues/queueroutes.h"

#include "core/json/accountcodec.h"
#include "core/json/queuecodec.h"
#include "server/audit/audit.h"
#include "server/items/listquery.h"
#include "server/queues/deadlettersrepo.h"
#include "server/queues/queuelimits.h"
#include "server/queues/queuesrepo.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

using Read = Result<Response> (*)(sql::Connection &, const Request &, const QueueServices &);

Result<Response> list(sql::Connection &connection, const Request &request, const QueueServices &services) {
    const auto all = readQueues(connection, request.who.tenant, services.clock.now(), services.queueLimit);
    return all ? Result<Response>(json(json::encode(*all))) : tl::unexpected(all.error());
}

Result<Response> one(sql::Connection &connection, const Request &request, const QueueServices &services) {
    const auto queue = readQueue(connection, request.who.tenant, request.arguments[u"name"_s], services.clock.now(),
                                 services.queueLimit);
    return queue ? Result<Response>(json(json::encode(*queue))) : tl::unexpected(queue.error());
}

Result<DeadLettersRepo::Criteria> criteriaOf(const Request &request) {
    DeadLettersRepo::Criteria criteria;
    criteria.queue = request.arguments[u"name"_s];
    const auto origin = words(request, u"origin"_s);
    const auto reason = origin ? words(request, u"reason"_s) : origin;
    const auto cameBack = reason ? flag(request, u"came_back"_s) : tl::unexpected(reason.error());
    if (!cameBack) {
        return tl::unexpected(cameBack.error());
    }
    criteria.origin = *origin;
    criteria.reason = *reason;
    if (request.query.contains(u"came_back"_s)) {
        criteria.cameBack = *cameBack;
    }
    return criteria;
}

Result<Response> deadLetters(sql::Connection &connection, const Request &request, const QueueServices &services) {
    const auto window = listWindow(request, DeadLettersRepo::cursorName, 2);
    const auto criteria = window ? criteriaOf(request) : tl::unexpected(window.error());
    if (!criteria) {
        return tl::unexpected(criteria.error());
    }
    if (const auto queue = readQueue(connection, request.who.tenant, criteria->queue, services.clock.now()); !queue) {
        return tl::unexpected(queue.error());
    }
    const auto page = DeadLettersRepo(connection, request.who.tenant).list(*criteria, *window);
    return page ? Result<Response>(json(json::encode(*page))) : tl::unexpected(page.error());
}

Result<Response> workers(sql::Connection &connection, const Request &request, const QueueServices &services) {
    const auto all = readWorkers(connection, request.who.tenant, services.clock.now());
    return all ? Result<Response>(json(json::encode(*all))) : tl::unexpected(all.error());
}

Handler reading(const QueueServices &services, Read read, const QList<QStringView> &parameters = {}) {
    return [services, read, parameters](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer,
                   [services, read, request, parameters](sql::Connection &connection) -> Result<Response> {
                       const auto known = onlyParameters(request, parameters);
                       return known ? read(connection, request, services) : tl::unexpected(known.error());
                   });
    };
}

Result<Response> carryOut(Arrows &arrows, const Request &request, bool paused, const QString &reason) {
    const QString name = request.arguments[u"name"_s];
    const auto now = arrows.moment().now;
    const auto before = readQueue(arrows.connection(), request.who.tenant, name, now);
    const bool same = before && before->paused == paused;
    const auto changed = same     ? Result<bool>(false)
                         : before ? orderQueue(arrows, {request.who.tenant, name, paused, request.who.user, reason})
                                  : Result<bool>(tl::unexpected(before.error()));
    if (!changed) {
        return tl::unexpected(changed.error());
    }
    if (!*changed) {
        return refuse(409, u"queue_state"_s, paused ? u"this queue is paused already"_s : u"this queue runs"_s);
    }
    const auto word = paused ? u"queue.pause"_s : u"queue.resume"_s;
    const auto done = appendAudit(
        arrows,
        {request.who.tenant, request.who.user, request.who.userId, word, name, reason, {}, {}, {}, request.requestId});
    const auto after = done ? readQueue(arrows.connection(), request.who.tenant, name, now)
                            : Result<Queue>(tl::unexpected(done.error()));
    return after ? Result<Response>(json(json::encode(*after))) : tl::unexpected(after.error());
}

Handler ordering(const QueueServices &services, bool paused) {
    return [services, paused](const Request &request, const Answer &answer) {
        const auto known = onlyParameters(request, {});
        const auto reason = known ? reasonIn(request.body) : Result<QString>(tl::unexpected(known.error()));
        if (!reason) {
            answer(problem(reason.error(), request.requestId));
            return;
        }
        services.commands.run(
            request,
            [paused, reason = *reason](Arrows &arrows, const Request &again) {
                return carryOut(arrows, again, paused, reason);
            },
            answer);
    };
}

struct LimitOrder {
    int most = 0; // 0: none
    QString reason;
};

// {"max_in_flight": 5 or null, "reason": "…"} and nothing else.
Result<LimitOrder> limitOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto object = QJsonDocument::fromJson(body).object();
    const auto most = object.value(u"max_in_flight"_s);
    LimitOrder order{most.toInt(0), object.value(u"reason"_s).toString().trimmed()};
    if (!most.isNull() && (order.most < 1 || order.most > 10'000)) {
        return refuse(422, u"option_invalid"_s, u"1 to 10000 in flight, or null for no limit"_s, u"max_in_flight"_s);
    }
    if (object.size() > 2) {
        return refuse(422, u"unknown_member"_s, u"the order is max_in_flight and a reason"_s);
    }
    if (order.reason.isEmpty() || order.reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return order;
}

Result<Response> limit(Arrows &arrows, const Request &request, const LimitOrder &order, int standard) {
    const QString name = request.arguments[u"name"_s];
    const auto now = arrows.moment().now;
    const auto before = readQueue(arrows.connection(), request.who.tenant, name, now, standard);
    if (!before) {
        return tl::unexpected(before.error());
    }
    if (before->maxInFlight == order.most) {
        return refuse(409, u"queue_state"_s, u"this is the queue's limit already"_s);
    }
    const auto changed = limitQueue(arrows, {request.who.tenant, name, order.most, request.who.user, order.reason});
    if (!changed) {
        return tl::unexpected(changed.error());
    }
    const auto text = [](std::int64_t most) { return u"{\"max_in_flight\":%1}"_s.arg(most); };
    const auto done = appendAudit(arrows, {request.who.tenant,
                                           request.who.user,
                                           request.who.userId,
                                           u"queue.concurrency"_s,
                                           name,
                                           order.reason,
                                           {},
                                           text(before->maxInFlight),
                                           text(order.most),
                                           request.requestId});
    const auto after = done ? readQueue(arrows.connection(), request.who.tenant, name, now, standard)
                            : Result<Queue>(tl::unexpected(done.error()));
    return after ? Result<Response>(json(json::encode(*after))) : tl::unexpected(after.error());
}

Handler limiting(const QueueServices &services) {
    return [services](const Request &request, const Answer &answer) {
        const auto known = onlyParameters(request, {});
        const auto order = known ? limitOf(request.body) : Result<LimitOrder>(tl::unexpected(known.error()));
        if (!order) {
            answer(problem(order.error(), request.requestId));
            return;
        }
        services.commands.run(
            request,
            [order = *order, standard = services.queueLimit](Arrows &arrows, const Request &again) {
                return limit(arrows, again, order, again.arguments[u"name"_s] == u"webhooks" ? 0 : standard);
            },
            answer);
    };
}

} // namespace

void addQueueRoutes(Router &router, const QueueServices &services) {
    router.add({Method::Get, u"/api/v1/queues"_s, reading(services, list)});
    router.add({Method::Get, u"/api/v1/queues/{name}"_s, reading(services, one)});
    router.add({Method::Get, u"/api/v1/queues/{name}/dead-letters"_s,
                reading(services, deadLetters, {u"origin", u"reason", u"came_back", u"limit", u"cursor"})});
    router.add({Method::Post, u"/api/v1/queues/{name}/pause"_s, ordering(services, true), true});
    router.add({Method::Post, u"/api/v1/queues/{name}/resume"_s, ordering(services, false), true});
    router.add({Method::Post, u"/api/v1/queues/{name}/concurrency"_s, limiting(services), true});
    router.add({Method::Get, u"/api/v1/workers"_s, reading(services, workers)});
}

} // namespace farol::server
