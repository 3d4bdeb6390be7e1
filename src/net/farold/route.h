// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/codec.h"
#include "net/http/httpclient.h"

#include <QUrl>

// What every route of farold's REST v1 is asked with and read by; private to net/farold.
namespace farol::net {

// The guard first: an answer that it or the decoder refuses is Malformed here, whatever it is there.
template<typename T>
Decode<T> reads(Result<T> (*decoder)(QByteArrayView)) {
    return [decoder](const HttpReply &reply) -> Result<T> {
        const auto safe = json::guard(reply.body);
        auto value = safe ? decoder(reply.body) : Result<T>(tl::unexpected(safe.error()));
        if (!value) {
            value.error().kind = ErrorKind::Malformed;
        }
        return value;
    };
}

// A part of a path that somebody else chose.
inline QString segment(const QString &text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

inline HttpRequest get(const QString &path) {
    HttpRequest request;
    request.path = path;
    return request;
}

inline HttpRequest post(const QString &path, const QByteArray &json, const IntentKey &intent = {}) {
    HttpRequest request;
    request.method = Method::Post;
    request.path = path;
    request.body = json;
    request.contentType = "application/json";
    request.intent = intent;
    return request;
}

} // namespace farol::net
