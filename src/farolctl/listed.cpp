// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl list: what a source has, whatever it is. One word a kind of thing.
#include "farolctl/listed.h"
#include "farolctl/alertlists.h"
#include "farolctl/alertrows.h"
#include "farolctl/profilesources.h"
#include "farolctl/source.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

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

// Of Alertmanagers, when there are any; a matcher is a word of theirs.
Exit alertsOf(const Printer &out, const AlertListWords &words) {
    if (!words.source.alertmanagers.empty()) {
        return listAlerts(out, words);
    }
    if (!words.matchers.empty() || !words.receiver.empty()) {
        out.note(u"farolctl: --matcher and --receiver are for --alertmanager"_s);
        return Exit::Usage;
    }
    if (words.source.address.empty()) {
        out.problem(failure(ErrorKind::Rejected, u"source_words"_s,
                            u"say who is asked: a Prometheus by --source or FAROL_SOURCE, or Alertmanagers by "
                            "--alertmanager"_s)
                        .value());
        return Exit::Usage;
    }
    return askPrometheus<QList<net::PromAlert>>(
        out, words.source, [](net::PrometheusApi &api, QObject *life, const auto &answer) { api.alerts(life, answer); },
        [&out](const QList<net::PromAlert> &all) { tellAlerts(out, all); });
}

template<typename T>
using Ask = net::Call (net::PrometheusApi::*)(QObject *, std::function<void(Result<T>)>);

} // namespace

void addListed(CLI::App &app, Command &chosen) {
    auto *list = app.add_subcommand(
        "list", "What a source has: a Prometheus, Alertmanagers, a RabbitMQ, or any back-end with a profile");
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
    const auto words = std::make_shared<AlertListWords>();
    auto *alerts = list->add_subcommand("alerts", "What fires: of a Prometheus, with what is about to, or of "
                                                  "Alertmanagers, with what is silenced");
    addSourceOptions(*alerts, words->source);
    addAlertmanagerOption(*alerts, words->source, false);
    addAlertFilters(*alerts, *words);
    alerts->callback([&app, &chosen, words] {
        takeCaFile(app, words->source);
        chosen.needsSession = false;
        chosen.alone = [words](const Printer &out) { return alertsOf(out, *words); };
    });
    add.operator()<QList<net::PromRuleGroup>>("rules", "Its rules, and whether they can be computed",
                                              &net::PrometheusApi::rules, tellRules);
    add.operator()<QList<net::PromTarget>>("targets", "What it scrapes, and what went wrong",
                                           &net::PrometheusApi::targets, tellTargets);
    addCatalog(app, *list, chosen);
    addAlertLists(app, *list, chosen);
    addRabbitLists(app, *list, chosen);
    addProfileLists(app, *list, chosen);
}

} // namespace farol::ctl
