// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/batchroutes.h"

#include "core/json/codec.h"
#include "server/batches/batchesrepo.h"
#include "server/items/itemroutes.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static std::optional<int> statusNumber(QStringView word) {
    const auto status = batchStatusFromApi(word);
    return status ? std::optional(static_cast<int>(*status)) : std::nullopt;
}
static std::optional<int> stateNumber(QStringView word) {
    const auto state = itemStateFromApi(word);
    return state ? std::optional(static_cast<int>(*state)) : std::nullopt;
}

static Result<BatchesRepo::Criteria> criteriaOf(const Request &request) {
    BatchesRepo::Criteria criteria;
    const auto statuses = wordMask(request, u"status"_s, statusNumber);
    const auto states = statuses ? wordMask(request, u"state"_s, stateNumber) : statuses;
    if (!states) {
        return tl::unexpected(states.error());
    }
    const auto queue = words(request, u"queue"_s);
    const auto text = queue ? words(request, u"q"_s) : queue;
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (const auto kind = request.query.constFind(u"kind"_s); kind != request.query.constEnd()) {
        criteria.kind = itemKindFromApi(*kind);
        if (!criteria.kind) {
            return refuse(400, u"parameter_invalid"_s, u"kind is payment or notification"_s, u"kind"_s);
        }
    }
    if (const auto since = request.query.constFind(u"since"_s); since != request.query.constEnd()) {
        criteria.since = fromRfc3339(*since);
        if (!criteria.since) {
            return refuse(400, u"parameter_invalid"_s, u"since is a time like 2026-11-20T13:05:00Z"_s, u"since"_s);
        }
    }
    criteria.statuses = *statuses;
    criteria.states = *states;
    criteria.queue = *queue;
    criteria.text = *text;
    return criteria;
}

static Result<Response> list(sql::Connection &connection, const Request &request) {
    const auto known = onlyParameters(
        request, {u"status", u"state", u"queue", u"kind", u"q", u"since", u"limit", u"cursor", u"total"});
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto window = listWindow(request, "batches", 2);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto criteria = criteriaOf(request);
    if (!criteria) {
        return tl::unexpected(criteria.error());
    }
    const auto page = BatchesRepo(connection, request.who.tenant).list(*criteria, *window);
    if (!page) {
        return tl::unexpected(page.error());
    }
    return json(json::encode(*page));
}

using One = std::function<Result<Response>(sql::Connection &, const Request &, const BatchesRepo::Stored &)>;

// The routes of one batch differ in what they read of it.
static Handler one(const BatchServices &services, const QList<QStringView> &known, One read) {
    return [services, known, read = std::move(read)](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer,
                   [request, known, read](sql::Connection &connection) -> Result<Response> {
                       if (const auto good = onlyParameters(request, known); !good) {
                           return tl::unexpected(good.error());
                       }
                       BatchesRepo batches(connection, request.who.tenant);
                       const auto stored = batches.find(BatchId{request.arguments[u"id"_s]});
                       if (!stored) {
                           return tl::unexpected(stored.error());
                       }
                       return read(connection, request, *stored);
                   });
    };
}

void addBatchRoutes(Router &router, const BatchServices &services) {
    router.add({Method::Get, u"/api/v1/batches"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [request](sql::Connection &connection) { return list(connection, request); });
                }});
    router.add({Method::Get, u"/api/v1/batches/{id}"_s,
                one(services, {}, [](auto &, const auto &, const auto &stored) -> Result<Response> {
                    return json(json::encode(stored.batch), stored.batch.version);
                })});
    router.add({Method::Get, u"/api/v1/batches/{id}/items"_s,
                one(services, {u"state", u"code", u"kind", u"q", u"limit", u"cursor", u"total"},
                    [services](auto &connection, const auto &request, const auto &stored) {
                        return listItems(connection, request, services.config, stored.row);
                    })});
    router.add({Method::Get, u"/api/v1/batches/{id}/errors"_s,
                one(services, {}, [](auto &connection, const auto &request, const auto &stored) -> Result<Response> {
                    const auto groups = BatchesRepo(connection, request.who.tenant).errorGroups(stored.row);
                    if (!groups) {
                        return tl::unexpected(groups.error());
                    }
                    return json(json::encode(*groups));
                })});
    addImport(router, services);
    addSubmit(router, services);
    addBatchOrders(router, services);
    addCorrection(router, services);
}

} // namespace farol::server
