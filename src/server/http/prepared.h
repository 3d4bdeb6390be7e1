// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/http/exchange.h"

#include <string>

namespace farol::server {

// What the request said about the form of its answer.
struct Wants {
    QString requestId;
    QByteArray ifNoneMatch;
    bool gzip = false;
    bool reading = false; // GET or HEAD: may be answered 304
    bool headOnly = false;
    std::string goodbye; // headers of a route that goes away, each behind its line end
};

// An answer ready for the wire but for its Connection header. The work of making it (ETag, gzip) is done on the thread
// that answers, never on the front's.
struct Prepared {
    int status = 200;
    std::string head; // status line and headers, without the closing empty line
    QByteArray body;
    bool sendBody = true;
    std::shared_ptr<Feed> feed = nullptr;
    QString fault = {}; // code of an answer of 500 and above
};
[[nodiscard]] Prepared prepare(Response response, const Wants &wants, const Clock &clock);

// Whether an Accept-Encoding header takes gzip.
[[nodiscard]] bool acceptsGzip(std::string_view header);
// Empty when zlib fails.
[[nodiscard]] QByteArray gzip(const QByteArray &bytes);

} // namespace farol::server
