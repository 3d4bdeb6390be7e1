// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/wirerequest.h"

#include "net/http/tls.h"

namespace farol::net {

bool sameOrigin(const QUrl &a, const QUrl &b) {
    const int standard = a.scheme() == u"https" ? 443 : 80;
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(standard) == b.port(standard);
}

QNetworkRequest wireRequest(const HttpRequest &from, const QUrl &url, const QString &requestId,
                            const HttpOptions &options, const Secret &token) {
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setSslConfiguration(sslConfiguration(options.tls));
    request.setRawHeader("User-Agent", "farol/" FAROL_VERSION);
    request.setRawHeader("Accept", from.expect == Expect::Json ? "application/json" : "*/*");
    request.setRawHeader("X-Request-Id", requestId.toLatin1());
    const auto put = [&request](const char *name, const QByteArray &value) {
        if (!value.isEmpty()) {
            request.setRawHeader(name, value);
        }
    };
    put("Content-Type", from.contentType);
    put("If-Match", from.ifMatch);
    put("If-None-Match", from.ifNoneMatch);
    put("Idempotency-Key", from.intent.value.toLatin1());
    if (from.credentials == Credentials::Session && sameOrigin(url, options.base)) {
        request.setRawHeader("Authorization", "Bearer " + token.reveal());
    }
    return request;
}

} // namespace farol::net
