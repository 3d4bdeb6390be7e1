// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

namespace farol::server {

// What the front knows of a request when its header has arrived, before a byte of its body is wanted.
struct RequestHead {
    Request request;                  // route and arguments filled when one matched
    const Route *route = nullptr;     // null for OPTIONS and whenever readHead() fails
    const char *methodName = "other"; // of a closed list, for labels
    bool headOnly = false;
    bool options = false;
    bool expectsContinue = false;
    QStringList allowed; // for Allow
    QByteArray bearer;   // token of Authorization, or X-Api-Key; empty when there is neither
};

// Checks the header against the rules of the front and fills head; request.requestId is set even when it fails.
// Errors carry their status.
[[nodiscard]] Done readHead(const boost::beast::http::request_header<> &header, const Router &router,
                            RequestHead &head);
// What can be said of the body before it comes; after the caller proved who it is. length: the Content-Length.
[[nodiscard]] Done checkBody(std::optional<std::uint64_t> length, RequestHead &head);

// `req-` and 16 hex digits.
[[nodiscard]] QString makeRequestId();
// The name of a method as the wire writes it; for labels.
[[nodiscard]] const char *wireName(Method method);

} // namespace farol::server
