// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/events/eventhub.h"
#include "server/http/feed.h"

namespace farol::server {

// The facts of one tenant behind a position, as text/event-stream: from the event store until it has caught up, then
// from the hub. hub and readers outlive it.
class EventFeed final : public Feed, public std::enable_shared_from_this<EventFeed> {
public:
    EventFeed(EventHub &hub, Readers &readers, StreamFilter filter, std::int64_t after);
    ~EventFeed() override;
    void begin(std::function<void()> more) override;
    void take(std::string &into, std::size_t most) override;
    [[nodiscard]] std::string beat() const override { return ":\n\n"; }
    [[nodiscard]] std::string lastWords(const Error &why) const override;

private:
    struct Fetched {
        std::string text;
        std::int64_t to = 0;
    };
    void fetch();
    [[nodiscard]] Fetched read(sql::Connection &connection) const;

    EventHub &m_hub;
    Readers &m_readers;
    StreamFilter m_filter;
    std::int64_t m_position; // what the client has, or has on its way
    std::function<void()> m_more;
    bool m_greeted = false;
    std::mutex m_mutex;
    std::optional<Fetched> m_fetched; // by a reader's thread
    bool m_fetching = false;
};

} // namespace farol::server
