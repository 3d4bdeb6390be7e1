// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/historycodec.h"
#include "farolctl/desk.h"
#include "net/farold/historyapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

std::int64_t itemsOf(const HistoryMonth &month, bool (*wanted)(ItemState)) {
    std::int64_t items = 0;
    for (const StateCount &count : month.states) {
        items += wanted(count.state) ? count.items : 0;
    }
    return items;
}

void tell(Desk &desk, const Result<QList<HistoryMonth>> &months) {
    if (!months) {
        desk.fail(months.error());
        return;
    }
    constexpr auto right = Table::Side::Right;
    Table table({{u"MONTH"_s},
                 {u"BATCHES"_s, right},
                 {u"ITEMS"_s, right},
                 {u"AMOUNT"_s, right},
                 {u"PAID"_s, right},
                 {u"AT RISK"_s, right},
                 {u"NOT OVER"_s, right},
                 {u"STATE"_s}});
    for (const HistoryMonth &one : *months) {
        const auto paid = itemsOf(one, [](ItemState state) { return state == ItemState::Done; });
        const auto open = itemsOf(one, [](ItemState state) { return !isFinal(state) && !isAtRisk(state); });
        table.add({one.month, QString::number(one.batches), QString::number(one.items), shown(one.amount),
                   QString::number(paid), QString::number(itemsOf(one, isAtRisk)), QString::number(open),
                   one.hot ? u"hot"_s : u"cold"_s});
    }
    desk.out.table(table);
    desk.out.document(json::encode(*months));
    desk.end(Exit::Done);
}

} // namespace

void addHistory(CLI::App &app, Command &chosen) {
    app.add_subcommand("history", "What came in month by month, what became of it, and which months are over")
        ->callback([&chosen] {
            chosen = {[](Desk &desk) {
                          net::HistoryApi(desk.api.client())
                              .months(&desk.life,
                                      [&desk](const Result<QList<HistoryMonth>> &months) { tell(desk, months); });
                      },
                      true};
        });
}

} // namespace farol::ctl
