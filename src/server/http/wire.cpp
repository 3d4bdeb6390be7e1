// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/wire.h"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace farol::server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

void closeSocket(beast::tcp_stream &stream) {
    beast::error_code ignored;
    stream.socket().close(ignored);
}

void shutdownSend(beast::tcp_stream &stream) {
    beast::error_code ignored;
    stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

class PlainWire final : public Wire {
public:
    explicit PlainWire(asio::ip::tcp::socket socket)
        : m_stream(std::move(socket)) {}

    void open(Deadline, Did did) override {
        asio::post(m_stream.get_executor(), [did = std::move(did)] { did({}, 0); });
    }
    void readSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        m_stream.expires_at(deadline);
        m_stream.async_read_some(into, std::move(did));
    }
    void write(std::array<asio::const_buffer, 2> pieces, Deadline deadline, Did did) override {
        m_stream.expires_at(deadline);
        asio::async_write(m_stream, pieces, std::move(did));
    }
    void farewell(Deadline deadline, Did did) override {
        shutdownSend(m_stream);
        open(deadline, std::move(did));
    }
    void discardSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        readSome(into, deadline, std::move(did));
    }
    void close() override { closeSocket(m_stream); }

private:
    beast::tcp_stream m_stream;
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
            shutdownSend(tcp());
            did({}, 0);
        });
    }
    void discardSome(asio::mutable_buffer into, Deadline deadline, Did did) override {
        tcp().expires_at(deadline);
        tcp().async_read_some(into, std::move(did));
    }
    void close() override { closeSocket(tcp()); }

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
