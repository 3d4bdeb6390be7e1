// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/sourceentry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>
#include <QUuid>
#include <array>

namespace farol::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kinds{SourceKind::Prometheus, SourceKind::Alertmanager, SourceKind::RabbitMq,
                           SourceKind::Metrics,    SourceKind::Profile,      SourceKind::Runbooks};
constexpr std::array auths{SourceAuth::None, SourceAuth::Basic, SourceAuth::Bearer};

tl::unexpected<Error> wrong(const QString &code, const QString &why) {
    return failure(ErrorKind::Rejected, code, why);
}

// A header that lets somebody in is a secret, and belongs into the keychain.
bool letsIn(const QString &name) {
    static const QRegularExpression words(u"auth|cookie|token|secret|passw|api-?key|credential|session"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

Done checkAddress(const SourceEntry &entry) {
    const QUrl url(entry.url, QUrl::StrictMode);
    if (!url.userInfo().isEmpty()) {
        return wrong(u"url_has_credentials"_s,
                     u"The address of %1 must not hold a user or password."_s.arg(entry.name));
    }
    const bool isWeb = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    if (!isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return wrong(u"url_invalid"_s,
                     u"%1 is no address of a source: it is like https://metrics.example/prometheus"_s.arg(
                         url.toDisplayString(QUrl::RemoveUserInfo)));
    }
    return {};
}

Done checkHeaders(const SourceEntry &entry) {
    static const QRegularExpression token(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"_s);
    for (const auto &[name, value] : entry.headers) {
        if (!token.match(name).hasMatch() || value.contains(u'\n') || value.contains(u'\r')) {
            return wrong(u"source_incomplete"_s,
                         u"A header is NAME=VALUE on one line, such as X-Scope-OrgID=team-a."_s);
        }
        if (letsIn(name)) {
            return wrong(u"header_is_secret"_s,
                         u"The header %1 lets somebody in: it is no part of a file. Give a token or a password "
                         "instead, which goes to the keychain."_s.arg(name));
        }
    }
    return {};
}

} // namespace

QString toStored(SourceKind kind) {
    switch (kind) {
    case SourceKind::Prometheus:
        return u"prometheus"_s;
    case SourceKind::Alertmanager:
        return u"alertmanager"_s;
    case SourceKind::RabbitMq:
        return u"rabbitmq"_s;
    case SourceKind::Metrics:
        return u"metrics"_s;
    case SourceKind::Profile:
        return u"profile"_s;
    case SourceKind::Runbooks:
        return u"runbooks"_s;
    }
    return {};
}

std::optional<SourceKind> sourceKindFromStored(QStringView word) {
    for (const auto kind : kinds) {
        if (word == toStored(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

QString toStored(SourceAuth auth) {
    switch (auth) {
    case SourceAuth::None:
        return u"none"_s;
    case SourceAuth::Basic:
        return u"basic"_s;
    case SourceAuth::Bearer:
        return u"bearer"_s;
    }
    return {};
}

std::optional<SourceAuth> sourceAuthFromStored(QStringView word) {
    for (const auto auth : auths) {
        if (word == toStored(auth)) {
            return auth;
        }
    }
    return std::nullopt;
}

QString newSourceId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject toJson(const SourceEntry &entry) {
    QJsonObject headers;
    for (const auto &[name, value] : entry.headers) {
        headers.insert(name, value);
    }
    return {{u"id"_s, entry.id},
            {u"name"_s, entry.name},
            {u"kind"_s, toStored(entry.kind)},
            {u"url"_s, entry.url},
            {u"folder"_s, entry.folder},
            {u"profile"_s, entry.profile},
            {u"auth"_s, toStored(entry.auth)},
            {u"user"_s, entry.user},
            {u"headers"_s, headers},
            {u"client_cert"_s, entry.clientCertificate},
            {u"client_key"_s, entry.clientKey},
            {u"ca_file"_s, entry.caFile},
            {u"plain_http"_s, entry.plainHttp}};
}

std::optional<SourceEntry> sourceFromJson(const QJsonObject &object) {
    const auto text = [&object](QStringView name) { return object.value(name).toString(); };
    const auto kind = sourceKindFromStored(text(u"kind"));
    const auto auth = sourceAuthFromStored(object.value(u"auth"_s).toString(u"none"_s));
    SourceEntry entry;
    entry.id = text(u"id");
    entry.name = text(u"name");
    if (!kind || !auth || entry.id.isEmpty() || entry.name.isEmpty()) {
        return std::nullopt;
    }
    entry.kind = *kind;
    entry.auth = *auth;
    entry.url = text(u"url");
    entry.folder = text(u"folder");
    entry.profile = text(u"profile");
    entry.user = text(u"user");
    const QJsonObject headers = object.value(u"headers"_s).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        entry.headers.append({header.key(), header.value().toString()});
    }
    entry.caFile = text(u"ca_file");
    entry.clientCertificate = text(u"client_cert");
    entry.clientKey = text(u"client_key");
    entry.plainHttp = object.value(u"plain_http"_s).toBool(false);
    return entry;
}

Done checkSource(const SourceEntry &entry, const QList<SourceEntry> &others) {
    const auto missing = [&entry](const QString &what) {
        return wrong(u"source_incomplete"_s, u"The source %1 needs %2."_s.arg(entry.name, what));
    };
    if (entry.id.isEmpty() || entry.name.trimmed().isEmpty()) {
        return missing(u"a name"_s);
    }
    for (const SourceEntry &other : others) {
        if (other.id != entry.id && other.name.compare(entry.name, Qt::CaseInsensitive) == 0) {
            return failure(ErrorKind::Conflict, u"name_taken"_s,
                           u"There is already a source named %1; choose another name."_s.arg(other.name));
        }
    }
    if (entry.kind == SourceKind::Runbooks) {
        return entry.folder.isEmpty() ? missing(u"a folder"_s) : Done();
    }
    if (entry.kind == SourceKind::Profile && entry.profile.isEmpty()) {
        return missing(u"a profile: a file, or the name of a shipped one"_s);
    }
    if (entry.auth == SourceAuth::Basic && entry.user.isEmpty()) {
        return missing(u"the user of its password"_s);
    }
    if (entry.clientCertificate.isEmpty() != entry.clientKey.isEmpty()) {
        return missing(u"a client certificate together with its key"_s);
    }
    const auto address = entry.kind == SourceKind::Profile && entry.url.isEmpty() ? Done() : checkAddress(entry);
    return address ? checkHeaders(entry) : address;
}

} // namespace farol::store
