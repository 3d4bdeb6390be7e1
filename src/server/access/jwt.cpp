// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/jwt.h"

#include "core/json/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype mostBytes = 8 * 1024;

static tl::unexpected<Error> invalid() {
    return failure(ErrorKind::Unauthorized, u"token_invalid"_s, u"the token is not one that is accepted here"_s);
}

static std::optional<QByteArray> decoded(const QByteArray &part) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (part.isEmpty() || !std::all_of(part.begin(), part.end(), fits)) {
        return std::nullopt;
    }
    const auto bytes = QByteArray::fromBase64Encoding(
        part, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

static std::optional<QJsonObject> objectOf(const QByteArray &part) {
    const auto bytes = decoded(part);
    if (!bytes || !json::guard(*bytes)) {
        return std::nullopt;
    }
    const auto document = QJsonDocument::fromJson(*bytes);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool looksLikeJwt(const QByteArray &bearer) {
    return bearer.startsWith("ey") && bearer.count('.') == 2;
}

Result<Jwt> readJwt(const QByteArray &token) {
    const auto parts = token.split('.');
    if (token.size() > mostBytes || parts.size() != 3) {
        return invalid();
    }
    const auto head = objectOf(parts[0]);
    const auto claims = objectOf(parts[1]);
    if (!head || !claims || !decoded(parts[2])) {
        return invalid();
    }
    const QString algorithm = head->value(u"alg"_s).toString();
    const QString key = head->value(u"kid"_s).toString();
    if (algorithm.isEmpty() || key.isEmpty() || key.size() > 256 || head->contains(u"crit"_s)) {
        return invalid();
    }
    return Jwt{parts[0], parts[1], parts[2], algorithm, key, *claims};
}

// "realm_access.roles": first the claim of that very name (Cognito's have colons, some have dots), then member by
// member.
static QJsonValue claimOf(const QJsonObject &claims, const QString &path) {
    if (claims.contains(path)) {
        return claims.value(path);
    }
    QJsonValue at(claims);
    for (const QString &name : path.split(u'.')) {
        at = at.toObject().value(name);
    }
    return at;
}

static bool names(const QJsonValue &claim, const QString &wanted) {
    if (claim.isString()) {
        return claim.toString() == wanted;
    }
    const QJsonArray list = claim.toArray();
    return std::any_of(list.begin(), list.end(), [&](const auto &one) { return one.toString() == wanted; });
}

static std::optional<Instant> momentOf(const QJsonValue &claim) {
    const double seconds = claim.toDouble(-1);
    constexpr double year9999 = 253'402'300'799.0;
    if (!claim.isDouble() || !(seconds >= 0 && seconds <= year9999)) {
        return std::nullopt;
    }
    return Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

Done checkClaims(const Jwt &jwt, const Issuer &issuer, Instant now) {
    const QJsonObject &claims = jwt.claims;
    const bool ours = claims.value(u"iss"_s).toString() == issuer.issuer &&
                      names(claimOf(claims, issuer.audienceClaim), issuer.audience) &&
                      (issuer.tokenUse.isEmpty() || claims.value(u"token_use"_s).toString() == issuer.tokenUse) &&
                      (issuer.authorizedParty.isEmpty() || claims.value(u"azp"_s).toString() == issuer.authorizedParty);
    const auto expires = momentOf(claims.value(u"exp"_s));
    const auto begins = momentOf(claims.value(u"nbf"_s));
    const bool early = claims.contains(u"nbf"_s) && (!begins || *begins > now + issuer.leeway);
    if (!ours || !expires || early) {
        return invalid();
    }
    return *expires + issuer.leeway > now
               ? Done()
               : failure(ErrorKind::Unauthorized, u"token_expired"_s, u"the token has expired"_s);
}

Result<Outsider> outsiderOf(const Jwt &jwt, const Issuer &issuer) {
    static const QRegularExpression plain(u"^[A-Za-z0-9._@-]{1,43}\\z"_s);
    const QString subject = jwt.claims.value(u"sub"_s).toString();
    if (subject.isEmpty() || subject.size() > 255) {
        return invalid();
    }
    QString name = claimOf(jwt.claims, issuer.nameClaim).toString();
    name = plain.match(name).hasMatch() ? name : plain.match(subject).hasMatch() ? subject : QString();
    if (name.isEmpty()) {
        return invalid();
    }
    Outsider who{subject, name + u'@' + issuer.name, {}};
    for (auto role = issuer.roles.begin(); role != issuer.roles.end(); ++role) {
        if (names(claimOf(jwt.claims, issuer.rolesClaim), role.key()) && !who.roles.contains(role.value())) {
            who.roles.append(role.value());
        }
    }
    std::sort(who.roles.begin(), who.roles.end());
    return who;
}

} // namespace farol::server
