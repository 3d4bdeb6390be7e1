// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl list batches, items, deliveries, places, …: what a back-end has, by its profile.
#include "farolctl/profilesources.h"
#include "farolctl/recordrows.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ListWords {
    ProfileWords where;
    std::string status;
    std::vector<std::string> filters;
    std::string of;
    std::string entity;
    int most = 0;
};

Exit refuse(const Printer &out, const Error &error) {
    out.problem(error);
    return exitOfWords(error);
}

QByteArray document(const net::ProfileSource &source, const QString &entity, const RecordTable &table,
                    const QList<ReadNote> &notes, const QList<net::ListRemark> &remarks, bool isWhole) {
    QJsonArray rows;
    for (qsizetype i = 0; i < table.rows(); ++i) {
        rows.append(jsonRow(table, i));
    }
    return QJsonDocument(QJsonObject{{u"profile"_s, source.profile().id},
                                     {u"entity"_s, entity},
                                     {u"rows"_s, rows},
                                     {u"whole"_s, isWhole},
                                     {u"remarks"_s, jsonRemarks(remarks)},
                                     {u"notes"_s, jsonNotes(notes)}})
        .toJson(QJsonDocument::Compact);
}

// Asks, prints, and ends the program.
Exit listRows(const Printer &out, const ListWords &words, const QString &entity, const QString &many) {
    auto source = profileAt(words.where);
    if (!source) {
        return refuse(out, source.error());
    }
    net::ProfileWanted wanted{entity, {}, words.most};
    if (!words.status.empty()) {
        wanted.filters.append({u"status"_s, QString::fromStdString(words.status)});
    }
    for (const auto &one : words.filters) {
        const auto filter = namedValue(one, u"--where"_s);
        if (!filter) {
            return refuse(out, filter.error());
        }
        wanted.filters.append(*filter);
    }
    QObject life;
    Exit exit = Exit::Unreachable;
    bool isOver = false;
    (*source)->list(wanted, &life, [&](const Result<net::ProfileRows> &rows) {
        if (rows) {
            tellNotes(out, rows->notes, rows->remarks);
            out.table(shownRows(rows->table));
            out.line(counted(rows->table.rows(), entity, many));
            out.document(document(**source, entity, rows->table, rows->notes, rows->remarks, rows->isWhole()));
            exit = rows->isWhole() ? Exit::Done : Exit::Partly;
        } else {
            out.problem(rows.error());
            exit = rows.error().code == u"unknown_filter"_s ? Exit::Usage : exitOf(rows.error());
        }
        isOver = true;
        QCoreApplication::exit();
    });
    if (!isOver) {
        QCoreApplication::exec();
    }
    return exit;
}

Exit listItems(const Printer &out, const ListWords &words) {
    auto source = profileAt(words.where);
    if (!source) {
        return refuse(out, source.error());
    }
    QStringList owners;
    for (const auto &one : (*source)->profile().entities) {
        if (!one.itemsPath.isEmpty()) {
            owners.append(one.name);
        }
    }
    const QString owner = words.entity.empty() ? owners.value(0) : QString::fromStdString(words.entity);
    if (!owners.contains(owner)) {
        const QString why = (*source)->profile().absent.value(u"items"_s);
        out.problem(failure(ErrorKind::Rejected, u"capability_absent"_s,
                            !why.isEmpty() ? why
                            : owners.isEmpty()
                                ? u"Nothing of %1 has items."_s.arg((*source)->profile().name)
                                : u"A %1 has no items; these have: %2."_s.arg(owner, owners.join(u", "_s)))
                        .value());
        return Exit::Refused;
    }
    QObject life;
    Exit exit = Exit::Unreachable;
    bool isOver = false;
    (*source)->detail(owner, QString::fromStdString(words.of), &life, [&](const Result<net::ProfileDetail> &detail) {
        if (detail) {
            tellNotes(out, detail->notes, {});
            out.table(shownRows(detail->items));
            out.line(counted(detail->items.rows(), u"item"_s, u"items"_s));
            out.document(document(**source, u"item"_s, detail->items, detail->notes, {}, true));
        } else {
            out.problem(detail.error());
        }
        exit = detail ? Exit::Done : exitOf(detail.error());
        isOver = true;
        QCoreApplication::exit();
    });
    if (!isOver) {
        QCoreApplication::exec();
    }
    return exit;
}

} // namespace

void addProfileLists(CLI::App &app, CLI::App &list, Command &chosen) {
    const auto add = [&](const char *many, const char *entity, const char *text) {
        const auto words = std::make_shared<ListWords>();
        auto *word = list.add_subcommand(many, text);
        addProfileOptions(*word, words->where);
        word->add_option("--status", words->status, "With this status alone: done, failed, queued, …");
        word->add_option("--where", words->filters, "FIELD=VALUE: those alone whose field has this value");
        word->add_option("--limit", words->most, "At most so many rows")->check(CLI::PositiveNumber);
        word->callback([&app, &chosen, words, entity = QString::fromLatin1(entity), many = QString::fromLatin1(many)] {
            words->where.caFile = app.get_option("--ca-file")->as<std::string>();
            chosen.needsSession = false;
            chosen.alone = [=](const Printer &out) { return listRows(out, *words, entity, many); };
        });
    };
    add("batches", "batch", "The batches of a back-end with a profile");
    add("deliveries", "delivery", "Its deliveries, with their places");
    add("places", "place", "Its places");
    add("requests", "request", "What is asked for there");
    add("orders", "order", "Its orders");
    add("reservations", "reservation", "Its reservations");
    add("approvals", "approval", "What waits for somebody's yes there");
    add("events", "event", "Its events");
    const auto words = std::make_shared<ListWords>();
    auto *items = list.add_subcommand("items", "The items of one batch or order of a back-end with a profile");
    addProfileOptions(*items, words->where);
    items->add_option("--of", words->of, "Whose items")->required();
    items->add_option("--entity", words->entity, "Of what kind that is, where several have items");
    items->callback([&app, &chosen, words] {
        words->where.caFile = app.get_option("--ca-file")->as<std::string>();
        chosen.needsSession = false;
        chosen.alone = [words](const Printer &out) { return listItems(out, *words); };
    });
}

} // namespace farol::ctl
