// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/loop.h"

#include "core/process/giveway.h"
#include "server/http/session.h"
#include "server/http/stream.h"

namespace farol::server {

Loop::Loop()
    : m_work(m_io.get_executor())
    , m_mailbox(std::make_shared<Mailbox>(m_io))
    , m_beat(m_io) {}

Loop::~Loop() {
    stop();
}

void Loop::start(std::chrono::milliseconds beat) {
    m_beatEach = beat;
    this->beat();
    m_thread = std::thread([this] {
        answerSoon();
        m_io.run();
    });
}

void Loop::adopt(const std::shared_ptr<Session> &session) {
    m_sessions.insert(session);
}

void Loop::forget(const std::shared_ptr<Session> &session) {
    m_sessions.erase(session);
}

void Loop::adopt(const std::shared_ptr<Stream> &stream) {
    m_streams.insert(stream);
}

void Loop::forget(const std::shared_ptr<Stream> &stream) {
    m_streams.erase(stream);
}

void Loop::pumpStreams() {
    if (m_pumping.exchange(true)) {
        return; // the one that is on its way sees this, too
    }
    m_mailbox->post([this] {
        m_pumping = false;
        const auto streams = m_streams;
        for (const auto &stream : streams) {
            stream->pump();
        }
    });
}

// One timer for all.
void Loop::beat() {
    m_beat.expires_after(m_beatEach);
    m_beat.async_wait([this](boost::system::error_code error) {
        if (error || m_stopping) { // it may have come due before it was cancelled
            return;
        }
        const auto streams = m_streams;
        for (const auto &stream : streams) {
            stream->beat();
        }
        beat();
    });
}

void Loop::drain() {
    m_mailbox->post([this] {
        const auto streams = m_streams;
        for (const auto &stream : streams) {
            stream->finish();
        }
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
        const auto streams = m_streams;
        for (const auto &stream : streams) {
            stream->cut();
        }
        m_stopping = true;
        m_beat.cancel();
        m_work.reset();
    });
    m_thread.join();
    m_mailbox->close();
    m_sessions.clear();
    m_streams.clear();
}

} // namespace farol::server
