// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/httperror.h"
#include "net/http/httpmessage.h"

namespace farol::net {

// For a client of a peer that is no farold: without a session, and with the peer's own words for what it refuses. From
// an address as people write it, with a path in front of the API when there is one. headers go to that server alone.
[[nodiscard]] HttpOptions peerOptions(const QUrl &address, TlsPolicy tls, QList<std::pair<QByteArray, Secret>> headers,
                                      std::function<std::optional<Error>(const FailedAnswer &)> readRefusal);

} // namespace farol::net
