// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/source.h"
#include "farolctl/span.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using net::QueryResult;

struct Words {
    std::string query;
    SourceWords source;
    std::string at;
    std::string since;
    std::string step;
};

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

QString number(double value) {
    return std::isnan(value)   ? u"NaN"_s
           : std::isinf(value) ? (value > 0 ? u"+Inf"_s : u"-Inf"_s)
                               : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

// JSON has no word for what is not finite.
QJsonValue jsonNumber(double value) {
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(number(value));
}

QJsonObject jsonOf(const NativeHistogram &histogram) {
    QJsonArray buckets;
    for (const auto &one : histogram.buckets) {
        buckets.append(QJsonArray{static_cast<int>(one.ends), jsonNumber(one.lower), jsonNumber(one.upper),
                                  jsonNumber(one.count)});
    }
    return {{u"count"_s, jsonNumber(histogram.count)}, {u"sum"_s, jsonNumber(histogram.sum)}, {u"buckets"_s, buckets}};
}

QJsonObject jsonOf(const Series &series) {
    QJsonObject labels;
    for (const auto &label : series.labels) {
        labels.insert(text(label.name), text(label.value));
    }
    QJsonArray points;
    for (const auto &point : series.points) {
        points.append(QJsonArray{toRfc3339(point.at), jsonNumber(point.value)});
    }
    QJsonArray histograms;
    for (const auto &point : series.histograms) {
        histograms.append(QJsonArray{toRfc3339(point.at), jsonOf(point.value)});
    }
    return {{u"labels"_s, labels}, {u"points"_s, points}, {u"histograms"_s, histograms}};
}

QString wordOf(QueryResult::Kind kind) {
    switch (kind) {
    case QueryResult::Kind::Vector:
        return u"vector"_s;
    case QueryResult::Kind::Matrix:
        return u"matrix"_s;
    case QueryResult::Kind::Scalar:
        return u"scalar"_s;
    case QueryResult::Kind::String:
        return u"string"_s;
    }
    Q_UNREACHABLE();
}

QByteArray document(const QueryResult &result) {
    QJsonArray series;
    for (const auto &one : result.series) {
        series.append(jsonOf(one));
    }
    return QJsonDocument(QJsonObject{{u"kind"_s, wordOf(result.kind)},
                                     {u"series"_s, series},
                                     {u"text"_s, result.text},
                                     {u"warnings"_s, QJsonArray::fromStringList(result.warnings)}})
        .toJson(QJsonDocument::Compact);
}

Table vectorTable(const QueryResult &result) {
    Table table({{u"SERIES"_s}, {u"VALUE"_s, Table::Side::Right}, {u"AT"_s}});
    for (const auto &series : result.series) {
        for (const auto &point : series.points) {
            table.add({text(textOf(series)), number(point.value), shown(point.at)});
        }
        for (const auto &point : series.histograms) {
            table.add({text(textOf(series)),
                       u"count %1, sum %2"_s.arg(number(point.value.count), number(point.value.sum)), shown(point.at)});
        }
    }
    return table;
}

// A range in a terminal: how far each series reaches and between what it moves.
Table rangeTable(const QueryResult &result, std::chrono::milliseconds step) {
    constexpr auto right = Table::Side::Right;
    Table table({{u"SERIES"_s},
                 {u"POINTS"_s, right},
                 {u"GAPS"_s, right},
                 {u"LEAST"_s, right},
                 {u"MOST"_s, right},
                 {u"LAST"_s, right},
                 {u"AT"_s}});
    for (const auto &series : result.series) {
        if (series.points.empty()) {
            const bool any = !series.histograms.empty();
            table.add({text(textOf(series)), QString::number(series.histograms.size()), u"-"_s, u"-"_s, u"-"_s,
                       u"histogram"_s, any ? shown(series.histograms.back().at) : u"-"_s});
            continue;
        }
        double least = series.points.front().value;
        double most = least;
        for (const auto &point : series.points) { // fmin and fmax pass NaN over
            least = std::fmin(least, point.value);
            most = std::fmax(most, point.value);
        }
        table.add({text(textOf(series)), QString::number(series.points.size()),
                   QString::number(stretchesOf(series.points, step).size() - 1), number(least), number(most),
                   number(series.points.back().value), shown(series.points.back().at)});
    }
    return table;
}

// Why these words cannot be asked, or nothing.
QString whyNot(const Words &words) {
    if (!words.at.empty() && !fromRfc3339(text(words.at))) {
        return u"a time is written like 2026-11-20T13:05:00Z, not %1"_s.arg(plain(text(words.at)));
    }
    for (const auto *span : {&words.since, &words.step}) {
        if (!span->empty() && !spanOf(*span)) {
            return u"a span of time is written like 500ms, 30s, 5m, 6h or 2d, not %1"_s.arg(plain(text(*span)));
        }
    }
    return {};
}

void tell(const Printer &out, const QueryResult &result, std::optional<std::chrono::milliseconds> step) {
    for (const QString &warning : result.warnings) {
        out.note(u"farolctl: the server warns: %1"_s.arg(plain(warning)));
    }
    if (result.kind == QueryResult::Kind::String) {
        out.line(plain(result.text));
    } else {
        out.table(step ? rangeTable(result, *step) : vectorTable(result));
        out.line(counted(static_cast<std::int64_t>(result.series.size()), u"series"_s, u"series"_s));
    }
    out.document(document(result));
}

Exit ask(const Printer &out, const Words &words) {
    if (const QString why = whyNot(words); !why.isEmpty()) {
        out.misuse(why);
        return Exit::Usage;
    }
    const auto at = fromRfc3339(text(words.at));
    std::optional<std::chrono::milliseconds> step;
    const auto since = spanOf(words.since);
    if (since) {
        step = words.step.empty() ? stepFor(*since, 600, 15s) : *spanOf(words.step);
    }
    return askPrometheus<QueryResult>(
        out, words.source,
        [&](net::PrometheusApi &api, QObject *life, const auto &answer) {
            const Instant end = at.value_or(SystemClock().now());
            if (since) {
                api.queryRange(text(words.query), {end - *since, end, *step}, life, answer);
            } else {
                api.query(text(words.query), at, life, answer);
            }
        },
        [&out, step](const QueryResult &result) { tell(out, result, step); });
}

} // namespace

void addQuery(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    auto *word = app.add_subcommand("query", "Ask a Prometheus, or what speaks its API; farold is not asked");
    word->add_option("promql", words->query, "What to ask, in PromQL")->required();
    word->add_option("--at", words->at, "At this moment, such as 2026-11-20T13:05:00Z; else now");
    word->add_option("--since", words->since, "The range of so long before it: 30m, 6h, 2d");
    word->add_option("--step", words->step, "Between two points of a range; else as fine as 600 points");
    addSourceOptions(*word, words->source);
    word->callback([&app, words, &chosen] {
        takeCaFile(app, words->source);
        chosen.alone = [words](const Printer &out) { return ask(out, *words); };
        chosen.needsSession = false;
    });
}

} // namespace farol::ctl
