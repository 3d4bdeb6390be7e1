// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/diagnose/diagnosis.h"

#include "net/http/tls.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslError>

namespace farol::net {

namespace {

constexpr int stepLimit = 8000;

QString describeIssuer(const QSslCertificate &certificate) {
    const QStringList names =
        certificate.issuerInfo(QSslCertificate::CommonName) + certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? certificate.issuerDisplayName() : names.first();
}

QString codeOf(QSslError::SslError error) {
    switch (error) {
    case QSslError::CertificateExpired:
        return QStringLiteral("expired");
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("not_yet_valid");
    case QSslError::HostNameMismatch:
        return QStringLiteral("wrong_host");
    case QSslError::SelfSignedCertificate:
        return QStringLiteral("self_signed");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::CertificateUntrusted:
        return QStringLiteral("unknown_authority");
    default:
        return QStringLiteral("tls_failed");
    }
}

// A page or a way to one is what a network shows that wants a sign-in first; what speaks otherwise is somebody else.
void askFarold(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer) {
    HttpRequest request;
    request.path = QStringLiteral("/healthz");
    request.credentials = Credentials::None;
    client.send(request, context, [answer = std::move(answer)](Result<HttpReply> reply) {
        if (!reply) {
            Error error = reply.error();
            const bool isPage =
                error.code == QStringLiteral("web_page") || error.code == QStringLiteral("redirect_refused");
            error.code = error.kind == ErrorKind::Malformed && !isPage ? QStringLiteral("not_farold") : error.code;
            answer(tl::unexpected(std::move(error)));
            return;
        }
        const QString service = QJsonDocument::fromJson(reply->body).object().value(u"service").toString();
        answer(service == QStringLiteral("farold")
                   ? Result<QString>(service)
                   : failure(ErrorKind::Malformed, QStringLiteral("not_farold"), QString()));
    });
}

} // namespace

Diagnosis::Diagnosis(QObject *parent)
    : QObject(parent) {
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(m_step, QStringLiteral("timeout"), {}); });
}

Diagnosis::~Diagnosis() {
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(m_lookup);
    }
    if (m_socket) {
        disconnect(m_socket.get(), nullptr, this, nullptr);
    }
}

bool Diagnosis::isGood() const {
    return std::all_of(m_outcomes.begin(), m_outcomes.end(),
                       [](const Outcome &o) { return o.state == State::Good || o.state == State::Warning; });
}

void Diagnosis::start(const HttpOptions &options, Ask ask) {
    end();
    m_options = options;
    m_ask = ask ? std::move(ask) : askFarold;
    m_outcomes = {};
    m_running = true;
    for (int i = 0; i < stepCount; ++i) {
        Q_EMIT changed(static_cast<Step>(i));
    }
    m_step = Step::Name;
    set(Step::Name, {State::Running, {}, options.base.host(), 0, -1, {}});
    m_limit.start(stepLimit);
    m_since.start();
    const QHostAddress literal(options.base.host());
    if (!literal.isNull()) {
        QHostInfo info;
        info.setAddresses({literal});
        QMetaObject::invokeMethod(
            this, [this, info] { resolved(info); }, Qt::QueuedConnection);
        return;
    }
    m_lookup = QHostInfo::lookupHost(options.base.host(), this, &Diagnosis::resolved);
}

void Diagnosis::resolved(const QHostInfo &info) {
    m_lookup = -1;
    if (!m_running || m_step != Step::Name) {
        return;
    }
    if (info.addresses().isEmpty()) {
        fail(Step::Name, QStringLiteral("no_such_host"), m_options.base.host());
        return;
    }
    m_addresses = info.addresses();
    const QHostAddress address = m_addresses.takeFirst();
    set(Step::Name, {State::Good, {}, address.toString(), static_cast<int>(m_since.elapsed()), -1, {}});
    connectTo(address);
}

void Diagnosis::connectTo(const QHostAddress &address) {
    m_step = Step::Network;
    const bool tls = m_options.base.scheme() == QStringLiteral("https");
    const int port = m_options.base.port(tls ? 443 : 80);
    set(Step::Network, {State::Running, {}, QString::number(port), 0, -1, {}});
    m_limit.start(stepLimit);
    m_since.restart();
    m_socket = std::make_unique<QSslSocket>();
    connect(m_socket.get(), &QAbstractSocket::connected, this, &Diagnosis::connected);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &Diagnosis::socketFailed);
    connect(m_socket.get(), &QSslSocket::sslErrors, this, &Diagnosis::certificateRefused);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &Diagnosis::certificateAccepted);
    m_socket->connectToHost(address, static_cast<quint16>(port));
}

void Diagnosis::connected() {
    set(Step::Network,
        {State::Good, {}, QString::number(m_socket->peerPort()), static_cast<int>(m_since.elapsed()), -1, {}});
    m_step = Step::Certificate;
    if (m_options.base.scheme() == QStringLiteral("https")) {
        startTls();
    } else if (const auto allowed = refusePlainHttp(m_options); !allowed) {
        fail(Step::Certificate, allowed.error().code, m_options.base.host());
    } else {
        set(Step::Certificate, {isLoopback(m_options.base.host()) ? State::Good : State::Warning,
                                QStringLiteral("plain_http"),
                                {},
                                0,
                                -1,
                                {}});
        askService();
    }
}

void Diagnosis::startTls() {
    set(Step::Certificate, {State::Running, {}, {}, 0, -1, {}});
    m_limit.start(stepLimit);
    m_since.restart();
    m_socket->setSslConfiguration(sslConfiguration(m_options.tls));
    m_socket->setPeerVerifyName(m_options.base.host());
    m_socket->startClientEncryption();
}

void Diagnosis::certificateRefused(const QList<QSslError> &errors) {
    const auto chain = m_socket->peerCertificateChain();
    const QSslCertificate last = chain.isEmpty() ? QSslCertificate() : chain.last();
    fail(Step::Certificate, codeOf(errors.first().error()), chain.isEmpty() ? QString() : describeIssuer(chain.last()),
         last.isNull() ? QByteArray() : last.toPem());
}

void Diagnosis::certificateAccepted() {
    const QSslCertificate certificate = m_socket->peerCertificate();
    const int days = static_cast<int>(QDateTime::currentDateTimeUtc().daysTo(certificate.expiryDate()));
    set(Step::Certificate, {days < 30 ? State::Warning : State::Good,
                            days < 30 ? QStringLiteral("expires_soon") : QString(),
                            describeIssuer(certificate),
                            static_cast<int>(m_since.elapsed()),
                            days,
                            {}});
    askService();
}

void Diagnosis::askService() {
    m_step = Step::Service;
    set(Step::Service, {State::Running, {}, {}, 0, -1, {}});
    m_limit.start(stepLimit);
    m_since.restart();
    disconnect(m_socket.get(), nullptr, this, nullptr);
    m_socket->disconnectFromHost();
    m_client = std::make_unique<HttpClient>(m_options);
    m_ask(*m_client, this, [this](const Result<QString> &service) {
        if (!service) {
            fail(Step::Service, service.error().code, service.error().detail);
            return;
        }
        set(Step::Service, {State::Good, {}, *service, static_cast<int>(m_since.elapsed()), -1, {}});
        end();
        Q_EMIT finished();
    });
}

void Diagnosis::socketFailed() {
    if (m_step == Step::Certificate) {
        fail(Step::Certificate, QStringLiteral("tls_failed"), m_socket->errorString());
        return;
    }
    if (!m_addresses.isEmpty()) {
        disconnect(m_socket.get(), nullptr, this, nullptr);
        m_socket.release()->deleteLater(); // its signal is on the stack
        connectTo(m_addresses.takeFirst());
        return;
    }
    const auto error = m_socket->error();
    fail(Step::Network,
         error == QAbstractSocket::ConnectionRefusedError ? QStringLiteral("refused") : QStringLiteral("unreachable"),
         m_socket->errorString());
}

void Diagnosis::set(Step step, Outcome outcome) {
    m_outcomes[static_cast<std::size_t>(step)] = std::move(outcome);
    Q_EMIT changed(step);
}

void Diagnosis::fail(Step step, const QString &code, const QString &subject, const QByteArray &issuerPem) {
    if (!m_running) {
        return;
    }
    end();
    set(step, {State::Failed, code, subject, static_cast<int>(m_since.elapsed()), -1, issuerPem});
    Q_EMIT finished();
}

// Silences what still runs. The socket and client die later: their own signals may be on the stack.
void Diagnosis::end() {
    m_running = false;
    m_limit.stop();
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(m_lookup);
        m_lookup = -1;
    }
    if (m_socket) {
        disconnect(m_socket.get(), nullptr, this, nullptr);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    if (m_client) {
        m_client.release()->deleteLater();
    }
}

} // namespace farol::net
