// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/exposition.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

// What Prometheus 2.42 does with such a page, seen on a running one.
enum class Prometheus { Takes, Refuses };

class Listener final : public ExpositionVisitor {
public:
    void family(const FamilyHead & /*head*/) override {}
    void sample(const FamilyHead & /*head*/, const SampleView & /*sample*/) override { ++samples; }
    void finding(const ExpositionFinding &finding) override {
        const auto &text = textOf(finding.rule);
        const bool isError = text.severity == ExpositionSeverity::Error;
        errors += isError ? 1 : 0;
        if (isError) {
            said.append(u"%1 %2%3"_s.arg(finding.line)
                            .arg(QLatin1String(text.word.data(), static_cast<qsizetype>(text.word.size())))
                            .arg(finding.lost ? u" lost"_s : QString()));
        }
    }
    int samples = 0;
    int errors = 0;
    QStringList said;
};

} // namespace

// A verdict for each edge case that parsers differ in. A page is sound when Prometheus takes all of it and the format
// allows it; what can be read without doubt is read all the same. docs/user/metrics-check.md says where and why this
// is stricter than Prometheus.
class EdgeCasesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void text_data() {
        columns();
        using enum Prometheus;
        const QByteArray ok = "# HELP a A.\n# TYPE a gauge\n";
        row("ok", Takes, ok + "a 1\n", 1);
        row("no_final_newline", Takes, "a 1\nb 2", 2, {u"2 no_final_line_feed"_s});
        row("dup_type", Takes, "# TYPE a gauge\n# TYPE a gauge\na 1\n", 1, {u"2 type_repeated lost"_s});
        row("dup_type_other", Takes, "# TYPE a gauge\na 1\n# TYPE a counter\na{x=\"1\"} 1\n", 2,
            {u"3 type_repeated lost"_s});
        row("type_after", Takes, "a 1\n# TYPE a gauge\na{x=\"1\"} 2\n", 2, {u"2 type_late lost"_s});
        row("dup_help", Takes, "# HELP a A.\n# HELP a B.\na 1\n", 1, {u"2 help_repeated lost"_s});
        row("unknown_type", Refuses, "# TYPE a enum\na 1\n", 1, {u"1 type_unknown lost"_s});
        row("type_upper", Refuses, "# TYPE a GAUGE\na 1\n", 1, {u"1 type_unknown lost"_s});
        row("help_empty", Takes, "# HELP a\n# TYPE a gauge\na 1\n", 1);
        row("utf8_bad_label", Refuses, "a{x=\"\xFF\xFE\"} 1\nb 1\n", 1, {u"1 not_utf8 lost"_s});
        row("utf8_bad_help", Refuses, "# HELP a \xFF\na 1\n", 1, {u"1 not_utf8 lost"_s});
        row("utf8_good_label", Takes, "a{x=\"ção 日本 😀\"} 1\n", 1);
        row("utf8_name", Refuses, "ção 1\n", 0, {u"1 metric_name lost"_s});
        row("escapes", Takes, "a{x=\"q\\\" b\\\\ n\\n\"} 1\n", 1);
        row("unknown_escape", Takes, "a{x=\"t\\t d\\d\"} 1\n", 1, {u"1 unknown_escape"_s, u"1 unknown_escape"_s});
        row("raw_newline", Takes, "a{x=\"one\ntwo\"} 1\n", 0, {u"1 label_unclosed lost"_s, u"2 value lost"_s});
        row("braces_in_value", Takes, "a{x=\"}{,#= \"} 1\n", 1);
        row("nul", Takes, QByteArray("a{x=\"z\0y\"} 1\n", 13), 1);
        row("nul_comment", Takes, QByteArray("# c\0\n# \0\na 1\n", 13), 1, {u"2 comment_nul"_s});
        row("ts_ms", Takes, "a 1 1795293988285\n", 1);
        row("ts_neg", Refuses, "a 1 -1\n", 1, {u"1 timestamp_negative"_s});
        row("ts_float", Refuses, "a 1 1.5\n", 0, {u"1 timestamp lost"_s});
        row("ts_huge", Refuses, "a 1 99999999999999999999\n", 0, {u"1 timestamp lost"_s});
        for (const char *number :
             {"+Inf", "Inf", "-inf", "infinity", "NaN", "nan", ".5", "5.", "1E+3", "123456789012345678901234567890",
              "1e-999", "-1e-999", "0e999", "1e-99999999999999999999"}) {
            row(number, Takes, QByteArray("a ") + number + "\n", 1);
        }
        for (const char *number : {"+NaN", "0x1p-2", "1_000", "0x_1p0", "1e999", "1,5", "-1e+99999999999999999999"}) {
            row(number, Refuses, QByteArray("a ") + number + "\n", 0, {u"1 value lost"_s});
        }
        const QByteArray zeros(400, '0');
        row("zeros_too_large", Refuses, "a 1" + zeros + "e-50\n", 0, {u"1 value lost"_s});
        row("zeros_large", Takes, "a 1" + zeros + "e-400\n", 1);
        row("zeros_small", Takes, "a 0." + zeros + "1\n", 1);
        row("zeros_small_larger", Takes, "a 0." + zeros + "1e50\n", 1);
        row("zeros_small_too_large", Refuses, "a 0." + zeros + "1e800\n", 0, {u"1 value lost"_s});
        row("empty_label_value", Takes, "a{x=\"\"} 1\n", 1);
        row("empty_braces", Takes, "a{} 1\n", 1);
        row("trailing_comma", Takes, "a{x=\"1\",} 1\n", 1);
        row("lone_comma", Refuses, "a{,} 1\n", 0, {u"1 label_name lost"_s});
        row("spaces", Refuses, "  a { x = \"1\" , y = \"2\" }   3   \n", 1, {u"1 leading_blank"_s});
        row("tabs", Takes, "a\t{x=\"1\"}\t1\n", 1);
        row("nospace", Takes, "a{x=\"1\"}1\n", 1);
        row("dup_label", Refuses, "a{x=\"1\",x=\"2\"} 1\n", 0, {u"1 label_repeated lost"_s});
        row("dup_series", Takes, "a{x=\"1\"} 1\na{x=\"1\"} 2\n", 1, {u"2 series_repeated lost"_s});
        row("label_order", Takes, "a{y=\"1\",x=\"2\"} 1\na{x=\"2\",y=\"1\"} 1\n", 1, {u"2 series_repeated lost"_s});
        row("crlf", Refuses, "# TYPE a gauge\r\na 1\r\n", 1, {u"1 carriage_return"_s});
        row("blank_lines", Takes, "\n\na 1\n  \n\t\n", 1);
        row("comment", Takes, "# hello\n#\n#nospace\n#TYPE a gauge x\na 1\n", 1);
        row("bom", Refuses,
            "\xEF\xBB\xBF"
            "a 1\n",
            1, {u"1 byte_order_mark"_s});
        row("name_colon", Takes, "a:b 1\n", 1);
        row("name_dot", Refuses, "a.b 1\n", 0, {u"1 value lost"_s});
        row("name_digit", Refuses, "1a 1\n", 0, {u"1 metric_name lost"_s});
        row("label_colon", Refuses, "a{x:y=\"1\"} 1\n", 0, {u"1 label_equals lost"_s});
        row("label_dash", Refuses, "a{x-y=\"1\"} 1\n", 0, {u"1 label_equals lost"_s});
        row("label_name_reserved", Refuses, "a{__name__=\"b\"} 1\n", 0, {u"1 label_reserved lost"_s});
        row("utf8_quoted_new", Refuses, "{\"a\"} 1\n", 0, {u"1 metric_name lost"_s});
        row("long_label", Takes, "a{x=\"" + QByteArray(100'000, 'y') + "\"} 1\n", 1);
        row("exemplar_in_text", Refuses, "a_total 1 # {t=\"x\"} 1\n", 0, {u"1 text_behind lost"_s});
        row("eof_in_text", Takes, "a 1\n# EOF\n", 1);
        row("hist_no_inf", Takes, "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_sum 1\nh_count 2\n", 3,
            {u"2 buckets_without_inf"_s});
        row("hist_noncumulative", Takes,
            "# TYPE h histogram\nh_bucket{le=\"1\"} 5\nh_bucket{le=\"+Inf\"} 2\nh_sum 1\nh_count 2\n", 4,
            {u"3 buckets_shrink"_s});
        row("hist_no_le", Takes, "# TYPE h histogram\nh_bucket 5\nh_sum 1\nh_count 5\n", 3, {u"2 bucket_without_le"_s});
        row("hist_count", Takes, "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 2\nh_sum 1\nh_count 3\n", 3,
            {u"2 count_differs"_s});
        row("hist_two_times", Takes,
            "# TYPE h histogram\nh_bucket{le=\"1\"} 1 1000\nh_bucket{le=\"+Inf\"} 2 1000\nh_count 2 1000\n"
            "h_bucket{le=\"1\"} 3 2000\nh_bucket{le=\"+Inf\"} 4 2000\nh_count 4 2000\n",
            6);
        row("hist_time_and_none", Refuses,
            "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1 -1\nh_count 1 -1\nh_bucket{le=\"+Inf\"} 2\nh_count 2\n", 4,
            {u"2 timestamp_negative"_s, u"3 timestamp_negative"_s});
        row("summary_bad_q", Takes, "# TYPE s summary\ns{quantile=\"x\"} 5\n", 1, {u"2 quantile"_s});
        row("interleaved", Takes, "a 1\nb 1\na{x=\"1\"} 2\n", 3, {u"3 interleaved"_s});
        row("empty", Takes, "", 0);
        row("value_missing", Refuses, "a\n", 0, {u"1 value lost"_s});
        row("unclosed", Refuses, "a{x=\"1\" 1\n", 0, {u"1 label_comma lost"_s});
        row("unclosed_quote", Refuses, "a{x=\"1} 1\n", 0, {u"1 label_unclosed lost"_s});
        row("single_quote", Refuses, "a{x='1'} 1\n", 0, {u"1 label_value lost"_s});
        row("type_two_blanks", Refuses, "# TYPE a  gauge\na 1\n", 1, {u"1 type_unknown lost"_s});
        row("type_blank_behind", Refuses, "# TYPE a gauge \na 1\n", 1, {u"1 type_unknown lost"_s});
        row("type_tab_behind", Refuses, "# TYPE a gauge\t\na 1\n", 1, {u"1 type_unknown lost"_s});
        row("metadata_blanks", Takes, "#  TYPE\t a\tgauge\n# HELP a  A.  \na 1\n", 1);
        row("help_blank", Takes, "# HELP a \na 1\n", 1);
        row("ts_minus_zero", Refuses, "a 1 -0\n", 1, {u"1 timestamp_negative"_s});
        row("ts_largest", Takes, "a 1 9223372036854775807\n", 1);
        row("ts_largest_bucket", Takes, "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1 9223372036854775807\n", 1);
        row("ts_forth", Takes, "a 1 1000\na 2 2000\na 3\n", 3);
        row("ts_back", Takes, "a 1 2000\na{x=\"1\"} 1 1000\na 2 1000\n", 3, {u"3 timestamp_order"_s});
        row("ts_same", Takes, "a 1 2000\na 2 2000\n", 1, {u"2 series_repeated lost"_s});
        row("ts_behind_none", Takes, "a 1\na 2 1000\n", 2, {u"2 timestamp_order"_s});
        row("ts_back_later", Takes, "a 1\na{x=\"1\"} 1 3000\na{x=\"1\"} 2 4000\na{x=\"1\"} 1 3000\n", 4,
            {u"4 timestamp_order"_s});
        row("hash_alike", Takes, "a{x=\"xxxxxxx1xxxx0xx0\"} 1\na{x=\"xxxxxxxqxxxx2xxp\"} 1\n", 2);
        row("hist_le_quantile", Takes,
            "# TYPE h histogram\nh_bucket{le=\"1\",quantile=\"x\"} 1\nh_bucket{le=\"+Inf\",quantile=\"x\"} 2\n"
            "h_sum{quantile=\"x\"} 1\nh_count{quantile=\"x\"} 2\n",
            4);
        row("hist_by_quantile", Takes,
            "# TYPE h histogram\nh_bucket{quantile=\"x\",le=\"+Inf\"} 1\nh_bucket{quantile=\"y\",le=\"+Inf\"} 2\n"
            "h_count{quantile=\"x\"} 1\nh_count{quantile=\"y\"} 1\n",
            4, {u"3 count_differs"_s});
        row("summary_le", Takes, "# TYPE s summary\ns{quantile=\"0.5\",le=\"x\"} 5\n", 1);
        row("hist_no_bucket", Takes, "# TYPE h histogram\nh_sum 1\nh_count 1\n", 2, {u"3 buckets_without_inf"_s});
        row("hist_and_gauge", Takes,
            "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n# TYPE h_count gauge\nh_count 7\n", 4,
            {u"6 name_clash"_s});
        row("gauge_and_hist", Takes,
            "# TYPE h_count gauge\nh_count 7\n# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n", 4,
            {u"4 name_clash"_s});
        row("gauge_created", Takes, "# TYPE a_total counter\na_total 1\n# TYPE a_created gauge\na_created 1\n", 2);
        row("gauge_beside_total", Takes, "# TYPE a gauge\na 1\n# TYPE a_total counter\na_total 1\n", 2);
        row("type_without_total", Takes, "# TYPE a counter\na_total 1\n", 1, {u"2 type_without_total"_s});
        row("bad_line_between", Takes, "# HELP a_total A.\n# TYPE a_total counter\na_total 1\nb x\nb -1\n", 2,
            {u"4 value lost"_s});
        row("bad_line_same_name", Takes, "# TYPE a_total counter\na_total{x=\"1\"} 1\na_total x\na_total -1\n", 2,
            {u"3 value lost"_s, u"4 counter_value"_s});
        row("metadata_apart", Takes, "# HELP a A.\n# HELP b B.\n# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n", 2);
        row("negative_counter", Takes, "# TYPE a_total counter\na_total -1\n", 1, {u"2 counter_value"_s});
    }
    void text() { verdict(ExpositionFormat::Text); }

    void openMetrics_data() {
        columns();
        using enum Prometheus;
        const QByteArray end = "# EOF\n";
        row("om_ok", Takes, "# TYPE a gauge\n# HELP a A.\na 1\n" + end, 1);
        row("om_no_eof", Refuses, "a 1\n", 1, {u"1 no_end"_s});
        row("om_after_eof", Refuses, "a 1\n" + end + "b 1\n", 1, {u"3 behind_end lost"_s});
        row("om_counter_no_total", Takes, "# TYPE a counter\na 1\n" + end, 1, {u"2 suffix"_s});
        row("om_counter", Takes, "# TYPE a counter\na_total 1\na_created 1700000000.5\n" + end, 2);
        row("om_type_total", Takes, "# TYPE a_total counter\na_total 1\n" + end, 1, {u"2 suffix"_s});
        row("om_exemplar", Takes, "# TYPE a counter\na_total 1 1700000000.123 # {t=\"x\"} 0.5 1.7e9\n" + end, 1);
        row("om_exemplar_gauge", Refuses, "# TYPE a gauge\na 1 # {t=\"x\"} 1\n" + end, 1, {u"2 exemplar_place lost"_s});
        row("om_exemplar_long", Takes, "# TYPE a counter\na_total 1 # {t=\"" + QByteArray(128, 'x') + "\"} 1\n" + end,
            1, {u"2 exemplar_too_long"_s});
        row("om_exemplar_empty", Takes, "# TYPE a counter\na_total 1 # {} 1\n" + end, 1);
        row("om_exemplar_broken", Refuses, "# TYPE a counter\na_total 1 # {t=\"x\" 1\n" + end, 1, {u"2 exemplar"_s});
        row("om_stateset", Takes, "# TYPE s stateset\ns{s=\"on\"} 1\ns{s=\"off\"} 0\n" + end, 2);
        row("om_stateset_2", Takes, "# TYPE s stateset\ns{x=\"on\"} 2\n" + end, 1,
            {u"2 stateset_value"_s, u"2 stateset_label"_s});
        row("om_info", Takes, "# TYPE b info\nb_info{version=\"1\"} 1\n" + end, 1);
        row("om_info_2", Takes, "# TYPE b info\nb_info{version=\"1\"} 2\n" + end, 1, {u"2 info_value"_s});
        row("om_unknown", Takes, "# TYPE u unknown\nu 1\n" + end, 1);
        row("om_untyped", Refuses, "# TYPE u untyped\nu 1\n" + end, 1, {u"1 type_unknown lost"_s});
        row("om_gaugehistogram", Takes,
            "# TYPE g gaugehistogram\ng_bucket{le=\"+Inf\"} 1\ng_gsum 1\ng_gcount 1\n" + end, 3);
        row("om_blank_line", Refuses, "a 1\n\n" + end, 1, {u"2 blank_line"_s});
        row("om_comment", Refuses, "# hello\na 1\n" + end, 1, {u"1 comment"_s});
        row("om_ts_sec", Takes, "a 1 1700000000.5\n" + end, 1);
        row("om_dup_type", Takes, "# TYPE a gauge\n# TYPE a gauge\na 1\n" + end, 1, {u"2 type_repeated lost"_s});
        row("om_interleaved", Takes, "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\na{x=\"1\"} 1\n" + end,
            3, {u"5 interleaved"_s, u"5 type_repeated lost"_s});
        row("om_double_space", Refuses, "a  1\n" + end, 0, {u"1 blanks lost"_s});
        row("om_no_final_nl", Takes, "a 1\n# EOF", 1);
        row("om_crlf", Refuses, "a 1\r\n# EOF\r\n", 1, {u"1 carriage_return"_s});
        row("om_help_quote", Takes, "# HELP a say \\\"A\\\".\na 1\n" + end, 1);
        row("om_unit_mismatch", Refuses, "# TYPE a gauge\n# UNIT a seconds\na 1\n" + end, 1, {u"2 unit_suffix"_s});
        row("om_unit", Takes, "# TYPE a_seconds gauge\n# UNIT a_seconds seconds\na_seconds 1\n" + end, 1);
        row("om_le_int", Takes,
            "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 2\nh_sum 1\nh_count 2\n" + end, 4);
        row("om_neg_counter", Takes, "# TYPE a counter\na_total -1\n" + end, 1, {u"2 counter_value"_s});
        row("om_nan_counter", Takes, "# TYPE a counter\na_total NaN\n" + end, 1, {u"2 counter_value"_s});
        row("om_spaces", Refuses, "a{x = \"1\"} 1\n" + end, 1, {u"1 blanks"_s});
        row("om_trailing_comma", Takes, "a{x=\"1\",} 1\n" + end, 1, {u"1 label_comma"_s});
        row("om_escape", Takes, "a{x=\"\\t\"} 1\n" + end, 1);
        row("om_help_late", Takes, "a 1\n# HELP a A.\n" + end, 1, {u"2 metadata_late"_s});
        row("om_space_behind", Refuses, "a 1 \n" + end, 0, {u"1 blanks lost"_s});
        row("om_leading_blank", Refuses, " a 1\n" + end, 0, {u"1 metric_name lost"_s});
        row("om_type_two_blanks", Refuses, "# TYPE a  gauge\na 1\n" + end, 1, {u"1 blanks"_s});
        row("om_type_blank_behind", Refuses, "# TYPE a gauge \na 1\n" + end, 1, {u"1 type_unknown lost"_s});
        row("om_type_tab", Refuses, "# TYPE a\tgauge\na 1\n" + end, 1, {u"1 blanks"_s});
        row("om_name_two_blanks", Refuses, "# TYPE  a gauge\na 1\n" + end, 1, {u"1 blanks"_s});
        row("om_help_name_blanks", Refuses, "# HELP  a x\na 1\n" + end, 1, {u"1 blanks"_s});
        row("om_help_tab", Refuses, "# HELP a\tx\na 1\n" + end, 1, {u"1 blanks"_s});
        row("om_help_bare", Refuses, "# HELP a\na 1\n" + end, 1, {u"1 blanks"_s});
        row("om_help_empty", Takes, "# HELP a \na 1\n" + end, 1);
        row("om_help_indented", Takes, "# HELP a  x\na 1\n" + end, 1);
        row("om_unit_two_blanks", Refuses, "# UNIT a_s  s\na_s 1\n" + end, 1, {u"1 blanks"_s});
        row("om_unit_bare", Refuses, "# UNIT a_s\na_s 1\n" + end, 1, {u"1 blanks"_s});
        row("om_unit_empty", Takes, "# UNIT a_s \na_s 1\n" + end, 1);
        row("om_counter_and_gauge", Takes, "# TYPE a counter\na_total 1\n# TYPE a_total gauge\na_total 2\n" + end, 2,
            {u"4 name_clash"_s});
        row("om_gauge_and_counter", Takes, "# TYPE a_total gauge\na_total 2\n# TYPE a counter\na_total 1\n" + end, 2,
            {u"4 name_clash"_s});
        row("om_ts_minus_zero", Takes, "a 1 -0\n" + end, 1);
        row("om_ts_back", Takes, "a 1 2000.5\na 2 2000.25\n" + end, 2, {u"2 timestamp_order"_s});
        row("om_ts_nan", Refuses, "a 1 NaN\n" + end, 0, {u"1 timestamp lost"_s});
    }
    void openMetrics() { verdict(ExpositionFormat::OpenMetrics); }

    void everyRuleHasItsText() {
        QSet<QByteArray> words;
        for (int i = 0; i <= static_cast<int>(ExpositionRule::LeNotCanonical); ++i) {
            const auto &text = textOf(static_cast<ExpositionRule>(i));
            const QByteArray word(text.word.data(), static_cast<qsizetype>(text.word.size()));
            QVERIFY2(!word.isEmpty() && !words.contains(word), word.constData());
            QVERIFY2(text.detail.ends_with('.'), word.constData());
            words.insert(word);
        }
    }

private:
    static void columns() {
        QTest::addColumn<bool>("taken");
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<int>("samples");
        QTest::addColumn<QStringList>("errors");
    }
    static void row(const char *name, Prometheus verdict, const QByteArray &page, int samples,
                    const QStringList &errors = {}) {
        QTest::newRow(name) << (verdict == Prometheus::Takes) << page << samples << errors;
    }
    static void verdict(ExpositionFormat format) {
        QFETCH(const bool, taken);
        QFETCH(const QByteArray, page);
        QFETCH(const int, samples);
        QFETCH(const QStringList, errors);
        // Whole, and byte by byte.
        for (const qsizetype step : {page.size() + 1, qsizetype(1)}) {
            Listener listener;
            ExpositionReader reader(format, listener);
            for (qsizetype at = 0; at < page.size(); at += step) {
                reader.feed({page.data() + at, static_cast<std::size_t>(std::min(step, page.size() - at))});
            }
            reader.finish();
            QCOMPARE(listener.said, errors);
            QCOMPARE(listener.samples, samples);
            QCOMPARE(reader.samples(), samples);
            QVERIFY2(taken || listener.errors > 0, "Prometheus refuses this page; a sound verdict would be a lie");
        }
    }
};

QTEST_GUILESS_MAIN(EdgeCasesTest)
#include "tst_edgecases.moc"
