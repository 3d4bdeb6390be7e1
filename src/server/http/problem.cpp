// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/log/log.h"
#include "server/http/exchange.h"

#include <spdlog/spdlog.h>

namespace farol::server {

namespace {

bool isStorage(const Error &error) {
    return error.code.startsWith(QStringLiteral("storage"));
}

int statusOf(const Error &error) {
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Tls:
        return 502;
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::Unauthorized:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::PreconditionFailed:
        return error.code == QStringLiteral("precondition_required") ? 428 : 412;
    case ErrorKind::Rejected:
        return error.fields.isEmpty() ? 400 : 422;
    case ErrorKind::Malformed: // a decoder said that a member is bad or missing
        return 422;
    case ErrorKind::RateLimited:
        return error.code == QStringLiteral("overloaded") ? 503 : 429;
    case ErrorKind::Server:
        return isStorage(error) ? 503 : 500;
    case ErrorKind::TooLarge:
        return 413;
    }
    return 500;
}

// What goes wrong inside is for the log; the caller learns what to do.
QString publicDetail(const Error &error) {
    if (isStorage(error)) {
        return QStringLiteral("The database cannot be used right now; nothing was changed. Try again in a moment.");
    }
    return QStringLiteral("Something failed inside farold; the log has it under this request id.");
}

} // namespace

Response problem(const Error &error, const QString &requestId) {
    Error shown = error;
    shown.requestId = requestId;
    shown.httpStatus = error.httpStatus != 0 ? error.httpStatus : statusOf(error);
    if (error.kind == ErrorKind::Server && error.httpStatus == 0) {
        const log::AboutRequest about(requestId.toStdString());
        log::logger().error("request {} failed: {} {}", requestId.toStdString(), error.code.toStdString(),
                            error.detail.toStdString());
        shown.detail = publicDetail(error);
    }
    Response response;
    response.status = shown.httpStatus;
    response.contentType = "application/problem+json";
    response.body = json::encodeProblem(shown);
    if (response.status == 429 || response.status == 503) {
        response.headers.append(std::pair<QByteArray, QByteArray>("Retry-After", "1"));
    }
    if (response.status == 401) {
        response.headers.append(std::pair<QByteArray, QByteArray>("WWW-Authenticate", "Bearer"));
    }
    return response;
}

Response json(QByteArray body, int status) {
    return {status, "application/json", std::move(body), {}};
}

Response json(QByteArray body, std::int64_t version) {
    return {200, "application/json", std::move(body), {{"ETag", '"' + QByteArray::number(qint64(version)) + '"'}}};
}

} // namespace farol::server
