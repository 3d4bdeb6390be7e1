// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/queryresult.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <simdjson.h>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace dom = simdjson::dom;
using Kind = QueryResult::Kind;

QString text(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

tl::unexpected<Error> bad(const QString &where) {
    return failure(ErrorKind::Malformed, u"prometheus_answer"_s,
                   u"The answer is not what Prometheus says: %1."_s.arg(where));
}

std::optional<double> numberIn(dom::element value) {
    std::string_view word;
    return value.get(word) == simdjson::SUCCESS ? promNumber(word) : std::nullopt;
}

// [1795293410.935,"9007199254740992"]: the moment, and what stands behind it.
struct Pair {
    Instant at;
    dom::element value;
};
std::optional<Pair> pairIn(dom::element from) {
    dom::array both;
    double seconds = 0;
    if (from.get(both) != simdjson::SUCCESS || both.size() != 2 || both.at(0).get(seconds) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    const auto at = promTime(seconds);
    return at ? std::optional(Pair{*at, both.at(1).value_unsafe()}) : std::nullopt;
}

std::optional<HistogramBucket> bucketIn(dom::element from) {
    dom::array four;
    std::int64_t ends = 0;
    if (from.get(four) != simdjson::SUCCESS || four.size() != 4 || four.at(0).get(ends) != simdjson::SUCCESS ||
        ends < 0 || ends > 3) {
        return std::nullopt;
    }
    const auto lower = numberIn(four.at(1).value_unsafe());
    const auto upper = numberIn(four.at(2).value_unsafe());
    const auto count = numberIn(four.at(3).value_unsafe());
    return lower && upper && count
               ? std::optional(HistogramBucket{static_cast<BucketEnds>(ends), *lower, *upper, *count})
               : std::nullopt;
}

std::optional<NativeHistogram> histogramIn(dom::element from) {
    dom::element count;
    dom::element sum;
    if (from["count"].get(count) != simdjson::SUCCESS || from["sum"].get(sum) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    const auto counted = numberIn(count);
    const auto summed = numberIn(sum);
    if (!counted || !summed) {
        return std::nullopt;
    }
    NativeHistogram histogram{*counted, *summed, {}};
    dom::array buckets;
    if (from["buckets"].get(buckets) == simdjson::SUCCESS) { // an empty one has none
        for (const dom::element one : buckets) {
            const auto bucket = bucketIn(one);
            if (!bucket) {
                return std::nullopt;
            }
            histogram.buckets.push_back(*bucket);
        }
    }
    return histogram;
}

// One item of a vector or a matrix. Either may have values, histograms, or both.
class Item final {
public:
    Item(dom::element from, QString where)
        : m_from(from)
        , m_where(std::move(where)) {}

    Result<Series> read(Kind kind) {
        auto done = labels();
        if (kind == Kind::Vector) {
            done = done ? one("value", &Item::point) : done;
            done = done ? one("histogram", &Item::histogram) : done;
        } else {
            done = done ? many("values", &Item::point) : done;
            done = done ? many("histograms", &Item::histogram) : done;
        }
        if (done && m_series.points.empty() && m_series.histograms.empty() && kind == Kind::Vector) {
            return bad(m_where + u" has neither a value nor a histogram"_s);
        }
        return done ? Result<Series>(std::move(m_series)) : tl::unexpected(done.error());
    }

private:
    using Take = Done (Item::*)(dom::element, const QString &);

    Done labels() {
        dom::object metric;
        if (m_from["metric"].get(metric) != simdjson::SUCCESS) {
            return bad(m_where + u".metric"_s);
        }
        for (const auto label : metric) {
            std::string_view value;
            if (label.value.get(value) != simdjson::SUCCESS) {
                return bad(u"%1.metric.%2"_s.arg(m_where, text(label.key)));
            }
            m_series.labels.push_back({std::string(label.key), std::string(value)});
        }
        std::sort(m_series.labels.begin(), m_series.labels.end(),
                  [](const MetricLabel &a, const MetricLabel &b) { return a.name < b.name; });
        return {};
    }
    Done one(const char *member, Take take) {
        dom::element found;
        return m_from[member].get(found) == simdjson::SUCCESS
                   ? (this->*take)(found, m_where + u'.' + QLatin1StringView(member))
                   : Done();
    }
    Done many(const char *member, Take take) {
        dom::element found;
        if (m_from[member].get(found) != simdjson::SUCCESS) {
            return {};
        }
        const QString where = m_where + u'.' + QLatin1StringView(member);
        dom::array all;
        if (found.get(all) != simdjson::SUCCESS) {
            return bad(where);
        }
        std::size_t i = 0;
        for (const dom::element each : all) {
            if (auto done = (this->*take)(each, where); !done) {
                return bad(u"%1[%2]"_s.arg(where).arg(i));
            }
            ++i;
        }
        return {};
    }
    Done point(dom::element from, const QString &where) {
        const auto pair = pairIn(from);
        const auto value = pair ? numberIn(pair->value) : std::nullopt;
        if (!value) {
            return bad(where);
        }
        m_series.points.push_back({pair->at, *value});
        return {};
    }
    Done histogram(dom::element from, const QString &where) {
        const auto pair = pairIn(from);
        auto value = pair ? histogramIn(pair->value) : std::nullopt;
        if (!value) {
            return bad(where);
        }
        m_series.histograms.push_back({pair->at, std::move(*value)});
        return {};
    }

    dom::element m_from;
    QString m_where;
    Series m_series;
};

std::optional<Kind> kindOf(std::string_view word) {
    return word == "vector"   ? std::optional(Kind::Vector)
           : word == "matrix" ? std::optional(Kind::Matrix)
           : word == "scalar" ? std::optional(Kind::Scalar)
           : word == "string" ? std::optional(Kind::String)
                              : std::nullopt;
}

Done readSeries(dom::element from, QueryResult &result) {
    dom::array items;
    if (from.get(items) != simdjson::SUCCESS) {
        return bad(u"data.result is no list"_s);
    }
    result.series.reserve(items.size());
    for (const dom::element item : items) {
        auto series = Item(item, u"result[%1]"_s.arg(result.series.size())).read(result.kind);
        if (!series) {
            return tl::unexpected(series.error());
        }
        result.series.push_back(std::move(*series));
    }
    return {};
}

Done readOne(dom::element from, QueryResult &result) {
    const auto pair = pairIn(from);
    std::string_view word;
    if (!pair || pair->value.get(word) != simdjson::SUCCESS) {
        return bad(u"data.result is no moment and value"_s);
    }
    result.at = pair->at;
    if (result.kind == Kind::String) {
        result.text = text(word);
        return {};
    }
    const auto value = promNumber(word);
    if (!value) {
        return bad(u"data.result[1] is no number"_s);
    }
    result.series.push_back({{}, {{pair->at, *value}}, {}});
    return {};
}

} // namespace

std::optional<double> promNumber(std::string_view word) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (word == "NaN") {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (word == "+Inf" || word == "Inf") {
        return infinite;
    }
    if (word == "-Inf") {
        return -infinite;
    }
    word.remove_prefix(word.starts_with('+') && !word.starts_with("+-") ? 1 : 0);
    double value = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
    return fault == std::errc() && end == word.data() + word.size() && std::isfinite(value) ? std::optional(value)
                                                                                            : std::nullopt;
}

std::optional<Instant> promTime(double seconds) {
    constexpr double most = 253'402'300'800; // the end of the year 9999
    if (!std::isfinite(seconds) || seconds < -most || seconds >= most) {
        return std::nullopt;
    }
    return Instant(std::chrono::milliseconds(std::llround(seconds * 1000)));
}

Result<QueryResult> queryResult(QByteArrayView body) {
    if (body.isEmpty()) { // no memory that simdjson could copy from
        return bad(u"no JSON (there is nothing in it)"_s);
    }
    dom::parser parser;
    dom::element document;
    const auto fault = parser.parse(body.data(), static_cast<std::size_t>(body.size())).get(document);
    if (fault != simdjson::SUCCESS) {
        return bad(u"no JSON (%1)"_s.arg(QLatin1StringView(simdjson::error_message(fault))));
    }
    std::string_view word;
    dom::element data;
    if (document["status"].get(word) != simdjson::SUCCESS || word != "success" ||
        document["data"].get(data) != simdjson::SUCCESS) {
        return bad(u"there is no status success with data"_s);
    }
    QueryResult result;
    const auto kind = data["resultType"].get(word) == simdjson::SUCCESS ? kindOf(word) : std::nullopt;
    dom::element inside;
    if (!kind || data["result"].get(inside) != simdjson::SUCCESS) {
        return bad(u"data.resultType is none that is known"_s);
    }
    result.kind = *kind;
    const bool isList = result.kind == Kind::Vector || result.kind == Kind::Matrix;
    if (auto done = isList ? readSeries(inside, result) : readOne(inside, result); !done) {
        return tl::unexpected(done.error());
    }
    dom::array warnings;
    if (document["warnings"].get(warnings) == simdjson::SUCCESS) {
        for (const dom::element one : warnings) {
            if (one.get(word) == simdjson::SUCCESS) {
                result.warnings.append(text(word));
            }
        }
    }
    return result;
}

} // namespace farol::net
