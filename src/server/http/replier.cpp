// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/replier.h"

#include "server/http/session.h"

namespace farol::server {

Replier::~Replier() {
    if (!m_answered) {
        answer(problem({ErrorKind::Server,
                        0,
                        QStringLiteral("no_answer"),
                        QStringLiteral("the route let go of the request"),
                        {},
                        {},
                        {}},
                       m_wants.requestId));
    }
}

void Replier::answer(Response response) {
    if (m_answered.exchange(true)) {
        return;
    }
    m_mailbox->post([session = m_session, prepared = prepare(std::move(response), m_wants, m_clock)]() mutable {
        if (const auto alive = session.lock()) {
            alive->answered(std::move(prepared));
        }
    });
}

} // namespace farol::server
