// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config.h"

#include "core/money/money.h"
#include "server/webhooks/targetguard.h"
#include "sql/connect.h"

#include <QFile>
#include <QTimeZone>
#include <QUrl>
#include <boost/asio/ip/address.hpp>
#include <yaml-cpp/yaml.h>

namespace farol::server {

namespace {

using Text = const QString &;
using Set = QString (*)(Config &, Text); // empty: taken; else what is wrong

bool isThisMachine(const QString &host) {
    boost::system::error_code notAnAddress;
    const auto address = boost::asio::ip::make_address(host.toStdString(), notAnAddress);
    return notAnAddress ? host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 : address.is_loopback();
}

QString yesNo(Text text, bool &into) {
    if (text == QLatin1String("on") || text == QLatin1String("true") || text == QLatin1String("yes")) {
        into = true;
    } else if (text == QLatin1String("off") || text == QLatin1String("false") || text == QLatin1String("no")) {
        into = false;
    } else {
        return QStringLiteral("expected on or off");
    }
    return {};
}

template<typename Number>
QString number(Text text, Number &into, qlonglong least, qlonglong most) {
    bool ok = false;
    const qlonglong value = text.toLongLong(&ok);
    if (!ok || value < least || value > most) {
        return QStringLiteral("expected a whole number from %1 to %2").arg(least).arg(most);
    }
    into = static_cast<Number>(value);
    return {};
}

// 250ms, 30s, 5m, 12h
template<typename Duration>
QString duration(Text text, Duration &into) {
    static const std::pair<const char *, qlonglong> units[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}};
    for (const auto &[unit, factor] : units) {
        const QString suffix = QString::fromLatin1(unit);
        bool ok = false;
        const qlonglong value = text.endsWith(suffix) ? text.chopped(suffix.size()).toLongLong(&ok) : 0;
        if (ok && value >= 0 && value <= 1'000'000) {
            into = std::chrono::duration_cast<Duration>(std::chrono::milliseconds(value * factor));
            return {};
        }
    }
    return QStringLiteral("expected a duration such as 250ms, 30s, 5m or 12h");
}

QString amount(Text text, std::int64_t &into) {
    const auto value = moneyFromApi(text, QStringLiteral("BRL"));
    if (!value || value->minor < 0) {
        return QStringLiteral("expected an amount such as 1000.00");
    }
    into = value->minor;
    return {};
}

QString words(Text text, QString &into) {
    if (text.isEmpty() || text.size() > 500) {
        return QStringLiteral("expected 1 to 500 characters");
    }
    into = text;
    return {};
}

QString secret(Text text, Secret &into) {
    if (text.isEmpty() || text.size() > 4000) {
        return QStringLiteral("expected 1 to 4000 characters");
    }
    into = Secret(text.toUtf8());
    return {};
}

QString serverUrl(Text text, Secret &into) {
    return sql::isServerUrl(text) ? secret(text, into)
                                  : QStringLiteral("expected postgresql://user:password@host:5432/database");
}

QString list(Text text, QStringList &into) {
    into.clear();
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts)) {
        into.append(one.trimmed());
    }
    return {};
}

QString networks(Text text, QStringList &into) {
    (void)list(text, into);
    const auto guard = TargetGuard::make({into, {}});
    return guard ? QString() : guard.error().detail;
}

QString ports(Text text, std::set<quint16> &into) {
    QStringList words;
    (void)list(text, words);
    into.clear();
    for (const QString &word : words) {
        quint16 port = 0;
        if (const QString wrong = number(word, port, 1, 65535); !wrong.isEmpty()) {
            return QStringLiteral("expected ports with commas between");
        }
        into.insert(port);
    }
    return {};
}

struct Key {
    const char *path;
    Set set;
    bool isSecret = false;
};

// The whole list of keys; a key that is not here is an error.
const Key keys[] = {
    {"environment", [](Config &c, Text t) { return words(t, c.environment); }},
    {"production", [](Config &c, Text t) { return yesNo(t, c.production); }},
    {"approvals", [](Config &c, Text t) { return yesNo(t, c.approvals); }},
    {"approvals.bands",
     [](Config &c, Text t) {
         auto bands = bandsFrom(t);
         c.bands = bands ? std::move(*bands) : c.bands;
         return bands ? QString() : bands.error().detail;
     }},
    {"zone", [](Config &c, Text t) { return words(t, c.zone); }},
    {"tenant", [](Config &c, Text t) { return words(t, c.tenant); }},
    {"log_level", [](Config &c, Text t) { return words(t, c.logLevel); }},
    {"http.address", [](Config &c, Text t) { return words(t, c.http.address); }},
    {"http.port", [](Config &c, Text t) { return number(t, c.http.port, 0, 65535); }},
    {"http.certificate_file", [](Config &c, Text t) { return words(t, c.http.certificateFile); }},
    {"http.key_file", [](Config &c, Text t) { return words(t, c.http.keyFile); }},
    {"http.max_connections", [](Config &c, Text t) { return number(t, c.http.maxConnections, 1, 65535); }},
    {"http.idle_timeout", [](Config &c, Text t) { return duration(t, c.http.idleTimeout); }},
    {"http.threads", [](Config &c, Text t) { return number(t, c.http.threads, 1, 64); }},
    {"http.address_rate", [](Config &c, Text t) { return number(t, c.http.addressRate, 0, 60'000'000); }},
    {"http.user_rate", [](Config &c, Text t) { return number(t, c.http.userRate, 0, 60'000'000); }},
    {"http.key_rate", [](Config &c, Text t) { return number(t, c.http.keyRate, 0, 60'000'000); }},
    {"http.limit_local", [](Config &c, Text t) { return yesNo(t, c.http.limitLocal); }},
    {"http.max_streams", [](Config &c, Text t) { return number(t, c.http.maxStreams, 0, 65535); }},
    {"http.stream_beat", [](Config &c, Text t) { return duration(t, c.http.streamBeat); }},
    {"http.stream_patience", [](Config &c, Text t) { return duration(t, c.http.streamPatience); }},
    {"database.path", [](Config &c, Text t) { return words(t, c.database.path); }},
    {"database.url", [](Config &c, Text t) { return serverUrl(t, c.database.url); }, true},
    {"provider.url", [](Config &c, Text t) { return words(t, c.provider.url); }},
    {"provider.ispb", [](Config &c, Text t) { return words(t, c.provider.ispb); }},
    {"provider.timeout", [](Config &c, Text t) { return duration(t, c.provider.timeout); }},
    {"provider.window", [](Config &c, Text t) { return number(t, c.provider.window, 1, 1024); }},
    {"provider.token_file", [](Config &c, Text t) { return words(t, c.provider.tokenFile); }},
    {"worker.name", [](Config &c, Text t) { return words(t, c.worker.name); }},
    {"engine.checks",
     [](Config &c, Text t) {
         c.engine.automaticChecks = t == QLatin1String("auto");
         const bool known = c.engine.automaticChecks || t == QLatin1String("manual");
         return known ? QString() : QStringLiteral("expected auto or manual");
     }},
    {"engine.uncertain_after", [](Config &c, Text t) { return duration(t, c.engine.uncertainAfter); }},
    {"engine.check_backoff", [](Config &c, Text t) { return duration(t, c.engine.checkBackoff); }},
    {"engine.lease", [](Config &c, Text t) { return duration(t, c.engine.lease); }},
    {"engine.retry_base", [](Config &c, Text t) { return duration(t, c.engine.retry.base); }},
    {"engine.retry_cap", [](Config &c, Text t) { return duration(t, c.engine.retry.cap); }},
    {"engine.retry_attempts", [](Config &c, Text t) { return number(t, c.engine.retry.maxAttempts, 1, 100); }},
    {"limits.plan_amount", [](Config &c, Text t) { return amount(t, c.limits.planAmountMinor); }},
    {"limits.plan_items", [](Config &c, Text t) { return number(t, c.limits.planItems, 0, 1'000'000); }},
    {"limits.order_amount", [](Config &c, Text t) { return amount(t, c.limits.orderAmountMinor); }},
    {"limits.user_day_amount", [](Config &c, Text t) { return amount(t, c.limits.userDayAmountMinor); }},
    {"limits.user_day_orders", [](Config &c, Text t) { return number(t, c.limits.userDayOrders, 0, 1'000'000); }},
    {"limits.day_amount", [](Config &c, Text t) { return amount(t, c.limits.dayAmountMinor); }},
    {"webhooks.allow_private", [](Config &c, Text t) { return networks(t, c.webhooks.allowPrivate); }},
    {"webhooks.allow_ports", [](Config &c, Text t) { return ports(t, c.webhooks.allowPorts); }},
    {"webhooks.ca_file", [](Config &c, Text t) { return words(t, c.webhooks.caFile); }},
    {"webhooks.timeout", [](Config &c, Text t) { return duration(t, c.webhooks.timeout); }},
    {"webhooks.retry_base", [](Config &c, Text t) { return duration(t, c.webhooks.retry.base); }},
    {"webhooks.retry_cap", [](Config &c, Text t) { return duration(t, c.webhooks.retry.cap); }},
    {"webhooks.attempts", [](Config &c, Text t) { return number(t, c.webhooks.retry.maxAttempts, 1, 100); }},
    {"webhooks.disable_after", [](Config &c, Text t) { return duration(t, c.webhooks.disableAfter); }},
    {"webhooks.overlap", [](Config &c, Text t) { return duration(t, c.webhooks.overlap); }},
    {"secrets.key", [](Config &c, Text t) { return secret(t, c.secrets.key); }},
    {"secrets.key_file", [](Config &c, Text t) { return words(t, c.secrets.keyFile); }},
    {"tokens.access", [](Config &c, Text t) { return duration(t, c.tokens.access); }},
    {"tokens.refresh", [](Config &c, Text t) { return duration(t, c.tokens.refresh); }},
    {"access.issuers_file", [](Config &c, Text t) { return words(t, c.access.issuersFile); }},
};

// A secret that stands in a file of its own, as Docker and Kubernetes hand them over.
QString fromFile(Config &config, const Key &key, Text name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 8000) {
        return file.isOpen() ? QStringLiteral("a secret is shorter than 8000 bytes") : file.errorString();
    }
    return key.set(config, QString::fromUtf8(file.readAll().trimmed()));
}

void apply(Config &config, const QString &path, Text value, int line, QList<FieldError> &problems) {
    for (const Key &key : keys) {
        const QLatin1String name(key.path);
        const bool inFile = key.isSecret && path == name + QLatin1String("_file");
        if (path == name || inFile) {
            const QString wrong = inFile ? fromFile(config, key, value) : key.set(config, value);
            if (!wrong.isEmpty()) {
                problems.append({line, path, QStringLiteral("config_value"), wrong});
            }
            return;
        }
    }
    problems.append({line, path, QStringLiteral("config_unknown"),
                     QStringLiteral("unknown key; farold doctor --keys lists what can be set")});
}

void walk(const YAML::Node &node, const QString &prefix, Config &config, QList<FieldError> &problems) {
    for (const auto &entry : node) {
        const QString path = prefix + QString::fromStdString(entry.first.Scalar());
        const int line = entry.first.Mark().line + 1;
        if (entry.second.IsMap()) {
            walk(entry.second, path + QLatin1Char('.'), config, problems);
        } else if (entry.second.IsScalar()) {
            apply(config, path, QString::fromStdString(entry.second.Scalar()), line, problems);
        } else {
            problems.append({line, path, QStringLiteral("config_value"), QStringLiteral("expected one value")});
        }
    }
}

void readFile(const QString &path, Config &config, QList<FieldError> &problems) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 1 << 20) {
        problems.append({0, path, QStringLiteral("config_read"),
                         file.isOpen() ? QStringLiteral("larger than 1 MiB") : file.errorString()});
        return;
    }
    // yaml-cpp reports by exceptions; none of them leaves this function.
    try {
        const YAML::Node root = YAML::Load(file.readAll().toStdString());
        if (root.IsMap()) {
            walk(root, {}, config, problems);
        } else if (!root.IsNull()) {
            problems.append({1, path, QStringLiteral("config_syntax"), QStringLiteral("expected keys and values")});
        }
    } catch (const YAML::Exception &e) {
        problems.append({e.mark.line + 1, path, QStringLiteral("config_syntax"), QString::fromStdString(e.msg)});
    }
}

} // namespace

Result<Config> readConfig(const QString &path, const QHash<QString, QString> &environment) {
    Config config;
    QList<FieldError> problems;
    if (!path.isEmpty()) {
        readFile(path, config, problems);
    }
    for (const Key &key : keys) {
        const QString name = QLatin1String("FAROLD_") + QString::fromLatin1(key.path).toUpper().replace(u'.', u'_');
        if (const auto found = environment.find(name); found != environment.end()) {
            apply(config, QString::fromLatin1(key.path), *found, 0, problems);
        }
        if (const auto found = environment.find(name + QLatin1String("_FILE"));
            key.isSecret && found != environment.end()) {
            apply(config, QString::fromLatin1(key.path) + QLatin1String("_file"), *found, 0, problems);
        }
    }
    problems += checkConfig(config);
    if (problems.isEmpty()) {
        return config;
    }
    Error error{ErrorKind::Rejected, 0, QStringLiteral("config"), {}, {}, problems, {}};
    const FieldError &first = problems.first();
    error.detail =
        QStringLiteral("%1%2: %3")
            .arg(first.line > 0 ? QStringLiteral("line %1: ").arg(first.line) : QString(), first.field, first.detail);
    return tl::unexpected(std::move(error));
}

QStringList configKeys() {
    QStringList names;
    for (const Key &key : keys) {
        names.append(QString::fromLatin1(key.path));
    }
    return names;
}

QList<FieldError> checkConfig(const Config &config) {
    QList<FieldError> problems;
    const auto wrong = [&problems](const char *key, const char *detail) {
        problems.append({0, QString::fromLatin1(key), QStringLiteral("config_check"), QString::fromLatin1(detail)});
    };
    if (config.production && !config.approvals) {
        wrong("approvals", "cannot be off where production is on: a second person approves there");
    }
    if (config.engine.lease <= config.provider.timeout) {
        wrong("engine.lease", "must be longer than provider.timeout, or a payment is given up while it is on its way");
    }
    if (config.http.certificateFile.isEmpty() != config.http.keyFile.isEmpty()) {
        wrong("http.certificate_file", "http.certificate_file and http.key_file come together");
    }
    boost::system::error_code unreadable;
    const auto address = boost::asio::ip::make_address(config.http.address.toStdString(), unreadable);
    if (unreadable) {
        wrong("http.address", "expected an IP address");
    } else if (!address.is_loopback() && config.http.certificateFile.isEmpty()) {
        wrong("http.address", "an address outside this machine needs http.certificate_file and http.key_file");
    }
    if (!QTimeZone::isTimeZoneIdAvailable(config.zone.toLatin1())) {
        wrong("zone", "unknown time zone; write it as America/Sao_Paulo");
    }
    const QUrl provider(config.provider.url);
    if (provider.scheme() == QStringLiteral("http") && !isThisMachine(provider.host())) {
        wrong("provider.url",
              "payments and the token travel in the clear over http: use https, or a host of this machine");
    }
    const bool digits = std::all_of(config.provider.ispb.begin(), config.provider.ispb.end(),
                                    [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (config.provider.ispb.size() != 8 || !digits) {
        wrong("provider.ispb", "expected 8 digits");
    }
    return problems;
}

} // namespace farol::server
