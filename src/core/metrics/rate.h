// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <optional>
#include <span>
#include <vector>

namespace farol {

// One value of a series at one moment. Series are in order of time; points that are not, and NaN, are passed over.
struct SeriesPoint {
    Instant at;
    double value = 0;
    bool operator==(const SeriesPoint &) const = default;
};

// Growth of a counter over its points. A value below the one before is a restart from zero. Empty below two points.
[[nodiscard]] std::optional<double> counterIncrease(std::span<const SeriesPoint> points);
// The same per second, between the first and the last point; nothing is extrapolated beyond them.
[[nodiscard]] std::optional<double> counterRate(std::span<const SeriesPoint> points);
// One rate per pair of neighbours, at the later one's time: what a chart of a counter draws.
[[nodiscard]] std::vector<SeriesPoint> counterRates(std::span<const SeriesPoint> points);

// part / whole; empty when there is no whole to speak of (zero, NaN, infinite), which is not "0 %".
[[nodiscard]] std::optional<double> ratio(double part, double whole);

// At most two points a pixel column, the lowest and the highest in order of time, so that no spike is lost. from and
// to are the edges of the chart; points outside them are dropped, as are NaN and infinities.
[[nodiscard]] std::vector<SeriesPoint> decimate(std::span<const SeriesPoint> points, Instant from, Instant to,
                                                int pixels);

} // namespace farol
