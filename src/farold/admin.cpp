// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin.h"

#include "backend.h"
#include "core/process/commandline.h"
#include "newdatabase.h"
#include "server/audit/audit.h"
#include "server/audit/auditheads.h"
#include "server/demo/demoload.h"
#include "server/doctor/doctor.h"
#include "server/engine/database.h"
#include "sql/connect.h"
#include "sql/migrations.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>
#include <cstdio>

namespace farol::server {

namespace {

int complain(const Error &error) {
    std::fprintf(stderr, "farold: %s\n", qPrintable(error.detail));
    return 1;
}

void say(const QString &line) {
    std::printf("%s\n", qPrintable(line));
}

// Opens the database for a command that writes: nobody else may run on it, its schema must be ours.
struct Opened {
    std::unique_ptr<DatabaseLock> lock;
    std::unique_ptr<sql::Connection> connection;
    bool isNew = false;
};
Result<Opened> open(const Config &config, bool mayBeNew) {
    const auto may = mayBeNew ? Done() : mayBeMissing(config);
    auto lock = may ? DatabaseLock::take(placeOf(config)) : tl::unexpected(may.error());
    auto connection = lock ? sql::connect({placeOf(config)}) : tl::unexpected(lock.error());
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    const auto fresh = isNew(**connection);
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    if (const auto empty = *fresh && !mayBeNew ? mayBeEmpty(config) : Done(); !empty) {
        return tl::unexpected(empty.error());
    }
    return Opened{std::move(*lock), std::move(*connection), *fresh};
}

} // namespace

Done inTransaction(const Config &config, Instant now, const std::function<Done(Arrows &)> &work) {
    auto opened = open(config, false);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    if (opened->isNew) {
        if (const auto made = migrateDatabase(*opened->connection, SystemClock()); !made) {
            return tl::unexpected(made.error());
        }
    }
    sql::Transaction transaction(*opened->connection);
    const auto day = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone(config.zone.toLatin1()));
    Arrows arrows(*opened->connection, {now, day.date().toString(Qt::ISODate).toStdString()});
    Done done = transaction.begun();
    done = done ? takeCommandTurn(*opened->connection) : done;
    done = done ? work(arrows) : done;
    done = done ? arrows.flush() : done;
    return done ? transaction.commit() : done;
}

int migrateStatus(const Config &config) {
    const QString place = placeOf(config);
    if (!sql::isServerUrl(place) && !QFile::exists(place)) {
        say(QStringLiteral("%1 is not there yet: farold migrate up%2 makes it")
                .arg(place, config.production ? QStringLiteral(" --new") : QString()));
        return 1;
    }
    const auto opened = sql::connect({place, true});
    const auto known = opened ? schemaSteps(**opened) : Result<QList<sql::Migration>>(tl::unexpected(opened.error()));
    if (!known) {
        return complain(known.error());
    }
    const auto states = sql::migrationStatus(**opened, *known);
    if (!states) {
        return complain(states.error());
    }
    bool pending = false;
    for (const auto &[step, applied] : *states) {
        say(QStringLiteral("%1  %2_%3")
                .arg(applied ? QStringLiteral("applied") : QStringLiteral("pending"))
                .arg(step.number, 4, 10, QLatin1Char('0'))
                .arg(step.name));
        pending = pending || !applied;
    }
    return pending ? 1 : 0;
}

int migrateUp(const Config &config, bool mayBeNew) {
    const auto opened = open(config, mayBeNew);
    const auto count =
        opened ? migrateDatabase(*opened->connection, SystemClock()) : Result<int>(tl::unexpected(opened.error()));
    if (!count) {
        return complain(count.error());
    }
    say(QStringLiteral("%1 %2 applied to %3%4")
            .arg(*count)
            .arg(*count == 1 ? QStringLiteral("migration") : QStringLiteral("migrations"),
                 sql::shownPlace(placeOf(config)), opened->isNew ? QStringLiteral(", which is new") : QString()));
    return 0;
}

int doctor(const Config &config, bool asJson) {
    static constexpr const char *words[] = {"ok", "warning", "bad"};
    bool bad = false;
    QJsonArray rows;
    for (const Finding &finding : examine(config, SystemClock())) {
        const QString word = QString::fromLatin1(words[static_cast<int>(finding.state)]);
        bad = bad || finding.state == Finding::State::Bad;
        rows.append(QJsonObject{{QStringLiteral("state"), word},
                                {QStringLiteral("subject"), finding.subject},
                                {QStringLiteral("detail"), finding.detail},
                                {QStringLiteral("fix"), finding.fix}});
        if (!asJson) {
            say(QStringLiteral("%1  %2  %3").arg(word, -7).arg(finding.subject, -12).arg(finding.detail));
            if (!finding.fix.isEmpty()) {
                say(QStringLiteral("%1  -> %2").arg(QString(), -22).arg(finding.fix));
            }
        }
    }
    if (asJson) {
        say(QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact)));
    }
    return bad ? 1 : 0;
}

int listKeys() {
    for (const ConfigKey &key : configKeys()) {
        say(QStringLiteral("%1  %2  %3  %4  %5  %6")
                .arg(key.path, -24)
                .arg(key.variable, -31)
                .arg(key.type, -28)
                .arg(key.standard.isEmpty() ? QStringLiteral("-") : key.standard, -22)
                .arg(key.isSecret ? QStringLiteral("_FILE") : QStringLiteral("-"), -5)
                .arg(key.help));
    }
    return 0;
}

int loadDemoInto(const Config &config, const QString &now) {
    const auto day = bundledDemoDay();
    if (!day) {
        return complain(day.error());
    }
    if (!now.isEmpty() && fromRfc3339(now) != day->now) {
        return complain({ErrorKind::Rejected,
                         0,
                         {},
                         QStringLiteral("the demo day stands still at %1").arg(toRfc3339(day->now)),
                         {},
                         {},
                         {}});
    }
    const Done done = inTransaction(config, day->now, [&](Arrows &arrows) {
        return loadDemoDay(arrows.connection(), *day, {config.tenant, config.zone});
    });
    if (!done) {
        return complain(done.error());
    }
    say(QStringLiteral("the demo day is in %1").arg(sql::shownPlace(placeOf(config))));
    return 0;
}

// What was exported while farold served; without a file there is nothing to compare.
static Result<bool> headsHold(sql::Connection &connection, const QString &file) {
    const auto proof = proveHeads(connection, file);
    if (!proof) {
        return tl::unexpected(proof.error());
    }
    for (const QString &finding : proof->findings) {
        say(QStringLiteral("%1: %2").arg(file, finding));
    }
    say(QStringLiteral("%1: %2 exported heads, %3")
            .arg(file)
            .arg(proof->heads)
            .arg(proof->findings.isEmpty() ? QStringLiteral("all of them in the chains")
                                           : QStringLiteral("not all of them in the chains")));
    return proof->findings.isEmpty();
}

int auditVerify(const Config &config, const QString &heads) {
    auto opened = sql::connect({placeOf(config), true});
    if (!opened) {
        return complain(opened.error());
    }
    const auto tenants = auditedTenants(**opened);
    if (!tenants) {
        return complain(tenants.error());
    }
    bool broken = false;
    for (const auto &[tenant, name] : *tenants) {
        const auto verdict = verifyAudit(**opened, tenant);
        if (!verdict) {
            return complain(verdict.error());
        }
        broken = broken || verdict->firstBroken != 0;
        say(QStringLiteral("%1  %2 rows  %3")
                .arg(name, -12)
                .arg(verdict->rows)
                .arg(verdict->firstBroken == 0 ? QStringLiteral("chain holds") : verdict->detail));
    }
    const QString file = heads.isEmpty() ? auditHeadsFile(config) : heads;
    if (file.isEmpty()) {
        return broken ? 1 : 0;
    }
    if (!QFile::exists(file)) {
        const bool isWanted = !heads.isEmpty() || !config.audit.headsFile.isEmpty();
        say(QStringLiteral("%1 is not there: no head was exported, or somebody took it away").arg(file));
        return broken || isWanted ? 1 : 0;
    }
    const auto held = headsHold(**opened, file);
    if (!held) {
        return complain(held.error());
    }
    return broken || !*held ? 1 : 0;
}

} // namespace farol::server
