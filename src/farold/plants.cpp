// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend.h"
#include "server/events/eventstream.h"

namespace farol::server {

// A planted mistake: streams hear of facts inside the transaction that makes them true, or does not.
void Backend::plantEarlyTelling() {
    m_writer->plantEarlyTelling([this, told = std::int64_t(-1)](sql::Connection &connection) mutable {
        if (const auto waiting = hasUnstamped(connection); waiting && *waiting) {
            (void)stampEvents(connection, 100'000);
        }
        const auto head = headOfStream(connection);
        if (!head || *head == told) {
            return false;
        }
        const EventRange range{told < 0 ? *head - 1 : told, *head};
        told = *head;
        m_hub.heard(connection, range);
        return true;
    });
}

} // namespace farol::server
