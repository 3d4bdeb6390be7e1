// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/promanswer.h"
#include "net/prometheus/queryresult.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

// The year 1 of Go: never yet.
std::optional<Instant> momentIn(const QJsonObject &from, const QString &name) {
    const auto at = fromRfc3339(from.value(name).toString());
    return at && at->time_since_epoch().count() > 0 ? at : std::nullopt;
}

Result<PromAlert> alertIn(const QJsonObject &from, const QString &where) {
    const auto labels = promLabelsIn(from, u"labels"_s, where);
    const auto annotations = labels ? promLabelsIn(from, u"annotations"_s, where) : labels;
    if (!annotations) {
        return tl::unexpected(annotations.error());
    }
    const QString state = from.value(u"state"_s).toString();
    return state.isEmpty() ? Result<PromAlert>(badPromAnswer(where + u".state"_s))
                           : PromAlert{*labels, *annotations, state, momentIn(from, u"activeAt"_s),
                                       promNumber(from.value(u"value"_s).toString().toStdString())};
}

Result<PromRule> ruleIn(const QJsonObject &from, const QString &where) {
    PromRule rule;
    rule.name = from.value(u"name"_s).toString();
    rule.query = from.value(u"query"_s).toString();
    const QString type = from.value(u"type"_s).toString();
    rule.isAlerting = type == u"alerting"_s;
    rule.state = from.value(u"state"_s).toString();
    rule.health = from.value(u"health"_s).toString();
    rule.lastError = from.value(u"lastError"_s).toString();
    rule.durationSeconds = from.value(u"duration"_s).toDouble();
    rule.lastEvaluation = momentIn(from, u"lastEvaluation"_s);
    if (rule.name.isEmpty() || (!rule.isAlerting && type != u"recording"_s) ||
        (rule.isAlerting && rule.state.isEmpty())) {
        return badPromAnswer(where + u" has no name, type or state"_s);
    }
    const auto labels = promLabelsIn(from, u"labels"_s, where);
    const auto annotations = labels ? promLabelsIn(from, u"annotations"_s, where) : labels;
    if (!annotations) {
        return tl::unexpected(annotations.error());
    }
    rule.labels = *labels;
    rule.annotations = *annotations;
    if (rule.isAlerting) {
        auto alerts = promList<PromAlert>(from.value(u"alerts"_s), where + u".alerts"_s, alertIn);
        if (!alerts) {
            return tl::unexpected(alerts.error());
        }
        rule.alerts = std::move(*alerts);
    }
    return rule;
}

Result<PromRuleGroup> groupIn(const QJsonObject &from, const QString &where) {
    auto rules = promList<PromRule>(from.value(u"rules"_s), where + u".rules"_s, ruleIn);
    return rules ? Result<PromRuleGroup>(
                       {from.value(u"name"_s).toString(), from.value(u"file"_s).toString(), std::move(*rules)})
                 : tl::unexpected(rules.error());
}

Result<PromTarget> targetIn(const QJsonObject &from, const QString &where) {
    auto labels = promLabelsIn(from, u"labels"_s, where);
    if (!labels) {
        return tl::unexpected(labels.error());
    }
    const QString health = from.value(u"health"_s).toString();
    return health.isEmpty() ? Result<PromTarget>(badPromAnswer(where + u".health"_s))
                            : PromTarget{std::move(*labels),
                                         from.value(u"scrapePool"_s).toString(),
                                         from.value(u"scrapeUrl"_s).toString(),
                                         health,
                                         from.value(u"lastError"_s).toString(),
                                         momentIn(from, u"lastScrape"_s),
                                         from.value(u"lastScrapeDuration"_s).toDouble()};
}

template<typename T>
Result<QList<T>> read(QByteArrayView body, const QString &name,
                      const std::function<Result<T>(const QJsonObject &, const QString &)> &one) {
    const auto data = promData(body);
    return data ? promList<T>(data->toObject().value(name), name, one) : tl::unexpected(data.error());
}

} // namespace

Result<QList<PromAlert>> promAlerts(QByteArrayView body) {
    return read<PromAlert>(body, u"alerts"_s, alertIn);
}

Result<QList<PromRuleGroup>> promRules(QByteArrayView body) {
    return read<PromRuleGroup>(body, u"groups"_s, groupIn);
}

Result<QList<PromTarget>> promTargets(QByteArrayView body) {
    return read<PromTarget>(body, u"activeTargets"_s, targetIn);
}

} // namespace farol::net
