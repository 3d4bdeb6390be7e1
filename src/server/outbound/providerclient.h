// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"
#include "core/time/clock.h"
#include "server/outbound/link.h"
#include "server/outbound/wire.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <thread>
#include <vector>

namespace farol::server {

// farold's only HTTP client: asks the payment provider, asynchronously, on an io thread of its own. Follows no
// redirects, repeats nothing by itself: whether an order goes again is the engine's decision alone.
class ProviderClient final {
public:
    struct Options {
        QString url; // http or https, host, port, optional path
        std::chrono::milliseconds timeout{30'000};
        int connections = 512; // more orders than this wait in line
        Secret token;          // empty: no Authorization
        // The end of the provider's certificate, after each handshake, on the io thread: host and port.
        std::function<void(const std::string &host, std::optional<Instant> end)> onCertificate;
    };
    // Once an order, on the io thread; must not block.
    using OnReply = std::function<void(Reply)>;
    explicit ProviderClient(OnReply onReply);
    ~ProviderClient();
    ProviderClient(const ProviderClient &) = delete;
    ProviderClient &operator=(const ProviderClient &) = delete;

    // Errors: Rejected/provider_url.
    [[nodiscard]] Done start(const Options &options);
    void send(std::vector<Order> orders); // from any thread
    // What flies gets no reply any more: its fate is found out at the next start.
    void stop();

private:
    void take(std::vector<Order> orders);
    void sendNext();
    void onReply(Link &link, Reply reply);
    void sweep();

    OnReply m_onReply;
    boost::asio::io_context m_io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_guard{m_io.get_executor()};
    boost::asio::steady_timer m_sweep{m_io};
    std::unique_ptr<boost::asio::ssl::context> m_tls;
    Link::Target m_target;
    WireTarget m_wire;
    std::chrono::milliseconds m_timeout{};
    std::chrono::milliseconds m_sweepEach{};
    std::size_t m_connections = 0;
    std::vector<std::unique_ptr<Link>> m_links;
    std::vector<Link *> m_idle;
    std::deque<Order> m_waiting;
    std::thread m_thread;
};

} // namespace farol::server
