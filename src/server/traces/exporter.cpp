// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/traces/exporter.h"

#include "sql/connect.h"

#include <QUrl>
#include <algorithm>

namespace farol::server {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t mostWaiting = 2000;
constexpr std::size_t mostDelivered = 10'000; // between two beats
constexpr std::size_t atOnce = 200;
constexpr int eventsAtOnce = 1000;
constexpr std::int64_t mostBehind = 50'000;
constexpr std::chrono::milliseconds longestRest = 60s;

bool isThisMachine(const QString &host) {
    boost::system::error_code none;
    const auto address = boost::asio::ip::make_address(host.toStdString(), none);
    return none ? host == QStringLiteral("localhost") : address.is_loopback();
}

bool isFailure(std::string_view type) {
    return type == "failed" || type == "uncertain" || type == "dead";
}

} // namespace

TraceExporter::TraceExporter(const Clock &clock, Metrics &metrics, Options options)
    : m_clock(clock)
    , m_metrics(metrics)
    , m_options(std::move(options)) {}

TraceExporter::~TraceExporter() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    m_client.stop();
}

Done TraceExporter::start() {
    const QUrl url(m_options.url, QUrl::StrictMode);
    const bool tls = url.scheme() == QStringLiteral("https");
    const bool plain = url.scheme() == QStringLiteral("http") && isThisMachine(url.host());
    if (!url.isValid() || url.host().isEmpty() || (!tls && !plain)) {
        return failure(ErrorKind::Rejected, QStringLiteral("collector"),
                       QStringLiteral("traces.collector: expected https://…, or http:// on this machine"));
    }
    m_target.tls = tls;
    m_target.host = url.host().toStdString();
    m_target.port = static_cast<quint16>(url.port(tls ? 443 : 80));
    m_target.authority = m_target.host + ':' + std::to_string(m_target.port);
    const QString path = url.path();
    m_target.path = path.isEmpty() || path == QStringLiteral("/") ? "/v1/traces" : path.toStdString();
    m_target.headers = {{"Content-Type", "application/json"}};
    m_target.mayConnect = [tls](const boost::asio::ip::address &address) -> Done {
        return tls || address.is_loopback() ? Done()
                                            : failure(ErrorKind::Rejected, QStringLiteral("collector"),
                                                      QStringLiteral("plain http stays on this machine"));
    };
    if (auto done = m_client.start(m_options.client); !done) {
        return done;
    }
    m_thread = std::thread([this] { run(); });
    return {};
}

void TraceExporter::run() {
    std::unique_ptr<sql::Connection> connection;
    for (;;) {
        if (!connection) {
            auto opened = sql::connect({m_options.database, true});
            connection = opened ? std::move(*opened) : nullptr;
        }
        if (connection) {
            gather(*connection);
        }
        sendNext();
        std::unique_lock lock(m_mutex);
        if (m_condition.wait_for(lock, m_options.beat, [this] { return m_stopping; })) {
            return;
        }
    }
}

void TraceExporter::delivered(std::int64_t delivery, int attempt) {
    const std::lock_guard lock(m_mutex);
    if (m_delivered.size() < mostDelivered) {
        m_delivered.emplace_back(delivery, attempt);
        return;
    }
    dropped(1);
}

void TraceExporter::gather(sql::Connection &connection) {
    const auto unread = [this] {
        m_metrics.counter("farold_traces_unread_total", "Looks at the tables that failed.").add();
    };
    if (!gatherDeliveries(connection)) {
        unread();
    }
    if (!m_options.gathers) {
        return;
    }
    if (m_event < 0) {
        auto head = connection.prepare("SELECT coalesce(max(seq),0) FROM events");
        if (const auto row = head.step(); row && *row) {
            m_event = head.integer(0);
            m_command = m_clock.now().time_since_epoch().count() * 1000;
        }
        return;
    }
    const auto done = gatherCommands(connection);
    if (!done || !gatherAttempts(connection)) {
        unread();
    }
}

// What was told is looked up here, off the way of the one who tells.
Done TraceExporter::gatherDeliveries(sql::Connection &connection) {
    std::deque<std::pair<std::int64_t, int>> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_delivered);
    }
    Traces traces;
    std::vector<Span> spans;
    for (const auto &[delivery, attempt] : all) {
        const auto batch = batchOfDelivery(connection, delivery);
        const auto command = batch ? traceOf(connection, *batch, traces) : tl::unexpected(batch.error());
        auto found = command && *command ? spanOfDelivery(connection, **command, delivery, attempt)
                     : command           ? Result<std::optional<Span>>(std::nullopt)
                                         : tl::unexpected(command.error());
        if (!found) {
            dropped(all.size() - spans.size());
            queue(std::move(spans));
            return tl::unexpected(found.error());
        }
        if (*found && takes((*command)->context, (*found)->failed)) {
            spans.push_back(std::move(**found));
        }
    }
    queue(std::move(spans));
    return {};
}

Result<const TracedCommand *> TraceExporter::traceOf(sql::Connection &connection, std::int64_t batch, Traces &traces) {
    auto known = traces.find(batch);
    if (known == traces.end()) {
        auto found = batch == 0 ? Result<std::optional<TracedCommand>>(std::nullopt) : traceOfBatch(connection, batch);
        if (!found) {
            return tl::unexpected(found.error());
        }
        known = traces.emplace(batch, std::move(*found)).first;
    }
    return known->second ? &*known->second : nullptr;
}

void TraceExporter::dropped(std::size_t spans) {
    m_metrics.counter("farold_traces_dropped_total", "Spans that found no place to wait.")
        .add(static_cast<double>(spans));
}

// By the trace's id, so that all processes and all spans of a trace decide alike.
bool TraceExporter::takes(const TraceContext &context, bool failed) const {
    const auto number = static_cast<double>(std::stoul(context.traceId.substr(24, 8), nullptr, 16));
    const double share = number / 4294967296.0 * 100;
    return failed || context.sampled || share < m_options.sample;
}

Done TraceExporter::gatherCommands(sql::Connection &connection) {
    auto query = connection.prepare("SELECT trace_id,parent_id,sampled,span_id,tenant,batch,request_id,name,arrived_at,"
                                    "begun_at,ended_at FROM traces WHERE ended_at>? ORDER BY ended_at LIMIT 200");
    query.bind(m_command);
    std::vector<Span> spans;
    for (auto more = query.step(); !more || *more; more = query.step()) {
        if (!more) {
            return tl::unexpected(more.error());
        }
        const auto text = [&query](int column) { return std::string(query.text(column)); };
        const TracedCommand command{{text(0), text(1), query.integer(2) != 0},
                                    text(3),
                                    query.integer(4),
                                    query.integer(5),
                                    text(6),
                                    text(7),
                                    query.integer(8),
                                    query.integer(9),
                                    query.integer(10)};
        m_command = command.endedAt;
        if (takes(command.context, false)) {
            addCommandSpans(command, spans);
        }
    }
    queue(std::move(spans));
    return {};
}

Done TraceExporter::gatherAttempts(sql::Connection &connection) {
    struct Seen {
        std::int64_t item = 0;
        std::int64_t batch = 0;
        std::pair<std::string, std::string> tag; // of the spans that it ends
        bool failed = false;
    };
    std::vector<Seen> all;
    auto query =
        connection.prepare("SELECT seq,coalesce(item,0),coalesce(batch,0),attempt,type FROM events WHERE seq>? "
                           "ORDER BY seq LIMIT ?");
    query.bind(m_event, eventsAtOnce);
    for (auto more = query.step(); !more || *more; more = query.step()) {
        if (!more) {
            return tl::unexpected(more.error());
        }
        m_event = query.integer(0);
        const auto type = query.text(4);
        const bool isCheck = type == "checked";
        const bool isAttempt = isFailure(type) || type == "done" || type == "answered" || type == "not_sent";
        if (query.integer(1) != 0 && (isCheck || isAttempt)) {
            all.push_back({query.integer(1),
                           query.integer(2),
                           {isCheck ? "farol.event" : "farol.attempt", std::to_string(query.integer(isCheck ? 0 : 3))},
                           isFailure(type)});
        }
    }
    Traces traces;
    std::vector<Span> spans;
    for (const Seen &seen : all) {
        const auto command = traceOf(connection, seen.batch, traces);
        if (!command) {
            return tl::unexpected(command.error());
        }
        if (!*command || !takes((*command)->context, seen.failed)) {
            continue;
        }
        std::vector<Span> item;
        if (auto done = addItemSpans(connection, **command, seen.item, item); !done) {
            return done;
        }
        std::copy_if(item.begin(), item.end(), std::back_inserter(spans), [&seen](const Span &span) {
            return std::find(span.tags.begin(), span.tags.end(), seen.tag) != span.tags.end();
        });
    }
    queue(std::move(spans));
    auto head = connection.prepare("SELECT coalesce(max(seq),0) FROM events");
    if (const auto row = head.step(); row && *row && head.integer(0) - m_event > mostBehind) {
        m_event = head.integer(0); // what was between is not sent: it can still be read here
        m_metrics.counter("farold_traces_skipped_total", "Times that the export jumped ahead of more than it can read.")
            .add();
    }
    return {};
}

void TraceExporter::queue(std::vector<Span> spans) {
    const std::lock_guard lock(m_mutex);
    for (Span &span : spans) {
        if (m_waiting.size() >= mostWaiting) {
            dropped(1);
        } else {
            m_waiting.push_back(std::move(span));
        }
    }
}

void TraceExporter::sendNext() {
    WebOrder order = m_target;
    std::size_t count = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_flies || Steady::now() < m_restsUntil || (m_waiting.empty() && m_flying.empty())) {
            return;
        }
        if (m_flying.empty()) { // else what goes again goes as it was
            const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), atOnce));
            m_flying.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
            m_waiting.erase(m_waiting.begin(), end);
        }
        m_flies = true;
        count = m_flying.size();
        order.body = otlpJson(m_flying).toStdString();
    }
    m_client.post(std::move(order), [this, count](const WebAnswer &answer) { answered(answer.status, count); });
}

// What the collector refuses for good is dropped; what it cannot take now goes again, as OTLP/HTTP wants it.
void TraceExporter::answered(int status, std::size_t spans) {
    const bool taken = status / 100 == 2;
    const bool again = status == 0 || status == 429 || status == 502 || status == 503 || status == 504;
    if (taken) {
        m_metrics.counter("farold_traces_sent_total", "Spans that the collector took.").add(static_cast<double>(spans));
    } else if (!again) {
        dropped(spans);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_flies = false;
        m_rest = again ? std::clamp(m_rest * 2, 1000ms, longestRest) : 0ms;
        m_restsUntil = Steady::now() + m_rest;
        if (!again) {
            m_flying.clear();
        }
    }
}

} // namespace farol::server
