// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/textformat.h"

namespace farol {

class MetricsTextParser::Collector final : public ExpositionVisitor {
public:
    Collector(MetricsLimits limits, ExpositionFormat format)
        : reader(format, *this, {limits.maxLine, limits.maxSamples})
        , m_maxProblems(limits.maxProblems) {}

    void family(const FamilyHead &head) override {
        const auto [place, isNew] = m_places.try_emplace(head.name, text.families.size());
        if (isNew) {
            text.families.push_back({head.name, head.type, head.help, {}});
        }
        m_place = place->second;
        auto &known = text.families[m_place];
        known.type = head.type;
        known.help = head.help.empty() ? known.help : head.help;
    }
    void sample(const FamilyHead & /*head*/, const SampleView &sample) override {
        MetricSample kept{std::string(sample.name), {}, sample.value, sample.timestampMs};
        kept.labels.reserve(sample.labels.size());
        for (const auto &label : sample.labels) {
            kept.labels.push_back({std::string(label.name), std::string(label.value)});
        }
        text.families[m_place].samples.push_back(std::move(kept));
    }
    void finding(const ExpositionFinding &finding) override {
        if (!finding.lost) {
            return;
        }
        ++text.problemCount;
        if (text.problems.size() < m_maxProblems) {
            text.problems.push_back({finding.line, std::string(textOf(finding.rule).detail)});
        }
    }

    ExpositionReader reader;
    MetricsText text;

private:
    std::size_t m_maxProblems;
    std::size_t m_place = 0;
    std::unordered_map<std::string, std::size_t> m_places; // of families, by name
};

MetricsTextParser::MetricsTextParser(MetricsLimits limits, ExpositionFormat format)
    : m_limits(limits)
    , m_format(format)
    , m_collector(std::make_unique<Collector>(limits, format)) {}

MetricsTextParser::~MetricsTextParser() = default;

void MetricsTextParser::feed(std::string_view chunk) {
    m_collector->reader.feed(chunk);
}

MetricsText MetricsTextParser::finish() {
    m_collector->reader.finish();
    auto text = std::move(m_collector->text);
    text.sampleCount = m_collector->reader.samples();
    m_collector = std::make_unique<Collector>(m_limits, m_format);
    return text;
}

MetricsText parseMetricsText(std::string_view text) {
    MetricsTextParser parser;
    parser.feed(text);
    return parser.finish();
}

std::optional<MetricType> metricTypeFromWord(std::string_view word) {
    if (word == "counter") {
        return MetricType::Counter;
    }
    if (word == "gauge") {
        return MetricType::Gauge;
    }
    if (word == "histogram") {
        return MetricType::Histogram;
    }
    if (word == "summary") {
        return MetricType::Summary;
    }
    return word == "untyped" ? std::optional(MetricType::Untyped) : std::nullopt;
}

} // namespace farol
