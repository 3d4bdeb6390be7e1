// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httperror.h"

#include "core/json/codec.h"

#include <QSslCertificate>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace farol::net {

namespace {

Error make(ErrorKind kind, const QString &code, const QString &detail) {
    return failure(kind, code, detail).value();
}

struct StatusMeaning {
    ErrorKind kind;
    QString code;
    QString detail;
};

// A table of cases: what a status means when the server says nothing more.
StatusMeaning meaning(int status, bool retryAfter) {
    switch (status) {
    case 401:
        return {ErrorKind::Unauthorized, u"unauthorized"_s, u"The session is not valid any more. Sign in again."_s};
    case 403:
        return {ErrorKind::Forbidden, u"forbidden"_s, u"This account has no right to do that."_s};
    case 404:
    case 410:
        return {ErrorKind::NotFound, u"not_found"_s, u"The server does not know what was asked for."_s};
    case 409:
        return {ErrorKind::Conflict, u"conflict"_s, u"It changed meanwhile. Read it again."_s};
    case 412:
    case 428:
        return {ErrorKind::PreconditionFailed, u"precondition_failed"_s,
                u"Someone changed it after it was read. Read it again."_s};
    case 429:
        return {ErrorKind::RateLimited, u"rate_limited"_s, u"Too many requests."_s};
    case 503:
        if (retryAfter) {
            return {ErrorKind::RateLimited, u"unavailable"_s, u"The server asks to wait."_s};
        }
        return {ErrorKind::Server, u"unavailable"_s, u"The server is not available now."_s};
    default:
        break;
    }
    if (status >= 500 && status <= 599) {
        return {ErrorKind::Server, u"server_error"_s, u"The server failed with status %1."_s.arg(status)};
    }
    if (status >= 400 && status <= 499) {
        return {ErrorKind::Rejected, u"rejected"_s, u"The server refused the request with status %1."_s.arg(status)};
    }
    return {ErrorKind::Malformed, u"unexpected_status"_s, u"The server answered with status %1."_s.arg(status)};
}

bool isWebPage(QByteArrayView contentType) {
    return contentType.toByteArray().toLower().startsWith("text/html");
}

// farold speaks JSON when it refuses. A page says that another program answers in its place, save where a proxy of ours
// tells by it that farold is down, or refuses by itself: who may come in, how long, how large, how often.
bool isSomebodyElse(const FailedAnswer &answer) {
    constexpr std::array refusals{401, 403, 408, 413, 429, 431, 500};
    const bool gone = answer.status == 404 || answer.status == 410;
    const bool proxyOfOurs = std::find(refusals.begin(), refusals.end(), answer.status) != refusals.end() ||
                             (answer.status >= 502 && answer.status < 511);
    return gone || answer.status == 511 || (isWebPage(answer.contentType) && !proxyOfOurs);
}

QString tlsCode(QSslError::SslError error) {
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return u"certificate_self_signed"_s;
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return u"certificate_unknown_issuer"_s;
    case QSslError::CertificateExpired:
        return u"certificate_expired"_s;
    case QSslError::CertificateNotYetValid:
        return u"certificate_not_yet_valid"_s;
    case QSslError::HostNameMismatch:
        return u"certificate_wrong_host"_s;
    case QSslError::CertificateRevoked:
        return u"certificate_revoked"_s;
    default: // Qt's list is open: any other reason is told by its text
        return u"certificate_refused"_s;
    }
}

QString issuer(const QSslCertificate &certificate) {
    const auto common = certificate.issuerInfo(QSslCertificate::CommonName);
    const auto organization = certificate.issuerInfo(QSslCertificate::Organization);
    const auto &names = common.isEmpty() ? organization : common;
    return names.isEmpty() ? u"(no name)"_s : names.constFirst();
}

} // namespace

Error transportError(QNetworkReply::NetworkError error, const QUrl &server) {
    const QString host = server.host();
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return make(ErrorKind::Network, u"connection_refused"_s,
                    u"%1 refuses the connection on port %2: the server is not running there."_s.arg(
                        host, QString::number(server.port(server.scheme() == u"https" ? 443 : 80))));
    case QNetworkReply::HostNotFoundError:
        return make(ErrorKind::Network, u"host_not_found"_s,
                    u"The name %1 is not known. Check the address and the network."_s.arg(host));
    case QNetworkReply::RemoteHostClosedError:
        return make(ErrorKind::Network, u"connection_lost"_s,
                    u"%1 closed the connection before the answer was whole."_s.arg(host));
    case QNetworkReply::TimeoutError:
        return make(ErrorKind::Timeout, u"timeout"_s, u"%1 did not answer in time."_s.arg(host));
    case QNetworkReply::SslHandshakeFailedError:
        return tlsError({}, host);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return make(ErrorKind::Network, u"proxy_failed"_s,
                    u"The proxy of this computer does not lead to %1."_s.arg(host));
    default: // Qt's list is open: the rest has no better word
        return make(ErrorKind::Network, u"network_failed"_s, u"The connection to %1 failed."_s.arg(host));
    }
}

Error tlsError(const QList<QSslError> &errors, const QString &host) {
    if (errors.isEmpty()) {
        return make(ErrorKind::Tls, u"tls_failed"_s,
                    u"No secure connection to %1: the handshake failed. TLS 1.2 or later is needed."_s.arg(host));
    }
    const auto &first = errors.constFirst();
    const auto certificate = errors.constLast().certificate();
    auto error = make(ErrorKind::Tls, tlsCode(first.error()),
                      u"The certificate of %1 is not trusted: %2. Issued by %3."_s.arg(host, first.errorString(),
                                                                                       issuer(first.certificate())));
    error.body = certificate.isNull() ? QByteArray() : certificate.toPem();
    return error;
}

Error statusError(const FailedAnswer &answer, const QString &host) {
    const auto is = meaning(answer.status, !answer.retryAfter.isEmpty());
    auto error = make(is.kind, is.code, is.detail);
    error.httpStatus = answer.status;
    if (isJsonType(answer.contentType)) {
        Error problem;
        if (json::readProblem(answer.body, problem)) {
            error.code = problem.code.isEmpty() ? is.code : problem.code;
            error.detail = problem.detail.isEmpty() ? is.detail : problem.detail;
            error.requestId = problem.requestId;
            error.fields = problem.fields;
            error.body = answer.body.toByteArray();
        }
    } else if (is.kind == ErrorKind::Malformed || isSomebodyElse(answer)) {
        error = notJson(answer.contentType, host);
        error.httpStatus = answer.status;
    }
    bool isSeconds = false;
    const int seconds = answer.retryAfter.trimmed().toInt(&isSeconds);
    if (isSeconds && is.kind == ErrorKind::RateLimited) {
        error.detail += u" Try again in %1 s."_s.arg(seconds);
    }
    return error;
}

bool couldNotBeAsked(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Malformed:
    case ErrorKind::TooLarge:
        return true;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Rejected:
        return false;
    }
    Q_UNREACHABLE();
}

bool isJsonType(QByteArrayView contentType) {
    const auto type = contentType.toByteArray().toLower().split(';').constFirst().trimmed();
    return type == "application/json" || type.endsWith("+json");
}

Error notJson(QByteArrayView contentType, const QString &host) {
    if (isWebPage(contentType)) {
        return make(
            ErrorKind::Malformed, u"web_page"_s,
            u"The answer is a web page, not farold: something between here and %1 answers in its place, such as "
            "a sign-in page of the network."_s.arg(host));
    }
    return make(ErrorKind::Malformed, u"not_json"_s,
                u"The answer of %1 is not JSON: it does not look like farold. Check the address."_s.arg(host));
}

} // namespace farol::net
