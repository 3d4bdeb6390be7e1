// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/keys.h"

#include "server/webhooks/targetguard.h"
#include "sql/connect.h"

namespace farol::server {

namespace {

using Text = const QString &;

// What a value is, by its type: take() reads it, show() writes it back, nameOf() tells people what to write.
QString take(Text text, bool &into) {
    if (text == QLatin1String("on") || text == QLatin1String("true") || text == QLatin1String("yes")) {
        into = true;
    } else if (text == QLatin1String("off") || text == QLatin1String("false") || text == QLatin1String("no")) {
        into = false;
    } else {
        return QStringLiteral("expected on or off");
    }
    return {};
}
QString show(bool value) {
    return value ? QStringLiteral("on") : QStringLiteral("off");
}
QString nameOf(const bool &) {
    return QStringLiteral("on or off");
}

QString take(Text text, QString &into) {
    if (text.isEmpty() || text.size() > 500) {
        return QStringLiteral("expected 1 to 500 characters");
    }
    into = text;
    return {};
}
QString show(const QString &value) {
    return value;
}
QString nameOf(const QString &) {
    return QStringLiteral("text");
}

QString take(Text text, Secret &into) {
    if (text.isEmpty() || text.size() > 4000) {
        return QStringLiteral("expected 1 to 4000 characters");
    }
    into = Secret(text.toUtf8());
    return {};
}
QString show(const Secret &) {
    return {};
}
QString nameOf(const Secret &) {
    return QStringLiteral("secret");
}

struct Unit {
    const char *name;
    qlonglong factor;
};
constexpr Unit units[] = {{"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}};

template<typename Rep, typename Period>
QString take(Text text, std::chrono::duration<Rep, Period> &into) {
    for (const auto &[unit, factor] : units) {
        const QString suffix = QString::fromLatin1(unit);
        bool ok = false;
        const qlonglong value = text.endsWith(suffix) ? text.chopped(suffix.size()).toLongLong(&ok) : 0;
        if (ok && value >= 0 && value <= 1'000'000) {
            into = std::chrono::duration_cast<std::chrono::duration<Rep, Period>>(
                std::chrono::milliseconds(value * factor));
            return {};
        }
    }
    return QStringLiteral("expected a duration such as 250ms, 30s, 5m or 12h");
}
template<typename Rep, typename Period>
QString show(const std::chrono::duration<Rep, Period> &value) {
    const qlonglong ms = std::chrono::milliseconds(value).count();
    const auto *unit = std::find_if(std::begin(units), std::end(units), [ms](Unit u) { return ms % u.factor == 0; });
    return ms == 0 ? QStringLiteral("0s") : QString::number(ms / unit->factor) + QLatin1String(unit->name);
}
template<typename Rep, typename Period>
QString nameOf(const std::chrono::duration<Rep, Period> &) {
    return QStringLiteral("duration");
}

// A key whose type says everything. At is a lambda: Config & -> the place of the value.
template<typename At>
constexpr Key plain(const char *path, At, const char *help, bool isSecret = false) {
    return {path,
            [](Config &c, Text t) { return take(t, At()(c)); },
            [](const Config &c) { return show(At()(const_cast<Config &>(c))); }, // only read
            [] {
                Config c;
                return nameOf(At()(c));
            },
            help,
            isSecret};
}

template<qlonglong least, qlonglong most, typename Number>
QString takeNumber(Text text, Number &into) {
    bool ok = false;
    const qlonglong value = text.toLongLong(&ok);
    if (!ok || value < least || value > most) {
        return QStringLiteral("expected a whole number from %1 to %2").arg(least).arg(most);
    }
    into = static_cast<Number>(value);
    return {};
}

template<qlonglong least, qlonglong most, typename At>
constexpr Key number(const char *path, At, const char *help) {
    return {path, [](Config &c, Text t) { return takeNumber<least, most>(t, At()(c)); },
            [](const Config &c) { return QString::number(At()(const_cast<Config &>(c))); }, // only read
            [] { return QStringLiteral("whole number %1 to %2").arg(least).arg(most); }, help};
}

QString takeAmount(Text text, std::int64_t &into) {
    const auto value = moneyFromApi(text, QStringLiteral("BRL"));
    if (!value || value->minor < 0) {
        return QStringLiteral("expected an amount such as 1000.00");
    }
    into = value->minor;
    return {};
}

template<typename At>
constexpr Key amount(const char *path, At, const char *help) {
    return {path, [](Config &c, Text t) { return takeAmount(t, At()(c)); },
            [](const Config &c) {
                const auto minor = At()(const_cast<Config &>(c)); // only read
                return QStringLiteral("%1.%2").arg(minor / 100).arg(minor % 100, 2, 10, QLatin1Char('0'));
            },
            [] { return QStringLiteral("amount"); }, help};
}

// What stands as it does in one key only.
QString takeBands(Config &config, Text text) {
    auto bands = bandsFrom(text);
    config.bands = bands ? std::move(*bands) : config.bands;
    return bands ? QString() : bands.error().detail;
}
QString takeServerUrl(Config &config, Text text) {
    return sql::isServerUrl(text) ? take(text, config.database.url)
                                  : QStringLiteral("expected postgresql://user:password@host:5432/database");
}
QString takeChecks(Config &config, Text text) {
    config.engine.automaticChecks = text == QLatin1String("auto");
    const bool known = config.engine.automaticChecks || text == QLatin1String("manual");
    return known ? QString() : QStringLiteral("expected auto or manual");
}

constexpr std::pair<const char *, ProcessRole> roles[] = {{"all", ProcessRole::All},
                                                          {"api", ProcessRole::Api},
                                                          {"worker", ProcessRole::Worker},
                                                          {"relay", ProcessRole::Relay}};
QString takeRole(Config &config, Text text) {
    for (const auto &[word, role] : roles) {
        if (text == QLatin1String(word)) {
            config.role = role;
            return {};
        }
    }
    return QStringLiteral("expected all, api, worker or relay");
}
QString takeBroker(Config &config, Text text) {
    const bool known = text.startsWith(QLatin1String("amqp://")) || text.startsWith(QLatin1String("amqps://"));
    return known ? take(text, config.broker.url) : QStringLiteral("expected amqp://user:password@host:5672/vhost");
}
QString takeBrokerEvents(Config &config, Text text) {
    config.broker.events = text;
    const bool known =
        QStringList{QStringLiteral("outcomes"), QStringLiteral("all"), QStringLiteral("off")}.contains(text);
    return known ? QString() : QStringLiteral("expected outcomes, all or off");
}

QStringList listed(Text text) {
    QStringList words;
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts)) {
        words.append(one.trimmed());
    }
    return words;
}
QString takeNetworks(Config &config, Text text) {
    config.webhooks.allowPrivate = listed(text);
    const auto guard = TargetGuard::make({config.webhooks.allowPrivate, {}});
    return guard ? QString() : guard.error().detail;
}
QString takePorts(Config &config, Text text) {
    config.webhooks.allowPorts.clear();
    for (const QString &word : listed(text)) {
        quint16 port = 0;
        if (!takeNumber<1, 65535>(word, port).isEmpty()) {
            return QStringLiteral("expected ports with commas between");
        }
        config.webhooks.allowPorts.insert(port);
    }
    return {};
}

QString nothing(const Config &) {
    return {};
}

#define AT(member)                                                                                                     \
    [](Config & c) -> auto & {                                                                                         \
        return c.member;                                                                                               \
    }

const Key table[] = {
    {"role", takeRole, [](const Config &) { return QStringLiteral("all"); },
     [] { return QStringLiteral("all, api, worker or relay"); },
     "what this process does of the whole; several share a PostgreSQL database"},
    plain("environment", AT(environment), "the name that people see and type to confirm"),
    plain("production", AT(production), "on asks more of people and of this configuration"),
    plain("approvals", AT(approvals), "whether batches and plans wait for other people"),
    {"approvals.bands", takeBands, nothing, [] { return QStringLiteral("bands"); },
     "who approves up to which amount: \"10000.00: 1 operator approver; above: 2 approver manager\""},
    plain("zone", AT(zone), "time zone of the business day"),
    plain("tenant", AT(tenant), "the tenant that is made with a new database"),
    plain("log_level", AT(logLevel), "trace, debug, info, warn, error or critical"),
    plain("http.address", AT(http.address), "where to listen; outside this machine only with a certificate"),
    number<0, 65535>("http.port", AT(http.port), "0 takes any free one"),
    plain("http.certificate_file", AT(http.certificateFile), "PEM; TLS when it is set"),
    plain("http.key_file", AT(http.keyFile), "PEM of the certificate's key"),
    number<1, 65535>("http.max_connections", AT(http.maxConnections), "at once; more are refused"),
    plain("http.idle_timeout", AT(http.idleTimeout), "after which a silent connection is closed"),
    number<1, 64>("http.threads", AT(http.threads), "of the front"),
    number<0, 60'000'000>("http.address_rate", AT(http.addressRate), "requests a minute of an address; 0: no limit"),
    number<0, 60'000'000>("http.user_rate", AT(http.userRate), "requests a minute of a person; 0: no limit"),
    number<0, 60'000'000>("http.key_rate", AT(http.keyRate), "requests a minute of a partner's key; 0: no limit"),
    plain("http.limit_local", AT(http.limitLocal), "whether addresses of this machine are limited, too"),
    number<0, 65535>("http.max_streams", AT(http.maxStreams), "event streams at once, beside max_connections"),
    plain("http.stream_beat", AT(http.streamBeat), "sign of life of an event stream"),
    plain("http.stream_patience", AT(http.streamPatience), "for a client to take one piece of a stream"),
    plain("database.path", AT(database.path), "file of SQLite"),
    {"database.url", takeServerUrl, nothing, [] { return QStringLiteral("secret"); },
     "PostgreSQL instead of a file: postgresql://user:password@host:5432/database", true},
    {"broker.url", takeBroker, nothing, [] { return QStringLiteral("secret"); },
     "RabbitMQ, carries work signals and events: amqp://user:password@host:5672/vhost; without it workers look", true},
    plain("broker.ca_file", AT(broker.caFile), "PEM of its authority for amqps, instead of the system's own"),
    plain("broker.prefix", AT(broker.prefix), "begins the names of exchanges and queues"),
    {"broker.events", takeBrokerEvents, [](const Config &c) { return c.broker.events; },
     [] { return QStringLiteral("outcomes, all or off"); }, "which facts go to the exchange of events"},
    number<1, 1000>("broker.prefetch", AT(broker.prefetch), "signals that a worker holds, of each queue"),
    plain("provider.url", AT(provider.url), "the payment provider; https outside this machine"),
    plain("provider.ispb", AT(provider.ispb), "eight digits that begin the end-to-end ids"),
    plain("provider.timeout", AT(provider.timeout), "for an answer; shorter than engine.lease"),
    number<1, 1024>("provider.window", AT(provider.window), "payments in flight at once"),
    plain("provider.token", AT(provider.token), "sent as Authorization: Bearer", true),
    plain("worker.name", AT(worker.name), "of its own among all that share a database, the same after each start"),
    {"engine.checks", takeChecks,
     [](const Config &c) { return c.engine.automaticChecks ? QStringLiteral("auto") : QStringLiteral("manual"); },
     [] { return QStringLiteral("auto or manual"); }, "who asks the provider about uncertain payments"},
    plain("engine.uncertain_after", AT(engine.uncertainAfter), "before that a check does not say \"not sent\""),
    plain("engine.check_backoff", AT(engine.checkBackoff), "between checks of one payment; doubles up to 10m"),
    plain("engine.lease", AT(engine.lease), "how long an item is one worker's"),
    plain("engine.retry_base", AT(engine.retry.base), "first wait after a transient failure; doubles"),
    plain("engine.retry_cap", AT(engine.retry.cap), "longest wait after a transient failure"),
    number<1, 100>("engine.retry_attempts", AT(engine.retry.maxAttempts), "then the item is a dead letter"),
    number<0, 10'000>("engine.queue_in_flight", AT(engine.queueInFlight),
                      "of a queue over all workers, until people order another; 0: no limit"),
    amount("limits.plan_amount", AT(limits.planAmountMinor), "above it a plan needs a second person"),
    number<0, 1'000'000>("limits.plan_items", AT(limits.planItems), "above it a plan needs a second person"),
    amount("limits.order_amount", AT(limits.orderAmountMinor), "what one order may send; 0.00: no limit"),
    amount("limits.user_day_amount", AT(limits.userDayAmountMinor), "what a person may send a day; 0.00: no limit"),
    number<0, 1'000'000>("limits.user_day_orders", AT(limits.userDayOrders), "orders of a person a day; 0: no limit"),
    amount("limits.day_amount", AT(limits.dayAmountMinor), "what everybody may send a day; 0.00: no limit"),
    {"webhooks.allow_private", takeNetworks, nothing, [] { return QStringLiteral("networks, comma between"); },
     "private targets that are allowed, for intranets and tests"},
    {"webhooks.allow_ports", takePorts, nothing, [] { return QStringLiteral("ports, comma between"); },
     "beside 443 and 80"},
    plain("webhooks.ca_file", AT(webhooks.caFile), "PEM of more authorities, beside the system's own"),
    plain("webhooks.timeout", AT(webhooks.timeout), "for a receiver's answer"),
    plain("webhooks.retry_base", AT(webhooks.retry.base), "first wait before a delivery goes again; doubles"),
    plain("webhooks.retry_cap", AT(webhooks.retry.cap), "longest wait before a delivery goes again"),
    number<1, 100>("webhooks.attempts", AT(webhooks.retry.maxAttempts), "then the delivery is a dead letter"),
    plain("webhooks.disable_after", AT(webhooks.disableAfter), "of failing without a break"),
    plain("webhooks.overlap", AT(webhooks.overlap), "of two secrets after a rotation"),
    // Not a secret with a file like the others: this file is made when it is not there.
    plain("secrets.key", AT(secrets.key), "seals stored secrets: 32 bytes in base64, openssl rand -base64 32"),
    plain("secrets.key_file", AT(secrets.keyFile),
          "instead; made at the first start; else the database's path with .key"),
    plain("backup.folder", AT(backup.folder),
          "where backups go that an administrator orders over the API; empty: none"),
    plain("audit.heads_file", AT(audit.headsFile),
          "where the ends of the audit's chains are written every hour; else the database's path with .heads, of "
          "PostgreSQL the log alone"),
    plain("tokens.access", AT(tokens.access), "life of an access token"),
    plain("tokens.refresh", AT(tokens.refresh), "life of a refresh token"),
    plain("errors.sentry_dsn", AT(errors.sentryDsn), "where faults inside are sent, scrubbed: https://key@host/project",
          true),
    plain("traces.collector", AT(traces.collector),
          "OTLP/HTTP collector, as http://127.0.0.1:4318; without it traces "
          "stay here"),
    number<0, 100>("traces.sample_percent", AT(traces.samplePercent),
                   "of traces that did not fail and that no caller asked for"),
    plain("access.issuers_file", AT(access.issuersFile), "YAML of outside issuers of tokens (OIDC)"),
};

#undef AT

} // namespace

std::span<const Key> keys() {
    return table;
}

} // namespace farol::server
