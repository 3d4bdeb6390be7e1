// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace farol {

// Untyped is OpenMetrics' unknown; it alone has the last three.
enum class MetricType { Untyped, Counter, Gauge, Histogram, Summary, GaugeHistogram, StateSet, Info };

struct MetricLabel {
    std::string name;
    std::string value; // UTF-8
    bool operator==(const MetricLabel &) const = default;
};

// One line of a scrape. name is the line's own: the family's, or with _bucket, _sum or _count behind it.
struct MetricSample {
    std::string name;
    std::vector<MetricLabel> labels; // in the order of the line
    double value = 0;                // NaN and infinities as they came
    std::optional<std::int64_t> timestampMs;
    // The value of a label; empty when it is absent, which Prometheus holds to be the same.
    [[nodiscard]] std::string_view label(std::string_view labelName) const {
        for (const auto &candidate : labels) {
            if (candidate.name == labelName) {
                return candidate.value;
            }
        }
        return {};
    }
};

struct MetricFamily {
    std::string name;
    MetricType type = MetricType::Untyped;
    std::string help;
    std::vector<MetricSample> samples; // in the order of the text
};

// A line that could not be read; the others were kept. line is 1-based, detail English and plain.
struct MetricProblem {
    std::int64_t line = 0;
    std::string detail;
};

struct MetricsText {
    std::vector<MetricFamily> families;  // in the order of their first line
    std::vector<MetricProblem> problems; // the first ones, up to the parser's limit
    std::int64_t problemCount = 0;       // exact
    std::int64_t sampleCount = 0;

    [[nodiscard]] const MetricFamily *family(std::string_view name) const {
        for (const auto &candidate : families) {
            if (candidate.name == name) {
                return &candidate;
            }
        }
        return nullptr;
    }
};

} // namespace farol
