// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts.h"
#include "admin.h"
#include "backups.h"
#include "core/log/log.h"
#include "core/process/commandline.h"
#include "core/process/largeblocks.h"
#include "core/process/privatememory.h"
#include "serve.h"
#include "server/sandbox/faults.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QProcessEnvironment>
#include <spdlog/spdlog.h>
#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace farol;
using namespace farol::server;

namespace {

struct Arguments {
    std::string config;
    std::string databasePath;
    std::string role;
    bool json = false;
    bool keys = false;
    ServeOptions serve;
    std::string handoverAs;
    std::string faults;
    std::string heads;
    std::string standAt;
    std::string killAt;
    std::string plant;
    int port = -1;
    std::string now;
    bool whileInput = false;
    SandboxOptions sandbox;
    std::string ledger;
    std::string preload;
    bool mayBeNew = false;
    std::vector<std::string> hold;
    std::string sandboxFaults = "none";
};

QString text(const std::string &value) {
    return QString::fromStdString(value);
}

Result<Config> configuration(const Arguments &arguments) {
    QHash<QString, QString> variables;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QStringLiteral("FAROLD_"))) {
            variables.insert(name, environment.value(name));
        }
    }
    if (!arguments.role.empty()) {
        variables.insert(QStringLiteral("FAROLD_ROLE"), text(arguments.role));
    }
    auto config = readConfig(text(arguments.config), variables);
    if (config && !arguments.databasePath.empty()) {
        config->database.path = text(arguments.databasePath);
    }
    if (config && arguments.port >= 0) {
        config->http.port = static_cast<quint16>(arguments.port);
    }
    return config;
}

// Runs what needs a configuration; a bad one is told line by line.
int with(const Arguments &arguments, const std::function<int(Config &)> &run) {
    auto config = configuration(arguments);
    if (config) {
        log::setUp("farold", config->logLevel.toStdString(), {});
        for (const QString &name : config->unknownVariables) {
            log::logger().warn(name.toStdString());
        }
        return run(*config);
    }
    for (const FieldError &problem : config.error().fields) {
        const QString line = problem.line > 0 ? QStringLiteral("line %1: ").arg(problem.line) : QString();
        std::fprintf(stderr, "farold: %s%s: %s\n", qPrintable(line), qPrintable(problem.field),
                     qPrintable(problem.detail));
    }
    return 1;
}

std::string isFaults(const std::string &list) {
    const auto profile = faultProfile(text(list));
    return profile ? std::string() : profile.error().detail.toStdString();
}

void addServe(CLI::App &app, Arguments &a) {
    auto *serve = app.add_subcommand("serve", "Run the back-end");
    serve
        ->add_option("--role", a.role,
                     "instead of role: all, or what this process does of a scaled back-end: api, worker, relay")
        ->check(CLI::IsMember({"all", "api", "worker", "relay"}));
    serve->add_option("--port", a.port, "instead of http.port; 0 takes any free one")->check(CLI::Range(0, 65535));
    serve->add_flag("--help-config", a.keys,
                    "every key: YAML name, variable, type, default, _FILE where a file may hold it, what it does");
    serve->add_flag("--demo", a.serve.demo, "the demo day with its own provider, database and clock");
    serve
        ->add_option("--faults", a.faults,
                     "what the demo's provider does wrong: as for psp-sandbox, such as transient=5,uncertain=2")
        ->check(isFaults);
    serve->add_flag("--handover", a.serve.handover,
                    "give address and token on standard output, end with standard input");
    serve->add_option("--handover-as", a.handoverAs, "account of that token");
    serve->add_option("--stand-at", a.standAt)->group("");
    serve->add_option("--kill-at", a.killAt)->group("");
    serve->add_option("--plant", a.plant)->group("");
}

void addSandbox(CLI::App &app, Arguments &a) {
    auto *sandbox = app.add_subcommand("psp-sandbox", "Run a payment provider for tests, with a ledger and faults");
    sandbox->add_option("--port", a.sandbox.port, "0 takes any free one")->check(CLI::Range(0, 65535));
    sandbox->add_option("--ledger", a.ledger, "append-only file; without one nothing is kept");
    sandbox
        ->add_option("--faults", a.sandboxFaults,
                     "a profile (none, usual, rough), or a list of name=percent, such as timeout_after=5,5xx=3: "
                     "timeout_after timeout_before 5xx torn transient definite retryable uncertain dup_callback "
                     "late_callback check_fails; delay and late are milliseconds")
        ->check(isFaults);
    sandbox->add_option("--seed", a.sandbox.seed, "of the faults");
    sandbox->add_option("--delay", a.sandbox.delayMs, "milliseconds before an answer");
    sandbox->add_option("--preload", a.preload, "ledger lines to begin with");
    sandbox->add_option("--hold", a.hold, "external ids that begin so are never answered");
    sandbox->add_flag("--while-input", a.whileInput, "end when standard input does");
}

} // namespace

// The database holds documents and keys: what farold makes is its owner's alone.
static void keepFilesPrivate() {
#ifdef Q_OS_UNIX
    (void)umask(077);
#endif
}

int main(int argc, char **argv) {
    keepFilesPrivate();
    keepMemoryPrivate();
    returnLargeBlocks();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(FAROL_VERSION));
    Arguments a;
    CLI::App app("farold: the reference back-end of Farol", "farold");
    app.set_version_flag("--version", "farold " FAROL_VERSION);
    app.require_subcommand(1);
    app.add_option("--config", a.config, "YAML file")->envname("FAROLD_CONFIG")->check(CLI::ExistingFile);
    app.add_option("--database", a.databasePath, "instead of database.path");
    app.fallthrough();
    addServe(app, a);
    addSandbox(app, a);
    auto *migrate = app.add_subcommand("migrate", "The database's schema")->require_subcommand(1);
    auto *status = migrate->add_subcommand("status", "What is applied and what is pending");
    auto *up = migrate->add_subcommand("up", "Apply what is pending");
    up->add_flag("--new", a.mayBeNew, "make a database that is not there, in production, too");
    auto *doctorCommand = app.add_subcommand("doctor", "Look at configuration, database, disk, clock and provider");
    doctorCommand->add_flag("--json", a.json, "one JSON list");
    doctorCommand->add_flag("--keys", a.keys, "every key that can be configured, as serve --help-config");
    auto *demo = app.add_subcommand("demo", "Load the demo day into an empty database");
    demo->add_option("--now", a.now, "the moment of the day, RFC 3339");
    AccountCommand accounts;
    addAccountCommands(app, accounts);
    BackupCommand backups;
    addBackupCommands(app, backups);
    auto *audit = app.add_subcommand("audit", "The audit log")->require_subcommand(1);
    auto *verify = audit->add_subcommand("verify", "Check the hash chains, and that every exported head is in them");
    verify->add_option("--heads", a.heads, "the file of exported heads; else audit.heads_file, where it is there");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &stop) {
        return tellUsage(app, stop);
    }

    if (app.got_subcommand("psp-sandbox")) {
        log::setUp("psp-sandbox", "warn", {});
        a.sandbox.ledger = text(a.ledger);
        a.sandbox.preload = text(a.preload);
        a.sandbox.faults = text(a.sandboxFaults);
        for (const std::string &prefix : a.hold) {
            a.sandbox.hold.append(text(prefix));
        }
        return sandbox(a.sandbox, a.whileInput);
    }
    if (a.keys) {
        return listKeys();
    }
    return with(a, [&](Config &config) {
        if (app.got_subcommand("serve")) {
            a.serve.handoverAs = text(a.handoverAs);
            a.serve.standAt = fromRfc3339(text(a.standAt));
            a.serve.killAt = text(a.killAt);
            a.serve.plant = text(a.plant);
            a.serve.faults = a.faults.empty() ? a.serve.faults : text(a.faults);
            return serve(config, a.serve);
        }
        if (status->parsed() || up->parsed()) {
            return status->parsed() ? migrateStatus(config) : migrateUp(config, a.mayBeNew);
        }
        if (demo->parsed()) {
            return loadDemoInto(config, text(a.now));
        }
        if (accounts.run || backups.run) {
            return accounts.run ? accounts.run(config) : backups.run(config);
        }
        return verify->parsed() ? auditVerify(config, text(a.heads)) : doctor(config, a.json);
    });
}
