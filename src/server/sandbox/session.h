// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>

namespace farol::server {

class Sandbox;

// One client's connection to the sandbox. Keeps itself alive by its pending operations; sandbox thread only.
class SandboxSession final : public std::enable_shared_from_this<SandboxSession> {
public:
    SandboxSession(boost::asio::ip::tcp::socket socket, Sandbox &sandbox)
        : m_socket(std::move(socket))
        , m_sandbox(sandbox) {}
    void read();
    void write(std::string text);
    void writeAndClose(std::string text);
    void close();
    [[nodiscard]] std::string header(std::string_view name) const; // of the last request; empty: not there
    // No answer: only waits for the other side to give up.
    void waitForEnd();

private:
    void readBody();

    boost::asio::ip::tcp::socket m_socket;
    Sandbox &m_sandbox;
    boost::beast::flat_buffer m_buffer{80 * 1024};
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    std::string m_text;
};

} // namespace farol::server
