// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl profile: files that say how a REST back-end is read.
#include "core/profiles/profilecheck.h"
#include "farolctl/desk.h"
#include "farolctl/profilesources.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray jsonOf(const ProfileVerdict &verdict) {
    QJsonArray findings;
    for (const auto &one : verdict.findings) {
        findings.append(QJsonObject{{u"line"_s, one.line},
                                    {u"column"_s, one.column},
                                    {u"path"_s, one.path},
                                    {u"code"_s, one.code},
                                    {u"detail"_s, one.why}});
    }
    return QJsonDocument(QJsonObject{{u"sound"_s, verdict.isSound()},
                                     {u"id"_s, verdict.id},
                                     {u"name"_s, verdict.name},
                                     {u"services"_s, QJsonArray::fromStringList(verdict.services)},
                                     {u"entities"_s, QJsonArray::fromStringList(verdict.entities)},
                                     {u"secrets"_s, QJsonArray::fromStringList(verdict.secrets)},
                                     {u"findings"_s, findings}})
        .toJson(QJsonDocument::Compact);
}

Exit check(const Printer &out, const QString &word) {
    const auto text = profileText(word);
    if (!text) {
        out.misuse(text.error().detail);
        return Exit::Usage;
    }
    const auto verdict = checkProfile(*text);
    Table table({{u"LINE"_s, Table::Side::Right}, {u"COLUMN"_s, Table::Side::Right}, {u"WHERE"_s}, {u"WHAT"_s}});
    for (const auto &one : verdict.findings) {
        table.add(
            {QString::number(one.line), QString::number(one.column), one.path.isEmpty() ? u"-"_s : one.path, one.why});
    }
    out.table(table);
    if (verdict.isSound()) {
        out.line(u"%1 is a sound profile: %2 with %3; it keeps %4 in the keychain."_s.arg(
            plain(verdict.name), counted(verdict.services.size(), u"service"_s, u"services"_s),
            plain(verdict.entities.join(u", "_s)), counted(verdict.secrets.size(), u"secret"_s, u"secrets"_s)));
    } else {
        out.line(u"%1: %2"_s.arg(plain(word), counted(verdict.findings.size(), u"fault"_s, u"faults"_s)));
    }
    out.document(jsonOf(verdict));
    return verdict.isSound() ? Exit::Done : Exit::Refused;
}

Exit list(const Printer &out) {
    Table table({{u"PROFILE"_s}, {u"NAME"_s}, {u"SERVICES"_s}, {u"READS"_s}});
    QJsonArray rows;
    for (const QString &name : shippedProfiles()) {
        const auto verdict = checkProfile(shippedProfile(name));
        table.add({name, verdict.name, verdict.services.join(u", "_s), verdict.entities.join(u", "_s)});
        rows.append(QJsonObject{{u"id"_s, name},
                                {u"name"_s, verdict.name},
                                {u"services"_s, QJsonArray::fromStringList(verdict.services)},
                                {u"entities"_s, QJsonArray::fromStringList(verdict.entities)}});
    }
    out.table(table);
    out.line(counted(rows.size(), u"profile"_s, u"profiles"_s));
    out.document(QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit show(const Printer &out, const QString &name) {
    const QByteArray text = shippedProfile(name);
    if (text.isEmpty()) {
        out.misuse(u"there is no shipped profile %1; there are: %2"_s.arg(name, shippedProfiles().join(u", "_s)));
        return Exit::Usage;
    }
    out.line(QString::fromUtf8(text).trimmed());
    out.document(QJsonDocument(QJsonObject{{u"id"_s, name}, {u"yaml"_s, QString::fromUtf8(text)}})
                     .toJson(QJsonDocument::Compact));
    return Exit::Done;
}

} // namespace

void addProfile(CLI::App &app, Command &chosen) {
    const auto alone = [&chosen](std::function<Exit(const Printer &)> run) {
        chosen.needsSession = false;
        chosen.alone = std::move(run);
    };
    auto *profile = app.add_subcommand("profile", "Files that say how a REST back-end is read");
    profile->require_subcommand(1);
    const auto file = std::make_shared<std::string>();
    auto *checked = profile->add_subcommand("check", "Whether a profile is sound, each fault with its line");
    checked->add_option("file", *file, "The file, - for standard input, or the name of a shipped one")->required();
    checked->callback(
        [alone, file] { alone([file](const Printer &out) { return check(out, QString::fromStdString(*file)); }); });
    profile->add_subcommand("list", "Those that are shipped")->callback([alone] { alone(list); });
    const auto name = std::make_shared<std::string>();
    auto *shown = profile->add_subcommand("show", "One of those that are shipped, to start from");
    shown->add_option("name", *name, "Its name")->required();
    shown->callback(
        [alone, name] { alone([name](const Printer &out) { return show(out, QString::fromStdString(*name)); }); });
}

} // namespace farol::ctl
