// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/webclient.h"

#include "core/process/giveway.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <limits>
#include <openssl/ssl.h>

namespace farol::server {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Code = boost::system::error_code;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t headerLimit = 8 * 1024;
constexpr std::size_t keptBody = 1024;

std::string wireText(const WebOrder &order) {
    std::string text = "POST " + order.path + " HTTP/1.1\r\nHost: " + order.authority +
                       "\r\nUser-Agent: farold\r\nAccept: */*\r\nConnection: close\r\nContent-Length: " +
                       std::to_string(order.body.size()) + "\r\n";
    for (const auto &[name, value] : order.headers) {
        text += name + ": " + value + "\r\n";
    }
    return text + "\r\n" + order.body;
}

} // namespace

// One order; keeps itself as long as an operation of it runs. io thread.
class WebCall final : public std::enable_shared_from_this<WebCall> {
public:
    WebCall(asio::io_context &io, asio::ssl::context &tls, WebOrder order, WebClient::OnAnswer onAnswer)
        : m_order(std::move(order))
        , m_onAnswer(std::move(onAnswer))
        , m_resolver(io)
        , m_socket(io)
        , m_timer(io)
        , m_stream(m_socket, tls)
        , m_buffer(headerLimit + 64 * 1024) {}

    void start(std::chrono::milliseconds timeout) {
        m_timer.expires_after(timeout);
        m_timer.async_wait([self = shared_from_this()](Code error) {
            if (!error) {
                self->m_late = true;
                self->close();
            }
        });
        Code error;
        const auto address = asio::ip::make_address(m_order.host, error);
        if (!error) {
            connect({tcp::endpoint(address, m_order.port)});
            return;
        }
        m_resolver.async_resolve(m_order.host, std::to_string(m_order.port),
                                 [self = shared_from_this()](Code failed, const tcp::resolver::results_type &found) {
                                     if (failed || self->m_late) {
                                         self->fail("dns");
                                         return;
                                     }
                                     self->connect({found.begin(), found.end()});
                                 });
    }

private:
    void connect(std::vector<tcp::endpoint> endpoints) {
        for (const tcp::endpoint &endpoint : endpoints) {
            if (auto good = m_order.mayConnect(endpoint.address()); !good) {
                m_answer.body = good.error().detail.toStdString();
                fail("blocked_address");
                return;
            }
        }
        if (endpoints.empty()) {
            fail("dns");
            return;
        }
        m_endpoints = std::move(endpoints);
        connectNext();
    }
    void connectNext() {
        const tcp::endpoint endpoint = m_endpoints[m_next++];
        Code ignored;
        m_socket.close(ignored);
        m_socket.async_connect(endpoint, [self = shared_from_this()](Code error) {
            if (self->m_late || (error && self->m_next >= self->m_endpoints.size())) {
                self->fail("connection_refused");
            } else if (error) {
                self->connectNext();
            } else if (self->m_order.tls) {
                self->shakeHands();
            } else {
                self->write();
            }
        });
    }
    void shakeHands() {
        Code notAnAddress;
        (void)asio::ip::make_address(m_order.host, notAnAddress);
        m_stream.set_verify_callback(asio::ssl::host_name_verification(m_order.host));
        if (notAnAddress) {
            SSL_set_tlsext_host_name(m_stream.native_handle(), m_order.host.c_str());
        }
        m_stream.async_handshake(asio::ssl::stream_base::client, [self = shared_from_this()](Code error) {
            if (error || self->m_late) {
                self->m_answer.body = error.message();
                self->fail("tls");
            } else {
                self->write();
            }
        });
    }
    void write() {
        m_text = wireText(m_order);
        const auto done = [self = shared_from_this()](Code error, std::size_t) {
            if (error) {
                self->fail("broken");
            } else {
                self->read();
            }
        };
        if (m_order.tls) {
            asio::async_write(m_stream, asio::buffer(m_text), done);
        } else {
            asio::async_write(m_socket, asio::buffer(m_text), done);
        }
    }
    void read() {
        m_parser.header_limit(headerLimit);
        // Not none: Boost 1.74 takes that for less than any length.
        m_parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        const auto done = [self = shared_from_this()](Code error, std::size_t) {
            if (error) {
                self->fail("broken");
                return;
            }
            self->m_answer.status = static_cast<int>(self->m_parser.get().result_int());
            const auto after = self->m_parser.get()[http::field::retry_after];
            self->m_answer.retryAfter = std::string(after.data(), std::min<std::size_t>(after.size(), 64));
            const auto limits = self->m_parser.get()["X-Sentry-Rate-Limits"];
            self->m_answer.rateLimits = std::string(limits.data(), std::min<std::size_t>(limits.size(), 1024));
            self->m_body.resize(keptBody);
            self->m_parser.get().body().data = self->m_body.data();
            self->m_parser.get().body().size = self->m_body.size();
            self->readBody();
        };
        if (m_order.tls) {
            http::async_read_header(m_stream, m_buffer, m_parser, done);
        } else {
            http::async_read_header(m_socket, m_buffer, m_parser, done);
        }
    }
    // The status decides; of the body only the first bytes are for people, whole or not.
    void readBody() {
        const auto done = [self = shared_from_this()](Code, std::size_t) {
            self->m_answer.body.assign(self->m_body.data(), keptBody - self->m_parser.get().body().size);
            self->finish("answered");
        };
        if (m_parser.is_done()) {
            finish("answered");
        } else if (m_order.tls) {
            http::async_read(m_stream, m_buffer, m_parser, done);
        } else {
            http::async_read(m_socket, m_buffer, m_parser, done);
        }
    }
    void fail(const char *result) { finish(m_late ? "timeout" : result); }
    void finish(const char *result) {
        close();
        m_timer.cancel();
        m_answer.result = result;
        m_answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - m_began);
        if (const auto tell = std::exchange(m_onAnswer, nullptr)) {
            tell(std::move(m_answer));
        }
    }
    void close() {
        Code ignored;
        m_resolver.cancel();
        m_socket.close(ignored);
    }

    WebOrder m_order;
    WebClient::OnAnswer m_onAnswer;
    tcp::resolver m_resolver;
    tcp::socket m_socket;
    asio::steady_timer m_timer;
    asio::ssl::stream<tcp::socket &> m_stream;
    boost::beast::flat_buffer m_buffer;
    http::response_parser<http::buffer_body> m_parser;
    std::vector<tcp::endpoint> m_endpoints;
    std::size_t m_next = 0;
    std::string m_text;
    std::string m_body;
    WebAnswer m_answer;
    Steady::time_point m_began = Steady::now();
    bool m_late = false;
};

WebClient::WebClient() = default;

WebClient::~WebClient() {
    stop();
}

Done WebClient::start(const Options &options) {
    m_timeout = options.timeout;
    m_tls.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    m_tls.set_verify_mode(asio::ssl::verify_peer);
    Code error;
    m_tls.set_default_verify_paths(error);
    if (!options.caFile.isEmpty()) {
        m_tls.load_verify_file(options.caFile.toStdString(), error);
        if (error) {
            return failure(ErrorKind::Rejected, QStringLiteral("ca_file"),
                           QStringLiteral("%1: %2").arg(options.caFile, QString::fromStdString(error.message())));
        }
    }
    m_thread = std::thread([this] {
        giveWay();
        m_io.run();
    });
    return {};
}

void WebClient::post(WebOrder order, OnAnswer onAnswer) {
    asio::post(m_io, [this, order = std::move(order), onAnswer = std::move(onAnswer)]() mutable {
        std::make_shared<WebCall>(m_io, m_tls, std::move(order), std::move(onAnswer))->start(m_timeout);
    });
}

void WebClient::stop() {
    m_io.stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

} // namespace farol::server
