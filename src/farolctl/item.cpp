// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "farolctl/desk.h"
#include "farolctl/rows.h"
#include "net/farold/ordersapi.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostReasons = 20; // of items that stay uncertain; each is a question to the server

void tellItem(Desk &desk, const Item &item, const QList<Attempt> &attempts, const QList<ItemEvent> &events) {
    const QList<std::pair<QString, QString>> facts{
        {u"Item"_s, item.id.value},
        {u"Batch"_s, item.batch.value},
        {u"External id"_s, item.externalId},
        {u"Payee"_s, item.payee},
        {u"Document"_s, item.documentMasked},
        {u"PIX key"_s, item.pixKeyMasked},
        {u"Amount"_s, shown(item.amount)},
        {u"Due"_s, item.dueDate},
        {u"Description"_s, item.description},
        {u"State"_s, toApi(item.state) + (item.code.isEmpty() ? QString() : u" ("_s + item.code + u')')},
        {u"Last answer"_s, item.lastResponse},
        {u"Next attempt"_s, item.nextAttemptAt ? shown(*item.nextAttemptAt) : QString()},
        {u"Can be checked"_s, item.checkableAt ? u"from "_s + shown(*item.checkableAt) : QString()},
        {u"End-to-end ids"_s, item.allEndToEndIds.join(u", "_s)},
        {u"Updated"_s, shown(item.updatedAt)},
    };
    for (const auto &[name, value] : facts) {
        if (!value.isEmpty()) {
            desk.out.line((name + u':').leftJustified(16) + plain(value));
        }
    }
    desk.out.table(attemptTable(attempts));
    desk.out.table(eventTable(events));
    desk.out.document("{\"item\":" + json::encode(item) + ",\"attempts\":" + json::encode(attempts) +
                      ",\"events\":" + json::encode(events) + '}');
    desk.end(Exit::Done);
}

void show(Desk &desk, const std::string &word) {
    const ItemId id{QString::fromStdString(word)};
    desk.api.item(id, &desk.life, [&desk, id](const Result<Item> &item) {
        if (!item) {
            desk.fail(item.error());
            return;
        }
        desk.api.attempts(id, &desk.life, [&desk, item = *item](const Result<QList<Attempt>> &attempts) {
            if (!attempts) {
                desk.fail(attempts.error());
                return;
            }
            desk.api.itemEvents(item.id, &desk.life,
                                [&desk, item, attempts = *attempts](const Result<QList<ItemEvent>> &events) {
                                    if (events) {
                                        tellItem(desk, item, attempts, *events);
                                    } else {
                                        desk.fail(events.error());
                                    }
                                });
        });
    });
}

// What the last check found, by its code in the item's history.
QString whyOpen(const Item &item, const QList<ItemEvent> &events) {
    const auto last = std::find_if(events.crbegin(), events.crend(),
                                   [](const ItemEvent &event) { return event.type == u"checked"_s; });
    const QString code = last == events.crend() ? QString() : last->code;
    const QString from = item.checkableAt ? shown(*item.checkableAt) : QString();
    if (code == u"too_early"_s) {
        return u"the provider does not know it, which is too early to believe; a check decides from %1 on."_s.arg(from);
    }
    if (code == u"check_failed"_s) {
        return u"the provider gave no answer to the check; check again later."_s;
    }
    if (code == u"check_expired"_s) {
        return u"it is so old that the provider may have forgotten a payment; ask the provider in another way."_s;
    }
    const QString said = code.isEmpty() ? u"no check has answered yet"_s : u"the last check found "_s + code;
    return said + (from.isEmpty() ? QString() : u"; a check can decide from %1 on"_s.arg(from)) + u'.';
}

// Tells it for the first of them, one question after the other, then ends.
void tellOpen(Desk &desk, QList<Item> open, Exit exit) {
    if (open.isEmpty()) {
        desk.end(exit);
        return;
    }
    const Item item = open.takeFirst();
    desk.api.itemEvents(item.id, &desk.life, [&desk, item, open, exit](const Result<QList<ItemEvent>> &events) {
        if (events) {
            desk.out.line(u"%1: %2"_s.arg(plain(item.id.value), plain(whyOpen(item, *events))));
        }
        tellOpen(desk, open, exit);
    });
}

void tellChecked(Desk &desk, const Page<Item> &page) {
    QList<Item> open;
    std::copy_if(page.rows.cbegin(), page.rows.cend(), std::back_inserter(open),
                 [](const Item &item) { return item.state == ItemState::Uncertain; });
    const auto all = page.rows.size();
    desk.out.table(itemTable(page.rows));
    desk.out.line(u"%1 checked, %2 still uncertain."_s.arg(counted(all, u"item"_s, u"items"_s)).arg(open.size()));
    desk.out.document(json::encode(page));
    const Exit exit = open.isEmpty() ? Exit::Done : open.size() == all ? Exit::Refused : Exit::Partly;
    tellOpen(desk, desk.out.json() ? QList<Item>() : open.mid(0, mostReasons), exit);
}

void check(Desk &desk, const std::vector<std::string> &words) {
    QList<ItemId> ids;
    for (const std::string &word : words) {
        ids.append({QString::fromStdString(word)});
    }
    const auto intent = net::IntentKey::make();
    sendTwice<Page<Item>>(
        desk,
        [&desk, ids, intent](const net::Answer<Page<Item>> &answer) {
            desk.api.checkItems(ids, intent, &desk.life, answer);
        },
        [&desk](const Result<Page<Item>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            tellChecked(desk, *page);
        });
}

struct DecideWords {
    std::string item;
    std::string decision;
    std::string reason;
    std::string evidence;
    std::string confirm;
};

void send(Desk &desk, const DecideWords &words, std::int64_t version) {
    const DecideOrder order{words.decision == "paid", QString::fromStdString(words.reason),
                            QString::fromStdString(words.evidence)};
    const auto intent = net::IntentKey::make();
    sendTwice<ItemDecided>(
        desk,
        [&desk, words, version, order, intent](const net::Answer<ItemDecided> &answer) {
            net::OrdersApi(desk.api.client())
                .decideItem({QString::fromStdString(words.item)}, version, order, intent, &desk.life, answer);
        },
        [&desk](const Result<ItemDecided> &decided) {
            if (!decided) {
                desk.fail(decided.error());
                return;
            }
            const bool waits = decided->given < decided->needed;
            desk.out.line(u"%1 is %2%3"_s.arg(
                plain(decided->item.id.value), toApi(decided->item.state),
                waits ? u": %1 of %2 people said so; it is decided when another one says it, too."_s.arg(decided->given)
                            .arg(decided->needed)
                      : u"."_s));
            desk.out.document(json::encode(*decided));
            desk.end(Exit::Done);
        });
}

void decide(Desk &desk, const DecideWords &words) {
    confirmEnvironment(desk, QString::fromStdString(words.confirm), [&desk, words](const Me &) {
        desk.api.item({QString::fromStdString(words.item)}, &desk.life, [&desk, words](const Result<Item> &item) {
            if (item) {
                send(desk, words, item->version);
            } else {
                desk.fail(item.error());
            }
        });
    });
}

} // namespace

void addItem(CLI::App &app, Command &chosen) {
    auto *item = app.add_subcommand("item", "Look at items and verify uncertain ones");
    item->require_subcommand(1);

    auto id = std::make_shared<std::string>();
    auto *showWord = item->add_subcommand("show", "Show an item with its attempts and its history");
    showWord->add_option("item", *id, "Its id, such as LOTE-0042-057")->required();
    showWord->callback([id, &chosen] { chosen = {[id](Desk &desk) { show(desk, *id); }, true}; });

    auto ids = std::make_shared<std::vector<std::string>>();
    auto *checkWord = item->add_subcommand("check", "Ask the provider what became of uncertain items");
    checkWord->add_option("item", *ids, "Their ids")->required();
    checkWord->callback([ids, &chosen] { chosen = {[ids](Desk &desk) { check(desk, *ids); }, true}; });

    auto words = std::make_shared<DecideWords>();
    auto *decideWord =
        item->add_subcommand("decide", "Say whether a payment was made that no check can decide any more");
    decideWord->add_option("item", words->item, "Its id")->required();
    decideWord->add_option("decision", words->decision, "paid or not_paid")
        ->required()
        ->check(CLI::IsMember({"paid", "not_paid"}));
    decideWord->add_option("--reason", words->reason, "Why, for the audit")->required();
    decideWord->add_option("--evidence", words->evidence, "What it is based on: a bank statement, a call")->required();
    decideWord->add_option("--confirm", words->confirm, "The name of the environment, asked for in production");
    decideWord->callback([words, &chosen] { chosen = {[words](Desk &desk) { decide(desk, *words); }, true}; });
}

} // namespace farol::ctl
