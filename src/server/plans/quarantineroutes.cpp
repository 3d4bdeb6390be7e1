// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/quarantineroutes.h"

#include "core/json/accountcodec.h"
#include "core/json/queuecodec.h"
#include "server/audit/audit.h"
#include "server/plans/quarantines.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<Response> list(sql::Connection &connection, const Request &request, Instant now) {
    const auto known = onlyParameters(request, {u"limit", u"cursor"});
    const auto window =
        known ? listWindow(request, quarantineCursor, 1) : Result<ListWindow>(tl::unexpected(known.error()));
    const auto page = window ? listQuarantines(connection, request.who.tenant, *window, now)
                             : Result<Page<Quarantine>>(tl::unexpected(window.error()));
    return page ? Result<Response>(json(json::encode(*page))) : tl::unexpected(page.error());
}

Result<Response> one(sql::Connection &connection, const Request &request, Instant now) {
    const auto known = onlyParameters(request, {});
    const auto found = known ? readQuarantine(connection, request.who.tenant, request.arguments[u"id"_s], now)
                             : Result<Quarantine>(tl::unexpected(known.error()));
    return found ? Result<Response>(json(json::encode(*found))) : tl::unexpected(found.error());
}

Result<Response> undo(Arrows &arrows, const Request &request, const QString &reason) {
    const QString id = request.arguments[u"id"_s];
    auto done = undoQuarantine(arrows, {request.who.tenant, id, request.who.user, reason});
    done = done ? appendAudit(arrows, {request.who.tenant,
                                       request.who.user,
                                       request.who.userId,
                                       u"plan.undo_purge"_s,
                                       id,
                                       reason,
                                       {},
                                       {},
                                       {},
                                       request.requestId})
                : done;
    const auto now = done ? readQuarantine(arrows.connection(), request.who.tenant, id, arrows.moment().now)
                          : Result<Quarantine>(tl::unexpected(done.error()));
    return now ? Result<Response>(json(json::encode(*now))) : tl::unexpected(now.error());
}

using Read = Result<Response> (*)(sql::Connection &, const Request &, Instant);

Handler reading(const PlanServices &services, Read read) {
    return [services, read](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer, [services, read, request](sql::Connection &connection) {
            return read(connection, request, services.clock.now());
        });
    };
}

} // namespace

void addQuarantineRoutes(Router &router, const PlanServices &services) {
    router.add({Method::Get, u"/api/v1/quarantines"_s, reading(services, list)});
    router.add({Method::Get, u"/api/v1/quarantines/{id}"_s, reading(services, one)});
    router.add(
        {Method::Post, u"/api/v1/quarantines/{id}/undo"_s,
         [services](const Request &request, const Answer &answer) {
             const auto known = onlyParameters(request, {});
             const auto reason = known ? reasonIn(request.body) : tl::unexpected(known.error());
             if (!reason) {
                 answer(problem(reason.error(), request.requestId));
                 return;
             }
             services.commands.run(
                 request,
                 [reason = *reason](Arrows &arrows, const Request &again) { return undo(arrows, again, reason); },
                 answer);
         },
         true});
}

} // namespace farol::server
