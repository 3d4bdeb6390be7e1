// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access/accessroutes.h"
#include "server/access/outsiders.h"
#include "server/amqp/signalconsumer.h"
#include "server/amqp/signalpublisher.h"
#include "server/audit/auditheads.h"
#include "server/backup/backupshelf.h"
#include "server/demo/demoday.h"
#include "server/engine/askedchecks.h"
#include "server/engine/databaselock.h"
#include "server/engine/engine.h"
#include "server/engine/neighbours.h"
#include "server/errors/errorbook.h"
#include "server/events/activity.h"
#include "server/events/eventhub.h"
#include "server/http/commands.h"
#include "server/http/httpserver.h"
#include "server/plans/drip.h"
#include "server/telemetry/certificates.h"
#include "server/telemetry/readiness.h"
#include "server/traces/exporter.h"
#include "server/webhooks/deliverer.h"
#include "server/webhooks/planner.h"

#include <QTemporaryDir>

namespace farol::server {

// What the command line orders beside the configuration.
struct ServeOptions {
    bool demo = false;
    bool handover = false; // write {"url","token"} to standard output, end when standard input closes
    QString handoverAs;    // account of the token; the demo's is operator1
    QString faults = QStringLiteral("transient=5,uncertain=2,definite=1,delay=20"); // of the demo's sandbox
    std::optional<Instant> standAt; // hidden: the demo's clock stands still there, for pictures
    QString killAt;                 // hidden: tests of T3
    QString plant;                  // hidden: tests of the chaos checker
};

// The composition root of farold serve: every part, in the order of construction; they go in reverse order.
class Backend final {
public:
    Backend(Config config, ServeOptions options, const Clock &clock);
    ~Backend();
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;

    [[nodiscard]] Done start();
    // Takes nothing new, finishes what runs, at most so long.
    void stop(std::chrono::milliseconds deadline);
    [[nodiscard]] QString address() const; // http://127.0.0.1:8480
    // The token that is handed over. Errors: NotFound when there is no such account.
    [[nodiscard]] Result<Secret> launchToken(const QString &account);

private:
    [[nodiscard]] bool pays() const {
        return m_config.role == ProcessRole::All || m_config.role == ProcessRole::Worker;
    }
    [[nodiscard]] bool faces() const { return m_config.role == ProcessRole::All || m_config.role == ProcessRole::Api; }
    [[nodiscard]] bool relays() const {
        return m_config.role == ProcessRole::All || m_config.role == ProcessRole::Relay;
    }
    [[nodiscard]] Done openDatabase();
    [[nodiscard]] QString workerName() const;
    [[nodiscard]] Done joinBroker();
    [[nodiscard]] Done startFront();
    void listenToNeighbours();
    void addBrokerGauges();
    void addEngineGauges();
    void addTableGauges();
    void wakeDeliverer();
    void wakeRelays();
    [[nodiscard]] Checks &checks() { return m_engine ? static_cast<Checks &>(*m_engine) : *m_askedChecks; }
    [[nodiscard]] Done startClosed(Error why);
    [[nodiscard]] Done startEngine();
    [[nodiscard]] Done letOutsidersIn();
    [[nodiscard]] Done openWebhooks();
    [[nodiscard]] Done watch(); // errors and traces
    void hearFaults();
    void endWatch();
    [[nodiscard]] Done startRelay();
    [[nodiscard]] Done loadDemo(const DemoDay &day);
    void plantEarlyTelling();
    void addRoutes();
    void addGauges();

    Config m_config;
    ServeOptions m_options;
    const Clock &m_clock;
    Metrics m_metrics;
    Certificates m_certificates;
    Readiness m_readiness;
    BackupShelf m_backups{m_config, m_clock};
    std::unique_ptr<DatabaseLock> m_lock;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Commands> m_commands;
    std::unique_ptr<SecretBox> m_box;
    std::unique_ptr<TargetGuard> m_guard;
    EventHub m_hub; // streams read with the readers and listen here
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<Outsiders> m_outsiders;     // none: no outside issuer is configured
    std::unique_ptr<SignalConsumer> m_signals;  // with a broker
    std::unique_ptr<Engine> m_engine;           // of a process that pays
    std::unique_ptr<AskedChecks> m_askedChecks; // of one that does not
    std::unique_ptr<Readers> m_readers;         // its threads use those above, so they end first
    std::unique_ptr<SentryPipe> m_sentry;       // with errors.sentry_dsn
    std::unique_ptr<ErrorBook> m_errors;
    std::unique_ptr<TraceExporter> m_exporter; // with traces.collector
    std::unique_ptr<AuditHeads> m_auditHeads;
    std::unique_ptr<Drip> m_drip;
    Passwords m_passwords;
    SignInLimiter m_limiter;
    std::function<void(const char *)> m_probe;
    Router m_router;
    std::unique_ptr<Deliverer> m_deliverer;
    std::unique_ptr<WebhookPlanner> m_planner;
    ActivityProjection m_activity;
    std::unique_ptr<SignalPublisher> m_publisher;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<Relay> m_brokerRelay;
    std::unique_ptr<Neighbours> m_neighbours; // they wake those above
    std::unique_ptr<HttpServer> m_http;
};

// Reads the scenario that travels inside farold.
[[nodiscard]] Result<DemoDay> bundledDemoDay();

} // namespace farol::server
