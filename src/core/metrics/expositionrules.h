// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace farol {

// What can be wrong with a page of metrics. An error is what makes Prometheus refuse the page or lose a sample, or what
// the format forbids; a warning is what the field advises against. Sources: "Exposition formats", prometheus.io;
// OpenMetrics 1.0; tests/core/metrics/tst_edgecases.cpp says where this differs from Prometheus, and why.
enum class ExpositionRule {
    LineTooLong,
    NotUtf8,
    ByteOrderMark,
    CarriageReturn,
    LeadingBlank,
    BlankLine, // from here to Blanks of OpenMetrics alone, or stricter there
    Comment,
    CommentNul,
    Blanks,
    MetricName,
    LabelName,
    LabelEquals,
    LabelValue,
    LabelUnclosed,
    LabelComma,
    LabelRepeated,
    LabelReserved,
    UnknownEscape,
    Value,
    Timestamp,
    TimestampNegative,
    TimestampOrder,
    TextBehind,
    Exemplar,
    ExemplarPlace,
    ExemplarTooLong,
    MetadataName,
    TypeUnknown,
    TypeRepeated,
    TypeLate,
    HelpRepeated,
    UnitRepeated,
    UnitSuffix,
    MetadataLate,
    Interleaved,
    NameClash,
    TypeWithoutTotal,
    SeriesRepeated,
    Suffix,
    CounterValue,
    BucketWithoutLe,
    BucketsShrink,
    BucketsWithoutInf,
    CountDiffers,
    Quantile,
    StateSetValue,
    StateSetLabel,
    InfoValue,
    NoEnd,
    BehindEnd,
    NoFinalLineFeed,
    TooManySamples,
    NoSamples,
    NoHelp,
    CounterTotal,
    TotalElsewhere,
    ColonInName,
    LeNotCanonical,
};

enum class ExpositionSeverity { Error, Warning };

struct ExpositionRuleText {
    std::string_view word; // stable, snake_case
    ExpositionSeverity severity;
    std::string_view detail; // an English sentence with the way out
};
[[nodiscard]] const ExpositionRuleText &textOf(ExpositionRule rule);

// One place of a page. line and column (bytes) are 1-based; column is 0 where the whole line, or the family, is meant.
struct ExpositionFinding {
    std::int64_t line = 0;
    int column = 0;
    ExpositionRule rule = ExpositionRule::Value;
    bool lost = false;        // something of the line was not read
    std::string_view subject; // the metric, its first 200 bytes; empty where the line has none; ends with the call
};

} // namespace farol
