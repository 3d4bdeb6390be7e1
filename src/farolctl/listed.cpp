// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl list: what a source has, whatever it is. One word a kind of thing.
#include "farolctl/source.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString shownLabels(const net::PromLabels &labels, const QStringList &without = {}) {
    QStringList words;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        if (!without.contains(label.key())) {
            words.append(u"%1=%2"_s.arg(label.key(), label.value()));
        }
    }
    return words.join(u' ');
}

QString shownAt(const std::optional<Instant> &at) {
    return at ? shown(*at) : u"-"_s;
}
QJsonValue jsonAt(const std::optional<Instant> &at) {
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue();
}
QJsonObject jsonLabels(const net::PromLabels &labels) {
    QJsonObject object;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        object.insert(label.key(), label.value());
    }
    return object;
}

QJsonObject jsonOf(const net::PromAlert &alert) {
    return {{u"status"_s, alert.state == u"firing"_s || alert.state == u"pending"_s ? alert.state : u"unknown"_s},
            {u"status_raw"_s, alert.state},
            {u"labels"_s, jsonLabels(alert.labels)},
            {u"annotations"_s, jsonLabels(alert.annotations)},
            {u"active_at"_s, jsonAt(alert.activeAt)},
            {u"value"_s, alert.value && std::isfinite(*alert.value) ? QJsonValue(*alert.value) : QJsonValue()}};
}

QByteArray rows(const QJsonArray &all) {
    return QJsonDocument(QJsonObject{{u"rows"_s, all}}).toJson(QJsonDocument::Compact);
}

void tellAlerts(const Printer &out, const QList<net::PromAlert> &alerts) {
    Table table({{u"ALERT"_s}, {u"STATE"_s}, {u"SEVERITY"_s}, {u"SINCE"_s}, {u"LABELS"_s}, {u"SUMMARY"_s}});
    QJsonArray json;
    for (const auto &one : alerts) {
        table.add({one.labels.value(u"alertname"_s), one.state, one.labels.value(u"severity"_s, u"-"_s),
                   shownAt(one.activeAt), shownLabels(one.labels, {u"alertname"_s, u"severity"_s}),
                   one.annotations.value(u"summary"_s)});
        json.append(jsonOf(one));
    }
    out.table(table);
    out.line(counted(alerts.size(), u"alert"_s, u"alerts"_s));
    out.document(rows(json));
}

void tellRules(const Printer &out, const QList<net::PromRuleGroup> &groups) {
    Table table({{u"RULE"_s}, {u"GROUP"_s}, {u"KIND"_s}, {u"STATE"_s}, {u"HEALTH"_s}, {u"LAST"_s}, {u"ERROR"_s}});
    QJsonArray json;
    qsizetype count = 0;
    for (const auto &group : groups) {
        for (const auto &rule : group.rules) {
            const QString kind = rule.isAlerting ? u"alerting"_s : u"recording"_s;
            table.add({rule.name, group.name, kind, rule.state.isEmpty() ? u"-"_s : rule.state, rule.health,
                       shownAt(rule.lastEvaluation), rule.lastError});
            QJsonArray alerts;
            for (const auto &alert : rule.alerts) {
                alerts.append(jsonOf(alert));
            }
            json.append(QJsonObject{{u"name"_s, rule.name},
                                    {u"group"_s, group.name},
                                    {u"file"_s, group.file},
                                    {u"kind"_s, kind},
                                    {u"query"_s, rule.query},
                                    {u"status"_s, rule.state},
                                    {u"health"_s, rule.health},
                                    {u"error"_s, rule.lastError},
                                    {u"duration_seconds"_s, rule.durationSeconds},
                                    {u"labels"_s, jsonLabels(rule.labels)},
                                    {u"annotations"_s, jsonLabels(rule.annotations)},
                                    {u"evaluated_at"_s, jsonAt(rule.lastEvaluation)},
                                    {u"alerts"_s, alerts}});
            ++count;
        }
    }
    out.table(table);
    out.line(counted(count, u"rule"_s, u"rules"_s));
    out.document(rows(json));
}

void tellTargets(const Printer &out, const QList<net::PromTarget> &targets) {
    constexpr auto right = Table::Side::Right;
    Table table({{u"JOB"_s}, {u"INSTANCE"_s}, {u"HEALTH"_s}, {u"LAST"_s}, {u"TOOK"_s, right}, {u"ERROR"_s}});
    QJsonArray json;
    for (const auto &one : targets) {
        const auto ms = static_cast<qint64>(one.lastScrapeSeconds * 1000);
        table.add({one.labels.value(u"job"_s), one.labels.value(u"instance"_s), one.health, shownAt(one.lastScrape),
                   one.lastScrape ? u"%1 ms"_s.arg(ms) : u"-"_s, one.lastError});
        json.append(QJsonObject{{u"labels"_s, jsonLabels(one.labels)},
                                {u"pool"_s, one.pool},
                                {u"address"_s, one.scrapeUrl},
                                {u"status"_s, one.health},
                                {u"error"_s, one.lastError},
                                {u"scraped_at"_s, jsonAt(one.lastScrape)},
                                {u"took_seconds"_s, one.lastScrapeSeconds}});
    }
    out.table(table);
    out.line(counted(targets.size(), u"target"_s, u"targets"_s));
    out.document(rows(json));
}

template<typename T>
using Ask = net::Call (net::PrometheusApi::*)(QObject *, std::function<void(Result<T>)>);

} // namespace

void addListed(CLI::App &app, Command &chosen) {
    auto *list =
        app.add_subcommand("list", "What a source has: alerts, rules and targets of a Prometheus; queues and more of "
                                   "a RabbitMQ");
    list->require_subcommand(1);
    const auto add = [&]<typename T>(const char *name, const char *text, Ask<T> ask,
                                     void (*tell)(const Printer &, const T &)) {
        const auto words = std::make_shared<SourceWords>();
        auto *word = list->add_subcommand(name, text);
        addSourceOptions(*word, *words);
        word->callback([&app, &chosen, words, ask, tell] {
            takeCaFile(app, *words);
            chosen.needsSession = false;
            chosen.alone = [words, ask, tell](const Printer &out) {
                return askPrometheus<T>(
                    out, *words,
                    [ask](net::PrometheusApi &api, QObject *life, const auto &answer) { (api.*ask)(life, answer); },
                    [&out, tell](const T &all) { tell(out, all); });
            };
        });
    };
    add.operator()<QList<net::PromAlert>>("alerts", "What fires or is about to", &net::PrometheusApi::alerts,
                                          tellAlerts);
    add.operator()<QList<net::PromRuleGroup>>("rules", "Its rules, and whether they can be computed",
                                              &net::PrometheusApi::rules, tellRules);
    add.operator()<QList<net::PromTarget>>("targets", "What it scrapes, and what went wrong",
                                           &net::PrometheusApi::targets, tellTargets);
    addRabbitLists(app, *list, chosen);
}

} // namespace farol::ctl
