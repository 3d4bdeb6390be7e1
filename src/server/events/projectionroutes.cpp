// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/projectionroutes.h"

#include "core/json/projectioncodec.h"
#include "server/audit/audit.h"
#include "server/events/activity.h"
#include "server/items/itemsearch.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr int mostRows = 5000;

// Whole hours: since its hour on, until the end of its hour; the last 30 days when nothing is said.
Result<ActivityCriteria> criteriaOf(const Request &request, Instant now) {
    ActivityCriteria criteria;
    criteria.tenant = request.who.tenant;
    const auto at = [&request](const QString &name, Instant absent) -> Result<std::int64_t> {
        const auto text = request.query.constFind(name);
        const auto time = text == request.query.constEnd() ? absent : fromRfc3339(*text).value_or(Instant::min());
        if (time == Instant::min()) {
            return refuse(400, u"parameter_invalid"_s, u"write a time like 2026-11-20T13:05:00Z"_s, name);
        }
        return time.time_since_epoch().count();
    };
    const auto since = at(u"since"_s, now - std::chrono::hours(30 * 24));
    const auto until = since ? at(u"until"_s, now + std::chrono::hours(1)) : since;
    if (!until) {
        return tl::unexpected(until.error());
    }
    criteria.sinceHour = *since - *since % hour;
    criteria.untilHour = *until;
    return criteria;
}

Result<Response> shown(sql::Connection &connection, const ActivityCriteria &criteria) {
    const auto rows = readActivity(connection, criteria, mostRows);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    // A read model is a little behind anyway: whoever asked may keep it a moment, and ask again by its ETag.
    Response response = json(json::encode(*rows));
    response.headers.append(std::pair<QByteArray, QByteArray>("Cache-Control", "private, max-age=5"));
    return response;
}

Result<Response> ofTenant(sql::Connection &connection, const Request &request, Instant now) {
    const auto criteria = criteriaOf(request, now);
    return criteria ? shown(connection, *criteria) : tl::unexpected(criteria.error());
}

Result<Response> ofBatch(sql::Connection &connection, const Request &request, Instant now) {
    auto criteria = criteriaOf(request, now);
    const auto row = criteria ? batchRow(connection, request.who.tenant, BatchId{request.arguments[u"id"_s]})
                              : tl::unexpected(criteria.error());
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!*row) {
        return noSuch(u"batch", request.arguments[u"id"_s]);
    }
    criteria->batch = **row;
    return shown(connection, *criteria);
}

Result<Response> all(sql::Connection &connection, const Request &, Instant now) {
    const auto projections = readProjections(connection, now);
    return projections ? Result<Response>(json(json::encode(*projections))) : tl::unexpected(projections.error());
}

Result<Response> replay(Arrows &arrows, const Request &request) {
    const QString name = request.arguments[u"name"_s];
    const auto ordered = orderReplay(arrows.connection(), name);
    const auto known =
        ordered ? readProjections(arrows.connection(), arrows.moment().now) : tl::unexpected(ordered.error());
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto isIt = [&name](const Projection &one) { return one.name == name; };
    if (std::none_of(known->begin(), known->end(), isIt)) {
        return noSuch(u"projection", name);
    }
    if (!*ordered) {
        return refuse(409, u"replay_running"_s, u"it is being replayed already"_s);
    }
    const auto done = appendAudit(arrows, {request.who.tenant,
                                           request.who.user,
                                           request.who.userId,
                                           u"projection.replay"_s,
                                           name,
                                           {},
                                           {},
                                           {},
                                           {},
                                           request.requestId});
    return done ? Result<Response>(json(json::encode(*known), 202)) : tl::unexpected(done.error());
}

using Read = Result<Response> (*)(sql::Connection &, const Request &, Instant);
Handler reading(const ProjectionServices &services, const QList<QStringView> &known, Read read) {
    return [services, known, read](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer,
                   [services, known, read, request](sql::Connection &connection) -> Result<Response> {
                       const auto good = onlyParameters(request, known);
                       return good ? read(connection, request, services.clock.now()) : tl::unexpected(good.error());
                   });
    };
}

} // namespace

void addProjectionRoutes(Router &router, const ProjectionServices &services) {
    router.add({Method::Get, u"/api/v1/projections"_s, reading(services, {}, all)});
    router.add({Method::Get, u"/api/v1/events/activity"_s, reading(services, {u"since", u"until"}, ofTenant)});
    router.add({Method::Get, u"/api/v1/batches/{id}/activity"_s, reading(services, {u"since", u"until"}, ofBatch)});
    router.add({Method::Post, u"/api/v1/projections/{name}/replay"_s,
                [services](const Request &request, const Answer &answer) {
                    if (const auto known = onlyParameters(request, {}); !known) {
                        answer(problem(known.error(), request.requestId));
                        return;
                    }
                    services.commands.run(request, replay, answer);
                },
                true});
}

} // namespace farol::server
