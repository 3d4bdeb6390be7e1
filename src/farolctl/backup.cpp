// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/backupcodec.h"
#include "farolctl/desk.h"
#include "net/farold/backupsapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

void list(Desk &desk) {
    net::BackupsApi(desk.api.client()).backups(&desk.life, [&desk](const Result<QList<Backup>> &all) {
        if (!all) {
            desk.fail(all.error());
            return;
        }
        constexpr auto right = Table::Side::Right;
        Table table({{u"BACKUP"_s},
                     {u"STATUS"_s},
                     {u"MOMENT"_s},
                     {u"BYTES"_s, right},
                     {u"ROWS"_s, right},
                     {u"VERIFIED"_s},
                     {u"DETAIL"_s}});
        for (const Backup &one : *all) {
            table.add({one.name, toApi(one.status), shown(one.madeAt), QString::number(one.bytes),
                       QString::number(one.rows), one.verifiedAt ? shown(*one.verifiedAt) : u"no"_s, one.detail});
        }
        desk.out.table(table);
        desk.out.line(counted(all->size(), u"backup"_s, u"backups"_s));
        desk.out.document(json::encode(*all));
        desk.end(Exit::Done);
    });
}

void create(Desk &desk, const std::string &reason) {
    const auto intent = net::IntentKey::make();
    sendTwice<Backup>(
        desk,
        [&desk, reason, intent](const net::Answer<Backup> &answer) {
            net::BackupsApi(desk.api.client()).create(QString::fromStdString(reason), intent, &desk.life, answer);
        },
        [&desk](const Result<Backup> &backup) {
            if (!backup) {
                desk.fail(backup.error());
                return;
            }
            desk.out.line(u"%1 is being made; farolctl backup list tells how it ends."_s.arg(plain(backup->name)));
            desk.out.document(json::encode(*backup));
            desk.end(Exit::Done);
        });
}

} // namespace

void addBackup(CLI::App &app, Command &chosen) {
    auto *backup = app.add_subcommand("backup", "Backups in the back-end's folder");
    backup->require_subcommand(1);
    backup->add_subcommand("list", "Those there are, and whether each was read again to its end")->callback([&chosen] {
        chosen = {list, true};
    });
    const auto reason = std::make_shared<std::string>();
    auto *word = backup->add_subcommand("create", "Begin one while the back-end works");
    word->add_option("--reason", *reason, "Why, for the audit")->required();
    word->callback([&chosen, reason] { chosen = {[reason](Desk &desk) { create(desk, *reason); }, true}; });
}

} // namespace farol::ctl
