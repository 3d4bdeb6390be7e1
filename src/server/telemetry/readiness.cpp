// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/telemetry/readiness.h"

#include <QStorageInfo>

namespace farol::server {

namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::seconds stuckAfter{5};

// The answers that are still on their way to one look().
struct Gathering {
    std::mutex mutex;
    QList<Readiness::Finding> findings;
    qsizetype open = 0;
    std::function<void(QList<Readiness::Finding>)> answer;

    void take(qsizetype index, Done state) {
        {
            const std::lock_guard lock(mutex);
            findings[index].state = std::move(state);
            if (--open > 0) {
                return;
            }
        }
        answer(findings);
    }
};

Done schemaOf(Result<sql::Connection *> connection, const QList<sql::Migration> &known) {
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    const auto states = sql::migrationStatus(**connection, known);
    if (!states) {
        return tl::unexpected(states.error());
    }
    const auto pending =
        std::count_if(states->begin(), states->end(), [](const auto &state) { return !state.applied; });
    if (pending > 0) {
        return failure(ErrorKind::Conflict, QStringLiteral("schema_pending"),
                       QStringLiteral("%1 migrations wait: run farold migrate up").arg(pending));
    }
    return {};
}

// Since when a probe is on its way through the writer; zero when none is.
struct Probe {
    std::mutex mutex;
    std::optional<Steady::time_point> since;

    // False: one is on its way and is late.
    bool begin() {
        const std::lock_guard lock(mutex);
        if (since && Steady::now() - *since > stuckAfter) {
            return false;
        }
        since = since.value_or(Steady::now());
        return true;
    }
    void end() {
        const std::lock_guard lock(mutex);
        since.reset();
    }
};

Done writeSomething(Arrows &arrows) {
    auto mark = arrows.connection().prepare("INSERT INTO meta(key, value) VALUES('disk_tried_at', ?) ON "
                                            "CONFLICT(key) DO UPDATE SET value = excluded.value");
    return mark.bind(std::to_string(arrows.moment().now.time_since_epoch().count())).run();
}

} // namespace

void Readiness::add(QString name, Check check) {
    m_checks.push_back({std::move(name), std::move(check)});
}

void Readiness::look(const std::function<void(QList<Finding>)> &answer) const {
    if (m_checks.empty()) {
        answer({});
        return;
    }
    const auto gathering = std::make_shared<Gathering>();
    gathering->open = static_cast<qsizetype>(m_checks.size());
    gathering->answer = answer;
    for (const Named &named : m_checks) {
        gathering->findings.append({named.name, {}});
    }
    for (std::size_t i = 0; i < m_checks.size(); ++i) {
        m_checks[i].check(
            [gathering, index = static_cast<qsizetype>(i)](Done state) { gathering->take(index, std::move(state)); });
    }
}

Readiness::Check schemaCheck(Readers &readers, QList<sql::Migration> known) {
    return [&readers, known = std::move(known)](const Readiness::Verdict &verdict) {
        const bool taken = readers.post([verdict, known](Result<sql::Connection *> connection) {
            verdict(schemaOf(std::move(connection), known));
        });
        if (!taken) {
            verdict(failure(ErrorKind::RateLimited, QStringLiteral("overloaded"),
                            QStringLiteral("too many reads are waiting")));
        }
    };
}

Readiness::Check writerCheck(Writer &writer) {
    return [&writer, probe = std::make_shared<Probe>()](const Readiness::Verdict &verdict) {
        if (!probe->begin()) {
            verdict(failure(ErrorKind::Server, QStringLiteral("writer_stuck"),
                            QStringLiteral("the writer has not answered for %1 s").arg(stuckAfter.count())));
            return;
        }
        // A disk that failed has to show that it takes something again; a commit without a change would not ask it.
        const bool mustWrite = writer.figures().diskFails;
        writer.post([mustWrite](Arrows &arrows) { return mustWrite ? writeSomething(arrows) : Done(); },
                    [probe, verdict](Done done) {
                        probe->end();
                        verdict(std::move(done));
                    });
    };
}

Readiness::Check diskCheck(const QString &path, std::int64_t leastFree) {
    return [path, leastFree](const Readiness::Verdict &verdict) {
        const QStorageInfo disk(path);
        if (disk.isValid() && disk.bytesAvailable() < leastFree) {
            verdict(failure(ErrorKind::Server, QStringLiteral("disk_full"),
                            QStringLiteral("%1 MiB are free where the database lives, %2 are the least")
                                .arg(disk.bytesAvailable() >> 20)
                                .arg(leastFree >> 20)));
        } else {
            verdict({});
        }
    };
}

} // namespace farol::server
