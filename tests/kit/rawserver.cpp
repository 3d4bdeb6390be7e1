// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/rawserver.h"

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslServer>
#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace farol::kit {

namespace {

qsizetype wholeSize(const QByteArray &buffer) {
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        return -1;
    }
    const auto lower = buffer.left(end).toLower();
    const auto at = lower.indexOf("content-length:");
    const auto length = at < 0 ? 0 : lower.mid(at + 15, lower.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    return end + 4 + length;
}

} // namespace

RawServer::RawServer(Handler handler, std::unique_ptr<QTcpServer> server)
    : m_handler(std::move(handler))
    , m_server(std::move(server)) {
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &RawServer::welcome);
    if (!m_server->listen(QHostAddress::LocalHost)) {
        qFatal("cannot listen on loopback");
    }
}

QUrl RawServer::url(const QString &scheme) const {
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port()));
}

void RawServer::welcome() {
    while (auto *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        ++m_open;
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        const auto read = [this, socket, buffer] {
            *buffer += socket->readAll();
            for (auto size = wholeSize(*buffer); size >= 0 && buffer->size() >= size; size = wholeSize(*buffer)) {
                const auto request = buffer->left(size);
                buffer->remove(0, size);
                m_requests.append(request);
                m_handler(*socket, request);
            }
        };
        connect(socket, &QTcpSocket::readyRead, this, read);
        read();
    }
}

RawServer::Handler RawServer::says(const QByteArray &bytes) {
    return [bytes](QTcpSocket &socket, const QByteArray &) { socket.write(bytes); };
}

RawServer::Handler RawServer::json(const QByteArray &body) {
    return says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

RawServer::Handler RawServer::streams(const QByteArray &start, const QByteArray &piece,
                                      std::chrono::milliseconds every) {
    return [start, piece, every](QTcpSocket &socket, const QByteArray &) {
        socket.write(start);
        auto *timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket, piece] {
            if (socket.bytesToWrite() < 4 << 20) {
                socket.write(piece);
            }
        });
        timer->start(every);
    };
}

RawServer::Handler RawServer::resets(const QByteArray &start) {
    return [start](QTcpSocket &socket, const QByteArray &) {
        socket.write(start);
        socket.flush();
        QTimer::singleShot(50, &socket, [&socket] {
#ifdef Q_OS_UNIX
            const linger hard{1, 0};
            ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
#endif
            socket.abort();
        });
    };
}

OwnCertificate makeCertificate(const QString &folder, const QString &commonName) {
    const auto key = folder + u"/key.pem"_s;
    const auto certificate = folder + u"/cert.pem"_s;
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                                 u"-subj"_s, u"/CN="_s + commonName, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                                 u"-keyout"_s, key, u"-out"_s, certificate});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0) {
        return OwnCertificate{QSslCertificate(), QSslKey(), {}};
    }
    QFile keyFile(key);
    QFile certificateFile(certificate);
    if (!keyFile.open(QIODevice::ReadOnly) || !certificateFile.open(QIODevice::ReadOnly)) {
        return OwnCertificate{QSslCertificate(), QSslKey(), {}};
    }
    OwnCertificate own;
    own.pem = certificateFile.readAll();
    own.certificate = QSslCertificate(own.pem);
    own.key = QSslKey(keyFile.readAll(), QSsl::Rsa);
    return own;
}

std::unique_ptr<QTcpServer> tlsServer(const OwnCertificate &own) {
    auto server = std::make_unique<QSslServer>();
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(own.certificate);
    configuration.setPrivateKey(own.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // the server asks no certificate of its client
    server->setSslConfiguration(configuration);
    return server;
}

} // namespace farol::kit
