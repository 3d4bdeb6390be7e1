// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/link.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <openssl/ssl.h>

namespace farol::server {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

constexpr std::size_t headerLimit = 8 * 1024;
constexpr std::size_t bodyLimit = 64 * 1024;

std::string tornCode(const boost::system::error_code &error, bool anythingCame) {
    if (error == http::error::body_limit || error == http::error::header_limit ||
        error == http::error::buffer_overflow) {
        return "too_large";
    }
    return anythingCame ? "torn" : "connection_reset";
}

} // namespace

Link::Link(asio::io_context &io, const Target &target, OnReply onReply)
    : m_target(target)
    , m_onReply(std::move(onReply))
    , m_resolver(io)
    , m_socket(io)
    , m_buffer(headerLimit + bodyLimit) {}

void Link::send(const Order &order, std::string text, Steady::time_point deadline) {
    m_reply = {};
    m_reply.call = order.call;
    m_reply.item = order.item;
    m_reply.fencing = order.fencing;
    m_reply.endToEndId = order.endToEndId;
    m_staleAt = order.staleAt;
    m_text = std::move(text);
    m_deadline = deadline;
    m_expired = false;
    m_phase = Phase::Connecting;
    if (isStillOpen()) {
        write();
    } else {
        close();
        resolve();
    }
}

void Link::expire(Steady::time_point now) {
    if (isBusy() && now >= m_deadline && !m_expired) {
        m_expired = true;
        m_resolver.cancel();
        Code ignored;
        m_socket.close(ignored); // the pending step ends with an error and reports
    }
}

// A provider that closed an idle connection is met here, before a byte of money leaves, and not as a lost answer.
bool Link::isStillOpen() {
    if (!m_socket.is_open()) {
        return false;
    }
    char byte = 0;
    Code error;
    m_socket.receive(asio::buffer(&byte, 1), Tcp::socket::message_peek, error);
    return error == asio::error::would_block || error == asio::error::try_again;
}

void Link::resolve() {
    Code error;
    const auto address = asio::ip::make_address(m_target.host, error);
    if (!error) {
        const auto port = static_cast<unsigned short>(std::stoul(m_target.port));
        connect(Tcp::resolver::results_type::create(Tcp::endpoint(address, port), m_target.host, m_target.port));
        return;
    }
    m_resolver.async_resolve(m_target.host, m_target.port,
                             [this](Code failed, const Tcp::resolver::results_type &endpoints) {
                                 if (failed || m_expired) {
                                     fail(Way::NotSent, "dns", failed);
                                 } else {
                                     connect(endpoints);
                                 }
                             });
}

void Link::connect(const Tcp::resolver::results_type &endpoints) {
    asio::async_connect(m_socket, endpoints, [this](Code error, const Tcp::endpoint &) {
        if (error || m_expired) {
            fail(Way::NotSent, "connection_refused", error);
            return;
        }
        Code ignored;
        m_socket.set_option(Tcp::no_delay(true), ignored);
        m_socket.non_blocking(true, ignored);
        if (m_target.tls) {
            shakeHands();
        } else {
            writeUnlessStale();
        }
    });
}

void Link::shakeHands() {
    m_tls = std::make_unique<asio::ssl::stream<Tcp::socket &>>(m_socket, *m_target.tls);
    m_tls->set_verify_callback(asio::ssl::host_name_verification(m_target.host));
    SSL_set_tlsext_host_name(m_tls->native_handle(), m_target.host.c_str());
    m_tls->async_handshake(asio::ssl::stream_base::client, [this](Code error) {
        if (error || m_expired) {
            fail(Way::NotSent, "tls", error);
        } else {
            if (m_target.shook) {
                m_target.shook(m_tls->native_handle());
            }
            writeUnlessStale();
        }
    });
}

void Link::writeUnlessStale() {
    if (Steady::now() >= m_staleAt) {
        fail(Way::NotSent, "stalled", asio::error::timed_out);
    } else {
        write();
    }
}

void Link::write() {
    m_phase = Phase::Writing;
    const auto done = [this](Code error, std::size_t bytes) { onWritten(error, bytes); };
    if (m_tls) {
        asio::async_write(*m_tls, asio::buffer(m_text), done);
    } else {
        asio::async_write(m_socket, asio::buffer(m_text), done);
    }
}

void Link::onWritten(Code error, std::size_t bytes) {
    if (!error) {
        read();
    } else if (bytes == 0 && !m_tls && !m_expired) {
        fail(Way::NotSent, "connection_refused", error);
    } else {
        fail(Way::Lost, m_expired ? "timeout" : "connection_reset", error);
    }
}

void Link::read() {
    m_phase = Phase::Reading;
    m_parser.emplace();
    m_parser->header_limit(headerLimit);
    m_parser->body_limit(bodyLimit);
    // The head first: Boost 1.74 forgets that a body is too long when its first bytes come together with the head.
    const auto done = [this](Code error, std::size_t) {
        if (error) {
            onRead(error);
        } else {
            readBody();
        }
    };
    if (m_tls) {
        http::async_read_header(*m_tls, m_buffer, *m_parser, done);
    } else {
        http::async_read_header(m_socket, m_buffer, *m_parser, done);
    }
}

void Link::readBody() {
    const auto done = [this](Code error, std::size_t) { onRead(error); };
    if (m_tls) {
        http::async_read(*m_tls, m_buffer, *m_parser, done);
    } else {
        http::async_read(m_socket, m_buffer, *m_parser, done);
    }
}

void Link::onRead(Code error) {
    if (error) {
        const bool anything = m_parser->got_some() || m_buffer.size() > 0;
        fail(Way::Lost, m_expired ? "timeout" : tornCode(error, anything), error);
        return;
    }
    m_reply.way = Way::Answered;
    m_reply.status = static_cast<int>(m_parser->get().result_int());
    m_reply.body = std::move(m_parser->get().body());
    // Bytes beyond the answer would be read as the next request's: such a connection is not used again.
    if (!m_parser->keep_alive() || m_buffer.size() > 0 || m_expired) {
        close();
    }
    finish();
}

void Link::fail(Way way, std::string code, const Code &error) {
    m_reply.way = way;
    m_reply.code = std::move(code);
    m_reply.detail = m_expired ? "no answer in time" : error.message();
    close();
    finish();
}

void Link::close() {
    Code ignored;
    m_tls.reset();
    m_socket.close(ignored);
    m_buffer.clear();
}

void Link::finish() {
    m_phase = Phase::Idle;
    m_onReply(*this, std::move(m_reply));
}

} // namespace farol::server
