// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/auditheads.h"

#include "core/json/auditcodec.h"
#include "core/log/log.h"
#include "core/process/giveway.h"
#include "sql/connect.h"

#include <QFile>
#include <algorithm>
#include <functional>
#include <spdlog/spdlog.h>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView firstWord = "{\"farol_audit\"";

tl::unexpected<Error> unusable(const QFile &file) {
    return failure(ErrorKind::Server, u"audit_heads"_s, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

// Whether the chain still has that row with that hash. Empty: it has.
Result<QString> missing(sql::Connection &connection, const AuditEnd &head) {
    if (head.rows == 0) {
        return QString();
    }
    auto row = connection.prepare("SELECT hash FROM audit WHERE tenant=? AND seq=?");
    const auto found = row.bind(head.tenant, head.rows).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (*found && row.string(0) == head.head) {
        return QString();
    }
    const auto what = *found ? u"that row has another hash now"_s : u"that row is gone"_s;
    return u"the chain of tenant %1 ended with row %2 at %3: %4"_s.arg(head.tenant)
        .arg(head.rows)
        .arg(toRfc3339(head.madeAt), what);
}

// Where the last line that has its end ends.
qint64 wholeLines(QFile &file) {
    constexpr qint64 longest = 4096;
    const qint64 from = std::max<qint64>(file.size() - longest, 0);
    const QByteArray tail = file.seek(from) ? file.read(longest) : QByteArray();
    return from + tail.lastIndexOf('\n') + 1;
}

// Line by line; the last one, cut by a kill, is none.
Done eachHead(const QString &path, const std::function<Done(int, Result<AuditEnd>)> &take) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unusable(file);
    }
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n') || line.size() == 1) {
            continue;
        }
        if (auto done = take(number, json::auditEnd(QByteArrayView(line).chopped(1))); !done) {
            return done;
        }
    }
    return {};
}

} // namespace

AuditHeads::AuditHeads(const Clock &clock, Metrics &metrics, Options options)
    : m_clock(clock)
    , m_metrics(metrics)
    , m_options(std::move(options)) {}

AuditHeads::~AuditHeads() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void AuditHeads::start() {
    m_thread = std::thread([this] { run(); });
}

void AuditHeads::run() {
    giveWay();
    for (;;) {
        auto connection = sql::connect({m_options.database, true});
        const Done done = connection ? write(**connection) : tl::unexpected(connection.error());
        if (!done) {
            m_metrics.counter("farold_audit_heads_unwritten_total", "Hours whose audit heads could not be exported.")
                .add();
            log::logger().warn("the heads of the audit are not exported: {}", done.error().detail.toStdString());
        }
        std::unique_lock lock(m_mutex);
        if (m_condition.wait_for(lock, m_options.every, [this] { return m_stopping; })) {
            return;
        }
    }
}

Done AuditHeads::recall() {
    if (m_last) {
        return {};
    }
    std::map<std::int64_t, AuditEnd> last;
    if (!m_options.file.isEmpty() && QFile::exists(m_options.file)) {
        const auto read = eachHead(m_options.file, [&last](int, const Result<AuditEnd> &head) -> Done {
            if (head) { // what is none is found by proveHeads()
                last[head->tenant] = *head;
            }
            return {};
        });
        if (!read) {
            return read;
        }
    }
    m_last = std::move(last);
    return {};
}

Done AuditHeads::write(sql::Connection &connection) {
    // One moment of all chains; not from the rows, of which there are many.
    auto query = connection.prepare("SELECT tenant,seq,hash FROM audit_heads ORDER BY tenant");
    query.bind();
    std::vector<AuditEnd> ends;
    const auto read = query.each([&] {
        ends.push_back({1, query.integer(0), query.integer(1), query.string(2), m_clock.now(), 0, {}});
    });
    if (!read) {
        return read;
    }
    // The log first: what becomes of the file is another matter.
    QByteArray lines;
    for (const AuditEnd &end : ends) {
        log::logger().info("audit head of tenant {}: {} rows, {}", end.tenant, end.rows, end.head.toStdString());
        lines += json::encode(end) + '\n';
    }
    if (auto done = compare(connection); !done) {
        return done;
    }
    for (const AuditEnd &end : ends) {
        (*m_last)[end.tenant] = end;
    }
    if (auto done = append(lines); !done) {
        return done;
    }
    m_metrics.counter("farold_audit_heads_exported_total", "Audit heads that were written down outside the database.")
        .add(static_cast<double>(ends.size()));
    return {};
}

// The last ones that were exported against what is there now.
Done AuditHeads::compare(sql::Connection &connection) {
    if (auto done = recall(); !done) {
        return done;
    }
    for (const auto &[tenant, head] : *m_last) {
        const auto gone = missing(connection, head);
        if (!gone) {
            return tl::unexpected(gone.error());
        }
        if (!gone->isEmpty()) {
            m_metrics.counter("farold_audit_heads_gone_total", "Exported audit heads that are no longer there.").add();
            log::logger().error("{}", gone->toStdString());
        }
    }
    return {};
}

Done AuditHeads::append(const QByteArray &lines) const {
    if (m_options.file.isEmpty()) {
        return log::logger().should_log(spdlog::level::info)
                   ? Done()
                   : failure(ErrorKind::Server, u"audit_heads"_s,
                             u"they go nowhere: set audit.heads_file, or log_level to info"_s);
    }
    QFile file(m_options.file);
    if (!file.open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner)) {
        return unusable(file);
    }
    if (!firstWord.startsWith(file.peek(firstWord.size()))) { // a piece of it is what a kill left
        return failure(ErrorKind::Server, u"audit_heads"_s,
                       u"%1 is no file of audit heads; nothing was written to it"_s.arg(m_options.file));
    }
    // Behind the last whole line: what a kill or a full disk left of another one is no head.
    bool written = file.seek(wholeLines(file)) && file.resize(file.pos());
    written = written && file.write(lines) == lines.size() && file.flush();
#ifdef Q_OS_UNIX
    written = written && ::fsync(file.handle()) == 0;
#endif
    return written ? Done() : unusable(file);
}

QString auditHeadsFile(const Config &config) {
    const bool isFile = config.database.url.isEmpty();
    const QString beside = isFile ? config.database.path + u".heads"_s : QString();
    return config.audit.headsFile.isEmpty() ? beside : config.audit.headsFile;
}

Result<HeadsProof> proveHeads(sql::Connection &connection, const QString &file) {
    HeadsProof proof;
    const auto read = eachHead(file, [&](int number, const Result<AuditEnd> &head) -> Done {
        if (!head) {
            proof.findings.append(u"line %1 is no head of an audit"_s.arg(number));
            return {};
        }
        ++proof.heads;
        const auto gone = missing(connection, *head);
        if (gone && !gone->isEmpty()) {
            proof.findings.append(u"line %1: %2"_s.arg(number).arg(*gone));
        }
        return gone ? Done() : tl::unexpected(gone.error());
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return proof;
}

} // namespace farol::server
