// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace farol::kit {

// The network between a client and a server on this machine, for tests that cut it: a port that hands every byte on.
// On the test's own thread; it works while events are handled.
class TcpProxy final : public QObject {
public:
    explicit TcpProxy(quint16 to)
        : m_to(to) {
        connect(&m_server, &QTcpServer::newConnection, this, &TcpProxy::join);
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    // Nobody gets through, and who is through is thrown out.
    void cut() {
        m_server.close();
        for (const auto &socket : std::exchange(m_sockets, {})) {
            if (socket) {
                socket->abort();
            }
        }
    }
    [[nodiscard]] const QByteArray &seen() const { return m_seen; } // what passed, both ways
    [[nodiscard]] bool mend() { return m_server.listen(QHostAddress::LocalHost, m_port); }

private:
    void join() {
        while (QTcpSocket *near = m_server.nextPendingConnection()) {
            auto *far = new QTcpSocket(near);
            far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_to);
            pass(*near, *far);
            pass(*far, *near);
            m_sockets.append(near);
            connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        }
    }
    void pass(QTcpSocket &from, QTcpSocket &to) {
        connect(&from, &QTcpSocket::readyRead, &to, [this, &from, &to] {
            const QByteArray bytes = from.readAll();
            m_seen += bytes;
            to.write(bytes);
        });
        connect(&from, &QTcpSocket::disconnected, &to, &QTcpSocket::disconnectFromHost);
    }

    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_sockets;
    QByteArray m_seen;
    quint16 m_to;
    quint16 m_port = 0;
};

} // namespace farol::kit
