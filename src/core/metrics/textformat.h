// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/exposition.h"

#include <memory>

namespace farol {

struct MetricsLimits {
    std::size_t maxLine = 1 << 20;       // a longer line is a problem and is skipped
    std::int64_t maxSamples = 1'000'000; // samples above it are counted as problems and dropped
    std::size_t maxProblems = 100;
};

// A whole page kept in memory: for small pages. Problems are the findings that cost a line. One owner, one thread.
class MetricsTextParser final {
public:
    explicit MetricsTextParser(MetricsLimits limits = {}, ExpositionFormat format = ExpositionFormat::Text);
    ~MetricsTextParser();
    void feed(std::string_view chunk);
    // Reads a last line without its end and hands everything over; the parser is new again afterwards.
    [[nodiscard]] MetricsText finish();

private:
    class Collector;
    MetricsLimits m_limits;
    ExpositionFormat m_format;
    std::unique_ptr<Collector> m_collector;
};

// The whole of a text at once.
[[nodiscard]] MetricsText parseMetricsText(std::string_view text);

// The word of a TYPE line of 0.0.4; empty for an unknown one. The words are lower case.
[[nodiscard]] std::optional<MetricType> metricTypeFromWord(std::string_view word);

} // namespace farol
