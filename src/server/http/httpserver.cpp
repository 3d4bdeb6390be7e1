// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpserver.h"

#include "core/log/log.h"
#include "server/http/loop.h"
#include "server/http/session.h"

#include <boost/asio/ssl/context.hpp>
#include <future>
#include <spdlog/spdlog.h>

namespace farol::server {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Above the cap this many clients at once are told so; more are just closed.
constexpr int turnedAway = 64;

tl::unexpected<Error> cannot(const char *code, const QString &what, const error_code &error) {
    return failure(ErrorKind::Rejected, QString::fromLatin1(code),
                   QStringLiteral("%1: %2").arg(what, QString::fromStdString(error.message())));
}

} // namespace

// A tenth of a minute's requests at once, five at the least.
static RateLimit::Rate aMinute(int requests) {
    return {requests / 60.0, std::max(5.0, requests / 10.0)};
}

HttpServer::HttpServer(const Router &router, const Clock &clock, Metrics &metrics, Config::Http options,
                       Authenticate authenticate)
    : m_options(std::move(options))
    , m_front{router,
              clock,
              metrics,
              std::move(authenticate),
              {{aMinute(m_options.addressRate), 65'536},
               {aMinute(m_options.userRate), 16'384},
               {aMinute(m_options.keyRate), 16'384},
               m_options.limitLocal},
              m_options.idleTimeout,
              {}} {
    m_front.streamPatience = m_options.streamPatience;
    m_front.maxStreams = m_options.maxStreams;
}

HttpServer::~HttpServer() {
    stop(std::chrono::milliseconds(0));
}

Done HttpServer::openTls() {
    if (m_options.certificateFile.isEmpty()) {
        return {};
    }
    m_tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    m_tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
    error_code error;
    m_tls->use_certificate_chain_file(m_options.certificateFile.toStdString(), error);
    if (error) {
        return cannot("tls_certificate", m_options.certificateFile, error);
    }
    m_tls->use_private_key_file(m_options.keyFile.toStdString(), asio::ssl::context::pem, error);
    if (error) {
        return cannot("tls_key", m_options.keyFile, error);
    }
    return {};
}

Done HttpServer::listen() {
    const QString where = QStringLiteral("%1:%2").arg(m_options.address).arg(m_options.port);
    error_code error;
    const auto address = asio::ip::make_address(m_options.address.toStdString(), error);
    if (error) {
        return cannot("address", where, error);
    }
    const tcp::endpoint endpoint(address, m_options.port);
    m_acceptor = std::make_unique<tcp::acceptor>(m_loops.front()->io());
    m_acceptor->open(endpoint.protocol(), error);
    if (!error) {
        m_acceptor->set_option(tcp::acceptor::reuse_address(true), error);
        m_acceptor->bind(endpoint, error);
    }
    if (!error) {
        m_acceptor->listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return cannot("listen", where, error);
    }
    m_port = m_acceptor->local_endpoint(error).port();
    return {};
}

Done HttpServer::start() {
    if (const QStringList missing = m_front.router.missingRows(); !missing.isEmpty()) {
        return failure(ErrorKind::Rejected, QStringLiteral("route_without_row"),
                       missing.join(QStringLiteral(", ")) + QStringLiteral(": no row in the table of roles"));
    }
    for (int i = 0; i < std::max(1, m_options.threads); ++i) {
        m_loops.push_back(std::make_unique<Loop>());
    }
    if (auto done = openTls(); !done) {
        return done;
    }
    if (auto done = listen(); !done) {
        return done;
    }
    m_retry = std::make_unique<asio::steady_timer>(m_loops.front()->io());
    accept();
    for (const auto &loop : m_loops) {
        loop->start(m_options.streamBeat);
    }
    return {};
}

void HttpServer::accept() {
    const std::size_t loop = m_next++ % m_loops.size();
    m_acceptor->async_accept(m_loops[loop]->io(), [this, loop](error_code error, tcp::socket socket) {
        onAccepted(error, std::move(socket), loop);
    });
}

void HttpServer::onAccepted(error_code error, tcp::socket socket, std::size_t index) {
    if (error == asio::error::operation_aborted || !m_acceptor->is_open()) {
        return;
    }
    if (error) {
        // Out of file descriptors, most of the time: wait instead of spinning.
        m_retry->expires_after(std::chrono::milliseconds(100));
        m_retry->async_wait([this](error_code stopped) {
            if (!stopped) {
                accept();
            }
        });
        return;
    }
    const int connections = m_front.connections.load();
    if (connections < m_options.maxConnections + turnedAway) {
        error_code ignored;
        const auto peer = QString::fromStdString(socket.remote_endpoint(ignored).address().to_string());
        Loop &loop = *m_loops[index];
        auto session = std::make_shared<Session>(loop, m_front, makeWire(std::move(socket), m_tls.get()), peer);
        const bool full = connections >= m_options.maxConnections;
        loop.mailbox()->post([&loop, session = std::move(session), full] {
            loop.adopt(session);
            if (full) {
                session->turnAway();
            } else {
                session->start();
            }
        });
    }
    accept();
}

void HttpServer::pumpStreams() {
    for (const auto &loop : m_loops) {
        loop->pumpStreams();
    }
}

void HttpServer::stop(std::chrono::milliseconds deadline) {
    if (m_loops.empty()) {
        return;
    }
    m_front.draining = true;
    if (m_retry) { // the loops run
        std::promise<void> closed;
        m_loops.front()->mailbox()->post([this, &closed] {
            error_code ignored;
            m_acceptor->close(ignored);
            m_retry->cancel();
            closed.set_value();
        });
        closed.get_future().wait();
    }
    for (const auto &loop : m_loops) {
        loop->drain();
    }
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (m_front.connections + m_front.streams > 0 && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    if (m_front.connections > 0) {
        log::logger().warn("{} connections were cut at the end of the drain", m_front.connections.load());
    }
    for (const auto &loop : m_loops) {
        loop->stop();
    }
    m_retry.reset();
    m_acceptor.reset();
    m_loops.clear();
}

} // namespace farol::server
