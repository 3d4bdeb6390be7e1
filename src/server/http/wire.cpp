// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/wire.h"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace farol::server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

void closeSocket(asio::ip::tcp::socket &socket) {
    beast::error_code ignored;
    socket.close(ignored);
}

void shutdownSend(asio::ip::tcp::socket &socket) {
    beast::error_code ignored;
    socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

// A timer for each operation, as tcp_stream has, costs as much as the operation; here one stands for the whole
// connection and looks, when it comes due, whether what runs then is late. Outlives its wire while it is pending.
class PlainSocket final : public std::enable_shared_from_this<PlainSocket> {
public:
    using Deadline = Wire::Deadline;
    enum Side { Reading, Writing };

    explicit PlainSocket(asio::ip::tcp::socket socket)
        : m_socket(std::move(socket))
        , m_timer(m_socket.get_executor()) {}

    asio::ip::tcp::socket &begin(Side side, Deadline deadline) {
        m_until[side] = deadline;
        if (deadline < m_due) {
            look(deadline);
        }
        return m_socket;
    }
    void end(Side side) { m_until[side] = Deadline::max(); }
    void close() {
        closeSocket(m_socket); // what is pending ends with an error
        m_timer.cancel();
    }
    [[nodiscard]] asio::ip::tcp::socket &socket() { return m_socket; }

private:
    void look(Deadline at) {
        m_due = at;
        m_timer.expires_at(at); // takes the place of a later one
        m_timer.async_wait([weak = weak_from_this()](beast::error_code error) {
            if (const auto self = weak.lock(); self && !error) {
                self->onDue();
            }
        });
    }
    void onDue() {
        m_due = Deadline::max();
        const auto first = std::min(m_until[Reading], m_until[Writing]);
        if (first <= Deadline::clock::now()) {
            close();
        } else if (first != Deadline::max()) {
            look(first);
        }
    }

    asio::ip::tcp::socket m_socket;
    asio::steady_timer m_timer;
    std::array<Deadline, 2> m_until{Deadline::max(), Deadline::max()}; // of what runs; max: nothing does
    Deadline m_due = Deadline::max();                                  // when the timer fires; max: it does not
};

class PlainWire final : public Wire {
    [[nodiscard]] auto ended(PlainSocket::Side side, Did did) {
        return [socket = m_socket, side, did = std::move(did)](beast::error_code error, std::size_t count) {
            socket->end(side);
            did(error, count);
        };
    }

public:
    explicit PlainWire(asio::ip::tcp::socket socket)
        : m_socket(std::make_shared<PlainSocket>(std::move(socket))) {}
    PlainWire(const PlainWire &) = delete;
    PlainWire &operator=(const PlainWire &) = delete;
    ~PlainWire() override { m_socket->close(); }

    void open(Deadline, Did did) override {
        asio::post(m_socket->socket().get_executor(), [did = std::move(did)] { did({}, 0); });
    }
    void readSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        m_socket->begin(PlainSocket::Reading, deadline)
            .async_read_some(into, ended(PlainSocket::Reading, std::move(did)));
    }
    void write(std::array<asio::const_buffer, 2> pieces, Deadline deadline, Did did) override {
        asio::async_write(m_socket->begin(PlainSocket::Writing, deadline), pieces,
                          ended(PlainSocket::Writing, std::move(did)));
    }
    void farewell(Deadline deadline, Did did) override {
        shutdownSend(m_socket->socket());
        open(deadline, std::move(did));
    }
    void discardSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        readSome(into, deadline, std::move(did));
    }
    void close() override { m_socket->close(); }

private:
    std::shared_ptr<PlainSocket> m_socket;
};

class TlsWire final : public Wire {
public:
    TlsWire(asio::ip::tcp::socket socket, asio::ssl::context &tls)
        : m_stream(std::move(socket), tls) {}

    void open(Deadline deadline, Did did) override {
        tcp().expires_at(deadline);
        m_stream.async_handshake(asio::ssl::stream_base::server,
                                 [did = std::move(did)](beast::error_code error) { did(error, 0); });
    }
    void readSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        tcp().expires_at(deadline);
        m_stream.async_read_some(into, std::move(did));
    }
    void write(std::array<asio::const_buffer, 2> pieces, Deadline deadline, Did did) override {
        tcp().expires_at(deadline);
        asio::async_write(m_stream, pieces, std::move(did));
    }
    void farewell(Deadline deadline, Did did) override {
        tcp().expires_at(deadline);
        m_stream.async_shutdown([this, did = std::move(did)](beast::error_code) {
            shutdownSend(tcp().socket());
            did({}, 0);
        });
    }
    void discardSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        tcp().expires_at(deadline);
        tcp().async_read_some(into, std::move(did));
    }
    void close() override { closeSocket(tcp().socket()); }

private:
    beast::tcp_stream &tcp() { return beast::get_lowest_layer(m_stream); }
    beast::ssl_stream<beast::tcp_stream> m_stream;
};

} // namespace

std::unique_ptr<Wire> makeWire(asio::ip::tcp::socket socket, asio::ssl::context *tls) {
    beast::error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    if (tls) {
        return std::make_unique<TlsWire>(std::move(socket), *tls);
    }
    return std::make_unique<PlainWire>(std::move(socket));
}

} // namespace farol::server
