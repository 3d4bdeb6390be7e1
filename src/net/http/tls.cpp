// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/tls.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::Literals::StringLiterals;

namespace farol::net {

namespace {

QSslKey readKey(const Secret &pem) {
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(pem.reveal(), algorithm);
        if (!key.isNull()) {
            return key;
        }
    }
    return {};
}

} // namespace

bool isLoopback(const QString &host) {
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

Done refusePlainHttp(const HttpOptions &options) {
    const auto scheme = options.base.scheme();
    const auto host = options.base.host();
    if (host.isEmpty() || (scheme != u"https" && scheme != u"http")) {
        return failure(ErrorKind::Rejected, u"bad_address"_s,
                       u"The address of the server is not an https or http address."_s);
    }
    if (scheme == u"https" || isLoopback(host) || options.tls.plainHttpAllowed) {
        return {};
    }
    return failure(ErrorKind::Tls, u"plain_http_refused"_s,
                   u"%1 has an http address, where anyone on the way reads the password. Use https, or allow plain "
                   "http for this environment in its settings."_s.arg(host));
}

QSslConfiguration sslConfiguration(const TlsPolicy &policy) {
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!policy.ownCaPem.isEmpty()) {
        configuration.addCaCertificates(QSslCertificate::fromData(policy.ownCaPem, QSsl::Pem));
    }
    if (!policy.clientCertificatePem.isEmpty()) {
        configuration.setLocalCertificateChain(QSslCertificate::fromData(policy.clientCertificatePem, QSsl::Pem));
        configuration.setPrivateKey(readKey(policy.clientKeyPem));
    }
    return configuration;
}

} // namespace farol::net
