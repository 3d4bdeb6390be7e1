// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl source add, list and remove: what an environment reads beside its farold.
#include "core/profiles/profilecheck.h"
#include "farolctl/knownsources.h"
#include "farolctl/profilesources.h"
#include "farolctl/source.h"
#include "farolctl/tokenfile.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AddWords {
    SourceWords where;
    std::string name;
    std::string environment;
    std::string kind;
    std::string folder;
    std::string profile;
    std::vector<std::string> secrets; // NAME=FILE, of a profile
    bool replaces = false;
};

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

// A path of another folder is no path.
QString lasting(const std::string &path) {
    return path.empty() ? QString() : QFileInfo(text(path)).absoluteFilePath();
}

Exit refuse(const Printer &out, const Error &error) {
    out.problem(error);
    return exitOf(error);
}

Result<Secret> secretOf(const SourceWords &words) {
    return words.bearerFile.empty() ? readPassword(text(words.passwordFile)) : readToken(text(words.bearerFile));
}

Result<store::SourceEntry> entryOf(const AddWords &words) {
    store::SourceEntry entry;
    entry.id = store::newSourceId();
    entry.name = text(words.name);
    entry.kind = store::sourceKindFromStored(text(words.kind)).value_or(store::SourceKind::Prometheus);
    entry.url = text(words.where.address);
    entry.folder = lasting(words.folder);
    entry.profile = QFileInfo::exists(text(words.profile)) ? lasting(words.profile) : text(words.profile);
    entry.auth = !words.where.bearerFile.empty() ? store::SourceAuth::Bearer
                 : !words.where.user.empty()     ? store::SourceAuth::Basic
                                                 : store::SourceAuth::None;
    entry.user = text(words.where.user);
    for (const auto &header : words.where.headers) {
        const auto at = header.find('=');
        if (at == std::string::npos) {
            return failure(ErrorKind::Rejected, u"source_words"_s,
                           u"--header is NAME=VALUE, such as X-Scope-OrgID=team-a"_s);
        }
        entry.headers.append({text(header.substr(0, at)), text(header.substr(at + 1))});
    }
    entry.caFile = lasting(words.where.caFile);
    entry.clientCertificate = lasting(words.where.clientCertificate);
    entry.clientKey = lasting(words.where.clientKey);
    entry.plainHttp = words.where.plainHttp;
    return entry;
}

QJsonObject jsonOf(const store::EnvironmentEntry &environment, const store::SourceEntry &source) {
    QJsonObject object = store::toJson(source);
    object.insert(u"environment"_s, environment.name);
    return object;
}

// What a profile signs in with, each by its name.
Done keepProfileSecrets(const AddWords &words, const KnownSource &known) {
    if (known.source.kind != store::SourceKind::Profile) {
        return words.secrets.empty()
                   ? Done()
                   : failure(ErrorKind::Rejected, u"source_words"_s, u"--secret-file is for sources with a profile"_s);
    }
    const auto file = profileText(known.source.profile);
    const auto profile = file ? compileProfile(*file) : tl::unexpected(file.error());
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    for (const auto &one : words.secrets) {
        const auto named = namedValue(one, u"--secret-file"_s);
        auto secret = named ? readPassword(named->second) : tl::unexpected(named.error());
        if (!secret) {
            return tl::unexpected(secret.error());
        }
        if (!(*profile)->secrets.contains(named->first)) {
            return failure(ErrorKind::Rejected, u"source_words"_s,
                           u"the profile asks for no secret %1; it asks for: %2"_s.arg(
                               named->first, (*profile)->secrets.join(u", "_s)));
        }
        const auto key = profileSecretKey(known.environment.id, known.source.id, named->first);
        if (Done kept = keepSecret(key, *secret); !kept) {
            return kept;
        }
    }
    return {};
}

// The settings first, then the keychain: a secret without its source would stay for ever.
Exit add(const Printer &out, const AddWords &words) {
    const SystemClock clock;
    auto settings = store::Settings::open(clock);
    const auto environment = settings.environment(text(words.environment));
    if (!environment) {
        return refuse(out, failure(ErrorKind::NotFound, u"environment_missing"_s,
                                   u"There is no environment named %1; farolctl environment add makes one."_s.arg(
                                       text(words.environment)))
                               .value());
    }
    auto entry = entryOf(words);
    if (!entry) {
        return refuse(out, entry.error());
    }
    const auto known = settings.sources(environment->id);
    const auto same = std::find_if(known.cbegin(), known.cend(), [&entry](const store::SourceEntry &one) {
        return one.name.compare(entry->name, Qt::CaseInsensitive) == 0;
    });
    if (words.replaces && same != known.cend()) {
        entry->id = same->id;
    }
    const auto secret = entry->auth == store::SourceAuth::None ? Result<Secret>(Secret()) : secretOf(words.where);
    auto done = secret ? settings.putSource(environment->id, *entry) : Done(tl::unexpected(secret.error()));
    const KnownSource now{*environment, *entry};
    done = done && entry->auth != store::SourceAuth::None ? keepSecret(secretKeyOf(now), *secret) : done;
    done = done ? keepProfileSecrets(words, now) : done;
    done = done ? settings.save() : done;
    if (!done) {
        return refuse(out, done.error());
    }
    out.line(u"%1 of %2 is kept; farolctl source test --source %1 tries it."_s.arg(plain(entry->name),
                                                                                   plain(environment->name)));
    out.document(QJsonDocument(jsonOf(*environment, *entry)).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit list(const Printer &out, const std::string &only) {
    const SystemClock clock;
    const auto settings = store::Settings::open(clock);
    Table table({{u"SOURCE"_s}, {u"ENVIRONMENT"_s}, {u"KIND"_s}, {u"WHERE"_s}, {u"SIGNS IN BY"_s}});
    QJsonArray rows;
    for (const auto &environment : settings.environments()) {
        if (!only.empty() && environment.name.compare(text(only), Qt::CaseInsensitive) != 0) {
            continue;
        }
        for (const auto &source : settings.sources(environment.id)) {
            const QString where = source.url.isEmpty() ? source.folder + source.profile : source.url;
            table.add(
                {source.name, environment.name, store::toStored(source.kind), where,
                 source.auth == store::SourceAuth::Basic ? u"user "_s + source.user : store::toStored(source.auth)});
            rows.append(jsonOf(environment, source));
        }
    }
    out.table(table);
    out.line(counted(rows.size(), u"source"_s, u"sources"_s));
    out.document(QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

Exit remove(const Printer &out, const std::string &word) {
    const SystemClock clock;
    auto settings = store::Settings::open(clock);
    const auto known = findSource(settings, text(word));
    if (!known) {
        return refuse(out, known.error());
    }
    settings.removeSource(known->source.id);
    auto done = settings.save();
    if (done && known->source.auth != store::SourceAuth::None) {
        const auto forgotten = forgetSecret(secretKeyOf(*known));
        if (!forgotten && forgotten.error().kind != ErrorKind::NotFound) {
            out.note(u"farolctl: the source is gone, but its secret may still be in the keychain: %1"_s.arg(
                plain(forgotten.error().detail)));
            return Exit::Partly;
        }
    }
    const auto file = known->source.kind == store::SourceKind::Profile ? profileText(known->source.profile)
                                                                       : Result<QByteArray>(QByteArray());
    for (const QString &name : done &&file ? checkProfile(*file).secrets : QStringList()) {
        const auto forgotten = forgetSecret(profileSecretKey(known->environment.id, known->source.id, name));
        const bool isLeft = !forgotten && forgotten.error().kind != ErrorKind::NotFound &&
                            forgotten.error().code != u"keyring_absent"_s;
        if (isLeft) {
            out.note(u"farolctl: the source is gone, but its secret %1 may still be in the keychain: %2"_s.arg(
                plain(name), plain(forgotten.error().detail)));
            return Exit::Partly;
        }
    }
    if (!done) {
        return refuse(out, done.error());
    }
    out.line(u"%1 of %2 is gone, with its secret."_s.arg(plain(known->source.name), plain(known->environment.name)));
    out.document(QJsonDocument(jsonOf(known->environment, known->source)).toJson(QJsonDocument::Compact));
    return Exit::Done;
}

} // namespace

void addSourceEntries(CLI::App &app, CLI::App &source, Command &chosen) {
    const auto alone = [&chosen](std::function<Exit(const Printer &)> run) {
        chosen.needsSession = false;
        chosen.alone = std::move(run);
    };
    const auto words = std::make_shared<AddWords>();
    auto *added = source.add_subcommand("add", "Keep a source of an environment; its secret goes to the keychain");
    added->add_option("name", words->name, "What it is called from now on")->required();
    added->add_option("--environment", words->environment, "Whose source it is")->required();
    added->add_option("--kind", words->kind, "prometheus, alertmanager, rabbitmq, metrics, profile or runbooks")
        ->required()
        ->check(CLI::IsMember({"prometheus", "alertmanager", "rabbitmq", "metrics", "profile", "runbooks"}));
    added->add_option("--folder", words->folder, "Of runbooks");
    added->add_option("--profile", words->profile, "A profile's file, or the name of a shipped one");
    added->add_option("--secret-file", words->secrets,
                      "NAME=FILE: a secret that the profile asks for; a file of mode 0600, or -");
    added->add_flag("--replace", words->replaces, "Put it in the place of the one that has this name");
    addSourceOptions(*added, words->where);
    added->callback([&app, alone, words] {
        takeCaFile(app, words->where);
        alone([words](const Printer &out) { return add(out, *words); });
    });
    const auto environment = std::make_shared<std::string>();
    auto *listed = source.add_subcommand("list", "The sources of the environments");
    listed->add_option("--environment", *environment, "Of this one alone");
    listed->callback(
        [alone, environment] { alone([environment](const Printer &out) { return list(out, *environment); }); });
    const auto gone = std::make_shared<std::string>();
    auto *removed = source.add_subcommand("remove", "Forget a source and its secret");
    removed->add_option("name", *gone, "Its name, or ENVIRONMENT/NAME")->required();
    removed->callback([alone, gone] { alone([gone](const Printer &out) { return remove(out, *gone); }); });
}

} // namespace farol::ctl
