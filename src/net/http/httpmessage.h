// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <QUrlQuery>
#include <chrono>
#include <functional>
#include <optional>

namespace farol::net {

// One intent of one person: made when the dialog opens, sent with every try of that order, so that a second try after
// a time-out has one effect. Empty for calls that write nothing.
struct IntentKey {
    QString value;
    [[nodiscard]] static IntentKey make();
    bool operator==(const IntentKey &) const = default;
};

enum class Method { Get, Post, Put, Patch, Delete };
enum class Credentials { Session, None };
enum class Expect { Json, Anything }; // Json: an answer of another type is Malformed

inline constexpr std::int64_t replyCap = 10LL << 20;  // decoded bytes
inline constexpr std::int64_t exportCap = 64LL << 20; // the same, for exports
inline constexpr std::int64_t headerCap = 64LL << 10; // all header lines of an answer
inline constexpr int redirectCap = 5;

// What to ask. path is absolute below the client's origin, each segment percent-encoded; query values likewise.
struct HttpRequest {
    Method method = Method::Get;
    QString path;
    QUrlQuery query;
    QByteArray body;
    QByteArray contentType; // empty without a body
    QByteArray ifMatch;     // ETag as it goes on the wire, with quotes
    QByteArray ifNoneMatch;
    IntentKey intent;
    Credentials credentials = Credentials::Session;
    Expect expect = Expect::Json;
    std::chrono::milliseconds timeout{10'000}; // of the whole call: redirects, renewal and body included
    std::int64_t cap = replyCap;
    // How much of the body went out, for large ones; on the client's thread, never after the call ended.
    std::function<void(std::int64_t sent, std::int64_t total)> sending = {};
    // The wire must not send it a second time when a connection breaks before the answer, as Qt does by itself. For
    // what works once: a refresh token that comes twice ends its whole family.
    bool once = false;
    bool keep = false; // a GET whose last good answer stands in while the back-end cannot be asked
    QString keepAs;    // its name there; empty: path and query
    // With this request alone, to the own origin: what another kind of sign-in gave.
    QList<std::pair<QByteArray, Secret>> headers = {};
    bool redirectIsAnswer = false; // a sign-in that answers 302 with cookies: it is not followed
};

// A good answer: 2xx or 304; 3xx for who asked for that.
struct HttpReply {
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QByteArray etag;
    std::optional<Instant> serverTime; // Date header: the server's clock, to the second
    QString requestId;
    QList<QByteArray> cookies = {}; // Set-Cookie, one each
    QByteArray link = {};           // Link, RFC 8288
};

// How the origin is trusted. Verification is always on, TLS is 1.2 or later.
struct TlsPolicy {
    QByteArray ownCaPem; // added to the system's authorities
    QByteArray clientCertificatePem;
    Secret clientKeyPem;
    bool plainHttpAllowed = false; // an explicit, stored, visible choice; loopback needs none
};

struct FailedAnswer;

struct HttpOptions {
    QUrl base; // scheme, host and port; the rest is ignored
    TlsPolicy tls;
    QString pathPrefix = {}; // in front of every path, such as /prometheus; percent-encoded, no slash at its end
    // With every request, to the own origin alone: a tenant, an authorisation that is no session.
    QList<std::pair<QByteArray, Secret>> headers = {};
    // What a refusal of a peer with words of its own says; nothing: what its status means. Pure; any thread.
    std::function<std::optional<Error>(const FailedAnswer &)> readRefusal = {};
    // Once the headers are there, each window must bring that many bytes, or the call is given up (too_slow).
    std::chrono::milliseconds slowWindow{5'000};
    std::int64_t slowWindowBytes = 1024;
};

} // namespace farol::net
