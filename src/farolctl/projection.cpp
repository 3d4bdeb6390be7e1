// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/projectioncodec.h"
#include "farolctl/desk.h"
#include "net/farold/projectionsapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string name;
    std::string confirm;
};

void tell(Desk &desk, const Result<QList<Projection>> &projections) {
    if (!projections) {
        desk.fail(projections.error());
        return;
    }
    constexpr auto right = Table::Side::Right;
    Table table({{u"PROJECTION"_s},
                 {u"POSITION"_s, right},
                 {u"HEAD"_s, right},
                 {u"BEHIND"_s, right},
                 {u"REPLAY"_s},
                 {u"REPLAYED AT"_s}});
    for (const Projection &one : *projections) {
        table.add({one.name, QString::number(one.position), QString::number(one.head),
                   u"%1 s"_s.arg(one.lagSeconds, 0, 'f', 1),
                   one.replaying ? u"at %1"_s.arg(one.replayed) : u"none runs"_s,
                   one.replayedAt ? shown(*one.replayedAt) : u"never"_s});
    }
    desk.out.table(table);
    desk.out.document(json::encode(*projections));
    desk.end(Exit::Done);
}

void list(Desk &desk) {
    net::ProjectionsApi(desk.api.client()).projections(&desk.life, [&desk](const Result<QList<Projection>> &all) {
        tell(desk, all);
    });
}

void replay(Desk &desk, const Words &words) {
    confirmEnvironment(desk, QString::fromStdString(words.confirm), [&desk, words](const Me &) {
        const auto intent = net::IntentKey::make();
        sendTwice<QList<Projection>>(
            desk,
            [&desk, words, intent](const net::Answer<QList<Projection>> &answer) {
                net::ProjectionsApi(desk.api.client())
                    .replay(QString::fromStdString(words.name), intent, &desk.life, answer);
            },
            [&desk](const Result<QList<Projection>> &all) { tell(desk, all); });
    });
}

} // namespace

void addProjection(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    auto *projection = app.add_subcommand("projection", "The read models that follow the events");
    projection->require_subcommand(1);
    projection->add_subcommand("list", "How far each is behind, and what its replay does")->callback([&chosen] {
        chosen = {list, true};
    });
    auto *word = projection->add_subcommand("replay", "Build one anew from the first event on; the old one is read "
                                                      "meanwhile");
    word->add_option("projection", words->name, "activity")->required();
    word->add_option("--confirm", words->confirm, "The name of the environment, asked for in production");
    word->callback([&chosen, words] { chosen = {[words](Desk &desk) { replay(desk, *words); }, true}; });
}

} // namespace farol::ctl
