// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositionrules.h"

#include <array>

namespace farol {

// In the order of the enumeration.
const ExpositionRuleText &textOf(ExpositionRule rule) {
    using enum ExpositionSeverity;
    static constexpr std::array texts{
        ExpositionRuleText{"line_too_long", Error, "The line is too long; it is left out."},
        ExpositionRuleText{"not_utf8", Error, "The line is not UTF-8; Prometheus refuses the whole page."},
        ExpositionRuleText{"byte_order_mark", Error, "A byte order mark stands first; write the page without it."},
        ExpositionRuleText{"carriage_return", Error, "Lines end with CR LF; end them with LF alone."},
        ExpositionRuleText{"leading_blank", Error, "The line begins with a blank; Prometheus refuses it."},
        ExpositionRuleText{"blank_line", Error, "OpenMetrics has no empty lines."},
        ExpositionRuleText{"comment", Error, "OpenMetrics has no comments but HELP, TYPE, UNIT and EOF."},
        ExpositionRuleText{"comment_nul", Error,
                           "A comment begins with the byte 0; Prometheus reads nothing behind it."},
        ExpositionRuleText{"blanks", Error, "OpenMetrics has exactly one space here."},
        ExpositionRuleText{"metric_name", Error,
                           "A metric's name begins here: letters, digits, _ and :, no digit first."},
        ExpositionRuleText{"label_name", Error, "A label's name begins here: letters, digits and _, no digit first."},
        ExpositionRuleText{"label_equals", Error, "A label's name is followed by =."},
        ExpositionRuleText{"label_value", Error, "A label's value stands between double quotation marks."},
        ExpositionRuleText{"label_unclosed", Error,
                           "The label's value has no end in this line; a line feed inside it is written \\n."},
        ExpositionRuleText{"label_comma", Error, "Labels have a comma between them and } behind the last."},
        ExpositionRuleText{"label_repeated", Error, "A label appears twice."},
        ExpositionRuleText{"label_reserved", Error, "The label __name__ is reserved for the metric's name."},
        ExpositionRuleText{"unknown_escape", Error,
                           "Only \\\\, \\\" and \\n are escapes; this one stays as it is written."},
        ExpositionRuleText{"value", Error, "A number is expected here, or NaN, +Inf or -Inf."},
        ExpositionRuleText{"timestamp", Error,
                           "The time is no whole number of milliseconds (OpenMetrics: of seconds)."},
        ExpositionRuleText{"timestamp_negative", Error, "The time is before 1970; Prometheus refuses it."},
        ExpositionRuleText{
            "timestamp_order", Error,
            "The series had a later time before, or none, which is the latest; Prometheus loses this one."},
        ExpositionRuleText{"text_behind", Error, "Nothing may stand behind the value and its time."},
        ExpositionRuleText{"exemplar", Error, "An exemplar is written # {labels} value time; it is left out."},
        ExpositionRuleText{"exemplar_place", Error, "Only counters and buckets have exemplars; it is left out."},
        ExpositionRuleText{"exemplar_too_long", Error,
                           "The labels of an exemplar have at most 128 characters; it is left out."},
        ExpositionRuleText{"metadata_name", Error, "A valid name is missing behind HELP, TYPE or UNIT."},
        ExpositionRuleText{"type_unknown", Error, "There is no such type; the metric is read as one without."},
        ExpositionRuleText{"type_repeated", Error, "A second TYPE of the same metric; the first one counts."},
        ExpositionRuleText{"type_late", Error, "TYPE comes after samples of the metric; it is left out."},
        ExpositionRuleText{"help_repeated", Error, "A second HELP of the same metric; the first one counts."},
        ExpositionRuleText{"unit_repeated", Error, "A second UNIT of the same metric; the first one counts."},
        ExpositionRuleText{"unit_suffix", Error, "The metric's name has to end with _ and its unit."},
        ExpositionRuleText{"metadata_late", Error, "HELP and UNIT come before the samples of their metric."},
        ExpositionRuleText{"interleaved", Error, "The lines of a metric stand together; others stand between these."},
        ExpositionRuleText{"name_clash", Error,
                           "The name is a metric's and at once a sample's of another metric (_count, _sum …)."},
        ExpositionRuleText{"type_without_total", Error,
                           "TYPE names the counter without the _total of its samples: OpenMetrics, perhaps cut."},
        ExpositionRuleText{"series_repeated", Error, "The same series once more; Prometheus stores only one of them."},
        ExpositionRuleText{"suffix", Error,
                           "A sample of this type does not have this name in OpenMetrics (_total, _info, _bucket …)."},
        ExpositionRuleText{"counter_value", Error, "Counters, buckets and counts are numbers that are not negative."},
        ExpositionRuleText{"bucket_without_le", Error,
                           "A bucket needs the label le with a number; quantiles cannot be told."},
        ExpositionRuleText{"buckets_shrink", Error,
                           "A bucket holds less than a smaller one: they are cumulative and in order."},
        ExpositionRuleText{"buckets_without_inf", Error,
                           "The bucket le=\"+Inf\" is missing; quantiles cannot be told."},
        ExpositionRuleText{"count_differs", Error, "The count is not that of the bucket le=\"+Inf\"."},
        ExpositionRuleText{"quantile", Error, "The label quantile is a number from 0 to 1."},
        ExpositionRuleText{"stateset_value", Error, "A state is 0 or 1."},
        ExpositionRuleText{"stateset_label", Error, "A state needs a label named as its metric."},
        ExpositionRuleText{"info_value", Error, "The value of an info is 1."},
        ExpositionRuleText{"no_end", Error, "# EOF is missing: the page may be cut."},
        ExpositionRuleText{"behind_end", Error, "Nothing comes after # EOF."},
        ExpositionRuleText{"no_final_line_feed", Error, "The last line has no line feed: the page may be cut."},
        ExpositionRuleText{"too_many_samples", Error, "There are more samples than are taken; the rest is left out."},
        ExpositionRuleText{"no_samples", Warning, "The page has no sample at all."},
        ExpositionRuleText{"no_help", Warning, "The metric has no HELP."},
        ExpositionRuleText{"counter_total", Warning, "A counter's name ends with _total."},
        ExpositionRuleText{"total_elsewhere", Warning, "_total at the end of a name is for counters."},
        ExpositionRuleText{"colon_in_name", Warning, "Colons are for the names of recording rules."},
        ExpositionRuleText{"le_not_canonical", Warning,
                           "OpenMetrics writes le as 1.0, not 1: other spellings are other series."},
    };
    static_assert(texts.size() == static_cast<std::size_t>(ExpositionRule::LeNotCanonical) + 1);
    return texts.at(static_cast<std::size_t>(rule));
}

} // namespace farol
