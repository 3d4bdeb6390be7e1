// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/result/result.h"
#include "core/retry/retrypolicy.h"
#include "core/text/secret.h"
#include "server/config/bands.h"

#include <QString>
#include <QStringList>
#include <chrono>
#include <set>

namespace farol::server {

// Everything that can be configured: one YAML file, then FAROLD_* variables (FAROLD_HTTP_PORT), then options of the
// command line. A secret also comes from a file: database.url_file, FAROLD_DATABASE_URL_FILE. Unknown keys are errors
// with their line.
// What a process does of the whole: everything, the front, the payments, or handing facts on.
enum class ProcessRole { All, Api, Worker, Relay };

struct Config {
    ProcessRole role = ProcessRole::All;
    QString environment = QStringLiteral("Local"); // the name that people type to confirm
    bool production = false;
    bool approvals = true; // off is refused where production is true
    std::vector<ApprovalBand> bands = usualBands();
    QString zone = QStringLiteral("America/Sao_Paulo");
    QString tenant = QStringLiteral("default");

    struct Http {
        QString address = QStringLiteral("127.0.0.1");
        quint16 port = 8480;     // 0: any free one
        QString certificateFile; // PEM; TLS when set
        QString keyFile;
        int maxConnections = 5'000; // an idle one costs 7 kB; turning one away costs more than refusing its request
        std::chrono::milliseconds idleTimeout{30'000};
        int threads = 1;
        // Requests a minute, a tenth of them at once; 0: no limit. Of an address (a /64 of IPv6), before anybody looks
        // who asks; of a person; of a partner's key.
        int addressRate = 60'000;
        int userRate = 120'000;
        int keyRate = 6'000;
        bool limitLocal = false; // addresses of this machine, too: a gateway on it speaks for everybody
        int maxStreams = 12'000; // GET events/stream; beside max_connections
        std::chrono::milliseconds streamBeat{15'000};     // a sign of life, and whether the token still holds
        std::chrono::milliseconds streamPatience{20'000}; // for a client to take one piece
    } http;
    struct Database {
        QString path = QStringLiteral("farold.db");
        Secret url; // postgresql://…, instead of path
    } database;
    struct Broker {
        Secret url;                                  // amqp://…; empty: none, workers look at the database
        QString caFile;                              // PEM, for amqps; empty: the system's own
        QString prefix = QStringLiteral("farol");    // of its exchanges and queues
        QString events = QStringLiteral("outcomes"); // facts that go to its exchange: outcomes, all or off
        int prefetch = 8;                            // signals that a worker holds, of each queue
    } broker;
    struct Provider {
        QString url = QStringLiteral("http://127.0.0.1:8490");
        QString ispb = QStringLiteral("99999010");
        std::chrono::milliseconds timeout{30'000};
        int window = 512; // payments in flight at once
        Secret token;     // empty: no Authorization
    } provider;
    struct Worker {
        QString name; // of its own among all that share a database, the same after each start; empty: made up
    } worker;
    struct Engine {
        bool automaticChecks = true;                      // checks: auto|manual
        std::chrono::milliseconds uncertainAfter{45'000}; // 40 s of the network + margin
        std::chrono::milliseconds checkBackoff{5'000};    // doubles, cap 10 min
        std::chrono::milliseconds lease{60'000};          // must be longer than the provider's time-out
        RetryPolicy retry;
        int queueInFlight = 0; // of a queue over all processes, where nobody ordered another; 0: no limit
    } engine;
    struct Limits {
        std::int64_t planAmountMinor = 100'000; // above it a plan needs a second person
        std::int64_t planItems = 10;
        // What one order, one person a day, and everybody a day may send; 0: as much as they like.
        std::int64_t orderAmountMinor = 0;
        std::int64_t userDayAmountMinor = 0;
        std::int64_t userDayOrders = 0;
        std::int64_t dayAmountMinor = 0;
    } limits;
    struct Tokens {
        std::chrono::seconds access{900};
        std::chrono::hours refresh{12};
    } tokens;
    struct Access {
        QString issuersFile; // YAML: outside issuers of tokens, see access/oidcissuers.h
    } access;
    struct Webhooks {
        QStringList allowPrivate;     // networks, for intranets and tests; http and any port are good there
        std::set<quint16> allowPorts; // beside 443 and 80
        QString caFile;               // PEM, beside the system's own
        std::chrono::milliseconds timeout{10'000};
        RetryPolicy retry{std::chrono::seconds(5), std::chrono::hours(6), 12};
        std::chrono::milliseconds disableAfter{std::chrono::hours(120)};
        std::chrono::milliseconds overlap{std::chrono::hours(24)}; // of two secrets after a rotation
    } webhooks;
    struct Secrets {
        Secret key;      // 32 bytes in base64; also FAROLD_SECRETS_KEY_FILE
        QString keyFile; // made when it is not there; empty: the database's path with .key
    } secrets;
    struct Backup {
        QString folder; // of backups that are ordered over the API; empty: none are
    } backup;
    struct Audit {
        QString headsFile; // hourly ends of the chains; empty: beside SQLite's file, of PostgreSQL in the log alone
    } audit;
    struct Errors {
        Secret sentryDsn; // empty: errors stay here
    } errors;
    struct Traces {
        QString collector;     // URL of OTLP/HTTP; empty: traces stay here
        int samplePercent = 1; // of those that did not fail and that nobody asked for
    } traces;
    QString logLevel = QStringLiteral("info");
    QStringList unknownVariables; // FAROLD_ words of the environment that set nothing, each with what was meant
};

// path may be empty. Errors: Rejected with one FieldError a problem (line, key, what to do).
[[nodiscard]] Result<Config> readConfig(const QString &path, const QHash<QString, QString> &environment);
// Every key of the table that readConfig() itself goes by, in the order of the documentation.
struct ConfigKey {
    QString path;     // http.port
    QString variable; // FAROLD_HTTP_PORT; a secret's file: with _FILE behind
    QString type;     // for people: whole number 0 to 65535
    QString standard; // what stands without it; empty: nothing, or a secret
    bool isSecret = false;
    QString help;
};
[[nodiscard]] QList<ConfigKey> configKeys();
// What no single key shows: approvals off in production, lease <= time-out, TLS key without certificate, plain http on
// a public address.
[[nodiscard]] QList<FieldError> checkConfig(const Config &config);

} // namespace farol::server
