// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QByteArrayView>
#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QUrl>

namespace farol::net {

// The one place where statuses, socket errors and certificates become an Error. Details are English and say the way
// out; they name hosts, never paths with queries or credentials.

// No (whole) answer came from the server of that address.
[[nodiscard]] Error transportError(QNetworkReply::NetworkError error, const QUrl &server);
// The certificate or the handshake is not good; errors may be empty (handshake refused without a certificate error).
[[nodiscard]] Error tlsError(const QList<QSslError> &errors, const QString &host);

struct FailedAnswer {
    int status = 0;
    QByteArray contentType;
    QByteArray retryAfter;
    QByteArrayView body;
};
// An answer came with a status that is no success. A problem document fills code, detail, request id and fields.
[[nodiscard]] Error statusError(const FailedAnswer &answer, const QString &host);

// It says nothing of what was asked for: an older answer may be shown in its place. What is refused, stays refused.
[[nodiscard]] bool couldNotBeAsked(ErrorKind kind);

[[nodiscard]] bool isJsonType(QByteArrayView contentType);
// The answer should be JSON and is of that other type.
[[nodiscard]] Error notJson(QByteArrayView contentType, const QString &host);

} // namespace farol::net
