// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/order.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace farol::server {

// One connection to the provider, reused while both sides keep it; at most one request at a time. io thread only;
// owned by ProviderClient.
class Link final {
public:
    using Tcp = boost::asio::ip::tcp;
    using Steady = std::chrono::steady_clock;
    struct Target {
        std::string host;
        std::string port;
        boost::asio::ssl::context *tls = nullptr; // none: plain
        std::function<void(const ssl_st *)> shook; // hands: what the provider showed can be read
    };
    // Called once a send(), never inside it.
    using OnReply = std::function<void(Link &, Reply)>;
    Link(boost::asio::io_context &io, const Target &target, OnReply onReply);
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    void send(const Order &order, std::string text, Steady::time_point deadline);
    // Ends a request that took too long.
    void expire(Steady::time_point now);
    [[nodiscard]] bool isBusy() const { return m_phase != Phase::Idle; }

private:
    enum class Phase { Idle, Connecting, Writing, Reading };
    using Code = boost::system::error_code;
    [[nodiscard]] bool isStillOpen();
    void resolve();
    void connect(const Tcp::resolver::results_type &endpoints);
    void shakeHands();
    void writeUnlessStale();
    void write();
    void read();
    void readBody();
    void onWritten(Code error, std::size_t bytes);
    void onRead(Code error);
    void fail(Way way, std::string code, const Code &error);
    void close();
    void finish();

    const Target &m_target;
    OnReply m_onReply;
    Tcp::resolver m_resolver;
    Tcp::socket m_socket;
    std::unique_ptr<boost::asio::ssl::stream<Tcp::socket &>> m_tls;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::response_parser<boost::beast::http::string_body>> m_parser;
    std::string m_text;
    Reply m_reply;
    Steady::time_point m_deadline;
    Steady::time_point m_staleAt;
    Phase m_phase = Phase::Idle;
    bool m_expired = false;
};

} // namespace farol::server
