// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/eventhub.h"

#include "core/json/codec.h"

#include <algorithm>

namespace farol::server {

namespace {

constexpr std::size_t mostHeld = 8192;
constexpr std::size_t mostBytes = 4 << 20;
constexpr int chunk = 500;

} // namespace

std::string sseText(const StreamedEvent &event) {
    const QByteArray data = json::encode(event.event);
    std::string text = "id: " + std::to_string(event.position) + "\nevent: ";
    // A type is a word of ours; were it not, it would still be one line.
    for (const char c : event.event.type.toStdString()) {
        text += static_cast<unsigned char>(c) < 0x20 ? '_' : c;
    }
    text += "\ndata: ";
    text.append(data.constData(), static_cast<std::size_t>(data.size()));
    return text += "\n\n";
}

void EventHub::beginAt(std::int64_t head) {
    const std::lock_guard lock(m_mutex);
    m_floor = m_head = head;
}

void EventHub::heard(sql::Connection &connection, EventRange range) {
    bool listened = false;
    {
        const std::lock_guard lock(m_mutex);
        listened = m_streams > 0;
        if (!listened) {
            m_held.clear();
            m_bytes = 0;
            m_floor = m_head = range.to;
        } else if (m_head < range.after) { // the first that it hears: what is between is in the store
            m_held.clear();
            m_bytes = 0;
            m_floor = m_head = range.after;
        }
    }
    while (listened && range.after < range.to) {
        const auto events = readStream(connection, range, chunk);
        if (!events || events->empty()) {
            // Cannot be read now: the streams read on their own.
            const std::lock_guard lock(m_mutex);
            m_held.clear();
            m_bytes = 0;
            m_floor = m_head = range.to;
            break;
        }
        append(*events);
        range.after = events->back().position;
    }
    if (listened && m_more) {
        m_more();
    }
}

void EventHub::append(const std::vector<StreamedEvent> &events) {
    std::vector<Held> made;
    made.reserve(events.size());
    for (const auto &event : events) {
        made.push_back({event.position, event.tenant, event.event.type.toStdString(), sseText(event)});
    }
    const std::lock_guard lock(m_mutex);
    for (Held &one : made) {
        m_head = one.position;
        m_bytes += one.text.size();
        m_held.push_back(std::move(one));
    }
    while (m_held.size() > mostHeld || m_bytes > mostBytes) {
        m_floor = m_held.front().position;
        m_bytes -= m_held.front().text.size();
        m_held.pop_front();
    }
}

void EventHub::join() {
    const std::lock_guard lock(m_mutex);
    ++m_streams;
}

void EventHub::leave() {
    const std::lock_guard lock(m_mutex);
    --m_streams;
}

std::int64_t EventHub::head() const {
    const std::lock_guard lock(m_mutex);
    return m_head;
}

std::optional<std::int64_t> EventHub::take(std::int64_t position, const StreamFilter &filter, std::string &into,
                                           std::size_t most) const {
    const std::lock_guard lock(m_mutex);
    if (position < m_floor) {
        return std::nullopt;
    }
    auto at = std::upper_bound(m_held.begin(), m_held.end(), position,
                               [](std::int64_t seen, const Held &held) { return seen < held.position; });
    const std::size_t begin = into.size();
    for (; at != m_held.end(); ++at) {
        if (into.size() - begin >= most) {
            return position;
        }
        position = at->position;
        const bool wanted =
            filter.types.empty() || std::find(filter.types.begin(), filter.types.end(), at->type) != filter.types.end();
        if (at->tenant == filter.tenant && wanted) {
            into += at->text;
        }
    }
    return std::max(position, m_head);
}

} // namespace farol::server
