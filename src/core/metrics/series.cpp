// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/series.h"

#include <algorithm>

namespace farol {

using namespace std::chrono_literals;

std::string_view Series::label(std::string_view name) const {
    const auto found =
        std::find_if(labels.begin(), labels.end(), [name](const MetricLabel &one) { return one.name == name; });
    return found == labels.end() ? std::string_view() : std::string_view(found->value);
}

std::string textOf(const Series &series) {
    std::string text(series.label("__name__"));
    std::string inside;
    for (const MetricLabel &one : series.labels) {
        if (one.name == "__name__") {
            continue;
        }
        inside += (inside.empty() ? "" : ",") + one.name + "=\"";
        for (const char c : one.value) {
            inside += c == '"' || c == '\\' ? std::string{'\\', c} : c == '\n' ? std::string("\\n") : std::string(1, c);
        }
        inside += '"';
    }
    return inside.empty() && !text.empty() ? text : text + '{' + inside + '}';
}

std::vector<std::span<const SeriesPoint>> stretchesOf(std::span<const SeriesPoint> points,
                                                      std::chrono::milliseconds step) {
    std::vector<std::span<const SeriesPoint>> stretches;
    std::size_t from = 0;
    for (std::size_t i = 1; i <= points.size(); ++i) {
        // Moments are told to the millisecond, and a step may not be a whole number of them.
        if (i == points.size() || points[i].at - points[i - 1].at > step + 1ms) {
            stretches.push_back(points.subspan(from, i - from));
            from = i;
        }
    }
    return stretches;
}

std::chrono::milliseconds stepFor(std::chrono::milliseconds range, int pixels, std::chrono::milliseconds scrape) {
    const auto up = [](std::int64_t value, std::int64_t by) { return (value + by - 1) / by; };
    const std::int64_t span = std::max<std::int64_t>(range.count(), 0);
    std::int64_t step = std::max<std::int64_t>({1, scrape.count(), up(span, std::max(pixels, 1)), up(span, mostSteps)});
    if (step > 1000) {
        step = up(step, 1000) * 1000;
    }
    return std::chrono::milliseconds(step);
}

} // namespace farol
