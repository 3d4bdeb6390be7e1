// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/http/front.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace boost::asio::ssl {
class context;
}

namespace farol::server {

class Loop;

// The front of farold: plain or TLS, HTTP/1.1 and 1.0, on http.threads io threads. Refuses what breaks its limits with
// a problem document; handlers are called on an io thread and must not block it. Owned by the composition root; router,
// clock and metrics outlive it, and so does everything that handlers use. start() and stop() from one thread.
class HttpServer final {
public:
    HttpServer(const Router &router, const Clock &clock, Metrics &metrics, Config::Http options,
               Authenticate authenticate);
    ~HttpServer(); // stops at once
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    // Before start(): why there are no routes but those of operations; everything else is answered with it.
    void closeFor(Error why) { m_front.closed = std::move(why); }
    // Before start(): see Front::onFault.
    void onFault(decltype(Front::onFault) hear) { m_front.onFault = std::move(hear); }
    // Errors: Rejected with a detail for people: address in use, unreadable certificate, a route without a row.
    [[nodiscard]] Done start();
    [[nodiscard]] quint16 port() const { return m_port; }
    // Something happened that open streams may want to tell. Any thread, between start() and stop().
    void pumpStreams();
    [[nodiscard]] int streams() const { return m_front.streams; }
    // Takes no new connections, finishes what runs, cuts what still runs after the deadline. Answers that come later
    // are dropped.
    void stop(std::chrono::milliseconds deadline);

private:
    [[nodiscard]] Done openTls();
    [[nodiscard]] Done listen();
    void accept();
    void onAccepted(boost::system::error_code error, boost::asio::ip::tcp::socket socket, std::size_t loop);

    Config::Http m_options;
    Front m_front;
    std::vector<std::unique_ptr<Loop>> m_loops;
    std::unique_ptr<boost::asio::ssl::context> m_tls;
    std::unique_ptr<boost::asio::ip::tcp::acceptor> m_acceptor; // on the first loop
    std::unique_ptr<boost::asio::steady_timer> m_retry;
    std::size_t m_next = 0;
    quint16 m_port = 0;
};

} // namespace farol::server
