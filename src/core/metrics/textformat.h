// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metrics.h"

#include <unordered_map>

namespace farol {

struct MetricsLimits {
    std::size_t maxLine = 1 << 20;       // a longer line is a problem and is skipped
    std::int64_t maxSamples = 1'000'000; // samples above it are counted as problems and dropped
    std::size_t maxProblems = 100;
};

// Prometheus text format 0.0.4, fed in chunks of any size as they come from the wire. A bad line is reported by its
// number and costs nothing but itself. One owner, one thread. Source: "Exposition formats", prometheus.io.
class MetricsTextParser final {
public:
    explicit MetricsTextParser(MetricsLimits limits = {})
        : m_limits(limits) {}
    void feed(std::string_view chunk);
    // Reads a last line without its end and hands everything over; the parser is new again afterwards.
    [[nodiscard]] MetricsText finish();

private:
    void readLine(std::string_view line);
    void readComment(std::string_view line);
    void readHelp(std::string_view name, std::string_view text);
    void readType(std::string_view name, std::string_view word);
    void problem(std::string detail);
    MetricFamily &family(std::string_view name);
    MetricFamily &familyOfSample(std::string_view name);

    struct Seen {
        std::size_t place = 0;
        bool hasHelp = false;
        bool hasType = false;
    };
    MetricsLimits m_limits;
    MetricsText m_text;
    std::unordered_map<std::string, Seen> m_places; // of families, by name
    std::string m_rest;                             // an unfinished line
    bool m_skipping = false;                        // inside a line that is too long
    std::int64_t m_line = 0;
};

// The whole of a text at once.
[[nodiscard]] MetricsText parseMetricsText(std::string_view text);

// The word of a TYPE line; empty for an unknown one. The words are lower case.
[[nodiscard]] std::optional<MetricType> metricTypeFromWord(std::string_view word);

} // namespace farol
