// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/promstate.h"

#include "net/prometheus/queryresult.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> bad(const QString &where) {
    return failure(ErrorKind::Malformed, u"prometheus_answer"_s,
                   u"The answer is not what Prometheus says: %1."_s.arg(where));
}

Result<QJsonObject> dataOf(QByteArrayView body) {
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()));
    const auto object = document.object();
    const auto data = object.value(u"data"_s);
    return object.value(u"status"_s).toString() == u"success"_s && data.isObject()
               ? Result<QJsonObject>(data.toObject())
               : bad(u"there is no status success with data"_s);
}

// One member of a list of objects after the other; a member that is no object names its place.
template<typename T>
Result<QList<T>> listOf(const QJsonObject &from, const QString &name, const QString &where,
                        const std::function<Result<T>(const QJsonObject &, const QString &)> &read) {
    const auto list = from.value(name);
    if (!list.isArray()) {
        return bad(where + name + u" is no list"_s);
    }
    QList<T> all;
    const auto array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = u"%1%2[%3]"_s.arg(where, name).arg(i);
        auto one =
            array.at(i).isObject() ? read(array.at(i).toObject(), place) : Result<T>(bad(place + u" is no object"_s));
        if (!one) {
            return tl::unexpected(one.error());
        }
        all.append(std::move(*one));
    }
    return all;
}

// A recording rule without labels has none at all.
Result<PromLabels> labelsIn(const QJsonObject &from, const QString &name, const QString &where) {
    const auto value = from.value(name);
    if (value.isUndefined() || value.isNull()) {
        return PromLabels();
    }
    PromLabels labels;
    const auto object = value.toObject();
    for (auto label = object.begin(); label != object.end(); ++label) {
        if (!label.value().isString()) {
            return bad(u"%1.%2.%3"_s.arg(where, name, label.key()));
        }
        labels.insert(label.key(), label.value().toString());
    }
    return value.isObject() ? Result<PromLabels>(std::move(labels)) : bad(where + u'.' + name);
}

// The year 1 of Go: never yet.
std::optional<Instant> momentIn(const QJsonObject &from, const QString &name) {
    const auto at = fromRfc3339(from.value(name).toString());
    return at && at->time_since_epoch().count() > 0 ? at : std::nullopt;
}

Result<PromAlert> alertIn(const QJsonObject &from, const QString &where) {
    const auto labels = labelsIn(from, u"labels"_s, where);
    const auto annotations = labels ? labelsIn(from, u"annotations"_s, where) : labels;
    if (!annotations) {
        return tl::unexpected(annotations.error());
    }
    const QString state = from.value(u"state"_s).toString();
    return state.isEmpty() ? Result<PromAlert>(bad(where + u".state"_s))
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
        return bad(where + u" has no name, type or state"_s);
    }
    const auto labels = labelsIn(from, u"labels"_s, where);
    const auto annotations = labels ? labelsIn(from, u"annotations"_s, where) : labels;
    if (!annotations) {
        return tl::unexpected(annotations.error());
    }
    rule.labels = *labels;
    rule.annotations = *annotations;
    if (rule.isAlerting) {
        auto alerts = listOf<PromAlert>(from, u"alerts"_s, where + u'.', alertIn);
        if (!alerts) {
            return tl::unexpected(alerts.error());
        }
        rule.alerts = std::move(*alerts);
    }
    return rule;
}

Result<PromRuleGroup> groupIn(const QJsonObject &from, const QString &where) {
    auto rules = listOf<PromRule>(from, u"rules"_s, where + u'.', ruleIn);
    return rules ? Result<PromRuleGroup>(
                       {from.value(u"name"_s).toString(), from.value(u"file"_s).toString(), std::move(*rules)})
                 : tl::unexpected(rules.error());
}

Result<PromTarget> targetIn(const QJsonObject &from, const QString &where) {
    auto labels = labelsIn(from, u"labels"_s, where);
    if (!labels) {
        return tl::unexpected(labels.error());
    }
    const QString health = from.value(u"health"_s).toString();
    return health.isEmpty() ? Result<PromTarget>(bad(where + u".health"_s))
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
    const auto data = dataOf(body);
    return data ? listOf<T>(*data, name, {}, one) : tl::unexpected(data.error());
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
