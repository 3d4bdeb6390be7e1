// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <tl/expected.hpp>

namespace farol {

// Closed list of what can go wrong with a call; switch over it without default.
enum class ErrorKind {
    Network,            // no connection: DNS, refused, reset
    Timeout,            // no answer in time; a write may have happened
    Tls,                // certificate or handshake
    Unauthorized,       // 401: sign in again
    Forbidden,          // 403: signed in, no right; code says why (approval_required, self_approval, …)
    NotFound,           // 404, 410
    Conflict,           // 409: changed meanwhile, or the same key is still running
    PreconditionFailed, // 412, 428
    Rejected,           // 400, 413, 415, 422: the request is wrong; fields say where
    RateLimited,        // 429, and 503 with Retry-After
    Server,             // 5xx
    Malformed,          // the answer is not what the protocol says (captive portal, garbage)
    TooLarge,           // the answer passes the cap
};

// One problem in the input. line is 1-based, 0 when the input has no lines; field is the column or JSON path.
struct FieldError {
    int line = 0;
    QString field;
    QString code;   // stable, snake_case, for programs and translations
    QString detail; // English sentence with the way out
    bool operator==(const FieldError &) const = default;
};

// The one error signal of every room. detail is English and safe to show as plain text; it never holds a secret.
struct Error {
    ErrorKind kind = ErrorKind::Server;
    int httpStatus = 0; // 0 when there was no answer
    QString code;       // stable, snake_case
    QString detail;
    QString requestId;
    QList<FieldError> fields;
    QByteArray body; // the problem document where it carries more, e.g. the new plan of a 409
    bool operator==(const Error &) const = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

using Done = Result<void>;

inline tl::unexpected<Error> failure(ErrorKind kind, QString code, QString detail) {
    return tl::unexpected<Error>(Error{kind, 0, std::move(code), std::move(detail), {}, {}, {}});
}

} // namespace farol
