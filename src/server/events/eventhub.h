// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/events/relay.h"

#include <deque>
#include <functional>

namespace farol::server {

// The newest facts as text for streams, held once for all of them and only while there is one. Who falls behind what is
// held reads the event store instead. Owned by the composition root, outlives its feeds' streams; thread-safe.
class EventHub final : public EventListener {
public:
    // Called on the relay's thread when there is more; before the relay starts.
    void onMore(std::function<void()> more) { m_more = std::move(more); }
    // Before the front starts: who comes then and names no position begins behind it.
    void beginAt(std::int64_t head);
    void heard(sql::Connection &connection, EventRange range) override;

    // Counts the streams.
    void join();
    void leave();
    [[nodiscard]] std::int64_t head() const; // the last position that it knows of

    // Appends what the filter wants of the facts behind position, about most bytes. The position up to which the reader
    // has seen all then; nothing when that is not held any more.
    [[nodiscard]] std::optional<std::int64_t> take(std::int64_t position, const StreamFilter &filter, std::string &into,
                                                   std::size_t most) const;

private:
    struct Held {
        std::int64_t position;
        std::int64_t tenant;
        std::string type;
        std::string text;
    };
    void append(const std::vector<StreamedEvent> &events);

    std::function<void()> m_more;
    mutable std::mutex m_mutex;
    std::deque<Held> m_held;
    std::size_t m_bytes = 0;
    std::int64_t m_floor = 0; // what is at or before it is not held
    std::int64_t m_head = 0;
    int m_streams = 0;
};

// A fact in the form of text/event-stream: id is its position.
[[nodiscard]] std::string sseText(const StreamedEvent &event);

} // namespace farol::server
