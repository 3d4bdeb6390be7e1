// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/itemroutes.h"

#include "core/json/codec.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static std::optional<int> stateNumber(QStringView word) {
    const auto state = itemStateFromApi(word);
    return state ? std::optional(static_cast<int>(*state)) : std::nullopt;
}

// The batch that a parameter names; 0, where no row is, for one that does not exist: the list is empty then.
static Result<std::optional<std::int64_t>> batchOf(sql::Connection &connection, const Request &request) {
    const auto found = request.query.constFind(u"batch"_s);
    if (found == request.query.constEnd()) {
        return std::optional<std::int64_t>();
    }
    const auto row = batchRow(connection, request.who.tenant, BatchId{*found});
    if (!row) {
        return tl::unexpected(row.error());
    }
    return row->value_or(0);
}

static Result<ItemCriteria> criteriaOf(const Request &request, const std::optional<std::int64_t> &batch) {
    ItemCriteria criteria;
    criteria.batch = batch;
    const auto states = wordMask(request, u"state"_s, stateNumber);
    if (!states) {
        return tl::unexpected(states.error());
    }
    criteria.states = *states;
    if (const auto kind = request.query.constFind(u"kind"_s); kind != request.query.constEnd()) {
        criteria.kind = itemKindFromApi(*kind);
        if (!criteria.kind) {
            return refuse(400, u"parameter_invalid"_s, u"kind is payment or notification"_s, u"kind"_s);
        }
    }
    const auto code = words(request, u"code"_s);
    const auto text = code ? words(request, u"q"_s) : code;
    if (!text) {
        return tl::unexpected(text.error());
    }
    criteria.code = *code;
    criteria.text = *text;
    return criteria;
}

Result<Response> listItems(sql::Connection &connection, const Request &request, const Config &config,
                           const std::optional<std::int64_t> &batch) {
    const auto window = listWindow(request, "items", 2);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto criteria = criteriaOf(request, batch);
    if (!criteria) {
        return tl::unexpected(criteria.error());
    }
    std::optional<ItemSearch::Key> after;
    if (!window->after.empty()) {
        after = ItemSearch::Key{window->after[0], window->after[1], 0};
    }
    ItemsRepo items(connection, request.who.tenant, config.engine.uncertainAfter);
    auto listed = items.list(*criteria, after, window->limit, window->total);
    if (!listed) {
        return tl::unexpected(listed.error());
    }
    Page<Item> page{std::move(listed->rows), {}, listed->total};
    if (listed->next) {
        page.next = cursor("items", {listed->next->batch, listed->next->seq});
    }
    return json(json::encode(page));
}

static Result<Response> list(sql::Connection &connection, const Request &request, const Config &config) {
    const auto known =
        onlyParameters(request, {u"batch", u"state", u"code", u"kind", u"q", u"limit", u"cursor", u"total"});
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto batch = batchOf(connection, request);
    if (!batch) {
        return tl::unexpected(batch.error());
    }
    return listItems(connection, request, config, *batch);
}

using One = std::function<Result<Response>(ItemsRepo &, std::int64_t)>;

// The routes of one item differ in what they read of it.
static Handler one(const ItemServices &services, One read) {
    return [services, read = std::move(read)](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer,
                   [services, request, read](sql::Connection &connection) -> Result<Response> {
                       if (const auto known = onlyParameters(request, {}); !known) {
                           return tl::unexpected(known.error());
                       }
                       const auto key = itemRow(connection, request.who.tenant, ItemId{request.arguments[u"id"_s]});
                       if (!key) {
                           return tl::unexpected(key.error());
                       }
                       if (!*key) {
                           return noSuch(u"item", request.arguments[u"id"_s]);
                       }
                       ItemsRepo items(connection, request.who.tenant, services.config.engine.uncertainAfter);
                       return read(items, (*key)->item);
                   });
    };
}

template<typename T>
static Result<Response> encoded(const Result<T> &value) {
    if (!value) {
        return tl::unexpected(value.error());
    }
    return json(json::encode(*value));
}

void addItemRoutes(Router &router, const ItemServices &services) {
    router.add({Method::Get, u"/api/v1/items"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer, [services, request](sql::Connection &connection) {
                        return list(connection, request, services.config);
                    });
                }});
    router.add({Method::Get, u"/api/v1/items/{id}"_s,
                one(services, [](ItemsRepo &items, std::int64_t row) -> Result<Response> {
                    const auto item = items.read(row);
                    if (!item) {
                        return tl::unexpected(item.error());
                    }
                    return json(json::encode(*item), item->version);
                })});
    router.add({Method::Get, u"/api/v1/items/{id}/attempts"_s,
                one(services, [](ItemsRepo &items, std::int64_t row) { return encoded(items.attempts(row)); })});
    router.add({Method::Get, u"/api/v1/items/{id}/events"_s,
                one(services, [](ItemsRepo &items, std::int64_t row) { return encoded(items.events(row)); })});
    addItemChecks(router, services);
    addDecisions(router, services);
    addRevealRoutes(router, services);
}

} // namespace farol::server
