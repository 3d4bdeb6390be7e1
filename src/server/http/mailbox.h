// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <mutex>

namespace farol::server {

// The way onto a loop's thread for everybody else, safe after the loop has gone: what is posted then is dropped.
class Mailbox final {
public:
    explicit Mailbox(boost::asio::io_context &io)
        : m_io(&io) {}
    template<typename Work>
    void post(Work &&work) {
        const std::lock_guard lock(m_mutex);
        if (m_io) {
            boost::asio::post(*m_io, std::forward<Work>(work));
        }
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_io = nullptr;
    }

private:
    std::mutex m_mutex;
    boost::asio::io_context *m_io;
};

} // namespace farol::server
