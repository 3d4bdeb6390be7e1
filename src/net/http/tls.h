// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "net/http/httpmessage.h"

#include <QSslConfiguration>

namespace farol::net {

// Ok for https, and for http to loopback or after the explicit choice; Tls plain_http_refused otherwise.
[[nodiscard]] Done refusePlainHttp(const HttpOptions &options);
// TLS 1.2 or later, the peer always verified, the system's authorities plus the own one.
[[nodiscard]] QSslConfiguration sslConfiguration(const TlsPolicy &policy);
// 127.0.0.0/8, ::1 and localhost.
[[nodiscard]] bool isLoopback(const QString &host);

} // namespace farol::net
