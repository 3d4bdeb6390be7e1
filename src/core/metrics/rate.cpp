// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/rate.h"

#include <cmath>

namespace farol {
namespace {

double secondsBetween(Instant from, Instant to) {
    return std::chrono::duration<double>(to - from).count();
}

// Calls visit(before, after) for each pair of good neighbours.
template<typename Visit>
void eachStep(std::span<const SeriesPoint> points, Visit visit) {
    const SeriesPoint *before = nullptr;
    for (const auto &point : points) {
        if (!std::isfinite(point.value) || (before != nullptr && point.at <= before->at)) {
            continue;
        }
        if (before != nullptr) {
            visit(*before, point);
        }
        before = &point;
    }
}

double growth(const SeriesPoint &before, const SeriesPoint &after) {
    return after.value < before.value ? after.value : after.value - before.value;
}

} // namespace

std::optional<double> counterIncrease(std::span<const SeriesPoint> points) {
    std::optional<double> total;
    eachStep(points,
             [&total](const auto &before, const auto &after) { total = total.value_or(0) + growth(before, after); });
    return total;
}

std::optional<double> counterRate(std::span<const SeriesPoint> points) {
    double total = 0;
    double seconds = 0;
    eachStep(points, [&](const auto &before, const auto &after) {
        total += growth(before, after);
        seconds += secondsBetween(before.at, after.at);
    });
    return seconds > 0 ? std::optional(total / seconds) : std::nullopt;
}

std::vector<SeriesPoint> counterRates(std::span<const SeriesPoint> points) {
    std::vector<SeriesPoint> rates;
    eachStep(points, [&rates](const auto &before, const auto &after) {
        rates.push_back({after.at, growth(before, after) / secondsBetween(before.at, after.at)});
    });
    return rates;
}

std::optional<double> ratio(double part, double whole) {
    if (whole == 0 || !std::isfinite(part) || !std::isfinite(whole)) {
        return std::nullopt;
    }
    return part / whole;
}

std::vector<SeriesPoint> decimate(std::span<const SeriesPoint> points, Instant from, Instant to, int pixels) {
    std::vector<SeriesPoint> kept;
    if (pixels <= 0 || to <= from) {
        return kept;
    }
    const auto width = secondsBetween(from, to);
    const SeriesPoint *lowest = nullptr;
    const SeriesPoint *highest = nullptr;
    int column = -1;
    const auto flush = [&] {
        if (lowest == nullptr) {
            return;
        }
        kept.push_back(lowest <= highest ? *lowest : *highest);
        if (lowest != highest) {
            kept.push_back(lowest <= highest ? *highest : *lowest);
        }
        lowest = highest = nullptr;
    };
    for (const auto &point : points) {
        if (!std::isfinite(point.value) || point.at < from || point.at > to) {
            continue;
        }
        const auto share = secondsBetween(from, point.at) / width;
        const int here = std::min(static_cast<int>(share * pixels), pixels - 1);
        if (here < column) {
            continue;
        }
        if (here > column) {
            flush();
            column = here;
        }
        lowest = lowest == nullptr || point.value < lowest->value ? &point : lowest;
        highest = highest == nullptr || point.value > highest->value ? &point : highest;
    }
    flush();
    return kept;
}

} // namespace farol
