// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <boost/asio/ip/tcp.hpp>

namespace farol::kit {

struct HttpAnswer {
    int status = 0;                        // 0: the connection ended without an answer
    QHash<QByteArray, QByteArray> headers; // lower case
    QByteArray body;
};

// One blocking TCP connection to 127.0.0.1 that speaks what the test says, well-formed or not. Gives up after ten
// seconds, so that a hanging server fails the test.
class RawHttp final {
public:
    explicit RawHttp(quint16 port) {
        m_stream.expires_after(std::chrono::seconds(10));
        m_stream.connect(boost::asio::ip::tcp::endpoint(boost::asio::ip::address_v4::loopback(), port));
    }
    [[nodiscard]] bool connected() const { return !m_stream.fail(); }
    RawHttp &send(const QByteArray &bytes) {
        m_stream.write(bytes.constData(), bytes.size());
        m_stream.flush();
        return *this;
    }
    // Nothing more comes from here; answers still may.
    void finish() {
        boost::system::error_code ignored;
        m_stream.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    }
    // The next answer; bodiless: to a HEAD request.
    HttpAnswer read(bool bodiless = false) {
        HttpAnswer answer;
        QByteArray head;
        for (std::string line; std::getline(m_stream, line) && line != "\r";) {
            head += QByteArray::fromStdString(line).trimmed() + '\n';
        }
        const auto lines = head.split('\n');
        answer.status = lines.first().mid(9, 3).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            if (const auto colon = line.indexOf(':'); colon > 0) {
                answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
            }
        }
        if (const int length = answer.headers.value("content-length").toInt(); length > 0 && !bodiless) {
            answer.body.resize(length);
            m_stream.read(answer.body.data(), length);
            answer.body.truncate(m_stream.gcount());
        }
        return answer;
    }
    // The next line of a body that does not end; empty at its end, too.
    QByteArray line() {
        std::string text;
        std::getline(m_stream, text);
        return QByteArray::fromStdString(text);
    }
    [[nodiscard]] bool good() const { return m_stream.good(); }
    // Whether the server closes the connection without another byte.
    [[nodiscard]] bool ended() { return m_stream.get() == std::char_traits<char>::eof() && !timedOut(); }
    [[nodiscard]] bool timedOut() const { return m_stream.error() == boost::asio::error::operation_aborted; }
    void waitAtMost(std::chrono::milliseconds time) { m_stream.expires_after(time); }
    // Leaves with a reset, as a client does that was killed.
    void abort() {
        boost::system::error_code ignored;
        m_stream.socket().set_option(boost::asio::socket_base::linger(true, 0), ignored);
        m_stream.socket().close(ignored);
    }

private:
    boost::asio::ip::tcp::iostream m_stream;
};

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

// One well-formed request on a connection of its own.
inline HttpAnswer httpCall(quint16 port, const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           const HttpHeaders &headers = {}) {
    QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    bool typed = body.isEmpty();
    for (const auto &[name, value] : headers) {
        text += name + ": " + value + "\r\n";
        typed = typed || name.toLower() == "content-type";
    }
    if (!typed) {
        text += "Content-Type: application/json\r\n";
    }
    if (!body.isEmpty() || method == "POST") {
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    return RawHttp(port).send(text + "\r\n" + body).read(method == "HEAD");
}

// The code of a problem document, or what came instead.
inline QByteArray codeOf(const HttpAnswer &answer) {
    const auto from = answer.body.indexOf("\"code\":\"");
    return from < 0 ? answer.body : answer.body.sliced(from + 8, answer.body.indexOf('"', from + 8) - from - 8);
}

} // namespace farol::kit
