// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backups.h"

#include "server/backup/backup.h"
#include "server/backup/proof.h"
#include "server/backup/reconcile.h"
#include "server/engine/database.h"
#include "sql/connect.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>
#include <cstdio>

namespace farol::server {

namespace {

struct Words {
    std::string archive;
    std::string statement;
    std::string folder;
};

QString text(const std::string &value) {
    return QString::fromStdString(value);
}

int complain(const Error &error) {
    std::fprintf(stderr, "farold: %s\n", qPrintable(error.detail));
    return 1;
}

int backup(const Config &config, const Words &words) {
    const auto report = makeBackup(config, text(words.archive), SystemClock().now());
    if (!report) {
        return complain(report.error());
    }
    std::printf("%s: %lld rows of %d tables, %lld bytes\n", qPrintable(report->archive),
                static_cast<long long>(report->rows), report->tables, static_cast<long long>(report->bytes));
    if (!report->keyFile.isEmpty()) {
        std::printf("%s: the key of the stored secrets; keep it apart from the backup\n", qPrintable(report->keyFile));
    }
    return 0;
}

int restore(const Config &config, const Words &words) {
    if (const auto done = restoreBackup(config, text(words.archive), SystemClock()); !done) {
        return complain(done.error());
    }
    std::printf("%s is restored; now farold reconcile compares it with the provider, before farold serve\n",
                qPrintable(sql::shownPlace(placeOf(config))));
    return 0;
}

int verify(const Config &config, const Words &words) {
    Result<Proof> proof;
    if (words.archive.empty()) {
        auto connection = sql::connect({placeOf(config), true});
        if (!connection) {
            return complain(connection.error());
        }
        const sql::Transaction moment(**connection);
        proof = moment.begun() ? proveDatabase(**connection) : tl::unexpected(moment.begun().error());
    } else {
        const QString archive = text(words.archive);
        const QString folder = words.folder.empty() ? QFileInfo(archive).absolutePath() : text(words.folder);
        proof = proveArchive(archive, folder, SystemClock());
    }
    if (!proof) {
        return complain(proof.error());
    }
    for (const QString &line : proof->figures) {
        std::printf("%s\n", qPrintable(line));
    }
    for (const QString &line : proof->findings) {
        std::fprintf(stderr, "farold: %s\n", qPrintable(line));
    }
    std::printf("%s\n", proof->findings.isEmpty() ? "whole" : "not whole");
    return proof->findings.isEmpty() ? 0 : 1;
}

int reconcileNow(const Config &config, const Words &words) {
    const auto report = reconcile(config, text(words.statement), SystemClock(),
                                  [](const QString &what) { std::fprintf(stderr, "farold: %s\n", qPrintable(what)); });
    if (!report) {
        return complain(report.error());
    }
    const auto counted = [](int count, const char *one, const char *many) {
        return std::to_string(count) + ' ' + (count == 1 ? one : many);
    };
    std::printf("%s at the provider since %s (an hour before the backup); %d new to it; %s before anything else; %s "
                "for the file to be imported again\n",
                counted(report->orders, "order", "orders").c_str(), qPrintable(toRfc3339(report->since)), report->news,
                counted(report->items, "payment is checked", "payments are checked").c_str(),
                counted(report->waiting, "order waits", "orders wait").c_str());
    if (report->approvals > 0) {
        std::printf("%s void: what waited for approval is a draft again, or has to be ordered again\n",
                    counted(report->approvals, "approval is", "approvals are").c_str());
    }
    for (const std::string &id : report->conflicts) {
        std::fprintf(stderr, "farold: look at %s: the provider has an order of it that this database cannot place\n",
                     id.c_str());
    }
    return report->conflicts.empty() ? 0 : 1;
}

} // namespace

void addBackupCommands(CLI::App &app, BackupCommand &chosen) {
    const auto words = std::make_shared<Words>();
    const auto add = [&](const char *name, const char *help, int (*run)(const Config &, const Words &)) {
        auto *command = app.add_subcommand(name, help);
        command->callback(
            [&chosen, words, run] { chosen.run = [words, run](const Config &config) { return run(config, *words); }; });
        return command;
    };
    add("backup", "Write one moment of the database into a file; farold may run", backup)
        ->add_option("file", words->archive, "a new file; <file>.key gets the key of the stored secrets")
        ->required();
    add("restore", "Make the database of the configuration from a backup, where nothing is yet", restore)
        ->add_option("file", words->archive)
        ->required();
    auto *proof = add("verify", "Check a backup, or without one the database: integrity, counts, money, audit", verify);
    proof->add_option("file", words->archive);
    proof->add_option("--folder", words->folder, "for the copy of the backup that is looked through; else beside it");
    add("reconcile", "After restore: learn from the provider what the backup does not know", reconcileNow)
        ->add_option("--statement", words->statement,
                     "orders of the provider in a file, one JSON object a line, instead of asking it");
}

} // namespace farol::server
