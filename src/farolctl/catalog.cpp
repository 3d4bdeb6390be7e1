// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl list labels, series, metrics and exemplars: what a Prometheus can be asked for.
#include "farolctl/alertrows.h"
#include "farolctl/listed.h"
#include "farolctl/source.h"
#include "farolctl/span.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

using net::PrometheusApi;

struct SightWords {
    SourceWords source;
    std::vector<std::string> match;
    std::string since;
    std::string of; // a label, a metric, or the question
};

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

// The last so much time, up to now; nothing was said: no bounds.
Result<std::optional<std::pair<Instant, Instant>>> timeOf(const std::string &since) {
    if (since.empty()) {
        return std::nullopt;
    }
    const auto span = spanOf(since);
    const Instant now = SystemClock().now();
    return span ? Result<std::optional<std::pair<Instant, Instant>>>(std::pair(now - *span, now))
                : failure(ErrorKind::Rejected, u"usage"_s, u"--since: write a span such as 30s, 5m, 6h or 2d"_s);
}

Result<PrometheusApi::Sight> sightOf(const SightWords &words) {
    const auto time = timeOf(words.since);
    if (!time) {
        return tl::unexpected(time.error());
    }
    PrometheusApi::Sight sight;
    for (const auto &selector : words.match) {
        sight.match.append(text(selector));
    }
    if (*time) {
        sight.from = (*time)->first;
        sight.to = (*time)->second;
    }
    return sight;
}

QByteArray rows(const QJsonArray &all) {
    return QJsonDocument(QJsonObject{{u"rows"_s, all}}).toJson(QJsonDocument::Compact);
}

void tellNames(const Printer &out, const QStringList &names, const QString &one, const QString &many) {
    Table table({{one.toUpper()}});
    QJsonArray json;
    for (const QString &name : names) {
        table.add({name});
        json.append(name);
    }
    out.table(table);
    out.line(counted(names.size(), one, many));
    out.document(rows(json));
}

void tellSeries(const Printer &out, const QList<net::PromLabels> &series) {
    Table table({{u"METRIC"_s}, {u"LABELS"_s}});
    QJsonArray json;
    for (const auto &one : series) {
        table.add({one.value(u"__name__"_s), shownLabels(one, {u"__name__"_s})});
        json.append(jsonLabels(one));
    }
    out.table(table);
    out.line(counted(series.size(), u"series"_s, u"series"_s));
    out.document(rows(json));
}

void tellMetrics(const Printer &out, const QList<net::PromMetadata> &metrics) {
    Table table({{u"METRIC"_s}, {u"TYPE"_s}, {u"UNIT"_s}, {u"HELP"_s}});
    QJsonArray json;
    for (const auto &one : metrics) {
        table.add({one.metric, one.type, one.unit.isEmpty() ? u"-"_s : one.unit, one.help});
        json.append(QJsonObject{
            {u"metric"_s, one.metric}, {u"type"_s, one.type}, {u"help"_s, one.help}, {u"unit"_s, one.unit}});
    }
    out.table(table);
    out.line(counted(metrics.size(), u"definition"_s, u"definitions"_s));
    out.document(rows(json));
}

void tellExemplars(const Printer &out, const QList<net::PromExemplars> &all) {
    Table table({{u"AT"_s}, {u"VALUE"_s, Table::Side::Right}, {u"LABELS"_s}, {u"SERIES"_s}});
    QJsonArray json;
    qsizetype count = 0;
    for (const auto &series : all) {
        QJsonArray some;
        for (const auto &one : series.exemplars) {
            table.add({shown(one.at), QString::number(one.value), shownLabels(one.labels), shownLabels(series.series)});
            some.append(QJsonObject{
                {u"at"_s, toRfc3339(one.at)}, {u"value"_s, one.value}, {u"labels"_s, jsonLabels(one.labels)}});
            ++count;
        }
        json.append(QJsonObject{{u"series"_s, jsonLabels(series.series)}, {u"exemplars"_s, some}});
    }
    out.table(table);
    out.line(counted(count, u"exemplar"_s, u"exemplars"_s));
    out.document(rows(json));
}

// A word, its source, and what is asked once the words are read.
using Ask = std::function<Exit(const Printer &, const SightWords &, const PrometheusApi::Sight &)>;

CLI::App &addWord(CLI::App &app, CLI::App &list, Command &chosen, const std::shared_ptr<SightWords> &words,
                  const char *name, const char *what, const Ask &ask) {
    auto *word = list.add_subcommand(name, what);
    addSourceOptions(*word, words->source);
    word->callback([&app, &chosen, words, ask] {
        takeCaFile(app, words->source);
        chosen.needsSession = false;
        chosen.alone = [words, ask](const Printer &out) {
            const auto sight = sightOf(*words);
            if (!sight) {
                out.problem(sight.error());
                return Exit::Usage;
            }
            return ask(out, *words, *sight);
        };
    });
    return *word;
}

void addSight(CLI::App &word, SightWords &words) {
    word.add_option("--match", words.match, "A selector such as up{job=\"a\"}; of several, any");
    word.add_option("--since", words.since, "Of the last so much time, such as 6h");
}

Exit askNames(const Printer &out, const SightWords &words, const PrometheusApi::Sight &sight) {
    const bool isValues = !words.of.empty();
    return askPrometheus<QStringList>(
        out, words.source,
        [&](PrometheusApi &api, QObject *life, const auto &answer) {
            isValues ? api.labelValues(text(words.of), sight, life, answer) : api.labels(sight, life, answer);
        },
        [&](const QStringList &names) {
            tellNames(out, names, isValues ? u"value"_s : u"label"_s, isValues ? u"values"_s : u"labels"_s);
        });
}

Exit askExemplars(const Printer &out, const SightWords &words, const PrometheusApi::Sight &sight) {
    return askPrometheus<QList<net::PromExemplars>>(
        out, words.source,
        [&](PrometheusApi &api, QObject *life, const auto &answer) {
            api.exemplars(text(words.of), *sight.from, *sight.to, life, answer);
        },
        [&out](const auto &all) { tellExemplars(out, all); });
}

} // namespace

void addCatalog(CLI::App &app, CLI::App &list, Command &chosen) {
    const auto labels = std::make_shared<SightWords>();
    auto &labelWord =
        addWord(app, list, chosen, labels, "labels", "The labels of its series, or a label's values", askNames);
    labelWord.add_option("--of", labels->of, "The values of this label");
    addSight(labelWord, *labels);

    const auto series = std::make_shared<SightWords>();
    auto &seriesWord =
        addWord(app, list, chosen, series, "series", "Which series there are",
                [](const Printer &out, const SightWords &words, const PrometheusApi::Sight &sight) {
                    return askPrometheus<QList<net::PromLabels>>(
                        out, words.source,
                        [&](PrometheusApi &api, QObject *life, const auto &answer) { api.series(sight, life, answer); },
                        [&out](const auto &all) { tellSeries(out, all); });
                });
    addSight(seriesWord, *series);
    seriesWord.get_option("--match")->required();

    const auto metrics = std::make_shared<SightWords>();
    addWord(app, list, chosen, metrics, "metrics", "What its metrics are, as the targets say",
            [](const Printer &out, const SightWords &words, const PrometheusApi::Sight &) {
                return askPrometheus<QList<net::PromMetadata>>(
                    out, words.source,
                    [&](PrometheusApi &api, QObject *life, const auto &answer) {
                        api.metadata(text(words.of), life, answer);
                    },
                    [&out](const auto &all) { tellMetrics(out, all); });
            })
        .add_option("--of", metrics->of, "Of this metric alone");

    const auto exemplars = std::make_shared<SightWords>();
    exemplars->since = "1h";
    auto &exemplarWord =
        addWord(app, list, chosen, exemplars, "exemplars", "Observations with their traces", askExemplars);
    exemplarWord.add_option("promql", exemplars->of, "Of the series in this expression")->required();
    exemplarWord.add_option("--since", exemplars->since, "Of the last so much time")->capture_default_str();
}

} // namespace farol::ctl
