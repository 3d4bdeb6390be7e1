// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace farol {

// Remembers the first of equal entries: open addressing over a flat list, one cache line a look-up, where a map of
// nodes costs more than reading the file. Entry has isSame(const Entry &). One owner, one thread.
template<typename Entry>
class FirstSeen final {
public:
    void expect(std::size_t count) {
        m_entries.reserve(count);
        std::size_t size = m_slots.size();
        while (size < 2 * count) {
            size *= 2;
        }
        grow(size);
    }
    // The entry kept before that is the same, or null: then this one is kept. Valid until the next call.
    const Entry *keep(std::size_t wideHash, const Entry &entry) {
        const auto hash = static_cast<std::uint32_t>(wideHash ^ (wideHash >> 32));
        if (2 * m_entries.size() >= m_slots.size()) {
            grow(2 * m_slots.size());
        }
        auto at = hash & (m_slots.size() - 1);
        for (; m_slots[at].place != 0; at = (at + 1) & (m_slots.size() - 1)) {
            const auto &kept = m_entries[m_slots[at].place - 1];
            if (m_slots[at].hash == hash && kept.isSame(entry)) {
                return &kept;
            }
        }
        m_entries.push_back(entry);
        m_slots[at] = {hash, static_cast<std::uint32_t>(m_entries.size())};
        return nullptr;
    }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = 0; // 1-based in m_entries; 0: free
    };
    void grow(std::size_t size) {
        if (size <= m_slots.size()) {
            return;
        }
        std::vector<Slot> larger(size);
        for (const auto &slot : m_slots) {
            auto at = slot.hash & (size - 1);
            while (slot.place != 0 && larger[at].place != 0) {
                at = (at + 1) & (size - 1);
            }
            larger[at] = slot.place != 0 ? slot : larger[at];
        }
        m_slots.swap(larger);
    }
    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots = std::vector<Slot>(16); // a power of two, at most half full
};

} // namespace farol
