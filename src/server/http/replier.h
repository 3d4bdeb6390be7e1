// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/mailbox.h"
#include "server/http/prepared.h"

namespace farol::server {

class Session;

// The one way back from a handler to its session: prepares the answer on the thread that gives it, then hands it to the
// session's loop. A second answer is ignored; a handler that lets go of it without answering answers 500; a session
// that has gone is no harm.
class Replier final {
public:
    Replier(std::shared_ptr<Mailbox> mailbox, std::weak_ptr<Session> session, Wants wants, const Clock &clock)
        : m_mailbox(std::move(mailbox))
        , m_session(std::move(session))
        , m_wants(std::move(wants))
        , m_clock(clock) {}
    ~Replier();
    Replier(const Replier &) = delete;
    Replier &operator=(const Replier &) = delete;
    void answer(Response response);

private:
    std::shared_ptr<Mailbox> m_mailbox;
    std::weak_ptr<Session> m_session;
    Wants m_wants;
    const Clock &m_clock; // the server's; handlers end before it
    std::atomic<bool> m_answered{false};
};

} // namespace farol::server
