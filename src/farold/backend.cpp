// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend.h"
#include "core/log/log.h"
#include "newdatabase.h"
#include "server/access/users.h"
#include "server/backup/backup.h"
#include "server/demo/demoload.h"
#include "server/engine/database.h"
#include "server/engine/testhooks.h"
#include "server/telemetry/opsroutes.h"
#include "sql/connect.h"
#include "sql/migrations.h"

#include <QFile>
#include <future>
#include <spdlog/spdlog.h>

namespace farol::server {

namespace {

constexpr int readerThreads = 2;
constexpr std::int64_t leastFreeDisk = 64LL << 20;

} // namespace

Result<DemoDay> bundledDemoDay() {
    QFile scenario(QStringLiteral(":/farold/demo/day.yaml"));
    if (!scenario.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Malformed, QStringLiteral("demo_day"), scenario.errorString());
    }
    return readDemoDay(scenario.readAll());
}

Backend::Backend(Config config, ServeOptions options, const Clock &clock)
    : m_config(std::move(config))
    , m_options(std::move(options))
    , m_clock(clock) {}

Backend::~Backend() {
    stop(std::chrono::milliseconds(0));
}

Done Backend::start() {
    Done done = openDatabase();
    if (!done && done.error().code.startsWith(QStringLiteral("schema_")) && !m_options.handover) {
        return startClosed(done.error());
    }
    done = done ? joinBroker() : done;
    done = done ? startEngine() : done;
    done = done ? watch() : done;
    done = done ? openWebhooks() : done;
    done = done && faces() ? startFront() : done;
    if (!done) {
        return done;
    }
    if (!faces()) {
        addOpsRoutes(m_router, m_metrics, m_readiness);
        m_http = std::make_unique<HttpServer>(m_router, m_clock, m_metrics, m_config.http, Authenticate());
    }
    listenToNeighbours();
    addGauges();
    done = m_http->start();
    return done && m_config.role != ProcessRole::Worker ? startRelay() : done;
}

Done Backend::startFront() {
    m_commands = std::make_unique<Commands>(*m_writer);
    m_tokens = std::make_unique<Tokens>(*m_writer, *m_readers, m_clock, m_config.tokens);
    if (const auto known = letOutsidersIn(); !known) {
        return known;
    }
    addRoutes();
    m_http =
        std::make_unique<HttpServer>(m_router, m_clock, m_metrics, m_config.http,
                                     [this](const QByteArray &bearer, std::function<void(Result<Identity>)> answer) {
                                         if (m_outsiders && looksLikeJwt(bearer)) {
                                             m_outsiders->identify(bearer, std::move(answer));
                                         } else {
                                             m_tokens->authenticate(bearer, std::move(answer));
                                         }
                                     });
    hearFaults();
    return {};
}

Done Backend::openWebhooks() {
    const auto &secrets = m_config.secrets;
    if (m_config.role != ProcessRole::All && secrets.key.isEmpty() && !QFile::exists(secretsKeyFile(m_config))) {
        return failure(ErrorKind::Rejected, QStringLiteral("secrets_key"),
                       QStringLiteral("secrets.key_file: there is no %1; one that is made here would not be the other "
                                      "processes' key")
                           .arg(secretsKeyFile(m_config)));
    }
    auto box = secrets.key.isEmpty() ? SecretBox::fromFile(secretsKeyFile(m_config)) : SecretBox::fromText(secrets.key);
    if (!box) {
        return tl::unexpected(box.error());
    }
    m_box = std::make_unique<SecretBox>(std::move(*box));
    const auto &webhooks = m_config.webhooks;
    auto guard = TargetGuard::make({webhooks.allowPrivate, webhooks.allowPorts});
    if (!guard) {
        return tl::unexpected(guard.error());
    }
    m_guard = std::make_unique<TargetGuard>(std::move(*guard));
    if (!pays()) {
        return {};
    }
    Deliverer::Options options;
    options.database = placeOf(m_config);
    options.client = {webhooks.timeout, webhooks.caFile};
    options.rules = {webhooks.retry, webhooks.disableAfter};
    options.probe = m_probe;
    if (m_exporter) {
        options.onRecorded = [this](std::int64_t delivery, int attempt) { m_exporter->delivered(delivery, attempt); };
    }
    m_deliverer = std::make_unique<Deliverer>(*m_writer, m_clock, m_metrics, *m_guard, *m_box, std::move(options));
    return m_deliverer->start();
}

void Backend::wakeDeliverer() {
    if (m_deliverer) { // elsewhere a worker looks by itself
        m_deliverer->wake();
    }
}

Done Backend::startRelay() {
    if (faces()) {
        m_hub.onMore([this] { m_http->pumpStreams(); });
        m_relay->add(m_hub);
    }
    if (relays()) {
        m_planner = std::make_unique<WebhookPlanner>(m_config.webhooks.retry.maxAttempts, [this] { wakeDeliverer(); });
        m_relay->add(*m_planner);
        m_relay->add(m_activity);
    }
    m_relay->start();
    if (m_publisher) { // apart from the others: they do not wait while the broker is away
        m_brokerRelay = std::make_unique<Relay>(*m_writer, Relay::Options{placeOf(m_config)});
        m_brokerRelay->add(*m_publisher);
        m_brokerRelay->start();
    }
    return {};
}

Done Backend::letOutsidersIn() {
    if (m_config.access.issuersFile.isEmpty()) {
        return {};
    }
    if (!canCheckSignatures()) {
        return failure(ErrorKind::Rejected, QStringLiteral("config"),
                       QStringLiteral("access.issuers_file: this farold was built without FAROL_OIDC"));
    }
    auto issuers = readIssuers(m_config.access.issuersFile);
    if (!issuers) {
        return tl::unexpected(issuers.error());
    }
    m_outsiders = std::make_unique<Outsiders>(std::move(*issuers), *m_writer, *m_readers, m_clock);
    return {};
}

// An older or unknown schema is its operator's decision: probes see a process that lives and is not ready, callers are
// told why, and nothing touches the data. The lock is free, so that farold migrate up can run beside it.
Done Backend::startClosed(Error why) {
    m_lock.reset();
    why.kind = ErrorKind::RateLimited;
    why.httpStatus = 503;
    log::logger().error("not ready: {}", why.detail.toStdString());
    m_readiness.add(QStringLiteral("schema"),
                    [why](const Readiness::Verdict &verdict) { verdict(tl::unexpected<Error>(why)); });
    addOpsRoutes(m_router, m_metrics, m_readiness);
    addProcessMetrics(m_metrics);
    addDiskMetrics(m_metrics, m_config.database.path.toStdString());
    m_http = std::make_unique<HttpServer>(m_router, m_clock, m_metrics, m_config.http, Authenticate());
    m_http->closeFor(std::move(why));
    return m_http->start();
}

Done Backend::openDatabase() {
    if (const auto may = m_options.demo ? Done() : mayBeMissing(m_config); !may) {
        return may;
    }
    const QString place = placeOf(m_config);
    auto lock = DatabaseLock::take(place);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    m_lock = std::move(*lock);
    auto connection = sql::connect({place});
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    const auto known = schemaSteps(**connection);
    const auto fresh = known ? isNew(**connection) : tl::unexpected(known.error());
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    // A new database is made here, but not in production; an older one is a decision of its operator.
    if (*fresh) {
        const auto may = m_options.demo ? Done() : mayBeEmpty(m_config);
        const auto migrated = may ? migrateDatabase(**connection, m_clock) : Result<int>(tl::unexpected(may.error()));
        if (!migrated) {
            return tl::unexpected(migrated.error());
        }
        if (!m_options.demo) {
            log::logger().warn("a new, empty database was made: {}", sql::shownPlace(place).toStdString());
        }
    }
    if (auto named = pays() ? takeWorkerName(**connection, workerName()) : Done(); !named) {
        return named;
    }
    const auto states = sql::migrationStatus(**connection, *known);
    if (!states) {
        return tl::unexpected(states.error());
    }
    const bool pending = std::any_of(states->begin(), states->end(), [](const auto &s) { return !s.applied; });
    if (pending) {
        return failure(ErrorKind::Conflict, QStringLiteral("schema_pending"),
                       QStringLiteral("The database has an older schema: make a backup, run farold migrate up, then "
                                      "start farold again."));
    }
    if (const auto restored = waitsForReconcile(**connection); !restored || *restored) {
        return restored
                   ? Done(failure(ErrorKind::Conflict, QStringLiteral("schema_restored"),
                                  QStringLiteral("The database was restored from a backup: run farold reconcile, so "
                                                 "that nothing is paid twice, then start farold again.")))
                   : tl::unexpected(restored.error());
    }
    const auto head = headOfStream(**connection);
    if (!head) {
        return tl::unexpected(head.error());
    }
    m_hub.beginAt(*head);
    if (relays() && !m_config.broker.url.isEmpty()) {
        if (auto begun = startConsumerAtHead(**connection, "broker", m_clock.now()); !begun) {
            return begun;
        }
    }
    m_writer = std::make_unique<Writer>(std::move(*connection), m_clock, Writer::Options{m_config.zone, 4096});
    m_readers = std::make_unique<Readers>(place, readerThreads);
    m_readiness.add(QStringLiteral("schema"), schemaCheck(*m_readers, *known));
    m_readiness.add(QStringLiteral("writer"), writerCheck(*m_writer));
    if (!sql::isServerUrl(place)) {
        m_readiness.add(QStringLiteral("disk"), diskCheck(place, leastFreeDisk));
    }
    return {};
}

Done Backend::startEngine() {
    m_relay = std::make_unique<Relay>(*m_writer, Relay::Options{placeOf(m_config)});
    m_writer->onCommit([this] { wakeRelays(); });
    if (!pays()) {
        m_writer->setAutomaticChecks(m_config.engine.automaticChecks);
        m_writer->start();
        m_askedChecks = std::make_unique<AskedChecks>(*m_writer, *m_readers);
        return {};
    }
    EngineOptions options = engineOptions(m_config, workerName().toStdString(), m_config.provider.token);
    options.provider.onCertificate = [this](const std::string &host, auto end) { m_certificates.met(host, end); };
    if (!m_options.killAt.isEmpty()) {
        auto probe = killAt(m_options.killAt);
        if (!probe) {
            return tl::unexpected(probe.error());
        }
        m_probe = options.probe = *probe;
        m_writer->setProbe(*probe);
    }
    if (!m_options.plant.isEmpty()) {
        const auto plant = plantFrom(m_options.plant);
        if (!plant) {
            return tl::unexpected(plant.error());
        }
        options.plant = *plant;
        if (*plant == Plant::EarlyOutbox) {
            plantEarlyTelling();
        }
    }
    options.workSignals = m_signals.get();
    m_engine = std::make_unique<Engine>(*m_writer, m_clock, std::move(options));
    if (auto done = m_engine->start(); !done) {
        return done;
    }
    m_writer->start();
    if (m_signals) {
        m_signals->start([this] { m_writer->wake(); });
    }
    m_drip = std::make_unique<Drip>(*m_writer, *m_readers);
    if (!m_options.demo) {
        return {};
    }
    const auto day = bundledDemoDay();
    return day ? loadDemo(*day) : tl::unexpected(day.error());
}

// After the engine looked for what a former process left: the twelve payments in flight are held by the sandbox. That
// look happens at the end of the first group, so a group of its own comes before the load.
Done Backend::loadDemo(const DemoDay &day) {
    const auto write = [this](std::function<Done(Arrows &)> work) {
        std::promise<Done> written;
        m_writer->post(std::move(work), [&written](Done done) { written.set_value(std::move(done)); });
        return written.get_future().get();
    };
    const Done looked = write([](Arrows &) { return Done(); });
    return !looked ? looked : write([this, &day](Arrows &arrows) {
        return loadDemoDay(arrows.connection(), day, {m_config.tenant, m_config.zone});
    });
}

Result<Secret> Backend::launchToken(const QString &account) {
    std::promise<Result<Identity>> found;
    const bool posted = m_readers->post([&](Result<sql::Connection *> connection) {
        if (!connection) {
            found.set_value(tl::unexpected(connection.error()));
            return;
        }
        const auto row = findUser(**connection, account);
        if (!row || !*row) {
            found.set_value(failure(ErrorKind::NotFound, QStringLiteral("no_such_user"),
                                    QStringLiteral("there is no account named %1").arg(account)));
            return;
        }
        found.set_value(identityOf(**connection, (*row)->id));
    });
    if (!posted) {
        return failure(ErrorKind::RateLimited, QStringLiteral("overloaded"), QStringLiteral("too much is waiting"));
    }
    auto identity = found.get_future().get();
    return identity ? Result<Secret>(m_tokens->launchToken(*identity)) : tl::unexpected(identity.error());
}

QString Backend::address() const {
    const bool tls = !m_config.http.certificateFile.isEmpty();
    return QStringLiteral("%1://%2:%3")
        .arg(tls ? QStringLiteral("https") : QStringLiteral("http"), m_config.http.address)
        .arg(m_http->port());
}

void Backend::stop(std::chrono::milliseconds deadline) {
    if (m_relay) {
        m_relay->stop(); // it tells the front and waits for the writer
    }
    if (m_brokerRelay) {
        m_brokerRelay->stop();
    }
    if (m_deliverer) {
        m_deliverer->stop();
    }
    if (m_http) {
        m_http->stop(deadline);
    }
    m_neighbours.reset();
    m_drip.reset();
    if (m_askedChecks) {
        m_askedChecks->stop();
    }
    if (m_outsiders) {
        m_outsiders->stop(); // before the readers, whom it asks
    }
    if (m_engine) {
        m_engine->drain(deadline);
    }
    if (m_signals) {
        m_signals->stop();
    }
    endWatch();
    if (m_writer) {
        m_writer->stop();
    }
}

} // namespace farol::server
