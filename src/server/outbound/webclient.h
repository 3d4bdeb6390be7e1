// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace farol::server {

class WebCall;

// One POST to an address that somebody else chose. mayConnect is asked of every address that the host resolves to,
// once; one no is a no, and the connection goes to an address that was asked.
struct WebOrder {
    bool tls = true;
    std::string host;
    quint16 port = 443;
    std::string authority; // for the Host header
    std::string path;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::function<Done(const boost::asio::ip::address &)> mayConnect;
};

struct WebAnswer {
    int status = 0;     // 0: none came
    std::string result; // answered, dns, blocked_address, connection_refused, tls, timeout, broken
    std::string body;   // its first bytes
    std::string retryAfter;
    std::string rateLimits; // X-Sentry-Rate-Limits
    std::chrono::milliseconds took{0};
};

// farold's HTTP client for the open internet: a connection an order, TLS 1.2 or later with verification and host name,
// no redirects, small answers, one deadline for all of it. An io thread of its own.
class WebClient final {
public:
    struct Options {
        std::chrono::milliseconds timeout{10'000};
        QString caFile; // beside the system's own; empty: none
    };
    // Once an order, on the io thread; must not block.
    using OnAnswer = std::function<void(WebAnswer)>;
    WebClient();
    ~WebClient(); // stops
    WebClient(const WebClient &) = delete;
    WebClient &operator=(const WebClient &) = delete;

    // Errors: Rejected/ca_file.
    [[nodiscard]] Done start(const Options &options);
    void post(WebOrder order, OnAnswer onAnswer); // from any thread
    void stop();                                  // what flies gets no answer any more

private:
    boost::asio::io_context m_io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_guard{m_io.get_executor()};
    boost::asio::ssl::context m_tls{boost::asio::ssl::context::tls_client};
    std::chrono::milliseconds m_timeout{};
    std::thread m_thread;
};

} // namespace farol::server
