// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/deliverer.h"

#include "core/log/log.h"
#include "server/traces/traces.h"
#include "server/webhooks/signature.h"
#include "sql/connect.h"

#include <future>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr qsizetype keptAnswer = 256;
constexpr std::chrono::milliseconds longestRest = 60s;
constexpr auto leaseMargin = 15s;

// First characters on one line: what a stranger's server said is for people to read, and for nothing else.
std::string plainText(const std::string &body) {
    QString text = QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size())).left(keptAnswer);
    for (QChar &c : text) {
        c = c.isPrint() ? c : QChar(u' ');
    }
    return text.trimmed().toStdString();
}

} // namespace

Deliverer::Deliverer(Writer &writer, const Clock &clock, Metrics &metrics, TargetGuard guard, const SecretBox &box,
                     Options options)
    : m_writer(writer)
    , m_clock(clock)
    , m_metrics(metrics)
    , m_guard(std::move(guard))
    , m_box(box)
    , m_options(std::move(options)) {}

Deliverer::~Deliverer() {
    stop();
}

Done Deliverer::start() {
    if (auto done = m_client.start(m_options.client); !done) {
        return done;
    }
    m_thread = std::thread([this] { run(); });
    return {};
}

void Deliverer::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    m_client.stop();
}

void Deliverer::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_condition.notify_one();
}

void Deliverer::run() {
    std::unique_ptr<sql::Connection> connection;
    for (;;) {
        if (!connection) {
            auto opened = sql::connect({m_options.database, true});
            connection = opened ? std::move(*opened) : nullptr;
        }
        const bool stored = record();
        const bool more = stored && connection && look(*connection);
        std::unique_lock lock(m_mutex);
        if (!stored) {
            m_condition.wait_for(lock, m_options.patience, [this] { return m_stopping; });
        } else if (!more) {
            m_condition.wait_for(lock, m_options.patience,
                                 [this] { return m_stopping || m_woken || !m_landed.empty(); });
        }
        m_woken = false;
        if (m_stopping) {
            return;
        }
    }
}

bool Deliverer::look(sql::Connection &connection) {
    if (const auto lost = anyLost(connection, m_clock.now()); lost && *lost) {
        (void)write([](Arrows &arrows) { return returnLost(arrows); }); // a failing disk: the next look tries again
    }
    const auto ids = choose(connection);
    if (ids.empty()) {
        return false;
    }
    const auto taken = take(ids);
    probe("webhook_taken");
    for (const TakenDelivery &one : taken) {
        send(connection, one);
    }
    return !taken.empty();
}

std::vector<std::int64_t> Deliverer::choose(sql::Connection &connection) {
    std::vector<std::int64_t> ids;
    const auto subscriptions = dueSubscriptions(connection, m_clock.now());
    if (!subscriptions) {
        return ids;
    }
    for (const auto subscription : *subscriptions) {
        Endpoint &endpoint = m_endpoints[subscription];
        if (Steady::now() < endpoint.restsUntil) {
            continue;
        }
        // After a rest one goes ahead of the others.
        const int limit = endpoint.failures >= m_options.failuresToRest ? 1 : m_options.perEndpoint;
        const int room = std::min(limit - endpoint.flying, m_options.atOnce - m_flying - static_cast<int>(ids.size()));
        if (room <= 0) {
            continue;
        }
        const auto due = dueDeliveries(connection, subscription, m_clock.now(), room);
        if (due) {
            ids.insert(ids.end(), due->begin(), due->end());
        }
    }
    return ids;
}

std::vector<TakenDelivery> Deliverer::take(const std::vector<std::int64_t> &ids) {
    std::vector<TakenDelivery> all;
    const auto lease = m_options.client.timeout + leaseMargin;
    const Done done = write([&ids, &all, lease](Arrows &arrows) -> Done {
        auto room = DeliveryRoom::make(arrows.connection());
        if (!room) {
            return tl::unexpected(room.error());
        }
        for (const auto id : ids) {
            const auto fits = room->fits(arrows.connection(), id);
            if (!fits) {
                return tl::unexpected(fits.error());
            }
            if (!*fits) {
                continue;
            }
            const auto taken = takeDelivery(arrows, id, lease);
            if (!taken) {
                return tl::unexpected(taken.error());
            }
            if (*taken) {
                all.push_back(**taken);
            }
        }
        return {};
    });
    if (!done) {
        all.clear(); // rolled back: they wait as before
    }
    return all;
}

void Deliverer::send(sql::Connection &connection, const TakenDelivery &taken) {
    const Instant at = m_clock.now();
    ++m_endpoints[taken.subscription].flying;
    ++m_flying;
    const auto outgoing = readOutgoing(connection, taken, m_box, at);
    const auto target =
        outgoing ? m_guard.read(QString::fromStdString(outgoing->url)) : tl::unexpected(outgoing.error());
    if (!target) {
        WebAnswer answer;
        answer.result = outgoing ? "blocked_address" : "not_readable";
        answer.body = target.error().detail.toStdString();
        landed(taken, at, std::move(answer));
        return;
    }
    const auto timestamp = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
    std::string signatures;
    for (const Secret &secret : outgoing->secrets) {
        signatures +=
            (signatures.empty() ? "" : " ") + webhookSignature(secret, outgoing->messageId, timestamp, outgoing->body);
    }
    WebOrder order{target->tls,
                   target->host,
                   target->port,
                   target->authority,
                   target->path,
                   {{"Content-Type", "application/json"},
                    {"webhook-id", outgoing->messageId},
                    {"webhook-timestamp", std::to_string(timestamp)},
                    {"webhook-signature", signatures}},
                   outgoing->body,
                   [this, target = *target](const auto &address) { return m_guard.check(target, address); }};
    if (!outgoing->redrive.empty()) {
        order.headers.emplace_back("x-farol-redrive", outgoing->redrive);
    }
    if (auto parent = deliveryTraceparent(connection, taken.id, taken.attempt); !parent.empty()) {
        order.headers.emplace_back("traceparent", std::move(parent));
    }
    m_client.post(std::move(order), [this, taken, at](WebAnswer answer) {
        probe("webhook_posted");
        landed(taken, at, std::move(answer));
    });
}

void Deliverer::landed(const TakenDelivery &taken, Instant at, WebAnswer answer) {
    DeliveryOutcome outcome;
    outcome.taken = taken;
    outcome.at = at;
    outcome.took = answer.took;
    outcome.status = answer.status;
    outcome.result = answer.result == "answered" ? resultOf(answer.status) : answer.result;
    outcome.answer = plainText(answer.body);
    outcome.notBefore = retryAfter(answer.retryAfter, at);
    {
        const std::lock_guard lock(m_mutex);
        m_landed.push_back(std::move(outcome));
    }
    m_condition.notify_one();
}

bool Deliverer::record() {
    std::vector<DeliveryOutcome> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_landed);
    }
    if (all.empty()) {
        return true;
    }
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const Done done = write([&](Arrows &arrows) -> Done {
        for (const DeliveryOutcome &outcome : all) {
            if (const auto ours = recordOutcome(arrows, outcome, m_options.rules, unit(m_random)); !ours) {
                return tl::unexpected(ours.error());
            }
        }
        return {};
    });
    if (!done) {
        log::logger().warn("what became of {} webhooks waits for the disk", all.size());
        const std::lock_guard lock(m_mutex);
        m_landed.insert(m_landed.begin(), std::make_move_iterator(all.begin()), std::make_move_iterator(all.end()));
        return false;
    }
    probe("webhook_recorded");
    for (DeliveryOutcome &outcome : all) {
        note(std::move(outcome));
    }
    return true;
}

// After its record: the figures, and whether the endpoint rests.
void Deliverer::note(DeliveryOutcome outcome) {
    m_metrics
        .counter("farold_webhook_attempts_total", "Attempts to tell somebody outside, by what became of them.",
                 {{"result", outcome.result}})
        .add();
    if (m_options.onRecorded) {
        m_options.onRecorded(outcome.taken.id, outcome.taken.attempt);
    }
    --m_flying;
    Endpoint &endpoint = m_endpoints[outcome.taken.subscription];
    --endpoint.flying;
    if (outcome.result == "delivered") {
        endpoint.failures = 0;
        return;
    }
    log::logger().warn("webhook {} of subscription {} was not delivered: {} {}", outcome.taken.id,
                       outcome.taken.subscription, outcome.result, outcome.status);
    ++endpoint.failures;
    if (const int further = endpoint.failures - m_options.failuresToRest; further >= 0) {
        endpoint.restsUntil = Steady::now() + std::min(longestRest, m_options.rest * (1 << std::min(further, 10)));
    }
}

Done Deliverer::write(Writer::Work work) {
    std::promise<Done> written;
    m_writer.post(
        std::move(work), [&written](Done done) { written.set_value(std::move(done)); }, Writer::Post::Books);
    return written.get_future().get();
}

void Deliverer::probe(const char *label) const {
    if (m_options.probe) {
        m_options.probe(label);
    }
}

} // namespace farol::server
