// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/traces/traces.h"

#include "server/items/arrows.h"
#include "sql/dialect.h"

namespace farol::server {

namespace {

constexpr std::int64_t micros = 1000; // of a millisecond

TracedCommand commandOf(const sql::Statement &row) {
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    TracedCommand command;
    command.context = {text(0), text(1), row.integer(2) != 0};
    command.requestSpan = text(3);
    command.tenant = row.integer(4);
    command.batch = row.integer(5);
    command.requestId = text(6);
    command.name = text(7);
    command.arrivedAt = row.integer(8);
    command.begunAt = row.integer(9);
    command.endedAt = row.integer(10);
    return command;
}

constexpr std::string_view columns =
    "SELECT trace_id,parent_id,sampled,span_id,tenant,batch,request_id,name,arrived_at,"
    "begun_at,ended_at FROM traces";

struct Attempted {
    std::int64_t n = 0;
    std::int64_t sentAt = 0;
    std::optional<std::int64_t> answeredAt;
    std::string outcome, code, worker;
    std::int64_t status = 0;
};

void addAttempt(const TracedCommand &command, std::int64_t item, const std::string &requestId, std::int64_t queuedAt,
                const Attempted &attempt, std::vector<Span> &spans) {
    const std::string &trace = command.context.traceId;
    const std::int64_t sent = attempt.sentAt * micros;
    const std::string number = std::to_string(attempt.n);
    const std::vector<std::pair<std::string, std::string>> common{
        {"request_id", requestId}, {"farol.item", std::to_string(item)}, {"farol.attempt", number}};
    const auto id = [&](SpanOf what) { return spanId(trace, what, item, attempt.n); };
    const auto since = std::min(queuedAt, sent);
    spans.push_back({trace, id(SpanOf::Queue), commandSpan(command), "queue", "farold", SpanKind::Internal, since,
                     sent - since, false, common});
    spans.push_back({trace, id(SpanOf::Claim), id(SpanOf::Queue), "claim", attempt.worker, SpanKind::Internal, sent, 0,
                     false, common});
    Span call{trace,
              id(SpanOf::Call),
              id(SpanOf::Claim),
              "provider call",
              attempt.worker,
              SpanKind::Client,
              sent,
              attempt.answeredAt ? std::max<std::int64_t>(*attempt.answeredAt * micros - sent, 0) : 0,
              attempt.outcome != "done" && attempt.outcome != "sent",
              common};
    call.tags.emplace_back("outcome", attempt.outcome);
    if (!attempt.code.empty()) {
        call.tags.emplace_back("code", attempt.code);
    }
    if (attempt.status > 0) {
        call.tags.emplace_back("http.response.status_code", std::to_string(attempt.status));
    }
    spans.push_back(std::move(call));
}

Done addChecks(sql::Connection &connection, const TracedCommand &command, std::int64_t item, std::vector<Span> &spans) {
    const std::string &trace = command.context.traceId;
    auto query = connection.prepare("SELECT seq,at,attempt,code,actor FROM events WHERE item=? AND type='checked' "
                                    "ORDER BY seq");
    query.bind(item);
    return query.each([&] {
        spans.push_back({trace,
                         spanId(trace, SpanOf::Check, item, query.integer(0)),
                         spanId(trace, SpanOf::Call, item, query.integer(2)),
                         "check",
                         std::string(query.text(4)),
                         SpanKind::Client,
                         query.integer(1) * micros,
                         0,
                         false,
                         {{"farol.item", std::to_string(item)},
                          {"farol.event", std::to_string(query.integer(0))},
                          {"code", std::string(query.text(3))}}});
    });
}

// Columns of both that read one: delivery, n, at, ms, status, result, attempt and type of the event, its item.
constexpr const char *deliveryColumns =
    "SELECT d.id,a.n,a.at,a.ms,a.status,a.result,e.attempt,e.type,coalesce(e.item,0)";

Span deliverySpanOf(const TracedCommand &command, const sql::Statement &row) {
    const std::string &trace = command.context.traceId;
    const auto item = row.integer(8);
    const auto attempt = row.integer(6);
    const auto result = std::string(row.text(5));
    Span span{trace,
              spanId(trace, SpanOf::Delivery, row.integer(0), row.integer(1)),
              item > 0 && attempt > 0 ? spanId(trace, SpanOf::Call, item, attempt) : commandSpan(command),
              "webhook delivery",
              "farold",
              SpanKind::Client,
              row.integer(2) * micros,
              row.integer(3) * micros,
              result != "delivered",
              {{"event", std::string(row.text(7))},
               {"result", result},
               {"http.response.status_code", std::to_string(row.integer(4))}}};
    if (item > 0) {
        span.tags.insert(span.tags.begin(), {"farol.item", std::to_string(item)});
    }
    return span;
}

Done addDeliveries(sql::Connection &connection, const TracedCommand &command, std::int64_t item,
                   std::vector<Span> &spans) {
    auto query = connection.prepare(std::string(deliveryColumns) +
                                    " FROM events e JOIN webhook_subscriptions s ON s.tenant=e.tenant JOIN "
                                    "webhook_deliveries d ON d.subscription=s.id AND d.event=e.seq JOIN "
                                    "webhook_attempts a ON a.delivery=d.id WHERE e.item=? ORDER BY a.at,d.id,a.n");
    query.bind(item);
    return query.each([&] { spans.push_back(deliverySpanOf(command, query)); });
}

} // namespace

std::string commandSpan(const TracedCommand &command) {
    return spanId(command.requestSpan, SpanOf::Queue, 0, 0);
}

Done keepTrace(Arrows &arrows, const TracedCommand &command) {
    auto &db = arrows.connection();
    const auto oldest = (arrows.moment().now - tracesKept).time_since_epoch().count() * micros;
    // A few each time, and none that another process is just taking away: it would be waited for, or block this one.
    auto old = db.prepare("DELETE FROM traces WHERE (trace_id,span_id) IN (SELECT t.trace_id,t.span_id FROM traces t "
                          "WHERE t.arrived_at<? ORDER BY t.arrived_at LIMIT 100" +
                          sql::takingFree(db.dialect(), "t") + ")");
    if (auto done = old.bind(oldest).run(); !done) {
        return done;
    }
    return db
        .prepare("INSERT INTO traces(trace_id,parent_id,sampled,span_id,tenant,batch,request_id,name,arrived_at,"
                 "begun_at,ended_at) VALUES(?,?,?,?,?,?,?,?,?,?,?)")
        .bind(command.context.traceId, command.context.spanId, command.context.sampled ? 1 : 0, command.requestSpan,
              command.tenant, command.batch, command.requestId, command.name, command.arrivedAt, command.begunAt,
              command.endedAt)
        .run();
}

void addCommandSpans(const TracedCommand &command, std::vector<Span> &spans) {
    const std::string &trace = command.context.traceId;
    spans.push_back({trace,
                     command.requestSpan,
                     command.context.spanId,
                     command.name,
                     "farold",
                     SpanKind::Server,
                     command.arrivedAt,
                     command.endedAt - command.arrivedAt,
                     false,
                     {{"request_id", command.requestId}}});
    spans.push_back({trace,
                     commandSpan(command),
                     command.requestSpan,
                     "command",
                     "farold",
                     SpanKind::Internal,
                     command.begunAt,
                     command.endedAt - command.begunAt,
                     false,
                     {{"request_id", command.requestId}}});
}

Done addItemSpans(sql::Connection &connection, const TracedCommand &command, std::int64_t item,
                  std::vector<Span> &spans) {
    auto about = connection.prepare("SELECT CASE WHEN i.request_id<>'' THEN i.request_id ELSE b.request_id||'-'||i.seq "
                                    "END FROM items i JOIN batches b ON b.id=i.batch WHERE i.id=?");
    if (const auto found = about.bind(item).step(); !found || !*found) {
        return found ? Done() : tl::unexpected(found.error());
    }
    const std::string requestId(about.text(0));
    auto query = connection.prepare("SELECT n,sent_at,answered_at,outcome,code,worker,http_status FROM attempts WHERE "
                                    "item=? ORDER BY n");
    query.bind(item);
    std::int64_t queuedAt = command.endedAt;
    const auto read = query.each([&] {
        Attempted attempt;
        attempt.n = query.integer(0);
        attempt.sentAt = query.integer(1);
        attempt.answeredAt = query.isNull(2) ? std::nullopt : std::optional(query.integer(2));
        attempt.outcome = query.text(3);
        attempt.code = query.text(4);
        attempt.worker = query.text(5);
        attempt.status = query.integer(6);
        addAttempt(command, item, requestId, queuedAt, attempt, spans);
        queuedAt = attempt.answeredAt.value_or(attempt.sentAt) * micros;
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    auto done = addChecks(connection, command, item, spans);
    return done ? addDeliveries(connection, command, item, spans) : done;
}

Result<std::optional<TracedCommand>> traceOfBatch(sql::Connection &connection, std::int64_t batch) {
    auto query = connection.prepare(std::string(columns) +
                                    " WHERE batch=? AND name LIKE '%/submit' ORDER BY arrived_at LIMIT 1");
    const auto found = query.bind(batch).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(commandOf(query)) : std::nullopt;
}

std::string deliveryTraceparent(sql::Connection &connection, std::int64_t delivery, int attempt) {
    const auto batch = batchOfDelivery(connection, delivery);
    const auto trace =
        batch && *batch > 0 ? traceOfBatch(connection, *batch) : Result<std::optional<TracedCommand>>(std::nullopt);
    if (!trace || !*trace) {
        return {};
    }
    TraceContext context = (*trace)->context;
    context.spanId = spanId(context.traceId, SpanOf::Delivery, delivery, attempt);
    return traceparent(context);
}

Result<std::int64_t> batchOfDelivery(sql::Connection &connection, std::int64_t delivery) {
    auto query = connection.prepare(
        "SELECT coalesce(e.batch,0) FROM webhook_deliveries d JOIN events e ON e.seq=d.event WHERE d.id=?");
    const auto found = query.bind(delivery).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? query.integer(0) : 0;
}

Result<std::optional<Span>> spanOfDelivery(sql::Connection &connection, const TracedCommand &command,
                                           std::int64_t delivery, int attempt) {
    auto query = connection.prepare(std::string(deliveryColumns) +
                                    " FROM webhook_deliveries d JOIN events e ON e.seq=d.event JOIN webhook_attempts a "
                                    "ON a.delivery=d.id WHERE d.id=? AND a.n=?");
    const auto found = query.bind(delivery, attempt).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(deliverySpanOf(command, query)) : std::nullopt;
}

Result<std::vector<Span>> spansOfTrace(sql::Connection &connection, std::int64_t tenant, const std::string &traceId,
                                       int items) {
    std::vector<TracedCommand> commands;
    auto query =
        connection.prepare(std::string(columns) + " WHERE trace_id=? AND tenant=? ORDER BY arrived_at,span_id");
    query.bind(traceId, tenant);
    for (auto more = query.step(); !more || *more; more = query.step()) {
        if (!more) {
            return tl::unexpected(more.error());
        }
        commands.push_back(commandOf(query));
    }
    std::vector<Span> spans;
    for (const TracedCommand &command : commands) {
        addCommandSpans(command, spans);
        if (command.batch == 0 || !command.name.ends_with("/submit")) {
            continue;
        }
        auto list = connection.prepare("SELECT id FROM items WHERE batch=? ORDER BY seq LIMIT ?");
        list.bind(command.batch, items);
        for (auto more = list.step(); !more || *more; more = list.step()) {
            const auto done =
                more ? addItemSpans(connection, command, list.integer(0), spans) : Done(tl::unexpected(more.error()));
            if (!done) {
                return tl::unexpected(done.error());
            }
        }
    }
    return spans;
}

Result<std::vector<std::string>> newestTraces(sql::Connection &connection, std::int64_t tenant, Instant since,
                                              int limit) {
    auto query =
        connection.prepare("SELECT trace_id,max(arrived_at) FROM traces WHERE tenant=? AND arrived_at>=? GROUP "
                           "BY trace_id ORDER BY max(arrived_at) DESC LIMIT ?");
    query.bind(tenant, since.time_since_epoch().count() * micros, limit);
    std::vector<std::string> ids;
    const auto read = query.each([&] { ids.emplace_back(query.text(0)); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return ids;
}

} // namespace farol::server
