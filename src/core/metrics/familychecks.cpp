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
    return at ? series ^ (static_cast<std::uint64_t>(*at + 1) * 0x9E3779B97F4A7C15ULL) : series;
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

bool SeenHashes::add(std::uint64_t hash) {
    if (2 * (m_count + 1) > m_slots.size()) {
        grow();
    }
    hash += hash == 0 ? 1 : 0; // 0 is a free place
    const auto mask = m_slots.size() - 1;
    auto at = hash & mask;
    while (m_slots[at] != 0) {
        if (m_slots[at] == hash) {
            return false;
        }
        at = (at + 1) & mask;
    }
    m_slots[at] = hash;
    ++m_count;
    return true;
}

void SeenHashes::clear() {
    if (m_slots.size() > 1024 && 8 * m_count < m_slots.size()) { // one that was large once
        m_slots.assign(1024, 0);
    } else {
        std::fill(m_slots.begin(), m_slots.end(), 0);
    }
    m_count = 0;
}

void SeenHashes::grow() {
    std::vector<std::uint64_t> old(std::max<std::size_t>(1024, m_slots.size() * 4));
    old.swap(m_slots);
    m_count = 0;
    for (const auto hash : old) {
        if (hash != 0) {
            static_cast<void>(add(hash));
        }
    }
}

bool FamilyChecks::sample(const FamilyHead &head, SampleRole role, const ExpositionLine &line, std::int64_t number) {
    if (!m_seen.add(stamped(line.series(), line))) {
        m_tell(ExpositionRule::SeriesRepeated, number, true);
        return false;
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
            bucketsOf(stamped(line.labelsWithoutBound(), line), number).count = line.value();
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
    const auto *le = line.bound();
    const auto bound = le != nullptr && le->name == "le" ? numberOf(le->value) : std::nullopt;
    if (!bound || std::isnan(*bound)) {
        m_tell(ExpositionRule::BucketWithoutLe, number, false);
        return;
    }
    if (isOpen() && !m_saidCanonical && !isCanonical(le->value)) {
        m_saidCanonical = true;
        m_tell(ExpositionRule::LeNotCanonical, number, false);
    }
    auto &buckets = bucketsOf(stamped(line.labelsWithoutBound(), line), number);
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
    const auto *quantile = line.bound();
    const auto at = quantile != nullptr && quantile->name == "quantile" ? numberOf(quantile->value) : std::nullopt;
    if (!at || !(*at >= 0 && *at <= 1)) {
        m_tell(ExpositionRule::Quantile, number, false);
    }
}

void FamilyChecks::end(const FamilyHead &head, bool hasSamples) {
    std::vector<std::pair<std::int64_t, ExpositionRule>> wrong;
    for (const auto &[series, buckets] : m_buckets) {
        if (buckets.any && !buckets.all) {
            wrong.emplace_back(buckets.line, ExpositionRule::BucketsWithoutInf);
        } else if (buckets.all && buckets.count && *buckets.all != *buckets.count) {
            wrong.emplace_back(buckets.line, ExpositionRule::CountDiffers);
        }
    }
    std::sort(wrong.begin(), wrong.end());
    for (const auto &[line, rule] : wrong) {
        m_tell(rule, line, false);
    }
    if (hasSamples) {
        const bool total = head.name.ends_with("_total");
        if (head.help.empty()) {
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
    m_seen.clear();
    m_buckets.clear();
    m_last = nullptr;
    m_saidCanonical = false;
}

} // namespace farol
