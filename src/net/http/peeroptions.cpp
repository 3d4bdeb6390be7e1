// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/peeroptions.h"

namespace farol::net {

HttpOptions peerOptions(const QUrl &address, TlsPolicy tls, QList<std::pair<QByteArray, Secret>> headers,
                        std::function<std::optional<Error>(const FailedAnswer &)> readRefusal) {
    HttpOptions options;
    options.base = address;
    options.tls = std::move(tls);
    options.headers = std::move(headers);
    options.readRefusal = std::move(readRefusal);
    options.pathPrefix = address.path(QUrl::FullyEncoded);
    while (options.pathPrefix.endsWith(u'/')) {
        options.pathPrefix.chop(1);
    }
    return options;
}

} // namespace farol::net
