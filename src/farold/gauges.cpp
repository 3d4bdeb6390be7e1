// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend.h"
#include "server/engine/figures.h"
#include "server/events/eventstream.h"

#include <QFile>
#include <map>

namespace farol::server {

namespace {

// Deliveries of every tenant that wait, and those that were given up.
struct WebhookFigures {
    std::int64_t waiting = 0;
    std::int64_t dead = 0;
    std::int64_t oldest = 0;                      // ms since 1970; 0: none waits
    std::map<ItemKind, std::int64_t> quarantined; // items that a purge took away
};
WebhookFigures readWebhookFigures(sql::Connection &connection) {
    WebhookFigures figures;
    auto waits = connection.prepare("SELECT count(*), coalesce(min(d.next_at), 0) FROM webhook_subscriptions s JOIN "
                                    "webhook_deliveries d ON d.subscription = s.id WHERE d.state = 0");
    if (const auto row = waits.step(); row && *row) {
        figures.waiting = waits.integer(0);
        figures.oldest = waits.integer(1);
    }
    auto taken = connection.prepare("SELECT b.kind, sum(c.items) FROM batch_counts c JOIN batches b ON b.id = c.batch"
                                    " WHERE c.state = 9 AND c.code = 'quarantined' GROUP BY b.kind");
    for (auto row = taken.step(); row && *row; row = taken.step()) {
        figures.quarantined[static_cast<ItemKind>(taken.integer(0))] = taken.integer(1);
    }
    auto dead = connection.prepare("SELECT count(*) FROM webhook_deliveries WHERE state = 3");
    if (const auto row = dead.step(); row && *row) {
        figures.dead = dead.integer(0);
    }
    return figures;
}

constexpr auto depthText = "Items that wait, ready or for a retry.";
constexpr auto oldestText = "Age of the oldest item that is ready.";
constexpr auto deadText = "What used up every attempt and waits for a person.";

void tellQueues(Metrics &metrics, const QueueFigures &tables, sql::Connection &connection, Instant now) {
    std::map<ItemKind, std::int64_t> dead{{ItemKind::Payment, 0}, {ItemKind::Notification, 0}};
    for (const auto &line : tables.items) {
        dead[line.kind] += line.state == ItemState::Dead ? line.items : 0;
    }
    auto webhooks = readWebhookFigures(connection);
    for (const auto &[kind, items] : dead) {
        metrics.gauge("farold_dead_letters", deadText, {{"queue", queueName(kind)}})
            .set(static_cast<double>(items - webhooks.quarantined[kind]));
    }
    const Labels told{{"queue", "webhooks"}};
    metrics.gauge("farold_dead_letters", deadText, told).set(static_cast<double>(webhooks.dead));
    metrics.gauge("farold_queue_depth", depthText, told).set(static_cast<double>(webhooks.waiting));
    const std::chrono::duration<double> waited = now - Instant(std::chrono::milliseconds(webhooks.oldest));
    metrics.gauge("farold_queue_oldest_seconds", oldestText, told)
        .set(webhooks.oldest > 0 ? std::max(waited.count(), 0.0) : 0);
    for (const auto &queue : tables.queues) {
        const Labels labels{{"queue", queueName(queue.kind)}};
        metrics.gauge("farold_queue_depth", depthText, labels).set(static_cast<double>(queue.depth));
        const double age = queue.oldestSince ? std::chrono::duration<double>(now - *queue.oldestSince).count() : 0;
        metrics.gauge("farold_queue_oldest_seconds", oldestText, labels).set(std::max(age, 0.0));
    }
}

} // namespace

// What the engine and the tables say, put into gauges when somebody asks for /metrics.
void Backend::addGauges() {
    addProcessMetrics(m_metrics);
    addDiskMetrics(m_metrics, m_config.database.path.toStdString());
    if (m_engine) {
        addEngineGauges();
    }
    addBrokerGauges();
    QFile own(m_config.http.certificateFile);
    if (!own.fileName().isEmpty() && own.open(QIODevice::ReadOnly)) {
        m_certificates.met(m_config.http.address.toStdString() + ':' + std::to_string(m_config.http.port),
                           endOfPem(own.readAll()));
    }
    m_metrics.onCollect([this] { m_certificates.tell(m_metrics, m_clock.now()); });
    // The writer's connection is always in use; farold itself has no Redis, and the alert of it stays quiet.
    m_metrics.onCollect([this] {
        const Labels service{{"service", "farold"}};
        m_metrics.gauge("db_pool_connections_max", "Connections to the database.", service)
            .set(m_readers->connections() + 1);
        m_metrics.gauge("db_pool_connections_in_use", "Of them, those that work right now.", service)
            .set(m_readers->busy() + 1);
        m_metrics.counter("redis_connection_errors_total", "Always 0 here.", service).raiseTo(0);
    });
    m_metrics.onCollect([this] {
        const Writer::Figures figures = m_writer->figures();
        m_metrics.counter("farold_failed_commits_total", "Groups that could not be stored; nobody was told otherwise.")
            .raiseTo(static_cast<double>(figures.failedGroups));
        m_metrics.gauge("farold_event_streams", "Open streams of events.")
            .set(m_http ? static_cast<double>(m_http->streams()) : 0);
        m_metrics.gauge("farold_disk_fails", "1 while nothing can be stored.").set(figures.diskFails ? 1 : 0);
    });
    addTableGauges();
}

// What all processes on one database see alike, one of them tells. The tables are read on a reader's thread; the text
// shows what the last reading said.
void Backend::addTableGauges() {
    m_metrics.onCollect([this] {
        const bool speaks = !m_neighbours || m_neighbours->isSpeaker();
        for (const char *name : {"farold_items_total", "farold_projection_lag_seconds", "farold_queue_depth",
                                 "farold_queue_oldest_seconds", "farold_dead_letters", "farold_broker_lag_events"}) {
            m_metrics.show(name, speaks);
        }
        if (!speaks) {
            return;
        }
        (void)m_readers->post([this](Result<sql::Connection *> connection) {
            const auto tables = connection ? readQueueFigures(**connection) : tl::unexpected(connection.error());
            if (!tables) {
                return;
            }
            for (const auto &line : tables->items) {
                m_metrics
                    .gauge("farold_items_total", "Items by state and kind.",
                           {{"state", toApi(line.state).toStdString()}, {"kind", toApi(line.kind).toStdString()}})
                    .set(static_cast<double>(line.items));
            }
            if (const auto projections = readProjections(**connection, m_clock.now())) {
                for (const Projection &one : *projections) {
                    m_metrics
                        .gauge("farold_projection_lag_seconds", "Age of the oldest fact that a read model lacks.",
                               {{"projection", one.name.toStdString()}})
                        .set(one.lagSeconds);
                }
            }
            tellQueues(m_metrics, *tables, **connection, m_clock.now());
        });
    });
}

void Backend::addEngineGauges() {
    m_metrics.onCollect([this] {
        const EngineFigures figures = m_engine->figures();
        m_metrics.gauge("farold_items_in_flight", "Payments and notices at the provider right now.")
            .set(static_cast<double>(figures.paymentsInFlight + figures.noticesInFlight));
        m_metrics.counter("farold_sends_total", "Orders sent to the provider.")
            .raiseTo(static_cast<double>(figures.sent));
        m_metrics.counter("farold_checks_total", "Questions to the provider about uncertain payments.")
            .raiseTo(static_cast<double>(figures.checks));
        for (const auto &[reason, count] : figures.retries) {
            m_metrics.counter("farold_retries_total", "Automatic retries by reason.", {{"reason", reason}})
                .raiseTo(static_cast<double>(count));
        }
        for (int state = 0; state < itemStateCount; ++state) {
            m_metrics
                .counter("farold_item_moves_total", "Arrows into each state since the start.",
                         {{"state", toApi(static_cast<ItemState>(state)).toStdString()}})
                .raiseTo(static_cast<double>(figures.moved[static_cast<std::size_t>(state)]));
        }
    });
}

// While a part is not up, work is accepted and parked: the lag says how much.
void Backend::addBrokerGauges() {
    if (m_config.broker.url.isEmpty()) {
        return;
    }
    m_metrics.onCollect([this] {
        const auto up = [this](const char *part, bool isUp) {
            m_metrics.gauge("farold_broker_up", "1 while this process talks with the message broker.", {{"part", part}})
                .set(isUp ? 1 : 0);
        };
        if (m_publisher) {
            up("relay", m_publisher->isUp());
            m_metrics.counter("farold_broker_published_total", "Messages given to the broker.")
                .raiseTo(static_cast<double>(m_publisher->published()));
        }
        if (m_signals) {
            up("worker", m_signals->isUp());
            const auto figures = m_signals->figures();
            m_metrics.counter("farold_broker_signals_total", "Work signals that came.")
                .raiseTo(static_cast<double>(figures.received));
            m_metrics.counter("farold_broker_refused_total", "Signals that nobody can read; now dead letters.")
                .raiseTo(static_cast<double>(figures.refused));
            m_metrics.counter("farold_broker_losses_total", "Lost connections to the broker.")
                .raiseTo(static_cast<double>(figures.losses));
        }
    });
    m_metrics.onCollect([this] {
        (void)m_readers->post([this](Result<sql::Connection *> connection) {
            const auto head = connection ? headOfStream(**connection) : tl::unexpected(connection.error());
            const auto at = head ? consumerPosition(**connection, "broker") : head;
            if (at) {
                m_metrics.gauge("farold_broker_lag_events", "Facts that the broker has not confirmed yet.")
                    .set(static_cast<double>(*head - *at));
            }
        });
    });
}

} // namespace farol::server
