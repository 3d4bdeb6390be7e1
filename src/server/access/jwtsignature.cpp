// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/jwt.h"

#include <QJsonDocument>

#ifdef FAROL_OIDC
#include <jansson.h>
extern "C" {
#include <jose/jws.h>
}
#endif

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static tl::unexpected<Error> invalid() {
    return failure(ErrorKind::Unauthorized, u"token_invalid"_s, u"the token is not one that is accepted here"_s);
}

// The public part of a key that fits the algorithm, and nothing else of what the issuer published; empty: none fits.
static QByteArray publicPart(const QJsonObject &key, const QString &algorithm) {
    const bool isRsa = algorithm.startsWith(u"RS") || algorithm.startsWith(u"PS");
    const QString named = key.value(u"alg"_s).toString();
    const QString use = key.value(u"use"_s).toString();
    if (key.value(u"kty"_s).toString() != (isRsa ? u"RSA"_s : u"EC"_s) || (!named.isEmpty() && named != algorithm) ||
        (!use.isEmpty() && use != u"sig")) {
        return {};
    }
    // 2048 bits and more: 342 characters of base64url.
    if (isRsa && key.value(u"n"_s).toString().size() < 342) {
        return {};
    }
    QJsonObject part;
    for (const QString &member :
         isRsa ? QStringList{u"kty"_s, u"n"_s, u"e"_s} : QStringList{u"kty"_s, u"crv"_s, u"x"_s, u"y"_s}) {
        part.insert(member, key.value(member));
    }
    return QJsonDocument(part).toJson(QJsonDocument::Compact);
}

#ifdef FAROL_OIDC

namespace {

struct Free {
    void operator()(json_t *json) const { json_decref(json); }
};
using Json = std::unique_ptr<json_t, Free>;

bool isSigned(const Jwt &jwt, const QByteArray &key) {
    const Json jwk(json_loadb(key.constData(), static_cast<std::size_t>(key.size()), 0, nullptr));
    const Json jws(json_pack("{s:s%, s:s%, s:s%}", "protected", jwt.head.constData(),
                             static_cast<std::size_t>(jwt.head.size()), "payload", jwt.body.constData(),
                             static_cast<std::size_t>(jwt.body.size()), "signature", jwt.signature.constData(),
                             static_cast<std::size_t>(jwt.signature.size())));
    return jwk && jws && jose_jws_ver(nullptr, jws.get(), nullptr, jwk.get(), false);
}

} // namespace

bool canCheckSignatures() {
    return true;
}

#else

static bool isSigned(const Jwt &, const QByteArray &) {
    return false;
}

bool canCheckSignatures() {
    return false;
}

#endif

Done checkSignature(const Jwt &jwt, const Issuer &issuer, const QJsonObject &key) {
    const QByteArray part = issuer.algorithms.contains(jwt.algorithm) ? publicPart(key, jwt.algorithm) : QByteArray();
    return !part.isEmpty() && isSigned(jwt, part) ? Done() : invalid();
}

} // namespace farol::server
