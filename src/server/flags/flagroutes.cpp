// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/flags/flagroutes.h"

#include "server/audit/audit.h"
#include "server/flags/flags.h"
#include "server/items/listquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject shown(const FlagState &state) {
    QJsonObject object{{u"name"_s, toApi(state.flag)}, {u"enabled"_s, state.enabled}};
    if (state.version > 0) {
        object.insert(u"changed_by"_s, state.changedBy);
        object.insert(u"changed_at"_s, toRfc3339(state.changedAt));
        object.insert(u"reason"_s, state.reason);
    }
    return object;
}

Result<Response> all(sql::Connection &connection, std::int64_t tenant) {
    const auto states = readFlags(connection, tenant);
    if (!states) {
        return tl::unexpected(states.error());
    }
    QJsonArray rows;
    for (const FlagState &state : *states) {
        rows.append(shown(state));
    }
    return json(QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact));
}

Result<FlagOrder> orderOf(const Request &request) {
    if (const auto clean = soundJson(request.body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto flag = flagFromApi(request.arguments.value(u"name"_s));
    const auto document = QJsonDocument::fromJson(request.body);
    const auto object = document.object();
    const auto enabled = object.value(u"enabled"_s);
    const QString reason = object.value(u"reason"_s).toString().trimmed();
    if (!flag) {
        return noSuch(u"flag", request.arguments.value(u"name"_s));
    }
    if (!document.isObject() || object.size() != 2 || !enabled.isBool()) {
        return refuse(422, u"member_invalid"_s, u"say enabled: true or false, and the reason"_s, u"enabled"_s);
    }
    if (reason.isEmpty() || reason.size() > 500) {
        return refuse(422, u"member_invalid"_s, u"say why in 1 to 500 characters"_s, u"reason"_s);
    }
    return FlagOrder{request.who.tenant, *flag, enabled.toBool(), request.who.user, reason};
}

Result<Response> change(Arrows &arrows, const Request &request, const FlagOrder &order) {
    const auto before = isOn(arrows.connection(), order.tenant, order.flag);
    auto done = before ? setFlag(arrows, order) : tl::unexpected(before.error());
    const auto word = [](bool on) { return on ? u"{\"enabled\":true}"_s : u"{\"enabled\":false}"_s; };
    done = done ? appendAudit(arrows, {request.who.tenant,
                                       request.who.user,
                                       request.who.userId,
                                       u"flag.set"_s,
                                       toApi(order.flag),
                                       order.reason,
                                       {},
                                       word(*before),
                                       word(order.enabled),
                                       request.requestId})
                : done;
    return done ? all(arrows.connection(), order.tenant) : tl::unexpected(done.error());
}

} // namespace

void addFlagRoutes(Router &router, const FlagServices &services) {
    router.add({Method::Get, u"/api/v1/ops/flags"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [request](sql::Connection &connection) -> Result<Response> {
                                   const auto known = onlyParameters(request, {});
                                   return known ? all(connection, request.who.tenant) : tl::unexpected(known.error());
                               });
                }});
    router.add({Method::Post, u"/api/v1/ops/flags/{name}"_s,
                [services](const Request &request, const Answer &answer) {
                    const auto known = onlyParameters(request, {});
                    const auto order = known ? orderOf(request) : tl::unexpected(known.error());
                    if (!order) {
                        answer(problem(order.error(), request.requestId));
                        return;
                    }
                    services.commands.run(
                        request,
                        [order = *order](Arrows &arrows, const Request &again) { return change(arrows, again, order); },
                        answer);
                },
                true});
}

} // namespace farol::server
