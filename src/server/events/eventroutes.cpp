// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/eventroutes.h"

#include "core/json/codec.h"
#include "server/events/eventfeed.h"
#include "server/events/eventsrepo.h"
#include "server/items/itemsearch.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// The row ids of what the parameters name; 0, where no row is, for what is not there: the list is empty then.
static Result<EventsRepo::Criteria> placesOf(sql::Connection &connection, const Request &request) {
    EventsRepo::Criteria criteria;
    if (const auto id = request.query.constFind(u"batch"_s); id != request.query.constEnd()) {
        const auto row = batchRow(connection, request.who.tenant, BatchId{*id});
        if (!row) {
            return tl::unexpected(row.error());
        }
        criteria.batch = row->value_or(0);
    }
    if (const auto id = request.query.constFind(u"item"_s); id != request.query.constEnd()) {
        if (criteria.batch) {
            return refuse(400, u"parameter_invalid"_s, u"an item names its batch already: leave batch out"_s,
                          u"item"_s);
        }
        const auto key = itemRow(connection, request.who.tenant, ItemId{*id});
        if (!key) {
            return tl::unexpected(key.error());
        }
        criteria.item = *key ? (*key)->item : 0;
    }
    return criteria;
}

static Result<Response> list(sql::Connection &connection, const Request &request, EventsRepo::Criteria criteria) {
    const auto window = listWindow(request, EventsRepo::cursorName, 2);
    const auto since = window ? timeOf(request, u"since"_s) : tl::unexpected(window.error());
    const auto until = since ? timeOf(request, u"until"_s) : since;
    const auto type = until ? words(request, u"type"_s) : tl::unexpected(until.error());
    if (!type) {
        return tl::unexpected(type.error());
    }
    criteria.since = *since;
    criteria.until = *until;
    criteria.type = *type;
    if (const auto word = request.query.constFind(u"aggregate"_s); word != request.query.constEnd()) {
        criteria.aggregate = aggregateFromApi(*word);
        if (!criteria.aggregate) {
            return refuse(400, u"parameter_invalid"_s, u"aggregate is item, batch or system"_s, u"aggregate"_s);
        }
    }
    const auto page = EventsRepo(connection, request.who.tenant).list(criteria, *window);
    if (!page) {
        return tl::unexpected(page.error());
    }
    return json(json::encode(*page));
}

static Result<Response> all(sql::Connection &connection, const Request &request) {
    const auto known =
        onlyParameters(request, {u"aggregate", u"batch", u"item", u"type", u"since", u"until", u"limit", u"cursor"});
    const auto places = known ? placesOf(connection, request) : tl::unexpected(known.error());
    return places ? list(connection, request, *places) : tl::unexpected(places.error());
}

static Result<Response> ofBatch(sql::Connection &connection, const Request &request) {
    const auto known = onlyParameters(request, {u"aggregate", u"type", u"since", u"until", u"limit", u"cursor"});
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto row = batchRow(connection, request.who.tenant, BatchId{request.arguments[u"id"_s]});
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!*row) {
        return noSuch(u"batch", request.arguments[u"id"_s]);
    }
    EventsRepo::Criteria criteria;
    criteria.batch = *row;
    return list(connection, request, criteria);
}

static bool isWord(QStringView text) {
    return !text.isEmpty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.';
    });
}

static Result<StreamFilter> filterOf(const Request &request) {
    StreamFilter filter;
    filter.tenant = request.who.tenant;
    const auto types = request.query.constFind(u"types"_s);
    if (types == request.query.constEnd()) {
        return filter;
    }
    for (const auto word : QStringView(*types).split(u',')) {
        if (!isWord(word) || filter.types.size() == 8) {
            return refuse(400, u"parameter_invalid"_s, u"write one to eight types with commas between"_s, u"types"_s);
        }
        filter.types.push_back(word.toString().toStdString());
    }
    return filter;
}

// Where the client was: what an EventSource sends after a cut, or says in its address.
static Result<std::optional<std::int64_t>> afterOf(const Request &request) {
    const auto header = request.headers.find("last-event-id");
    const auto query = request.query.constFind(u"after"_s);
    if (!header && query == request.query.constEnd()) {
        return std::optional<std::int64_t>();
    }
    const QString text = header ? QString::fromLatin1(*header) : *query;
    bool isNumber = false;
    const auto position = text.toLongLong(&isNumber);
    if (!isNumber || position < 0 || text != QString::number(position)) {
        return refuse(400, u"parameter_invalid"_s, u"Last-Event-ID is the id of an event of this stream"_s, u"after"_s);
    }
    return std::optional<std::int64_t>(position);
}

static void openStream(const EventServices &services, const Request &request, const Answer &answer) {
    const auto known = onlyParameters(request, {u"types", u"after"});
    const auto filter = known ? filterOf(request) : tl::unexpected(known.error());
    const auto after = filter ? afterOf(request) : tl::unexpected(filter.error());
    if (!after) {
        answer(problem(after.error(), request.requestId));
        return;
    }
    Response response;
    response.contentType = "text/event-stream";
    response.headers.emplace_back("X-Accel-Buffering", "no"); // a proxy must not hold it back
    response.feed =
        std::make_shared<EventFeed>(services.hub, services.readers, *filter, after->value_or(services.hub.head()));
    answer(std::move(response));
}

void addEventRoutes(Router &router, const EventServices &services) {
    const auto reading = [services](Result<Response> (*read)(sql::Connection &, const Request &)) {
        return [services, read](const Request &request, const Answer &answer) {
            answerFrom(services.readers, request, answer,
                       [request, read](sql::Connection &connection) { return read(connection, request); });
        };
    };
    router.add({Method::Get, u"/api/v1/events"_s, reading(all)});
    router.add({Method::Get, u"/api/v1/events/stream"_s,
                [services](const Request &request, const Answer &answer) { openStream(services, request, answer); }});
    router.add({Method::Get, u"/api/v1/batches/{id}/events"_s, reading(ofBatch)});
}

} // namespace farol::server
