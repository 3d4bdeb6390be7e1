// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/loop.h"

#include "server/http/session.h"

namespace farol::server {

Loop::Loop()
    : m_work(m_io.get_executor())
    , m_mailbox(std::make_shared<Mailbox>(m_io)) {}

Loop::~Loop() {
    stop();
}

void Loop::start() {
    m_thread = std::thread([this] { m_io.run(); });
}

void Loop::adopt(const std::shared_ptr<Session> &session) {
    m_sessions.insert(session);
}

void Loop::forget(const std::shared_ptr<Session> &session) {
    m_sessions.erase(session);
}

void Loop::drain() {
    m_mailbox->post([this] {
        const auto sessions = m_sessions;
        for (const auto &session : sessions) {
            session->finishSoon();
        }
    });
}

void Loop::stop() {
    if (!m_thread.joinable()) {
        return;
    }
    // Closed sockets let every pending operation end; then the loop has nothing left and returns.
    m_mailbox->post([this] {
        const auto sessions = m_sessions;
        for (const auto &session : sessions) {
            session->cut();
        }
        m_work.reset();
    });
    m_thread.join();
    m_mailbox->close();
    m_sessions.clear();
}

} // namespace farol::server
