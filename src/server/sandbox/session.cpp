// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sandbox/session.h"

#include "server/sandbox/sandbox.h"

#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

namespace farol::server {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Code = boost::system::error_code;

void SandboxSession::read() {
    m_parser.emplace();
    m_parser->header_limit(8 * 1024);
    m_parser->body_limit(64 * 1024);
    // The head first: Boost 1.74 forgets that a body is too long when its first bytes come together with the head.
    http::async_read_header(m_socket, m_buffer, *m_parser, [self = shared_from_this()](Code error, std::size_t) {
        if (error) {
            self->close();
        } else {
            self->readBody();
        }
    });
}

void SandboxSession::readBody() {
    http::async_read(m_socket, m_buffer, *m_parser, [self = shared_from_this()](Code error, std::size_t) {
        if (error) {
            self->close();
            return;
        }
        const auto &request = self->m_parser->get();
        self->m_sandbox.handle(self, {request.method_string().data(), request.method_string().size()},
                               {request.target().data(), request.target().size()}, request.body());
    });
}

void SandboxSession::write(std::string text) {
    m_text = std::move(text);
    asio::async_write(m_socket, asio::buffer(m_text), [self = shared_from_this()](Code error, std::size_t) {
        if (error) {
            self->close();
        } else {
            self->read();
        }
    });
}

void SandboxSession::writeAndClose(std::string text) {
    m_text = std::move(text);
    asio::async_write(m_socket, asio::buffer(m_text),
                      [self = shared_from_this()](Code, std::size_t) { self->close(); });
}

std::string SandboxSession::header(std::string_view name) const {
    const auto value = m_parser->get()[{name.data(), name.size()}];
    return {value.data(), value.size()};
}

void SandboxSession::close() {
    Code ignored;
    m_socket.close(ignored);
}

void SandboxSession::waitForEnd() {
    m_socket.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](Code) { self->close(); });
}

} // namespace farol::server
