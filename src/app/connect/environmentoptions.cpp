// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/environmentoptions.h"

#include "net/diagnose/certificatefacts.h"
#include "net/http/tls.h"

#include <QFile>

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 authorityCap = 1 << 20;

FieldError fault(const QString &field, const QString &code, const QString &detail) {
    return {0, field, code, detail};
}

std::optional<FieldError> nameFault(const store::EnvironmentEntry &entry, const QList<store::EnvironmentEntry> &known) {
    const auto name = entry.name.trimmed();
    if (name.isEmpty()) {
        return fault(u"name"_s, u"required"_s, u"Give the environment a name."_s);
    }
    for (const auto &other : known) {
        if (other.id != entry.id && other.name.compare(name, Qt::CaseInsensitive) == 0) {
            return fault(u"name"_s, u"name_taken"_s,
                         u"There is already an environment named %1; choose another name."_s.arg(other.name));
        }
    }
    return std::nullopt;
}

std::optional<FieldError> urlFault(const store::EnvironmentEntry &entry) {
    const auto at = [](const QString &code, const QString &detail) { return fault(u"url"_s, code, detail); };
    if (entry.url.trimmed().isEmpty()) {
        return at(u"required"_s, u"Write the address of the back-end, as https://name."_s);
    }
    const QUrl url(entry.url.trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    if (!url.isValid() || !isWeb || url.host().isEmpty()) {
        return at(u"url_invalid"_s, u"This is no address of a server; write it as https://name."_s);
    }
    if (!url.userInfo().isEmpty()) {
        return at(u"url_has_credentials"_s, u"The address must not hold a user or password."_s);
    }
    if ((!url.path().isEmpty() && url.path() != u"/"_s) || url.hasQuery() || url.hasFragment()) {
        return at(u"url_has_path"_s, u"Only the server's name and port belong here, nothing behind them."_s);
    }
    if (const auto refused = net::refusePlainHttp(httpOptionsOf(entry, {})); !refused) {
        return at(refused.error().code, refused.error().detail);
    }
    return std::nullopt;
}

} // namespace

Environment environmentOf(const store::EnvironmentEntry &entry) {
    auto kind = EnvironmentKind::Production;
    switch (entry.kind) {
    case store::EnvironmentKind::Production:
        break;
    case store::EnvironmentKind::Staging:
        kind = EnvironmentKind::Staging;
        break;
    case store::EnvironmentKind::Demo:
        kind = EnvironmentKind::Demo;
        break;
    }
    return {entry.name, kind, QUrl(entry.url, QUrl::StrictMode), kind == EnvironmentKind::Production};
}

store::SecretKey secretKeyOf(const store::EnvironmentEntry &entry) {
    const QUrl url(entry.url, QUrl::StrictMode);
    return {entry.id, url.authority(QUrl::FullyEncoded), entry.user};
}

store::OfflineCache::Scope cacheScopeOf(const store::EnvironmentEntry &entry) {
    const auto key = secretKeyOf(entry);
    return {key.environment + u'\n' + key.host, key.user};
}

net::HttpOptions httpOptionsOf(const store::EnvironmentEntry &entry, const QByteArray &authority) {
    net::HttpOptions options;
    options.base = QUrl(entry.url.trimmed(), QUrl::StrictMode);
    options.tls.ownCaPem = authority;
    options.tls.plainHttpAllowed = entry.plainHttp;
    return options;
}

Result<QByteArray> readAuthority(const QString &path) {
    if (path.isEmpty()) {
        return QByteArray();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Rejected, u"ca_file_unreadable"_s,
                       u"The file of the authority cannot be read: %1"_s.arg(file.errorString()));
    }
    auto pem = file.read(authorityCap + 1);
    if (pem.size() > authorityCap || !net::readCertificate(pem)) {
        return failure(ErrorKind::Rejected, u"ca_file_invalid"_s,
                       u"The file of the authority holds no certificate in PEM form."_s);
    }
    return pem;
}

QList<FieldError> checkEntry(const store::EnvironmentEntry &entry, const QList<store::EnvironmentEntry> &known) {
    QList<FieldError> faults;
    if (auto name = nameFault(entry, known)) {
        faults.append(*name);
    }
    if (auto url = urlFault(entry)) {
        faults.append(*url);
    }
    if (entry.user.trimmed().isEmpty()) {
        faults.append(fault(u"user"_s, u"required"_s, u"Write the name that you sign in with."_s));
    }
    return faults;
}

} // namespace farol::app
