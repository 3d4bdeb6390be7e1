// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sandbox/sandbox.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <thread>

namespace farol::kit {

// One plain HTTP request, blocking; the body of the answer, or everything that came when there was no whole answer.
struct PlainAnswer {
    int status = 0;
    std::string body;
};
inline PlainAnswer say(quint16 port, const std::string &text) {
    namespace asio = boost::asio;
    asio::io_context io;
    asio::ip::tcp::socket socket(io);
    socket.connect({asio::ip::address_v4::loopback(), port});
    std::string answer;
    std::size_t whole = std::string::npos;
    boost::system::error_code error;
    asio::write(socket, asio::buffer(text), error);
    error = {};
    while (!error && answer.size() < whole) {
        char bytes[4096];
        answer.append(bytes, socket.read_some(asio::buffer(bytes), error));
        const auto head = answer.find("\r\n\r\n");
        const auto length = answer.find("Content-Length: ");
        if (head != std::string::npos) {
            whole = head + 4 + (length < head ? std::stoul(answer.substr(length + 16)) : 0);
        }
    }
    if (answer.size() < whole) {
        return {0, answer};
    }
    return {std::stoi(answer.substr(9, 3)), answer.substr(answer.find("\r\n\r\n") + 4)};
}
inline std::string headOf(const std::string &method, const std::string &target) {
    return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
}
inline PlainAnswer ask(quint16 port, const std::string &method, const std::string &target,
                       const std::string &body = {}) {
    return say(port, headOf(method, target) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

// A sandbox on a thread of its own, on a free port.
class RunningSandbox final {
public:
    explicit RunningSandbox(const server::SandboxOptions &options = {})
        : m_sandbox(options) {
        const auto opened = m_sandbox.open();
        if (!opened) {
            qFatal("%s", qPrintable(opened.error().detail));
        }
        m_thread = std::thread([this] { m_sandbox.run(); });
    }
    ~RunningSandbox() {
        m_sandbox.stop();
        m_thread.join();
    }
    RunningSandbox(const RunningSandbox &) = delete;
    RunningSandbox &operator=(const RunningSandbox &) = delete;

    [[nodiscard]] quint16 port() const { return m_sandbox.port(); }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(port()); }
    [[nodiscard]] PlainAnswer ask(const std::string &method, const std::string &target,
                                  const std::string &body = {}) const {
        return kit::ask(port(), method, target, body);
    }
    // The body in two chunks, whose sum nobody announces.
    [[nodiscard]] PlainAnswer askInChunks(const std::string &target, const std::string &body) const {
        const auto chunk = [](const std::string &text) {
            return QByteArray::number(qulonglong(text.size()), 16).toStdString() + "\r\n" + text + "\r\n";
        };
        return say(port(), headOf("POST", target) + "Transfer-Encoding: chunked\r\n\r\n" + chunk(body.substr(0, 100)) +
                               chunk(body.substr(100)) + "0\r\n\r\n");
    }
    [[nodiscard]] QJsonObject summary() const {
        return QJsonDocument::fromJson(QByteArray::fromStdString(ask("GET", "/ledger/summary").body)).object();
    }
    [[nodiscard]] std::int64_t reads() const {
        return QJsonDocument::fromJson(QByteArray::fromStdString(ask("GET", "/reads").body))
            .object()
            .value(QStringLiteral("reads"))
            .toInteger();
    }

private:
    server::Sandbox m_sandbox;
    std::thread m_thread;
};

} // namespace farol::kit
