// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/promcatalog.h"

#include "net/prometheus/promanswer.h"
#include "net/prometheus/queryresult.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<PromMetadata> definitionIn(const QJsonObject &from, const QString &place, const QString &metric) {
    const QString type = from.value(u"type"_s).toString();
    return type.isEmpty()
               ? Result<PromMetadata>(badPromAnswer(place + u".type"_s))
               : PromMetadata{metric, type, from.value(u"help"_s).toString(), from.value(u"unit"_s).toString()};
}

Result<PromExemplar> exemplarIn(const QJsonObject &from, const QString &place) {
    auto labels = promLabelsIn(from, u"labels"_s, place);
    if (!labels) {
        return tl::unexpected(labels.error());
    }
    const auto value = promNumber(from.value(u"value"_s).toString().toStdString());
    const auto time = from.value(u"timestamp"_s);
    const auto at = time.isDouble() ? promTime(time.toDouble()) : std::nullopt;
    return value && at ? Result<PromExemplar>({std::move(*labels), *value, *at})
                       : badPromAnswer(place + (value ? u".timestamp"_s : u".value"_s));
}

Result<PromExemplars> exemplarsIn(const QJsonObject &from, const QString &place) {
    auto series = promLabelsIn(from, u"seriesLabels"_s, place);
    auto all = series ? promList<PromExemplar>(from.value(u"exemplars"_s), place + u".exemplars"_s, exemplarIn)
                      : Result<QList<PromExemplar>>(tl::unexpected(series.error()));
    return all ? Result<PromExemplars>({std::move(*series), std::move(*all)}) : tl::unexpected(all.error());
}

} // namespace

Result<QStringList> promNames(QByteArrayView body) {
    const auto data = promData(body);
    if (!data) {
        return tl::unexpected(data.error());
    }
    QStringList names;
    const QJsonArray list = data->toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isString()) {
            return badPromAnswer(u"data[%1] is no text"_s.arg(i));
        }
        names.append(list.at(i).toString());
    }
    return data->isArray() ? Result<QStringList>(std::move(names)) : badPromAnswer(u"data is no list"_s);
}

Result<QList<PromLabels>> promSeries(QByteArrayView body) {
    const auto data = promData(body);
    return data ? promList<PromLabels>(*data, u"data"_s,
                                       [](const QJsonObject &from, const QString &place) {
                                           return promLabelsIn({{u"labels"_s, from}}, u"labels"_s, place);
                                       })
                : tl::unexpected(data.error());
}

Result<QList<PromMetadata>> promMetadata(QByteArrayView body) {
    const auto data = promData(body);
    if (!data || !data->isObject()) {
        return data ? badPromAnswer(u"data is no object"_s) : tl::unexpected(data.error());
    }
    QList<PromMetadata> all;
    const QJsonObject metrics = data->toObject();
    for (auto metric = metrics.begin(); metric != metrics.end(); ++metric) {
        auto some = promList<PromMetadata>(metric.value(), u"data."_s + metric.key(),
                                           [&metric](const QJsonObject &from, const QString &place) {
                                               return definitionIn(from, place, metric.key());
                                           });
        if (!some) {
            return tl::unexpected(some.error());
        }
        all += *some;
    }
    return all;
}

Result<QList<PromExemplars>> promExemplars(QByteArrayView body) {
    const auto data = promData(body);
    return data ? promList<PromExemplars>(*data, u"data"_s, exemplarsIn) : tl::unexpected(data.error());
}

} // namespace farol::net
