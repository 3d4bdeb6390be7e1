// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace farol::server {

// One accepted socket, plain or TLS. Belongs to one session; all calls and answers on its loop's thread. An operation
// that passes its deadline ends with an error and the socket is closed.
class Wire {
public:
    using Did = std::function<void(boost::system::error_code, std::size_t)>;
    using Deadline = std::chrono::steady_clock::time_point;

    Wire() = default;
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;
    virtual ~Wire() = default;
    virtual void open(Deadline deadline, Did did) = 0; // the TLS handshake; nothing on a plain one
    virtual void readSome(boost::asio::mutable_buffer into, Deadline deadline, Did did) = 0;
    virtual void write(std::array<boost::asio::const_buffer, 2> pieces, Deadline deadline, Did did) = 0;
    virtual void farewell(Deadline deadline, Did did) = 0; // tells the other side that nothing more comes
    // Reads below TLS what the other side still sends, so that closing does not reset our last answer away.
    virtual void discardSome(boost::asio::mutable_buffer into, Deadline deadline, Did did) = 0;
    virtual void close() = 0;
};

// tls null: a plain one.
[[nodiscard]] std::unique_ptr<Wire> makeWire(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context *tls);

} // namespace farol::server
