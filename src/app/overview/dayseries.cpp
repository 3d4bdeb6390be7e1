// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/dayseries.h"

#include <algorithm>

namespace farol::app {

void DaySeries::append(SeriesPoint point) {
    if (!m_points.empty() && point.at < m_points.back().at) {
        m_points.clear();
        m_breaks.clear();
        m_isBroken = false;
    }
    if (m_isBroken && !m_points.empty()) {
        m_breaks.push_back(point.at);
    }
    m_isBroken = false;
    m_points.push_back(point);
    dropOld();
}

void DaySeries::breakHere() {
    m_isBroken = true;
}

// Seldom and many at once: moving the rest costs then next to nothing a point.
void DaySeries::dropOld() {
    const auto oldest = m_points.back().at - span;
    const auto first =
        std::partition_point(m_points.begin(), m_points.end(), [oldest](const auto &p) { return p.at < oldest; });
    const auto old = first - m_points.begin();
    if (old < 1024 && m_points.back().at - m_points.front().at < span + span / 16) {
        return;
    }
    m_points.erase(m_points.begin(), first);
    m_breaks.erase(m_breaks.begin(), std::upper_bound(m_breaks.begin(), m_breaks.end(), m_points.front().at));
}

std::vector<std::vector<SeriesPoint>> DaySeries::stretches(Instant from, Instant to, int pixels) const {
    std::vector<std::vector<SeriesPoint>> all;
    auto nextBreak = std::upper_bound(m_breaks.begin(), m_breaks.end(), from);
    for (const auto &point : decimate(m_points, from, to, pixels)) {
        bool isNew = all.empty();
        for (; nextBreak != m_breaks.end() && *nextBreak <= point.at; ++nextBreak) {
            isNew = true;
        }
        if (isNew) {
            all.emplace_back();
        }
        all.back().push_back(point);
    }
    return all;
}

} // namespace farol::app
