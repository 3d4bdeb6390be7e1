// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/result/result.h"
#include "server/http/headers.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <functional>
#include <memory>

namespace farol::server {

enum class Method { Get, Post, Put, Patch, Delete };

// Who asks, proved by a bearer token. userId 0: nobody (routes that need no sign-in).
struct Identity {
    std::int64_t userId = 0;
    std::int64_t tenant = 0;
    QString user;
    QString tenantName;
    QList<Role> roles;
};

// A request that passed the front's limits and guards. Header names are lower case.
struct Request {
    Method method = Method::Get;
    QString path;
    QString route; // the pattern that matched, e.g. /api/v1/batches/{id}; the only path that labels and logs may carry
    QHash<QString, QString> arguments; // {id}
    QHash<QString, QString> query;     // decoded; a name given twice is refused by the front
    Headers headers;
    QByteArray body;
    QString requestId;
    QString peer;
    Identity who;
};

class Feed;

struct Response {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; // ETag, Location, …
    // The answer holds a secret, so it is never stored: a replay of its order is told already_done and this, as JSON.
    QByteArray replay = {};
    std::shared_ptr<Feed> feed = nullptr; // instead of a body: pieces that do not end
};

// Called once, from any thread. The front adds X-Request-Id, Date, gzip, 304 and HEAD by itself.
using Answer = std::function<void(Response)>;
using Handler = std::function<void(const Request &, Answer)>;

// Error -> problem+json: the only place where an ErrorKind becomes a status (httpStatus of the error wins when set).
[[nodiscard]] Response problem(const Error &error, const QString &requestId);
[[nodiscard]] Response json(QByteArray body, int status = 200);
[[nodiscard]] Response json(QByteArray body, std::int64_t version); // 200 with ETag "version"

} // namespace farol::server
