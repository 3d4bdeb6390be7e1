// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl environment: the workspace that this program and the console share.
#include "farolctl/knownsources.h"
#include "farolctl/source.h"
#include "store/settings/workspacefile.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AddWords {
    std::string name;
    std::string kind;
    std::string url;
    std::string user;
    std::string caFile;
    bool plainHttp = false;
};
struct FileWords {
    std::string file;
    std::vector<std::string> environments;
    bool replaces = false;
};

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

Exit refuse(const Printer &out, const Error &error) {
    out.problem(error);
    return exitOf(error);
}

QJsonObject jsonOf(const store::Settings &settings, const store::EnvironmentEntry &entry) {
    QJsonObject object = store::toJson(entry);
    object.insert(u"sources"_s, settings.sources(entry.id).size());
    return object;
}

Exit list(const Printer &out) {
    const SystemClock clock;
    const auto settings = store::Settings::open(clock);
    Table table({{u"ENVIRONMENT"_s}, {u"KIND"_s}, {u"FAROLD"_s}, {u"USER"_s}, {u"SOURCES"_s, Table::Side::Right}});
    QJsonArray rows;
    for (const auto &entry : settings.environments()) {
        table.add({entry.name, store::toStored(entry.kind), entry.sourcesOnly ? u"-"_s : entry.url,
                   entry.user.isEmpty() ? u"-"_s : entry.user, QString::number(settings.sources(entry.id).size())});
        rows.append(jsonOf(settings, entry));
    }
    out.table(table);
    out.line(counted(rows.size(), u"environment"_s, u"environments"_s));
    out.document(QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit add(const Printer &out, const AddWords &words) {
    const SystemClock clock;
    auto settings = store::Settings::open(clock);
    store::EnvironmentEntry entry{
        store::newEnvironmentId(),
        text(words.name),
        store::environmentKindFromStored(text(words.kind)).value_or(store::EnvironmentKind::Production),
        text(words.url),
        text(words.user),
        words.caFile.empty() ? QString() : QFileInfo(text(words.caFile)).absoluteFilePath(),
        clock.now(),
        words.plainHttp,
        words.url.empty()};
    const QUrl url(entry.url, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    if (!entry.sourcesOnly && (!isWeb || url.host().isEmpty())) {
        return refuse(out, failure(ErrorKind::Rejected, u"url_invalid"_s,
                                   u"%1 is no address of a farold: it is like https://farold.example"_s.arg(
                                       url.toDisplayString(QUrl::RemoveUserInfo)))
                               .value());
    }
    auto done = settings.putEnvironment(entry);
    done = done ? settings.save() : done;
    if (!done) {
        return refuse(out, done.error());
    }
    out.line(u"%1 is kept, as %2; farolctl source add gives it sources."_s.arg(plain(entry.name),
                                                                               store::toStored(entry.kind)));
    out.document(QJsonDocument(jsonOf(settings, entry)).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit writeOut(const Printer &out, const FileWords &words) {
    const SystemClock clock;
    const auto settings = store::Settings::open(clock);
    QStringList names;
    for (const auto &name : words.environments) {
        names.append(text(name));
    }
    const auto file = store::exportWorkspace(settings, names);
    if (!file) {
        return refuse(out, file.error());
    }
    if (words.file.empty()) {
        out.line(QString::fromUtf8(*file).trimmed());
        out.document(*file);
        return Exit::Done;
    }
    const QString path = text(words.file);
    if (!words.replaces && QFile::exists(path)) {
        out.misuse(u"%1 is there already and is not replaced; give another name, or --force"_s.arg(path));
        return Exit::Usage;
    }
    QSaveFile to(path);
    if (!to.open(QIODevice::WriteOnly) || to.write(*file) != file->size() || !to.commit()) {
        out.misuse(u"%1 cannot be written: %2"_s.arg(path, to.errorString()));
        return Exit::Usage;
    }
    const auto count = names.isEmpty() ? settings.environments().size() : names.size();
    out.line(u"%1 in %2, without any secret."_s.arg(counted(count, u"environment is"_s, u"environments are"_s),
                                                    plain(path)));
    out.document(
        QJsonDocument(QJsonObject{{u"file"_s, path}, {u"environments"_s, count}}).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit takeIn(const Printer &out, const FileWords &words) {
    QFile file(text(words.file));
    if (!file.open(QIODevice::ReadOnly)) {
        out.misuse(u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
        return Exit::Usage;
    }
    const SystemClock clock;
    auto settings = store::Settings::open(clock);
    const auto changes = store::importWorkspace(
        settings, file.read((4 << 20) + 1), words.replaces ? store::Existing::Replace : store::Existing::Refuse, clock);
    const auto saved = changes ? settings.save() : Done(tl::unexpected(changes.error()));
    if (!saved) {
        return refuse(out, saved.error());
    }
    Table table({{u"ENVIRONMENT"_s}, {u"SOURCE"_s}, {u"WHAT"_s}});
    QJsonArray rows;
    for (const auto &one : *changes) {
        table.add({one.environment, one.source.isEmpty() ? u"-"_s : one.source, one.isNew ? u"new"_s : u"replaced"_s});
        rows.append(
            QJsonObject{{u"environment"_s, one.environment}, {u"source"_s, one.source}, {u"is_new"_s, one.isNew}});
    }
    out.table(table);
    out.line(u"No secret came with the file: farolctl login, and farolctl source add --replace for those that sign "
             "in."_s);
    out.document(QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit remove(const Printer &out, const std::string &name, const std::string &confirm) {
    const SystemClock clock;
    auto settings = store::Settings::open(clock);
    const auto entry = settings.environment(text(name));
    if (!entry) {
        return refuse(out, failure(ErrorKind::NotFound, u"environment_missing"_s,
                                   u"There is no environment named %1."_s.arg(text(name)))
                               .value());
    }
    if (entry->kind == store::EnvironmentKind::Production && text(confirm) != entry->name) {
        out.misuse(
            u"%1 is production; confirm it by its exact name, --confirm \"%1\". Nothing was done."_s.arg(entry->name));
        return Exit::Usage;
    }
    const auto sources = settings.sources(entry->id);
    settings.removeEnvironment(entry->id);
    if (const auto done = settings.save(); !done) {
        return refuse(out, done.error());
    }
    bool isClean = true;
    for (const auto &source : sources) {
        if (source.auth != store::SourceAuth::None) {
            const auto forgotten = forgetSecret(secretKeyOf({*entry, source}));
            isClean = isClean && (forgotten || forgotten.error().kind == ErrorKind::NotFound);
        }
    }
    if (!isClean) {
        out.note(u"farolctl: it is gone, but a secret of its sources may still be in the keychain"_s);
    }
    out.line(u"%1 is gone, with %2."_s.arg(plain(entry->name), counted(sources.size(), u"source"_s, u"sources"_s)));
    out.document(QJsonDocument(QJsonObject{{u"name"_s, entry->name}, {u"sources"_s, sources.size()}})
                     .toJson(QJsonDocument::Compact));
    return isClean ? Exit::Done : Exit::Partly;
}

} // namespace

void addEnvironment(CLI::App &app, Command &chosen) {
    const auto alone = [&chosen](std::function<Exit(const Printer &)> run) {
        chosen.needsSession = false;
        chosen.alone = std::move(run);
    };
    auto *environment = app.add_subcommand("environment", "The environments that farolctl and the console know");
    environment->require_subcommand(1);
    environment->add_subcommand("list", "Which there are")->callback([alone] { alone(list); });
    const auto words = std::make_shared<AddWords>();
    auto *added = environment->add_subcommand("add", "Keep an environment");
    added->add_option("name", words->name, "What it is called")->required();
    added->add_option("--kind", words->kind, "production, staging or demo")
        ->required()
        ->check(CLI::IsMember({"production", "staging", "demo"}));
    added->add_option("--farold", words->url, "The address of its farold; without one it has sources alone");
    added->add_option("--sign-in-as", words->user, "Whose session there");
    added->add_flag("--plain-http", words->plainHttp,
                    "Allow http to another machine, where anyone on the way reads it");
    added->callback([&app, alone, words] {
        words->caFile = app.get_option("--ca-file")->as<std::string>();
        alone([words](const Printer &out) { return add(out, *words); });
    });
    const auto name = std::make_shared<std::string>();
    const auto confirm = std::make_shared<std::string>();
    auto *removed = environment->add_subcommand("remove", "Forget an environment with its sources and their secrets");
    removed->add_option("name", *name, "Its name")->required();
    removed->add_option("--confirm", *confirm, "The name again, asked for where it is production");
    removed->callback(
        [alone, name, confirm] { alone([=](const Printer &out) { return remove(out, *name, *confirm); }); });
    const auto from = std::make_shared<FileWords>();
    auto *exported = environment->add_subcommand("export", "All of them as a file without secrets, for other people");
    exported->add_option("--out", from->file, "The file; otherwise it is printed");
    exported->add_option("--only", from->environments, "These alone");
    exported->add_flag("--force", from->replaces, "Replace the file when it is there already");
    exported->callback([alone, from] { alone([from](const Printer &out) { return writeOut(out, *from); }); });
    const auto into = std::make_shared<FileWords>();
    auto *imported = environment->add_subcommand("import", "Take in such a file, all of it or nothing");
    imported->add_option("file", into->file, "The file")->required();
    imported->add_flag("--replace", into->replaces, "Also over environments of the same name");
    imported->callback([alone, into] { alone([into](const Printer &out) { return takeIn(out, *into); }); });
}

} // namespace farol::ctl
