// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor/doctor.h"

#include "server/amqp/amqplink.h"
#include "server/backup/backup.h"
#include "server/engine/database.h"
#include "server/telemetry/certificates.h"
#include "sql/connect.h"
#include "sql/migrations.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUrl>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace farol::server {

namespace {

using State = Finding::State;
using namespace std::chrono_literals;

Finding database(const Config &config) {
    const QString subject = QStringLiteral("database");
    const QString path = placeOf(config);
    const QString shown = sql::shownPlace(path);
    if (!sql::isServerUrl(path) && !QFile::exists(path)) {
        const QFileInfo folder(QFileInfo(path).absolutePath());
        return folder.isWritable()
                   ? Finding{State::Warning, subject, QStringLiteral("%1 does not exist yet").arg(path),
                             config.production
                                 ? QStringLiteral("restore a backup; farold migrate up --new makes it")
                                 : QStringLiteral("farold migrate up makes it; farold serve does so, too")}
                   : Finding{State::Bad, subject, QStringLiteral("%1 cannot be made").arg(path),
                             QStringLiteral("make %1 writable or set database.path").arg(folder.filePath())};
    }
    const auto opened = sql::connect({path, true, 1000ms});
    const auto known = opened ? schemaSteps(**opened) : Result<QList<sql::Migration>>(tl::unexpected(opened.error()));
    const auto states =
        opened && known ? sql::migrationStatus(**opened, *known)
                        : Result<QList<sql::MigrationState>>(tl::unexpected(opened ? known.error() : opened.error()));
    if (!states) {
        return {State::Bad, subject, states.error().detail,
                sql::isServerUrl(path) ? QStringLiteral("start PostgreSQL or set database.url")
                                       : QStringLiteral("restore a backup or set database.path")};
    }
    if (const auto restored = waitsForReconcile(**opened); restored && *restored) {
        return {State::Bad, subject, QStringLiteral("%1 was restored from a backup and is not served").arg(shown),
                QStringLiteral("farold reconcile compares it with the provider")};
    }
    const auto pending = std::count_if(states->begin(), states->end(), [](const auto &s) { return !s.applied; });
    return pending == 0 ? Finding{State::Good, subject, QStringLiteral("%1, schema up to date").arg(shown), {}}
                        : Finding{State::Warning, subject, QStringLiteral("%1 migrations pending").arg(pending),
                                  QStringLiteral("farold migrate up")};
}

Finding disk(const Config &config) {
    const QFileInfo folder(QFileInfo(config.database.path).absolutePath());
    const QStorageInfo storage(folder.filePath());
    if (!folder.isDir() || !storage.isValid() || storage.bytesAvailable() < 0) {
        return {State::Bad, QStringLiteral("disk"),
                QStringLiteral("%1 %2").arg(folder.filePath(), folder.exists() ? QStringLiteral("cannot be looked into")
                                                                               : QStringLiteral("is not there")),
                QStringLiteral("make the folder, or set database.path")};
    }
    const auto free = storage.bytesAvailable() >> 20;
    const QString detail = QStringLiteral("%1 MiB free at %2").arg(free).arg(storage.rootPath());
    if (free < 256) {
        return {State::Bad, QStringLiteral("disk"), detail, QStringLiteral("free at least 256 MiB; writes will fail")};
    }
    return free < 2048 ? Finding{State::Warning, QStringLiteral("disk"), detail, QStringLiteral("plan for more room")}
                       : Finding{State::Good, QStringLiteral("disk"), detail, {}};
}

Finding clockFinding(const Clock &clock) {
    const auto now = QDateTime::fromMSecsSinceEpoch(clock.now().time_since_epoch().count(), Qt::UTC);
    const bool sane = now.date().year() >= 2026 && now.date().year() < 2100;
    return {sane ? State::Good : State::Bad, QStringLiteral("clock"), now.toString(Qt::ISODate),
            sane ? QString() : QStringLiteral("set the system's clock: end-to-end ids carry the time")};
}

Finding certificate(const Config &config, const Clock &clock) {
    const QString subject = QStringLiteral("certificate");
    if (config.http.certificateFile.isEmpty()) {
        return {State::Good, subject, QStringLiteral("none: plain HTTP to this machine only"), {}};
    }
    QFile file(config.http.certificateFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return {State::Bad, subject, file.errorString(), QStringLiteral("set http.certificate_file to a readable PEM")};
    }
    const auto end = endOfPem(file.readAll());
    if (!end) {
        return {State::Bad, subject, QStringLiteral("not a PEM certificate"),
                QStringLiteral("see http.certificate_file")};
    }
    const auto days = std::chrono::floor<std::chrono::days>(*end - clock.now()).count();
    const QString detail = QStringLiteral("%1 days left").arg(days);
    if (days < 0) {
        return {State::Bad, subject, QStringLiteral("expired"), QStringLiteral("renew it")};
    }
    return days < 30 ? Finding{State::Warning, subject, detail, QStringLiteral("renew it")}
                     : Finding{State::Good, subject, detail, {}};
}

Finding provider(const Config &config) {
    const QString subject = QStringLiteral("provider");
    const QUrl url(config.provider.url, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return {State::Bad, subject, QStringLiteral("provider.url is no address"), QStringLiteral("https://host:port")};
    }
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    boost::asio::io_context context;
    boost::asio::ip::tcp::resolver resolver(context);
    boost::asio::ip::tcp::socket socket(context);
    boost::system::error_code outcome = boost::asio::error::timed_out;
    resolver.async_resolve(url.host().toStdString(), std::to_string(port), [&](const auto &error, auto found) {
        if (error) {
            outcome = error;
        } else {
            boost::asio::async_connect(socket, found,
                                       [&outcome](const auto &failed, const auto &) { outcome = failed; });
        }
    });
    context.run_for(3s);
    const QString where = QStringLiteral("%1:%2").arg(url.host()).arg(port);
    return outcome ? Finding{State::Bad, subject,
                             QStringLiteral("%1: %2").arg(where, QString::fromStdString(outcome.message())),
                             QStringLiteral("payments wait in the queue until it answers; check provider.url")}
                   : Finding{State::Good, subject, QStringLiteral("%1 answers").arg(where), {}};
}

// Whether it lets this process in. A password in the clear is a finding of its own once it leaves this machine.
Finding broker(const Config &config) {
    const QString subject = QStringLiteral("broker");
    if (config.broker.url.isEmpty()) {
        return {State::Good, subject, QStringLiteral("none: workers look at the database"), {}};
    }
    const QUrl url(QString::fromUtf8(config.broker.url.reveal()));
    const QString where =
        QStringLiteral("%1:%2").arg(url.host()).arg(url.port(url.scheme() == QLatin1String("amqps") ? 5671 : 5672));
    const auto link = AmqpLink::open({config.broker.url, config.broker.caFile, 3s, 10}, "farold doctor");
    if (!link) {
        return {State::Bad, subject, QStringLiteral("%1: %2").arg(where, link.error().detail),
                QStringLiteral("work is accepted and waits for it; start RabbitMQ or check broker.url")};
    }
    return travelsInTheClear(url)
               ? Finding{State::Warning, subject,
                         QStringLiteral("%1 answers; its password travels in the clear").arg(where),
                         QStringLiteral("use amqps:// and broker.ca_file, unless this network is yours alone")}
               : Finding{State::Good, subject, QStringLiteral("%1 answers").arg(where), {}};
}

} // namespace

bool travelsInTheClear(const QUrl &broker) {
    const QString host = broker.host();
    boost::system::error_code noAddress;
    const auto address = boost::asio::ip::make_address(host.toStdString(), noAddress);
    const bool isHere = host == QLatin1String("localhost") || (!noAddress && address.is_loopback());
    return broker.scheme() != QLatin1String("amqps") && !isHere;
}

QList<Finding> examine(const Config &config, const Clock &clock) {
    QList<Finding> findings;
    for (const QString &name : config.unknownVariables) {
        findings.append({State::Warning, QStringLiteral("environment"), name,
                         QStringLiteral("farold serve --help-config lists what can be set")});
    }
    findings << Finding{State::Good,
                        QStringLiteral("environment"),
                        QStringLiteral("%1%2, approvals %3")
                            .arg(config.environment, config.production ? QStringLiteral(" (production)") : QString(),
                                 config.approvals ? QStringLiteral("on") : QStringLiteral("off")),
                        {}};
    findings << database(config) << broker(config) << disk(config) << clockFinding(clock) << certificate(config, clock)
             << provider(config);
    return findings;
}

} // namespace farol::server
