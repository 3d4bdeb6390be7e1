// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/familychecks.h"

#include "core/metrics/expositionbytes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace farol {

using namespace exposition;

namespace {

struct Ending {
    MetricType type;
    std::string_view word;
    SampleRole role;
    bool openOnly;
};
constexpr std::array endings{
    Ending{MetricType::Counter, "_total", SampleRole::Total, true},
    Ending{MetricType::Counter, "_created", SampleRole::Created, true},
    Ending{MetricType::Histogram, "_bucket", SampleRole::Bucket, false},
    Ending{MetricType::Histogram, "_sum", SampleRole::Sum, false},
    Ending{MetricType::Histogram, "_count", SampleRole::Count, false},
    Ending{MetricType::Histogram, "_created", SampleRole::Created, true},
    Ending{MetricType::GaugeHistogram, "_bucket", SampleRole::Bucket, true},
    Ending{MetricType::GaugeHistogram, "_gsum", SampleRole::Sum, true},
    Ending{MetricType::GaugeHistogram, "_gcount", SampleRole::Count, true},
    Ending{MetricType::Summary, "_sum", SampleRole::Sum, false},
    Ending{MetricType::Summary, "_count", SampleRole::Count, false},
    Ending{MetricType::Summary, "_created", SampleRole::Created, true},
    Ending{MetricType::Info, "_info", SampleRole::Value, true},
};

// The spelling that OpenMetrics wants: a point or an exponent, or an infinity.
bool isCanonical(std::string_view le) {
    return le == "+Inf" || le.find_first_of(".eE") != std::string_view::npos;
}

// A series may come with several times; each is its own.
std::uint64_t stamped(std::uint64_t series, const ExpositionLine &line) {
    const auto &at = line.timestampMs();
    return at ? series * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(*at) * 0xD6E8FEB86659FD93ULL : series;
}

} // namespace

SampleRole roleOf(std::string_view family, MetricType type, std::string_view sampleName, ExpositionFormat format) {
    if (!sampleName.starts_with(family)) {
        return SampleRole::None;
    }
    const auto ending = sampleName.substr(family.size());
    if (ending.empty()) {
        return SampleRole::Value;
    }
    for (const auto &one : endings) {
        if (one.type == type && one.word == ending && (!one.openOnly || format == ExpositionFormat::OpenMetrics)) {
            return one.role;
        }
    }
    return SampleRole::None;
}

std::array<std::string_view, 4> endingsOf(MetricType type, ExpositionFormat format) {
    std::array<std::string_view, 4> words;
    std::size_t count = 0;
    for (const auto &one : endings) {
        if (one.type == type && (!one.openOnly || format == ExpositionFormat::OpenMetrics)) {
            words.at(count++) = one.word;
        }
    }
    return words;
}

bool FamilyChecks::sample(const FamilyHead &head, SampleRole role, const ExpositionLine &line, std::int64_t number) {
    const auto place = m_seen.add(line.series(), line.timestampMs());
    if (place == SeenSeries::Place::Repeated) {
        m_tell(ExpositionRule::SeriesRepeated, number, true);
        return false;
    }
    if (place == SeenSeries::Place::Earlier) {
        m_tell(ExpositionRule::TimestampOrder, number, false);
    }
    if (head.type != MetricType::Untyped && head.type != MetricType::Gauge) {
        checkValue(head, role, line, number);
    }
    return true;
}

void FamilyChecks::checkValue(const FamilyHead &head, SampleRole role, const ExpositionLine &line,
                              std::int64_t number) {
    const bool counts = role == SampleRole::Bucket || role == SampleRole::Count || head.type == MetricType::Counter;
    if (counts && role != SampleRole::Created && !(line.value() >= 0)) {
        m_tell(ExpositionRule::CounterValue, number, false);
    }
    switch (head.type) {
    case MetricType::Histogram:
    case MetricType::GaugeHistogram:
        if (role == SampleRole::Bucket) {
            checkBucket(line, number);
        } else if (role == SampleRole::Count) {
            bucketsOf(stamped(line.labelsWithoutLe(), line), number).count = line.value();
        }
        break;
    case MetricType::Summary:
        if (role == SampleRole::Value) {
            checkQuantile(line, number);
        }
        break;
    case MetricType::StateSet:
        if (line.value() != 0 && line.value() != 1) {
            m_tell(ExpositionRule::StateSetValue, number, false);
        }
        if (std::none_of(line.labels().begin(), line.labels().end(),
                         [&head](const LabelView &label) { return label.name == head.name; })) {
            m_tell(ExpositionRule::StateSetLabel, number, false);
        }
        break;
    case MetricType::Info:
        if (line.value() != 1) {
            m_tell(ExpositionRule::InfoValue, number, false);
        }
        break;
    case MetricType::Untyped:
    case MetricType::Counter:
    case MetricType::Gauge:
        break;
    }
}

FamilyChecks::Buckets &FamilyChecks::bucketsOf(std::uint64_t series, std::int64_t number) {
    if (m_last == nullptr || m_lastSeries != series) {
        const auto [found, isNew] = m_buckets.try_emplace(series);
        m_last = &found->second;
        m_lastSeries = series;
        m_last->line = isNew ? number : m_last->line;
    }
    return *m_last;
}

void FamilyChecks::checkBucket(const ExpositionLine &line, std::int64_t number) {
    const auto *le = line.bound(ExpositionLine::Bound::Le);
    const auto bound = le != nullptr ? numberOf(le->value) : std::nullopt;
    if (!bound || std::isnan(*bound)) {
        bucketsOf(stamped(line.labelsWithoutLe(), line), number).unbound = true;
        m_tell(ExpositionRule::BucketWithoutLe, number, false);
        return;
    }
    if (isOpen() && !m_saidCanonical && !isCanonical(le->value)) {
        m_saidCanonical = true;
        m_tell(ExpositionRule::LeNotCanonical, number, false);
    }
    auto &buckets = bucketsOf(stamped(line.labelsWithoutLe(), line), number);
    if (buckets.any && !buckets.shrank && (*bound <= buckets.bound || line.value() < buckets.held)) {
        buckets.shrank = true;
        m_tell(ExpositionRule::BucketsShrink, number, false);
    }
    buckets.any = true;
    buckets.bound = *bound;
    buckets.held = line.value();
    if (std::isinf(*bound) && *bound > 0) {
        buckets.all = line.value();
    }
}

void FamilyChecks::checkQuantile(const ExpositionLine &line, std::int64_t number) {
    const auto *quantile = line.bound(ExpositionLine::Bound::Quantile);
    const auto at = quantile != nullptr ? numberOf(quantile->value) : std::nullopt;
    if (!at || !(*at >= 0 && *at <= 1)) {
        m_tell(ExpositionRule::Quantile, number, false);
    }
}

void FamilyChecks::end() {
    std::vector<std::pair<std::int64_t, ExpositionRule>> wrong;
    for (const auto &[series, buckets] : m_buckets) {
        const bool isCounted = buckets.count && !buckets.unbound;
        if (!buckets.all && (buckets.any || isCounted)) {
            wrong.emplace_back(buckets.line, ExpositionRule::BucketsWithoutInf);
        } else if (buckets.all && buckets.count && *buckets.all != *buckets.count) {
            wrong.emplace_back(buckets.line, ExpositionRule::CountDiffers);
        }
    }
    std::sort(wrong.begin(), wrong.end());
    for (const auto &[line, rule] : wrong) {
        m_tell(rule, line, false);
    }
    m_seen.clear();
    if (m_buckets.bucket_count() > 1024) { // clearing costs what it has room for
        std::unordered_map<std::uint64_t, Buckets>().swap(m_buckets);
    } else {
        m_buckets.clear();
    }
    m_last = nullptr;
    m_saidCanonical = false;
}

void FamilyChecks::advise(const FamilyHead &head, bool hasHelp) {
    const bool total = head.name.ends_with("_total");
    if (!hasHelp) {
        m_tell(ExpositionRule::NoHelp, head.line, false);
    }
    if (!isOpen() && head.type == MetricType::Counter && !total) {
        m_tell(ExpositionRule::CounterTotal, head.line, false);
    }
    if (total && head.type != MetricType::Counter && head.type != MetricType::Untyped) {
        m_tell(ExpositionRule::TotalElsewhere, head.line, false);
    }
    if (head.name.find(':') != std::string::npos) {
        m_tell(ExpositionRule::ColonInName, head.line, false);
    }
}

} // namespace farol
