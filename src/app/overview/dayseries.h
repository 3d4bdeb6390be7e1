// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/rate.h"

namespace farol::app {

// The last 24 hours of one figure, oldest first, with the places where nothing is known between two points. About
// 17,280 points at one each 5 s; older ones go. One thread.
class DaySeries final {
public:
    static constexpr std::chrono::hours span{24};

    void append(SeriesPoint point); // one from before the last one starts anew: the clock was set
    void breakHere();               // nothing is known between the last point and the next one
    [[nodiscard]] const std::vector<SeriesPoint> &points() const { return m_points; }

    // What a chart draws: unbroken stretches, together at most two points a pixel, spikes kept.
    [[nodiscard]] std::vector<std::vector<SeriesPoint>> stretches(Instant from, Instant to, int pixels) const;

private:
    void dropOld();

    std::vector<SeriesPoint> m_points;
    std::vector<Instant> m_breaks; // moments of the points that begin a stretch, but the first
    bool m_isBroken = false;
};

} // namespace farol::app
