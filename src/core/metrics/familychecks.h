// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/expositionline.h"
#include "core/metrics/metrics.h"
#include "core/metrics/seenseries.h"

#include <functional>
#include <unordered_map>

namespace farol {

struct FamilyHead {
    std::string name;
    MetricType type = MetricType::Untyped;
    std::string help;
    std::string unit;
    std::int64_t line = 0; // its first one
};

// What a sample is within its family, by the ending of its name.
enum class SampleRole { None, Value, Total, Created, Bucket, Sum, Count };
[[nodiscard]] SampleRole roleOf(std::string_view family, MetricType type, std::string_view sampleName,
                                ExpositionFormat format);
// What may stand behind the name of a family of that type; the rest is empty.
[[nodiscard]] std::array<std::string_view, 4> endingsOf(MetricType type, ExpositionFormat format);

struct SampleView {
    std::string_view name;
    std::span<const LabelView> labels; // in the order of the line
    double value = 0;                  // NaN and infinities as they came
    std::optional<std::int64_t> timestampMs;
    const ExemplarView *exemplar = nullptr;
    std::int64_t line = 0;
};

// What only the samples of a family together show: series that come twice, buckets that shrink. One family at a time.
class FamilyChecks final {
public:
    using Tell = std::function<void(ExpositionRule, std::int64_t line, bool lost)>;
    FamilyChecks(ExpositionFormat format, Tell tell)
        : m_format(format)
        , m_tell(std::move(tell)) {}

    // False: the sample is a repetition and is lost.
    [[nodiscard]] bool sample(const FamilyHead &head, SampleRole role, const ExpositionLine &line, std::int64_t number);
    void end();
    // What is said of a family once, whatever it holds.
    void advise(const FamilyHead &head, bool hasHelp);

private:
    struct Buckets { // of one series
        double bound = 0;
        double held = 0;
        std::optional<double> all; // of +Inf
        std::optional<double> count;
        std::int64_t line = 0;
        bool any = false;
        bool unbound = false; // a bucket without its le
        bool shrank = false;
    };
    void checkValue(const FamilyHead &head, SampleRole role, const ExpositionLine &line, std::int64_t number);
    void checkBucket(const ExpositionLine &line, std::int64_t number);
    void checkQuantile(const ExpositionLine &line, std::int64_t number);
    Buckets &bucketsOf(std::uint64_t series, std::int64_t number);
    [[nodiscard]] bool isOpen() const { return m_format == ExpositionFormat::OpenMetrics; }

    ExpositionFormat m_format;
    Tell m_tell;
    SeenSeries m_seen;
    std::unordered_map<std::uint64_t, Buckets> m_buckets;
    Buckets *m_last = nullptr; // the buckets of a series stand together
    std::uint64_t m_lastSeries = 0;
    bool m_saidCanonical = false;
};

} // namespace farol
