// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/mailbox.h"

#include <chrono>
#include <set>
#include <thread>

namespace farol::server {

class Session;

// One io thread and the sessions that live on it; a session never changes its loop, so it needs no locks. Owned by
// HttpServer.
class Loop final {
public:
    Loop();
    ~Loop(); // stops
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    void start();
    // Idle sessions end at once, busy ones after their answer; those still there at the deadline are cut.
    void drain();
    void stop();
    [[nodiscard]] boost::asio::io_context &io() { return m_io; }
    [[nodiscard]] const std::shared_ptr<Mailbox> &mailbox() const { return m_mailbox; }

    // On the loop's thread.
    void adopt(const std::shared_ptr<Session> &session);
    void forget(const std::shared_ptr<Session> &session);

private:
    boost::asio::io_context m_io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    std::shared_ptr<Mailbox> m_mailbox;
    std::set<std::shared_ptr<Session>> m_sessions;
    std::thread m_thread;
};

} // namespace farol::server
