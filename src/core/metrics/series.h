// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metrics.h"
#include "core/metrics/rate.h"

namespace farol {

// Which ends belong to a bucket of a native histogram; the numbers are the wire's.
enum class BucketEnds : int { OpenLeft = 0, OpenRight = 1, BothOpen = 2, BothClosed = 3 };

struct HistogramBucket {
    BucketEnds ends = BucketEnds::OpenLeft;
    double lower = 0;
    double upper = 0;
    double count = 0; // a rate of a histogram has broken counts
    bool operator==(const HistogramBucket &) const = default;
};

// A native histogram at one moment; buckets from the lowest to the highest, those without a count left out.
struct NativeHistogram {
    double count = 0;
    double sum = 0;
    std::vector<HistogramBucket> buckets;
    bool operator==(const NativeHistogram &) const = default;
};

struct HistogramPoint {
    Instant at;
    NativeHistogram value;
};

// The points of one set of labels, the oldest first. A moment without a point is a gap, never a zero.
struct Series {
    std::vector<MetricLabel> labels; // by name; __name__ is the metric's
    std::vector<SeriesPoint> points;
    std::vector<HistogramPoint> histograms;
    [[nodiscard]] std::string_view label(std::string_view name) const; // empty when absent
};

// up{job="node",instance="127.0.0.1:9100"}: as a person would ask for it again.
[[nodiscard]] std::string textOf(const Series &series);

// The stretches of points that a line may join: between two of them a point is missing. Pure. Source: Prometheus leaves
// the points out that a series does not have.
[[nodiscard]] std::vector<std::span<const SeriesPoint>> stretchesOf(std::span<const SeriesPoint> points,
                                                                    std::chrono::milliseconds step);

// A server computes at most so many steps a series.
inline constexpr std::int64_t mostSteps = 11'000;
// A step for a chart of so many pixels: not finer than the scrapes, a whole number of seconds from one second on, and
// never more steps than the server computes. At least 1 ms. Pure.
[[nodiscard]] std::chrono::milliseconds stepFor(std::chrono::milliseconds range, int pixels,
                                                std::chrono::milliseconds scrape);

} // namespace farol
