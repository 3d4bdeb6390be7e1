// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/batchorder.h"

#include "farolctl/desk.h"
#include "net/farold/ordersapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string batch;
    std::string reason;
    std::string confirm;
    std::optional<std::int64_t> version;
};

void tell(Desk &desk, const BatchOrdered &ordered) {
    const Batch &batch = ordered.batch;
    desk.out.line(u"%1 is %2."_s.arg(plain(batch.id.value), toApi(batch.status)));
    if (ordered.cancelled.items > 0) {
        desk.out.line(u"%1 cancelled, %2."_s.arg(counted(ordered.cancelled.items, u"item"_s, u"items"_s),
                                                 shown(ordered.cancelled.amount)));
    }
    if (ordered.waiting.items > 0) {
        desk.out.line(u"%1 at the provider: the result is still to come, %2."_s.arg(
            counted(ordered.waiting.items, u"item may be"_s, u"items may be"_s), shown(ordered.waiting.amount)));
    }
    desk.out.document(json::encode(ordered));
    desk.end(Exit::Done);
}

void order(Desk &desk, const Words &words, BatchWord word) {
    confirmEnvironment(desk, QString::fromStdString(words.confirm), [&desk, words, word](const Me &) {
        const auto intent = net::IntentKey::make();
        sendTwice<BatchOrdered>(
            desk,
            [&desk, words, word, intent](const net::Answer<BatchOrdered> &answer) {
                net::OrdersApi(desk.api.client())
                    .orderBatch({QString::fromStdString(words.batch)}, word, words.version,
                                QString::fromStdString(words.reason), intent, &desk.life, answer);
            },
            [&desk](const Result<BatchOrdered> &ordered) {
                if (ordered) {
                    tell(desk, *ordered);
                } else {
                    desk.fail(ordered.error());
                }
            });
    });
}

} // namespace

void addBatchOrders(CLI::App &batch, Command &chosen) {
    const auto add = [&](BatchWord what, const char *text) {
        const auto words = std::make_shared<Words>();
        auto *word = batch.add_subcommand(toApi(what).toStdString(), text);
        word->add_option("batch", words->batch, "Its id, such as LOTE-0042")->required();
        auto *why = word->add_option("--reason", words->reason, "Why, for the audit");
        why->required(what == BatchWord::Cancel);
        word->add_option("--if-version", words->version, "Only when it still is in this version");
        word->add_option("--confirm", words->confirm, "The name of the environment, asked for in production");
        word->callback([&chosen, words, what] {
            chosen = {[words, what](Desk &desk) { order(desk, *words, what); }, true};
        });
    };
    add(BatchWord::Pause, "Take nothing more of a batch; what is in flight ends as it would");
    add(BatchWord::Resume, "Go on with a paused batch");
    add(BatchWord::Cancel, "Give up what is certainly not at the provider; the rest waits for its result");
}

} // namespace farol::ctl
