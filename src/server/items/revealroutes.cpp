// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/payload.h"
#include "server/audit/audit.h"
#include "server/items/itemroutes.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Result<Payload> payloadOf(sql::Connection &connection, const Request &request) {
    const ItemId id{request.arguments[u"id"_s]};
    const auto key = itemRow(connection, request.who.tenant, id);
    if (!key) {
        return tl::unexpected(key.error());
    }
    auto row = connection.prepare("SELECT i.external_id, i.payee, i.document, i.pix_key, i.amount, b.currency, "
                                  "i.due_date, i.description FROM items i JOIN batches b ON b.id = i.batch WHERE "
                                  "i.id = ? AND i.tenant = ?");
    const auto found = *key ? row.bind((*key)->item, request.who.tenant).step() : Result<bool>(false);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"item", id.value);
    }
    return Payload{id.value,      row.string(0), row.string(1),
                   row.string(2), row.string(3), moneyOf(row.integer(4), row.text(5)),
                   row.string(6), row.string(7), false};
}

// {"reason": "…"} and nothing else.
static Result<QString> reasonOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto order = QJsonDocument::fromJson(body).object();
    const QString reason = order.value(u"reason"_s).toString().trimmed();
    if (order.size() > 1) {
        return refuse(422, u"unknown_member"_s, u"the order is a reason and nothing else"_s);
    }
    if (reason.isEmpty() || reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return reason;
}

// The audit row is on disk before a byte of the answer goes out.
static void reveal(const ItemServices &services, const Request &request, const Answer &answer) {
    const auto known = onlyParameters(request, {});
    const auto reason = known ? reasonOf(request.body) : tl::unexpected(known.error());
    if (!reason) {
        return answer(problem(reason.error(), request.requestId));
    }
    services.commands.run(
        request,
        [reason = *reason](Arrows &arrows, const Request &again) -> Result<Response> {
            const auto payload = payloadOf(arrows.connection(), again);
            if (!payload) {
                return tl::unexpected(payload.error());
            }
            const auto audited = appendAudit(arrows, {again.who.tenant,
                                                      again.who.user,
                                                      again.who.userId,
                                                      u"item.reveal"_s,
                                                      payload->item,
                                                      reason,
                                                      {},
                                                      {},
                                                      {},
                                                      again.requestId});
            if (!audited) {
                return tl::unexpected(audited.error());
            }
            auto response = json(json::encode(*payload));
            response.replay = QJsonDocument(QJsonObject{{u"id"_s, payload->item}}).toJson(QJsonDocument::Compact);
            return response;
        },
        answer);
}

void addRevealRoutes(Router &router, const ItemServices &services) {
    router.add({Method::Get, u"/api/v1/items/{id}/payload"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [request](sql::Connection &connection) -> Result<Response> {
                                   if (const auto known = onlyParameters(request, {}); !known) {
                                       return tl::unexpected(known.error());
                                   }
                                   const auto payload = payloadOf(connection, request);
                                   if (!payload) {
                                       return tl::unexpected(payload.error());
                                   }
                                   return json(json::encode(masked(*payload)));
                               });
                }});
    router.add({Method::Post, u"/api/v1/items/{id}/reveal"_s,
                [services](const Request &request, const Answer &answer) { reveal(services, request, answer); }, true});
}

} // namespace farol::server
