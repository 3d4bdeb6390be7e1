// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/mailbox.h"

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <set>
#include <thread>

namespace farol::server {

class Session;
class Stream;

// One io thread and the sessions that live on it; a session never changes its loop, so it needs no locks. Owned by
// HttpServer.
class Loop final {
public:
    Loop();
    ~Loop(); // stops
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    // beat: each stream gives a sign of life that often.
    void start(std::chrono::milliseconds beat);
    void pumpStreams(); // something happened; any thread, cheap
    // Idle sessions end at once, busy ones after their answer; those still there at the deadline are cut.
    void drain();
    void stop();
    [[nodiscard]] boost::asio::io_context &io() { return m_io; }
    [[nodiscard]] const std::shared_ptr<Mailbox> &mailbox() const { return m_mailbox; }

    // On the loop's thread.
    void adopt(const std::shared_ptr<Session> &session);
    void forget(const std::shared_ptr<Session> &session);
    void adopt(const std::shared_ptr<Stream> &stream);
    void forget(const std::shared_ptr<Stream> &stream);

private:
    boost::asio::io_context m_io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    std::shared_ptr<Mailbox> m_mailbox;
    void beat();
    std::set<std::shared_ptr<Session>> m_sessions;
    std::set<std::shared_ptr<Stream>> m_streams;
    std::atomic<bool> m_pumping{false};
    boost::asio::steady_timer m_beat;
    std::chrono::milliseconds m_beatEach{0};
    bool m_stopping = false; // on the loop's thread
    std::thread m_thread;
};

} // namespace farol::server
