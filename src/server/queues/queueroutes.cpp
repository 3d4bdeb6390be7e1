// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/queues/queueroutes.h"

#include "core/json/accountcodec.h"
#include "core/json/queuecodec.h"
#include "server/audit/audit.h"
#include "server/items/listquery.h"
#include "server/queues/queuesrepo.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

using Read = Result<Response> (*)(sql::Connection &, const Request &, Instant);

Result<Response> list(sql::Connection &connection, const Request &request, Instant now) {
    const auto all = readQueues(connection, request.who.tenant, now);
    return all ? Result<Response>(json(json::encode(*all))) : tl::unexpected(all.error());
}

Result<Response> one(sql::Connection &connection, const Request &request, Instant now) {
    const auto queue = readQueue(connection, request.who.tenant, request.arguments[u"name"_s], now);
    return queue ? Result<Response>(json(json::encode(*queue))) : tl::unexpected(queue.error());
}

Result<Response> workers(sql::Connection &connection, const Request &request, Instant now) {
    const auto all = readWorkers(connection, request.who.tenant, now);
    return all ? Result<Response>(json(json::encode(*all))) : tl::unexpected(all.error());
}

Handler reading(const QueueServices &services, Read read) {
    return [services, read](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer,
                   [services, read, request](sql::Connection &connection) -> Result<Response> {
                       const auto known = onlyParameters(request, {});
                       return known ? read(connection, request, services.clock.now()) : tl::unexpected(known.error());
                   });
    };
}

Result<QString> reasonOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto order = json::reasonOrder(body);
    if (!order) {
        return tl::unexpected(order.error());
    }
    const QString reason = order->reason.trimmed();
    if (reason.isEmpty() || reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return reason;
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
        const auto reason = known ? reasonOf(request.body) : Result<QString>(tl::unexpected(known.error()));
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

} // namespace

void addQueueRoutes(Router &router, const QueueServices &services) {
    router.add({Method::Get, u"/api/v1/queues"_s, reading(services, list)});
    router.add({Method::Get, u"/api/v1/queues/{name}"_s, reading(services, one)});
    router.add({Method::Post, u"/api/v1/queues/{name}/pause"_s, ordering(services, true), true});
    router.add({Method::Post, u"/api/v1/queues/{name}/resume"_s, ordering(services, false), true});
    router.add({Method::Get, u"/api/v1/workers"_s, reading(services, workers)});
}

} // namespace farol::server
