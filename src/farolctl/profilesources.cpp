// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/profilesources.h"

#include "core/profiles/profilecheck.h"
#include "farolctl/knownsources.h"
#include "farolctl/tokenfile.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &why) {
    return failure(ErrorKind::Rejected, u"source_words"_s, why);
}

bool isProfile(const QString &word) {
    return shippedProfiles().contains(word) || word.endsWith(u".yaml"_s) || word.endsWith(u".yml"_s);
}

Result<QUrl> addressOf(const QString &word) {
    const QUrl address(word, QUrl::StrictMode);
    const bool isWeb = address.scheme() == u"https"_s || address.scheme() == u"http"_s;
    return isWeb && !address.host().isEmpty() && address.userInfo().isEmpty()
               ? Result<QUrl>(address)
               : wrong(u"%1 is no address; it is like https://api.example"_s.arg(
                     address.toDisplayString(QUrl::RemoveUserInfo)));
}

QByteArray pemOf(const QString &path) {
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(1 << 20) : QByteArray();
}

} // namespace

Result<std::pair<QString, QString>> namedValue(const std::string &word, const QString &option) {
    const auto at = word.find('=');
    if (at == std::string::npos || at == 0 || at + 1 == word.size()) {
        return wrong(u"%1 is NAME=…, and %2 is not"_s.arg(option, QString::fromStdString(word)));
    }
    return std::pair(QString::fromStdString(word.substr(0, at)), QString::fromStdString(word.substr(at + 1)));
}

Result<QByteArray> profileText(const QString &word) {
    constexpr qint64 most = (1 << 20) + 1; // one more than is read tells that there is more
    if (!QFile::exists(word) && shippedProfiles().contains(word)) {
        return shippedProfile(word);
    }
    QFile file(word);
    if (!(word == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly))) {
        return failure(ErrorKind::Rejected, u"profile_file"_s,
                       u"%1: %2, and none of the shipped profiles has this name: %3"_s.arg(
                           word, file.errorString(), shippedProfiles().join(u", "_s)));
    }
    return file.read(most);
}

store::SecretKey profileSecretKey(const QString &environment, const QString &source, const QString &name) {
    return {environment + u'/' + source, u"profile"_s, name};
}

void addProfileOptions(CLI::App &command, ProfileWords &words) {
    command
        .add_option("--source", words.source,
                    "Its name (source add --kind profile), or a profile: a file or the name of a shipped one")
        ->envname("FAROL_SOURCE");
    command.add_option("--service", words.services, "NAME=ADDRESS of a service, in the place of the profile's own");
    command.add_option("--secret-file", words.secrets,
                       "NAME=FILE: a secret that the profile asks for; a file of mode 0600, or -");
    command.add_flag("--plain-http", words.plainHttp,
                     "Allow http to another machine, where anyone on the way reads it");
}

Result<std::unique_ptr<net::ProfileSource>> profileAt(const ProfileWords &words) {
    const QString word = QString::fromStdString(words.source);
    if (word.isEmpty()) {
        return wrong(u"say which back-end by --source or FAROL_SOURCE: a source of the workspace, or a profile"_s);
    }
    const SystemClock clock;
    const auto known = findSource(store::Settings::open(clock), word);
    if (!known && !isProfile(word)) {
        return tl::unexpected(known.error());
    }
    if (known && known->source.kind != store::SourceKind::Profile) {
        return failure(ErrorKind::Rejected, u"source_kind"_s,
                       u"%1 is a source of the kind %2, and this asks one with a profile"_s.arg(
                           known->source.name, store::toStored(known->source.kind)));
    }
    const auto text = profileText(known ? known->source.profile : word);
    auto profile = text ? compileProfile(*text) : tl::unexpected(text.error());
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    net::ProfileAccess access;
    access.tls.plainHttpAllowed = words.plainHttp || (known && known->source.plainHttp);
    access.tls.ownCaPem = pemOf(!words.caFile.empty() ? QString::fromStdString(words.caFile)
                                : known               ? known->source.caFile
                                                      : QString());
    if (known && !known->source.url.isEmpty()) { // of the first service, and of all that stand at the same address
        for (const auto &service : (*profile)->services) {
            if (service.url == (*profile)->services.constFirst().url) {
                access.addresses.insert(service.name, QUrl(known->source.url, QUrl::StrictMode));
            }
        }
    }
    for (const auto &one : words.services) {
        const auto named = namedValue(one, u"--service"_s);
        const auto address = named ? addressOf(named->second) : tl::unexpected(named.error());
        if (!address) {
            return tl::unexpected(address.error());
        }
        if ((*profile)->service(named->first) == nullptr) {
            return wrong(u"the profile has no service %1"_s.arg(named->first));
        }
        access.addresses.insert(named->first, *address);
    }
    for (const auto &one : words.secrets) {
        const auto named = namedValue(one, u"--secret-file"_s);
        auto secret = named ? readPassword(named->second) : tl::unexpected(named.error());
        if (!secret) {
            return tl::unexpected(secret.error());
        }
        if (!(*profile)->secrets.contains(named->first)) {
            return wrong(u"the profile asks for no secret %1; it asks for: %2"_s.arg(
                named->first, (*profile)->secrets.isEmpty() ? u"none"_s : (*profile)->secrets.join(u", "_s)));
        }
        access.secrets.insert(named->first, std::move(*secret));
    }
    for (const QString &name : known ? (*profile)->secrets : QStringList()) {
        if (!access.secrets.contains(name)) {
            if (auto secret = readSecret(profileSecretKey(known->environment.id, known->source.id, name))) {
                access.secrets.insert(name, std::move(*secret));
            } else if (secret.error().kind != ErrorKind::NotFound && secret.error().code != u"keyring_absent"_s) {
                return tl::unexpected(secret.error());
            }
        }
    }
    return std::make_unique<net::ProfileSource>(std::move(*profile), std::move(access));
}

} // namespace farol::ctl
