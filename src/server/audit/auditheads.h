// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/result/result.h"
#include "server/config/config.h"
#include "server/telemetry/metrics.h"
#include "sql/connection.h"

#include <QStringList>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace farol::server {

// Where the audit chains ended, hour by hour, outside the database: as lines of a file, and in the log. Who rewrites a
// whole chain with right hashes is found by the head that was written down before. What was exported last is looked up
// before the next export; one that is no longer there is an error in the log and a metric, once. A thread of its own.
class AuditHeads final {
public:
    struct Options {
        QString database;
        QString file; // appended to, made when it is not there, 0600; empty: the log alone
        std::chrono::milliseconds every{std::chrono::hours(1)};
    };
    AuditHeads(const Clock &clock, Metrics &metrics, Options options);
    ~AuditHeads(); // stops
    AuditHeads(const AuditHeads &) = delete;
    AuditHeads &operator=(const AuditHeads &) = delete;

    // A file that cannot be read or written is told in the log, every time: it stops no payment.
    void start();

    // One export, the thread's work. Errors: those of the database; Server audit_heads: the file.
    [[nodiscard]] Done write(sql::Connection &connection);

private:
    void run();
    [[nodiscard]] Done compare(sql::Connection &connection);
    [[nodiscard]] Done recall();
    [[nodiscard]] Done append(const QByteArray &lines) const;

    const Clock &m_clock;
    Metrics &m_metrics;
    Options m_options;
    std::optional<std::map<std::int64_t, AuditEnd>> m_last; // by tenant; none: the file was not read yet
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_stopping = false;
    std::thread m_thread;
};

// Empty: the log alone.
[[nodiscard]] QString auditHeadsFile(const Config &config);

// What a file of heads says of the chains that are there now.
struct HeadsProof {
    std::int64_t heads = 0;
    QStringList findings; // one a head that is no longer there, or a line that is none
};
// Errors: Server audit_heads: the file cannot be read; those of the database.
[[nodiscard]] Result<HeadsProof> proveHeads(sql::Connection &connection, const QString &file);

} // namespace farol::server
