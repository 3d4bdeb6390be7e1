// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config.h"

#include "core/text/nearestword.h"

#include "server/config/keys.h"
#include "server/errors/sentry.h"

#include <QFile>
#include <QTimeZone>
#include <QUrl>
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <numeric>
#include <utility>
#include <yaml-cpp/yaml.h>

namespace farol::server {

namespace {

bool isThisMachine(const QString &host) {
    boost::system::error_code notAnAddress;
    const auto address = boost::asio::ip::make_address(host.toStdString(), notAnAddress);
    return notAnAddress ? host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 : address.is_loopback();
}

QString variableOf(const Key &key) {
    return QLatin1String("FAROLD_") + QString::fromLatin1(key.path).toUpper().replace(u'.', u'_');
}

// A secret that stands in a file of its own, as Docker and Kubernetes hand them over.
QString fromFile(Config &config, const Key &key, const QString &name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 8000) {
        return file.isOpen() ? QStringLiteral("a secret is shorter than 8000 bytes") : file.errorString();
    }
    return key.set(config, QString::fromUtf8(file.readAll().trimmed()));
}

void apply(Config &config, const QString &path, const QString &value, int line, QList<FieldError> &problems) {
    for (const Key &key : keys()) {
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
                     QStringLiteral("unknown key; farold serve --help-config lists what can be set")});
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

// A slip of the hand leaves what stands without it: an address, a limit, production itself.
QStringList unknownOf(const QHash<QString, QString> &environment) {
    QStringList known{QStringLiteral("FAROLD_CONFIG")};
    for (const Key &key : keys()) {
        known.append(variableOf(key));
        if (key.isSecret) {
            known.append(variableOf(key) + QLatin1String("_FILE"));
        }
    }
    QStringList said;
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QLatin1String("FAROLD_")) && !known.contains(name)) {
            const QString nearest = nearestWord(name, known);
            said.append(nearest.isEmpty() ? QStringLiteral("%1 sets nothing").arg(name)
                                          : QStringLiteral("%1 sets nothing; did you mean %2?").arg(name, nearest));
        }
    }
    said.sort();
    return said;
}

} // namespace

Result<Config> readConfig(const QString &path, const QHash<QString, QString> &environment) {
    Config config;
    QList<FieldError> problems;
    if (!path.isEmpty()) {
        readFile(path, config, problems);
    }
    for (const Key &key : keys()) {
        const QString name = variableOf(key);
        if (const auto found = environment.find(name); found != environment.end()) {
            apply(config, QString::fromLatin1(key.path), *found, 0, problems);
        }
        if (const auto found = environment.find(name + QLatin1String("_FILE"));
            key.isSecret && found != environment.end()) {
            apply(config, QString::fromLatin1(key.path) + QLatin1String("_file"), *found, 0, problems);
        }
    }
    problems += checkConfig(config);
    config.unknownVariables = unknownOf(environment);
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

QList<ConfigKey> configKeys() {
    const Config untouched;
    QList<ConfigKey> list;
    for (const Key &key : keys()) {
        list.append({QString::fromLatin1(key.path), variableOf(key), key.type(), key.show(untouched), key.isSecret,
                     QString::fromLatin1(key.help)});
    }
    return list;
}

QList<FieldError> checkConfig(const Config &config) {
    QList<FieldError> problems;
    const auto wrong = [&problems](const char *key, const char *detail) {
        problems.append({0, QString::fromLatin1(key), QStringLiteral("config_check"), QString::fromLatin1(detail)});
    };
    if (config.production && !config.approvals) {
        wrong("approvals", "cannot be off where production is on: a second person approves there");
    }
    if (config.role != ProcessRole::All && config.database.url.isEmpty()) {
        wrong("role", "api, worker and relay share a PostgreSQL database: set database.url, or leave role at all");
    }
    if (config.role != ProcessRole::All && config.secrets.key.isEmpty() && config.secrets.keyFile.isEmpty()) {
        wrong("secrets.key", "processes that share a database share this key, too: set it, or secrets.key_file");
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
    if (const QUrl collector(config.traces.collector, QUrl::StrictMode);
        !config.traces.collector.isEmpty() &&
        (collector.host().isEmpty() ||
         (collector.scheme() != QStringLiteral("https") &&
          !(collector.scheme() == QStringLiteral("http") && isThisMachine(collector.host()))))) {
        wrong("traces.collector", "expected https://…, or http:// to a host of this machine");
    }
    if (!config.errors.sentryDsn.isEmpty()) {
        if (const auto place = sentryPlace(config.errors.sentryDsn); !place) {
            wrong("errors.sentry_dsn", place.error().detail.toLatin1().constData());
        }
    }
    const bool digits = std::all_of(config.provider.ispb.begin(), config.provider.ispb.end(),
                                    [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (config.provider.ispb.size() != 8 || !digits) {
        wrong("provider.ispb", "expected 8 digits");
    }
    return problems;
}

} // namespace farol::server
