// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/eventfeed.h"

namespace farol::server {

namespace {

constexpr int rowsAtOnce = 100;
constexpr std::int64_t walkedAtOnce = 5000; // of the stream, whoever's they are: a page costs the same for all

} // namespace

EventFeed::EventFeed(EventHub &hub, Readers &readers, StreamFilter filter, std::int64_t after)
    : m_hub(hub)
    , m_readers(readers)
    , m_filter(std::move(filter))
    , m_position(after) {
    m_hub.join();
}

EventFeed::~EventFeed() {
    m_hub.leave();
}

void EventFeed::begin(std::function<void()> more) {
    m_more = std::move(more);
}

void EventFeed::take(std::string &into, std::size_t most) {
    if (!m_greeted) {
        m_greeted = true;
        into += "retry: 2000\n: farold\n\n";
    }
    {
        const std::lock_guard lock(m_mutex);
        if (m_fetching) {
            return;
        }
        if (m_fetched) {
            into += m_fetched->text;
            m_position = std::max(m_position, m_fetched->to);
            m_fetched.reset();
        }
    }
    if (into.size() >= most) {
        return;
    }
    if (const auto seen = m_hub.take(m_position, m_filter, into, most)) {
        m_position = std::max(m_position, *seen);
    } else {
        fetch();
    }
}

void EventFeed::fetch() {
    {
        const std::lock_guard lock(m_mutex);
        m_fetching = true;
    }
    const bool taken = m_readers.post([weak = weak_from_this(), more = m_more](Result<sql::Connection *> connection) {
        const auto self = weak.lock();
        if (!self) {
            return;
        }
        Fetched fetched{{}, 0};
        if (connection) {
            fetched = self->read(**connection);
        }
        {
            const std::lock_guard lock(self->m_mutex);
            self->m_fetching = false;
            self->m_fetched = std::move(fetched);
        }
        if (connection) {
            more(); // otherwise the next sign of life asks again
        }
    });
    if (!taken) {
        const std::lock_guard lock(m_mutex);
        m_fetching = false;
    }
}

EventFeed::Fetched EventFeed::read(sql::Connection &connection) const {
    const auto to = std::min(m_hub.head(), m_position + walkedAtOnce);
    const auto events = readStream(connection, {m_position, to}, rowsAtOnce, m_filter);
    if (!events) {
        return {};
    }
    Fetched fetched{{}, static_cast<int>(events->size()) == rowsAtOnce ? events->back().position : to};
    for (const auto &event : *events) {
        fetched.text += sseText(event);
    }
    return fetched;
}

std::string EventFeed::lastWords(const Error &why) const {
    return "event: end\ndata: {\"code\":\"" + why.code.toStdString() + "\"}\n\n";
}

} // namespace farol::server
