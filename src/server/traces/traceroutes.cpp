// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/traces/traceroutes.h"

#include "server/items/listquery.h"
#include "server/traces/traces.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int itemsOfOne = 200;
constexpr int itemsInList = 10;

// "1h", "30m", "2d", as Jaeger's page writes it.
std::optional<std::chrono::minutes> lookbackOf(const QString &word) {
    bool ok = false;
    const int number = word.chopped(std::min<qsizetype>(word.size(), 1)).toInt(&ok);
    const auto unit = word.isEmpty() ? QChar() : word.back();
    const int minutes = unit == u'm' ? 1 : unit == u'h' ? 60 : unit == u'd' ? 1440 : 0;
    if (!ok || number <= 0 || number > 10'000 || minutes == 0) {
        return std::nullopt;
    }
    return std::min(std::chrono::minutes(number * minutes), std::chrono::minutes(tracesKept));
}

Result<Response> list(sql::Connection &connection, const Request &request, Instant now) {
    const auto window = listWindow(request, "traces", 1);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const auto lookback = lookbackOf(request.query.value(u"lookback"_s, u"1h"_s));
    if (!lookback) {
        return refuse(400, u"parameter_invalid"_s, u"lookback is a time like 30m, 1h or 1d"_s, u"lookback"_s);
    }
    const QString service = request.query.value(u"service"_s, u"farold"_s);
    const auto ids =
        newestTraces(connection, request.who.tenant, now - *lookback, service == u"farold" ? window->limit : 0);
    if (!ids) {
        return tl::unexpected(ids.error());
    }
    std::vector<std::vector<Span>> traces;
    for (const auto &id : *ids) {
        auto spans = spansOfTrace(connection, request.who.tenant, id, itemsInList);
        if (!spans) {
            return tl::unexpected(spans.error());
        }
        traces.push_back(std::move(*spans));
    }
    return json(jaegerJson(traces));
}

Result<Response> one(sql::Connection &connection, const Request &request, Instant) {
    const auto id = request.arguments[u"id"_s].toStdString();
    auto spans = isTraceId(id) ? spansOfTrace(connection, request.who.tenant, id, itemsOfOne)
                               : Result<std::vector<Span>>(std::vector<Span>());
    if (!spans) {
        return tl::unexpected(spans.error());
    }
    if (spans->empty()) {
        return noSuch(u"trace of the last 24 hours", request.arguments[u"id"_s]);
    }
    return json(jaegerJson({std::move(*spans)}));
}

using Read = Result<Response> (*)(sql::Connection &, const Request &, Instant);
Handler reading(Readers &readers, const Clock &clock, const QList<QStringView> &known, Read read) {
    return [&readers, &clock, known, read](const Request &request, const Answer &answer) {
        answerFrom(readers, request, answer,
                   [&clock, known, read, request](sql::Connection &connection) -> Result<Response> {
                       const auto good = onlyParameters(request, known);
                       return good ? read(connection, request, clock.now()) : tl::unexpected(good.error());
                   });
    };
}

} // namespace

void addTraceRoutes(Router &router, Readers &readers, const Clock &clock) {
    router.add(
        {Method::Get, u"/api/v1/ops/traces"_s, reading(readers, clock, {u"service", u"limit", u"lookback"}, list)});
    router.add({Method::Get, u"/api/v1/ops/traces/{id}"_s, reading(readers, clock, {}, one)});
}

} // namespace farol::server
