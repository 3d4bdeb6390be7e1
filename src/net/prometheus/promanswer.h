// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/prometheus/promstate.h"

#include <QJsonArray>
#include <QJsonObject>
#include <functional>

// What the readers of a Prometheus's answers share. Pure; any thread. Source: the HTTP API of Prometheus 2.42.
namespace farol::net {

// Malformed prometheus_answer, with the place.
[[nodiscard]] tl::unexpected<Error> badPromAnswer(const QString &where);

// The data of an answer of status success, an object or a list.
[[nodiscard]] Result<QJsonValue> promData(QByteArrayView body);

// One object of labels; absent or null: none.
[[nodiscard]] Result<PromLabels> promLabelsIn(const QJsonObject &from, const QString &name, const QString &where);

// One member of a list of objects after the other; a member that is no object names its place.
template<typename T>
Result<QList<T>> promList(const QJsonValue &list, const QString &where,
                          const std::function<Result<T>(const QJsonObject &, const QString &)> &read) {
    if (!list.isArray()) {
        return badPromAnswer(where + QStringLiteral(" is no list"));
    }
    QList<T> all;
    const auto array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(where).arg(i);
        auto one = array.at(i).isObject() ? read(array.at(i).toObject(), place)
                                          : Result<T>(badPromAnswer(place + QStringLiteral(" is no object")));
        if (!one) {
            return tl::unexpected(one.error());
        }
        all.append(std::move(*one));
    }
    return all;
}

} // namespace farol::net
