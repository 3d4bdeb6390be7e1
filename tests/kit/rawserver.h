// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <memory>

namespace farol::kit {

// A loopback server that says exactly the bytes that a test wants, for what a fake reply cannot show: framing, floods,
// resets, TLS. Lives on the test's thread. The handler runs once a request's headers (and declared body) are whole.
class RawServer final : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(QTcpSocket &socket, const QByteArray &request)>;
    explicit RawServer(Handler handler, std::unique_ptr<QTcpServer> server = std::make_unique<QTcpServer>());

    [[nodiscard]] QUrl url(const QString &scheme = QStringLiteral("http")) const;
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int open() const { return m_open; } // sockets that the client has not closed yet

    // Ready-made handlers.
    [[nodiscard]] static Handler says(const QByteArray &bytes);
    [[nodiscard]] static Handler json(const QByteArray &body);
    // Writes start, then piece again and again, each "every"; 0 ms as fast as it is taken.
    [[nodiscard]] static Handler streams(const QByteArray &start, const QByteArray &piece,
                                         std::chrono::milliseconds every);
    // Writes start, then resets the connection.
    [[nodiscard]] static Handler resets(const QByteArray &start);

private:
    void welcome();

    Handler m_handler;
    std::unique_ptr<QTcpServer> m_server;
    QList<QByteArray> m_requests;
    int m_connections = 0;
    int m_open = 0;
};

// A certificate of its own making for 127.0.0.1, by the openssl program; null members when that is absent.
struct OwnCertificate {
    QSslCertificate certificate;
    QSslKey key;
    QByteArray pem;
};
[[nodiscard]] OwnCertificate makeCertificate(const QString &folder, const QString &commonName);
// A TLS server with it, for RawServer.
[[nodiscard]] std::unique_ptr<QTcpServer> tlsServer(const OwnCertificate &own);

} // namespace farol::kit
