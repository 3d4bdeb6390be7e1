// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/serverkit.h"
#include "server/batches/batchroutes.h"
#include "server/engine/databaselock.h"
#include "server/engine/engine.h"
#include "server/items/itemroutes.h"
#include "server/plans/planroutes.h"
#include "server/sandbox/sandbox.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcessEnvironment>
#include <csignal>

using namespace farol;
using namespace farol::server;

// The parts of farold that chaos needs, with the same commands: psp-sandbox, migrate up, serve. Configured by FAROLD_*
// variables alone. Knows --kill-at and --plant.
namespace {

int complain(const Error &error) {
    std::fprintf(stderr, "%s\n", qPrintable(error.detail));
    return 1;
}

Result<Config> configured() {
    QHash<QString, QString> environment;
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
        environment.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
    }
    return readConfig({}, environment);
}

Result<QList<sql::Migration>> migrations() {
    return sql::readMigrations(QStringLiteral(FAROL_SOURCE_DIR "/resources/migrations/sqlite"));
}

int migrate(const Config &config) {
    auto database = sql::Connection::open({config.database.path});
    const auto steps = migrations();
    if (!database || !steps) {
        return complain(database ? steps.error() : database.error());
    }
    const auto applied = sql::migrateUp(**database, *steps, SystemClock());
    return applied ? 0 : complain(applied.error());
}

int sandbox(const QCommandLineParser &options) {
    SandboxOptions sandbox;
    sandbox.port = static_cast<quint16>(options.value(QStringLiteral("port")).toUInt());
    sandbox.ledger = options.value(QStringLiteral("ledger"));
    sandbox.faults = options.value(QStringLiteral("faults"));
    sandbox.seed = options.value(QStringLiteral("seed")).toULongLong();
    return runSandbox(sandbox);
}

int serve(const Config &config, Probe probe, Plant plant) {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    const SystemClock clock;
    const auto lock = DatabaseLock::take(config.database.path);
    auto database = lock ? sql::Connection::open({config.database.path}) : tl::unexpected(lock.error());
    if (!database) {
        return complain(database.error());
    }
    Writer::Options writerOptions;
    writerOptions.zone = config.zone;
    writerOptions.automaticChecks = config.engine.automaticChecks;
    writerOptions.answersTooEarly = plant == Plant::AckBeforeCommit;
    Writer writer(std::move(*database), clock, writerOptions);
    writer.setProbe(probe);
    auto engineOptions = server::engineOptions(config, "worker-1", {});
    engineOptions.probe = probe;
    engineOptions.plant = plant;
    Readers readers(config.database.path, 2);
    Engine engine(writer, clock, engineOptions);
    Commands commands(writer, clock);
    Tokens tokens(writer, readers, clock, config.tokens);
    Metrics metrics;
    Readiness readiness;
    readiness.add(QStringLiteral("writer"), writerCheck(writer));
    Router router;
    addOpsRoutes(router, metrics, readiness);
    addBatchRoutes(router, {commands, readers, config, clock});
    addItemRoutes(router, {commands, readers, writer, config, engine});
    addPlanRoutes(router, {commands, readers, config, clock});
    HttpServer front(router, clock, metrics, config.http, [&tokens](const QByteArray &bearer, auto answer) {
        tokens.authenticate(bearer, std::move(answer));
    });
    auto done = engine.start();
    if (done) {
        writer.start();
        done = front.start();
    }
    if (!done) {
        return complain(done.error());
    }
    int signal = 0;
    sigwait(&ends, &signal);
    front.stop(std::chrono::seconds(5));
    engine.drain(std::chrono::seconds(10));
    writer.stop();
    return 0;
}

} // namespace

int main(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    for (const char *name : {"port", "ledger", "kill-at"}) {
        options.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    }
    options.addOption({QStringLiteral("faults"), {}, QStringLiteral("profile"), QStringLiteral("none")});
    options.addOption({QStringLiteral("seed"), {}, QStringLiteral("n"), QStringLiteral("1")});
    options.addOption({QStringLiteral("plant"), {}, QStringLiteral("mistake"), QStringLiteral("none")});
    options.process(application);
    const QString command = options.positionalArguments().value(0);
    if (command == QStringLiteral("psp-sandbox")) {
        return sandbox(options);
    }
    const auto config = configured();
    if (!config) {
        return complain(config.error());
    }
    if (command == QStringLiteral("migrate")) {
        return migrate(*config);
    }
    const QString point = options.value(QStringLiteral("kill-at"));
    const auto probe = point.isEmpty() ? Result<Probe>(Probe()) : killAt(point);
    const auto plant = plantFrom(options.value(QStringLiteral("plant")));
    if (!probe || !plant) {
        return complain(probe ? plant.error() : probe.error());
    }
    return serve(*config, *probe, *plant);
}
