// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/httpmessage.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

namespace farol::net {

// Scheme, host and port are the same.
[[nodiscard]] bool sameOrigin(const QUrl &a, const QUrl &b);

// The one place that makes what Qt sends: no cookies, no cache, no automatic redirects, HTTP/1.1, own TLS settings, and
// the token and the fixed headers only towards the session's origin.
[[nodiscard]] QNetworkRequest wireRequest(const HttpRequest &request, const QUrl &url, const QString &requestId,
                                          const HttpOptions &options, const Secret &token);

// Posts bytes that cannot be rewound, so that Qt gives up where it would send them again on a new connection.
[[nodiscard]] QNetworkReply *postOnce(QNetworkAccessManager &wire, QNetworkRequest request, const QByteArray &body);

} // namespace farol::net
