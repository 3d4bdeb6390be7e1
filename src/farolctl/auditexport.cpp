// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditwalk.h"
#include "core/json/auditcodec.h"
#include "farolctl/desk.h"
#include "net/farold/auditapi.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

// Joins the pages of a chain into one file, which has its name only when it is whole, and recomputes it on the way.
// Holds one page. Kept alive by the call that runs.
class AuditExport final : public std::enable_shared_from_this<AuditExport> {
public:
    AuditExport(Desk &desk, net::AuditApi::Chain chain, const QString &path)
        : m_desk(desk)
        , m_chain(chain)
        , m_path(path)
        , m_file(path + u".XXXXXX"_s) {}

    void start() {
        if (QFile::exists(m_path)) {
            stop(u"is there already and is not replaced"_s);
        } else if (!m_file.open()) {
            stop(u"cannot be written: "_s + m_file.errorString());
        } else {
            next(0);
        }
    }

private:
    void next(std::int64_t after) {
        net::AuditApi(m_desk.api.client())
            .exportPage(m_chain, after, &m_desk.life,
                        [self = shared_from_this(), after](const Result<QByteArray> &page) {
                            if (page) {
                                self->take(*page, after);
                            } else {
                                self->m_desk.fail(page.error());
                            }
                        });
    }

    void take(const QByteArray &page, std::int64_t after) {
        std::optional<AuditEnd> end;
        for (qsizetype from = 0; from < page.size() && !end;) {
            const qsizetype stop = page.indexOf('\n', from);
            const QByteArray line = page.mid(from, stop < 0 ? -1 : stop - from);
            from += line.size() + 1;
            if (json::isAuditEnd(line)) {
                const auto told = json::auditEnd(line);
                end = told && (told->next == 0 || told->next > after) ? std::optional(*told) : std::nullopt;
                break;
            }
            const auto row = json::auditRow(line);
            if (!row) {
                break;
            }
            m_walk.take(*row);
            if (!write(line)) {
                return;
            }
        }
        if (!end) {
            m_desk.fail({ErrorKind::Malformed, 0, u"malformed"_s, u"the answer is no page of an audit"_s, {}, {}, {}});
        } else if (end->next != 0) {
            next(end->next);
        } else {
            finish(*end);
        }
    }

    void finish(AuditEnd end) {
        end.verdict = m_walk.end({end.rows, end.head});
        if (!write(json::encode(end))) {
            return;
        }
        bool kept = m_file.flush();
#ifdef Q_OS_UNIX
        kept = kept && ::fsync(m_file.handle()) == 0;
#endif
        if (!kept || !m_file.rename(m_path)) {
            stop(u"cannot be written: "_s + m_file.errorString());
            return;
        }
        m_file.setAutoRemove(false);
        const AuditChain &chain = *end.verdict;
        m_desk.out.line(u"%1: %2; %3"_s.arg(plain(m_path), counted(chain.rows, u"row"_s, u"rows"_s),
                                            chain.holds ? u"the chain holds."_s : plain(chain.detail) + u'.'));
        m_desk.out.document(json::encode(end));
        m_desk.end(chain.holds ? Exit::Done : Exit::Refused);
    }

    bool write(const QByteArray &line) {
        const bool written = m_file.write(line) == line.size() && m_file.putChar('\n');
        if (!written) {
            stop(u"cannot be written: "_s + m_file.errorString());
        }
        return written;
    }
    void stop(const QString &why) {
        m_desk.out.misuse(u"%1 %2"_s.arg(m_path, why));
        m_desk.end(Exit::Usage);
    }

    Desk &m_desk;
    net::AuditApi::Chain m_chain;
    QString m_path;
    QTemporaryFile m_file;
    AuditWalk m_walk;
};

} // namespace

void addAuditExport(CLI::App &audit, Command &chosen) {
    const auto path = std::make_shared<std::string>();
    const auto engine = std::make_shared<bool>(false);
    auto *word = audit.add_subcommand("export", "Write the chain into a file that anybody can recompute");
    word->add_option("--to", *path, "A new file: a line a row, the last line is the end of the chain")->required();
    word->add_flag("--engine", *engine, "The engine's chain instead of your tenant's");
    word->callback([&chosen, path, engine] {
        chosen = {[path, engine](Desk &desk) {
                      const auto chain = *engine ? net::AuditApi::Chain::Engine : net::AuditApi::Chain::Tenant;
                      std::make_shared<AuditExport>(desk, chain, QString::fromStdString(*path))->start();
                  },
                  true};
    });
}

} // namespace farol::ctl
