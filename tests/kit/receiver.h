// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace farol::kit {

// Somebody outside who is told by webhooks: a plain HTTP server of its own on 127.0.0.1. What it answers is the test's;
// an empty answer ends the connection without one. The answer runs on a thread of its connection.
class Receiver final {
public:
    struct Told {
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; // lower case
        QByteArray body;
    };
    using Reply = std::function<QByteArray(const Told &told, int nth)>; // nth: 1 for the first
    Receiver()
        : Receiver([](const Told &, int) { return says(200); }) {}
    explicit Receiver(Reply reply)
        : m_reply(std::move(reply))
        , m_acceptor(m_io, {boost::asio::ip::address_v4::loopback(), 0})
        , m_port(m_acceptor.local_endpoint().port())
        , m_thread([this] { run(); }) {}
    ~Receiver() {
        m_stopping = true;
        boost::asio::ip::tcp::iostream knock; // accept() sleeps until somebody comes
        knock.connect(boost::asio::ip::tcp::endpoint(boost::asio::ip::address_v4::loopback(), m_port));
        m_thread.join();
        for (std::thread &thread : m_clients) {
            thread.join();
        }
    }
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    [[nodiscard]] static QByteArray says(int status, const QByteArray &headers = {}, const QByteArray &body = "ok") {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + headers +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url(const QString &path = QStringLiteral("/hook")) const {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
    }
    [[nodiscard]] std::vector<Told> told() const {
        const std::lock_guard lock(m_mutex);
        return m_told;
    }
    [[nodiscard]] int count() const { return static_cast<int>(told().size()); }

private:
    void run() {
        for (;;) {
            auto client = std::make_unique<boost::asio::ip::tcp::iostream>();
            boost::system::error_code error;
            m_acceptor.accept(client->socket(), error);
            if (m_stopping) {
                return;
            }
            if (!error) {
                m_clients.emplace_back([this, client = std::move(client)] { serve(*client); });
            }
        }
    }
    void serve(boost::asio::ip::tcp::iostream &client) {
        client.expires_after(std::chrono::seconds(30));
        Told told;
        std::string line;
        std::getline(client, line);
        told.path = QByteArray::fromStdString(line).split(' ').value(1);
        while (std::getline(client, line) && line != "\r") {
            const QByteArray text = QByteArray::fromStdString(line).trimmed();
            told.headers.insert(text.left(text.indexOf(':')).toLower(), text.mid(text.indexOf(':') + 1).trimmed());
        }
        told.body.resize(told.headers.value("content-length").toInt());
        client.read(told.body.data(), told.body.size());
        if (!client || told.path.isEmpty()) {
            return;
        }
        int nth = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_told.push_back(told);
            nth = static_cast<int>(m_told.size());
        }
        const QByteArray answer = m_reply(told, nth);
        client.write(answer.constData(), answer.size());
        client.flush();
    }

    Reply m_reply;
    boost::asio::io_context m_io;
    boost::asio::ip::tcp::acceptor m_acceptor;
    quint16 m_port;
    mutable std::mutex m_mutex;
    std::vector<Told> m_told;
    std::atomic<bool> m_stopping = false;
    std::vector<std::thread> m_clients;
    std::thread m_thread;
};

} // namespace farol::kit
