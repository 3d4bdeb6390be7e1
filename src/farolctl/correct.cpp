// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "farolctl/desk.h"
#include "farolctl/rows.h"
#include "net/farold/correctionsapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string item;
    std::vector<std::string> sets;
    std::string externalId;
    std::string reason;
    std::string confirm;
    bool dryRun = false;
};

// field=value; the server says which fields there are.
Result<CorrectionOrder> orderOf(const Words &words) {
    CorrectionOrder order;
    for (const std::string &set : words.sets) {
        const QString text = QString::fromStdString(set);
        const auto at = text.indexOf(u'=');
        if (at < 1) {
            return failure(ErrorKind::Rejected, u"option_invalid"_s,
                           u"--set takes field=value, such as pix_key=ana@exemplo.example; this is %1"_s.arg(text));
        }
        order.changes.insert(text.left(at), text.mid(at + 1));
    }
    order.externalId = QString::fromStdString(words.externalId);
    order.reason = QString::fromStdString(words.reason);
    return order;
}

void tell(Desk &desk, const Result<Correction> &made) {
    if (!made) {
        desk.fail(made.error());
        return;
    }
    if (made->changes.isEmpty()) {
        desk.out.line(u"Nothing is changed: the same order again, under a new id."_s);
    } else {
        desk.out.table(changeTable(made->changes));
    }
    for (const auto &warning : made->warnings) {
        desk.out.line(u"Look again: %1"_s.arg(plain(warning.detail)));
    }
    const QString what =
        u"%1, %2, in the place of %3"_s.arg(plain(made->externalId), shown(made->amount), plain(made->replaces.value));
    desk.out.line(made->dryRun ? u"Would be stored as a draft: %1. Nothing was written."_s.arg(what)
                               : u"%1 is a draft: %2. Submit it: farolctl batch submit %3"_s.arg(
                                     plain(made->item.value), what, plain(made->batch.value)));
    desk.out.document(json::encode(*made));
    desk.end(Exit::Done);
}

void store(Desk &desk, const Words &words, const CorrectionOrder &order) {
    confirmEnvironment(desk, QString::fromStdString(words.confirm), [&desk, words, order](const Me &) {
        const ItemId id{QString::fromStdString(words.item)};
        desk.api.item(id, &desk.life, [&desk, id, order](const Result<Item> &item) {
            if (!item) {
                desk.fail(item.error());
                return;
            }
            const auto intent = net::IntentKey::make();
            sendTwice<Correction>(
                desk,
                [&desk, id, version = item->version, order, intent](const net::Answer<Correction> &answer) {
                    net::CorrectionsApi(desk.api.client()).correct(id, version, order, intent, &desk.life, answer);
                },
                [&desk](const Result<Correction> &made) { tell(desk, made); });
        });
    });
}

void correct(Desk &desk, const Words &words) {
    const auto order = orderOf(words);
    if (!order) {
        desk.fail(order.error());
        return;
    }
    if (!words.dryRun) {
        store(desk, words, *order);
        return;
    }
    net::CorrectionsApi(desk.api.client())
        .previewCorrection({QString::fromStdString(words.item)}, *order, &desk.life,
                           [&desk](const Result<Correction> &made) { tell(desk, made); });
}

} // namespace

void addCorrection(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    auto *word = app.get_subcommand("item")->add_subcommand(
        "resubmit", "Correct what was certainly not paid, as a new draft; the old order is never sent again");
    word->add_option("item", words->item, "Its id, such as LOTE-0042-057")->required();
    word->add_option("--set", words->sets,
                     "field=value: payee, document, pix_key, amount, date, description; none: the same order again, "
                     "where no retry may send it");
    word->add_option("--external-id", words->externalId, "Of the new order; else the old one with -r2, -r3, …");
    word->add_option("--reason", words->reason, "Why, for the audit")->required();
    word->add_option("--confirm", words->confirm, "The name of the environment, asked for in production");
    word->add_flag("--dry-run", words->dryRun, "Show the difference and write nothing");
    word->callback([words, &chosen] { chosen = {[words](Desk &desk) { correct(desk, *words); }, true}; });
}

} // namespace farol::ctl
