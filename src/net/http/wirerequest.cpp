// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/wirerequest.h"

#include "net/http/tls.h"

#include <QIODevice>
#include <QNetworkReply>
#include <algorithm>

namespace farol::net {

namespace {

// No QBuffer, which Qt would look through.
class OneWayBytes final : public QIODevice {
public:
    explicit OneWayBytes(QByteArray bytes)
        : m_bytes(std::move(bytes)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_at == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }

protected:
    qint64 readData(char *into, qint64 room) override {
        const auto piece = std::min<qint64>(room, m_bytes.size() - m_at);
        std::copy_n(m_bytes.cbegin() + m_at, piece, into);
        m_at += piece;
        return piece == 0 ? -1 : piece;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace

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
    if (!sameOrigin(url, options.base)) {
        return request;
    }
    for (const auto &[name, value] : options.headers) {
        request.setRawHeader(name, value.reveal());
    }
    for (const auto &[name, value] : from.headers) {
        request.setRawHeader(name, value.reveal());
    }
    if (from.credentials == Credentials::Session) {
        request.setRawHeader("Authorization", "Bearer " + token.reveal());
    }
    return request;
}

QNetworkReply *postOnce(QNetworkAccessManager &wire, QNetworkRequest request, const QByteArray &body) {
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    auto bytes = std::make_unique<OneWayBytes>(body);
    auto *reply = wire.post(request, bytes.get());
    bytes.release()->setParent(reply); // read until the reply ends
    return reply;
}

} // namespace farol::net
