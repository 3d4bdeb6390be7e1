// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditfile.h"

#include "core/audit/auditwalk.h"
#include "core/json/auditcodec.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 piece = 16LL << 10;       // Qt makes as much room as may be read
constexpr qint64 longestLine = 64LL << 20; // far more than what one command leaves

// With its end; empty when there is none more.
QByteArray lineOf(QIODevice &file) {
    QByteArray line = file.readLine(piece);
    while (!line.isEmpty() && !line.endsWith('\n') && line.size() < longestLine) {
        const QByteArray more = file.readLine(piece);
        if (more.isEmpty()) {
            break;
        }
        line += more;
    }
    return line;
}

// One pass over the lines. The end is the last line, and there is one.
class FileWalk final {
public:
    void take(const QByteArray &line) {
        ++m_lines;
        if (m_end) {
            if (m_behind == 0) {
                m_behind = m_lines;
            }
        } else if (const auto end = json::isAuditEnd(line) ? json::auditEnd(line) : tl::unexpected(Error{}); end) {
            m_end = *end;
        } else {
            takeRow(line);
        }
    }
    [[nodiscard]] AuditChain verdict() const {
        const AuditChain rows = m_walk.end();
        if (!rows.holds) {
            return rows;
        }
        if (!m_end) {
            return broken(u"the file has no last line: it was cut behind row %1"_s.arg(rows.rows), rows.rows + 1);
        }
        if (m_behind != 0) {
            return broken(u"line %1 stands behind the end of the file"_s.arg(m_behind), rows.rows + 1);
        }
        if (m_end->next != 0) {
            return broken(u"the file is one page of an export, not the whole"_s, rows.rows + 1);
        }
        if (rows.rows > 0 && m_end->tenant != m_tenant) {
            return broken(u"the last line is of another chain than the rows"_s, rows.rows);
        }
        return m_walk.end({m_end->rows, m_end->head});
    }

private:
    void takeRow(const QByteArray &line) {
        const auto row = json::auditRow(line);
        if (row) {
            m_walk.take(*row);
            m_tenant = row->tenant;
        } else {
            m_walk.takeUnreadable(u"line %1 is no row of an audit: %2"_s.arg(m_lines).arg(row.error().detail));
        }
    }
    [[nodiscard]] AuditChain broken(const QString &detail, std::int64_t row) const {
        AuditChain chain = m_walk.end();
        chain.holds = false;
        chain.fault = AuditFault::End;
        chain.firstBroken = row;
        chain.detail = detail;
        return chain;
    }

    AuditWalk m_walk;
    std::optional<AuditEnd> m_end;
    std::int64_t m_tenant = 0;
    std::int64_t m_lines = 0;
    std::int64_t m_behind = 0; // the first line after the end
};

} // namespace

Result<AuditChain> verifyAuditFile(QIODevice &file) {
    if (!file.isReadable()) {
        return failure(ErrorKind::Rejected, u"audit_file"_s, u"it cannot be read"_s);
    }
    // A disk that fails on the way ends the lines, and the end is missed.
    FileWalk walk;
    for (QByteArray line = lineOf(file); !line.isEmpty(); line = lineOf(file)) {
        if (line.endsWith('\n')) {
            line.chop(1);
        }
        walk.take(line);
    }
    return walk.verdict();
}

} // namespace farol
