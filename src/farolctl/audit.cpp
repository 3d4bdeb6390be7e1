// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditfile.h"
#include "core/json/auditcodec.h"
#include "farolctl/desk.h"
#include "net/farold/auditapi.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ListOptions {
    std::string actor;
    std::string action;
    std::string object;
    std::string batch;
    std::string text;
    std::string since;
    std::string until;
    std::int64_t limit = 50;
};

QString verdictOf(const AuditChain &chain) {
    const auto rows = counted(chain.rows, u"row"_s, u"rows"_s);
    return chain.holds
               ? u"%1, the chain holds."_s.arg(rows)
               : u"%1, broken at row %2 of %3: %4."_s.arg(
                     rows, QString::number(chain.firstBroken),
                     chain.firstBrokenAt ? shown(*chain.firstBrokenAt) : u"an unknown time"_s, plain(chain.detail));
}

void verify(Desk &desk) {
    net::AuditApi(desk.api.client()).verify(&desk.life, [&desk](const Result<AuditProof> &proof) {
        if (!proof) {
            desk.fail(proof.error());
            return;
        }
        desk.out.line(u"Audit of the tenant: "_s + verdictOf(proof->tenant));
        desk.out.line(u"Audit of the engine: "_s + verdictOf(proof->engine));
        desk.out.document(json::encode(*proof));
        desk.end(proof->holds ? Exit::Done : Exit::Refused);
    });
}

Exit verifyFile(const Printer &out, const QString &path) {
    QFile file(path);
    const auto chain = file.open(QIODevice::ReadOnly)
                           ? verifyAuditFile(file)
                           : failure(ErrorKind::Rejected, u"audit_file"_s, file.errorString());
    if (!chain) {
        out.misuse(u"%1: %2"_s.arg(path, chain.error().detail));
        return Exit::Usage;
    }
    out.line(u"%1: %2"_s.arg(plain(path), verdictOf(*chain)));
    out.document(json::encode(*chain));
    return chain->holds ? Exit::Done : Exit::Refused;
}

// Ends the program when a time is none.
std::optional<net::AuditApi::Filter> filterOf(Desk &desk, const ListOptions &options) {
    const auto text = [](const std::string &word) { return QString::fromStdString(word); };
    net::AuditApi::Filter filter{text(options.actor), text(options.action), text(options.object), text(options.batch),
                                 text(options.text),  std::nullopt,         std::nullopt};
    for (const auto &[word, into] : {std::pair{options.since, &filter.since}, {options.until, &filter.until}}) {
        *into = fromRfc3339(text(word));
        if (!word.empty() && !*into) {
            desk.out.misuse(u"a time is written like 2026-11-20T13:05:00Z, not %1"_s.arg(text(word)));
            desk.end(Exit::Usage);
            return std::nullopt;
        }
    }
    return filter;
}

void list(Desk &desk, const ListOptions &options) {
    const auto filter = filterOf(desk, options);
    if (!filter) {
        return;
    }
    collect<AuditRow>(
        [&desk, filter = *filter](const net::Window &window, const net::Answer<Page<AuditRow>> &answer) {
            net::AuditApi(desk.api.client()).rows(filter, window, &desk.life, answer);
        },
        options.limit, {},
        [&desk](const Result<Page<AuditRow>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            Table table(
                {{u"ROW"_s, Table::Side::Right}, {u"AT"_s}, {u"BY"_s}, {u"ACTION"_s}, {u"OBJECT"_s}, {u"REASON"_s}});
            for (const AuditRow &row : page->rows) {
                table.add({QString::number(row.seq), shown(row.at), row.actor, row.action, row.object, row.reason});
            }
            desk.out.table(table);
            desk.out.line(howMany(page->rows.size(), page->total, u"row"_s, u"rows"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

} // namespace

void addAudit(CLI::App &app, Command &chosen) {
    auto *audit = app.add_subcommand("audit", "What people and the engine did, for those who control");
    audit->require_subcommand(1);
    const auto options = std::make_shared<ListOptions>();
    auto *listed = audit->add_subcommand("list", "What was done, the newest first");
    listed->add_option("--by", options->actor, "Of this account alone");
    listed->add_option("--action", options->action, "Of this kind alone, such as batch.cancel");
    listed->add_option("--object", options->object,
                       "About this alone: the id of a batch, item, run, approval, account …");
    listed->add_option("--batch", options->batch, "About this batch and its items");
    listed->add_option("--since", options->since, "At this time or later, such as 2026-11-20T13:05:00Z");
    listed->add_option("--until", options->until, "Before this time");
    listed->add_option("--text", options->text, "Part of any word of a row");
    listed->add_option("--limit", options->limit, "At most so many rows; 0 is all of them")->check(notNegative);
    listed->callback([&chosen, options] { chosen = {[options](Desk &desk) { list(desk, *options); }, true}; });

    const auto file = std::make_shared<std::string>();
    auto *word = audit->add_subcommand("verify", "Recompute the chains of rows; exit status 1 names the first broken");
    word->add_option("--file", *file, "An exported chain, instead of the back-end's; nobody is asked");
    word->callback([&chosen, file] {
        chosen = {verify, true};
        if (!file->empty()) {
            chosen.alone = [file](const Printer &out) { return verifyFile(out, QString::fromStdString(*file)); };
        }
    });
    addAuditExport(*audit, chosen);
}

} // namespace farol::ctl
