// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/queuecodec.h"
#include "farolctl/desk.h"
#include "farolctl/rows.h"
#include "net/farold/queuesapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DeadOptions {
    std::string queue;
    std::string origin;
    std::string reason;
    bool cameBack = false;
    std::int64_t limit = 50;
};
struct UndoOptions {
    std::string run;
    std::string reason;
    std::string confirm;
};

Table deadTable(const QList<DeadLetter> &letters) {
    constexpr auto right = Table::Side::Right;
    Table table({{u"ID"_s},
                 {u"ORIGIN"_s},
                 {u"REASON"_s},
                 {u"DEATHS"_s, right},
                 {u"REDRIVEN"_s, right},
                 {u"FIRST"_s},
                 {u"LAST"_s},
                 {u"AMOUNT"_s, right}});
    for (const DeadLetter &one : letters) {
        auto first = one.diedAt;
        for (const Death &death : one.xDeath) {
            first = std::min(first, death.firstAt);
        }
        table.add({one.id, one.origin, one.reason, QString::number(one.deaths), QString::number(one.redriven),
                   shown(first), shown(one.diedAt), shown(one.amount)});
    }
    return table;
}

Table quarantineTable(const QList<Quarantine> &all) {
    constexpr auto right = Table::Side::Right;
    Table table({{u"PURGE"_s},
                 {u"STATUS"_s},
                 {u"ITEMS"_s, right},
                 {u"WEBHOOKS"_s, right},
                 {u"BY"_s},
                 {u"UNDO UNTIL"_s},
                 {u"PURGED BECAUSE"_s},
                 {u"UNDONE BY"_s},
                 {u"UNDONE BECAUSE"_s}});
    for (const Quarantine &one : all) {
        table.add({one.run, one.status, QString::number(one.items), QString::number(one.deliveries), one.by,
                   shown(one.until), one.reason, one.undoneBy.isEmpty() ? u"-"_s : one.undoneBy, one.undoReason});
    }
    return table;
}

void dead(Desk &desk, const DeadOptions &options) {
    net::QueuesApi::DeadFilter filter{QString::fromStdString(options.origin), QString::fromStdString(options.reason),
                                      options.cameBack ? std::optional(true) : std::nullopt};
    collect<DeadLetter>(
        [&desk, filter, name = QString::fromStdString(options.queue)](const net::Window &window,
                                                                      const net::Answer<Page<DeadLetter>> &answer) {
            net::QueuesApi(desk.api.client()).deadLetters(name, filter, window, &desk.life, answer);
        },
        options.limit, {},
        [&desk](const Result<Page<DeadLetter>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            desk.out.table(deadTable(page->rows));
            desk.out.line(howMany(page->rows.size(), page->total, u"dead letter"_s, u"dead letters"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

void listQuarantines(Desk &desk, std::int64_t limit) {
    collect<Quarantine>(
        [&desk](const net::Window &window, const net::Answer<Page<Quarantine>> &answer) {
            net::QueuesApi(desk.api.client()).quarantines(window, &desk.life, answer);
        },
        limit, {},
        [&desk](const Result<Page<Quarantine>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            desk.out.table(quarantineTable(page->rows));
            desk.out.line(howMany(page->rows.size(), page->total, u"purge"_s, u"purges"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

void undo(Desk &desk, const UndoOptions &options) {
    confirmEnvironment(desk, QString::fromStdString(options.confirm), [&desk, options](const Me &) {
        const auto intent = net::IntentKey::make();
        sendTwice<Quarantine>(
            desk,
            [&desk, options, intent](const net::Answer<Quarantine> &answer) {
                net::QueuesApi(desk.api.client())
                    .undoQuarantine(QString::fromStdString(options.run), QString::fromStdString(options.reason), intent,
                                    &desk.life, answer);
            },
            [&desk](const Result<Quarantine> &quarantine) {
                if (!quarantine) {
                    desk.fail(quarantine.error());
                    return;
                }
                const Quarantine &one = *quarantine;
                desk.out.line(u"%1 is undone by %2 at %3: %4. Back as dead letters: %5, %6."_s.arg(
                    plain(one.run), plain(one.undoneBy), one.undoneAt ? shown(*one.undoneAt) : u"-"_s,
                    plain(one.undoReason), counted(one.items, u"item"_s, u"items"_s),
                    counted(one.deliveries, u"webhook"_s, u"webhooks"_s)));
                desk.out.line(u"It was purged by %1 at %2: %3."_s.arg(plain(one.by), shown(one.at), plain(one.reason)));
                desk.out.document(json::encode(*quarantine));
                desk.end(Exit::Done);
            });
    });
}

} // namespace

void addDead(CLI::App &queue, Command &chosen) {
    const auto options = std::make_shared<DeadOptions>();
    auto *deadWord = queue.add_subcommand("dead", "Dead letters of a queue, with their deaths");
    deadWord->add_option("queue", options->queue, "pagamentos, notificacao, webhooks")->required();
    deadWord->add_option("--origin", options->origin, "Of this batch, or this subscription (wh-000001)");
    deadWord->add_option("--reason", options->reason, "That died of this the last time");
    deadWord->add_flag("--came-back", options->cameBack, "That died more than once");
    deadWord->add_option("--limit", options->limit, "At most so many; 0 is all")->check(notNegative);
    deadWord->callback([&chosen, options] { chosen = {[options](Desk &desk) { dead(desk, *options); }, true}; });

    auto *quarantine = queue.add_subcommand("quarantine", "What purges took away");
    quarantine->require_subcommand(1);
    quarantine->add_subcommand("list", "Every purge, the newest first")->callback([&chosen] {
        chosen = {[](Desk &desk) { listQuarantines(desk, 0); }, true};
    });
    const auto which = std::make_shared<UndoOptions>();
    auto *undoWord = quarantine->add_subcommand("undo", "Bring back everything that a purge took away, for 24 hours");
    undoWord->add_option("purge", which->run, "run-000007")->required();
    undoWord->add_option("--reason", which->reason, "Why, for the audit")->required();
    undoWord->add_option("--confirm", which->confirm, "The name of the environment, asked for in production");
    undoWord->callback([&chosen, which] { chosen = {[which](Desk &desk) { undo(desk, *which); }, true}; });
}

} // namespace farol::ctl
