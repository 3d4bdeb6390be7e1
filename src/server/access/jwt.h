// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access/oidcissuers.h"

#include <QJsonObject>

namespace farol::server {

// A signed token (JWS, compact form) of an outside issuer. Pure functions; any thread. Everything that is wrong with a
// token is Unauthorized token_invalid (token_expired when only its time has passed): the sender learns no more.

struct Jwt {
    QByteArray head; // the three parts as they came
    QByteArray body;
    QByteArray signature;
    QString algorithm;
    QString key;        // kid
    QJsonObject claims; // not proved yet
};
// At most 8 KiB; strict base64url; JSON without duplicate members. What the header says of keys (jku, x5u, jwk, x5c) is
// never looked at; crit and an empty kid are refused.
[[nodiscard]] Result<Jwt> readJwt(const QByteArray &token);
[[nodiscard]] bool looksLikeJwt(const QByteArray &bearer);

// Whether the token is of this issuer, for us, and within its time. The signature is another question.
[[nodiscard]] Done checkClaims(const Jwt &jwt, const Issuer &issuer, Instant now);

// Who it names.
struct Outsider {
    QString subject;
    QString name;
    QList<Role> roles;
};
[[nodiscard]] Result<Outsider> outsiderOf(const Jwt &jwt, const Issuer &issuer);

// The algorithm must be on the issuer's list and fit the kind of the key: a public key is never a shared secret.
// key is one member of a JWKS.
[[nodiscard]] Done checkSignature(const Jwt &jwt, const Issuer &issuer, const QJsonObject &key);
// Whether this farold was built with FAROL_OIDC.
[[nodiscard]] bool canCheckSignatures();

} // namespace farol::server
