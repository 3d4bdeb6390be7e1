// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/seenseries.h"

#include <algorithm>
#include <limits>

namespace farol {

namespace {

constexpr auto untimed = std::numeric_limits<std::int64_t>::max();

} // namespace

SeenSeries::Place SeenSeries::add(std::uint64_t hash, const std::optional<std::int64_t> &time) {
    if (2 * (m_count + 1) > m_slots.size()) {
        grow();
    }
    if (time && m_times.empty()) [[unlikely]] {
        m_times.assign(m_slots.size(), untimed);
    }
    hash += hash == 0 ? 1 : 0;
    const auto at = placeOf(hash);
    const bool isNew = m_slots[at] == 0;
    if (isNew) {
        m_slots[at] = hash;
        ++m_count;
    }
    if (m_times.empty()) [[likely]] {
        return isNew ? Place::First : Place::Repeated;
    }
    const auto moment = time ? std::min(*time, untimed - 1) : untimed;
    if (!isNew && moment <= m_times[at]) {
        return moment == m_times[at] ? Place::Repeated : Place::Earlier;
    }
    m_times[at] = moment;
    return isNew ? Place::First : Place::Later;
}

void SeenSeries::clear() {
    if (m_slots.size() > 1024 && 8 * m_count < m_slots.size()) { // one that was large once
        m_slots.assign(1024, 0);
    } else {
        std::fill(m_slots.begin(), m_slots.end(), 0);
    }
    m_times.clear();
    m_count = 0;
}

std::size_t SeenSeries::placeOf(std::uint64_t hash) const {
    const auto mask = m_slots.size() - 1;
    auto at = hash & mask;
    while (m_slots[at] != 0 && m_slots[at] != hash) {
        at = (at + 1) & mask;
    }
    return at;
}

void SeenSeries::grow() {
    std::vector<std::uint64_t> slots(std::max<std::size_t>(1024, m_slots.size() * 2));
    std::vector<std::int64_t> times(m_times.empty() ? 0 : slots.size());
    slots.swap(m_slots);
    times.swap(m_times);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i] == 0) {
            continue;
        }
        const auto at = placeOf(slots[i]);
        m_slots[at] = slots[i];
        if (!times.empty()) {
            m_times[at] = times[i];
        }
    }
}

} // namespace farol
