// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/promanswer.h"

#include <QJsonDocument>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

tl::unexpected<Error> badPromAnswer(const QString &where) {
    return failure(ErrorKind::Malformed, u"prometheus_answer"_s,
                   u"The answer is not what Prometheus says: %1."_s.arg(where));
}

Result<QJsonValue> promData(QByteArrayView body) {
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()));
    const auto object = document.object();
    const auto data = object.value(u"data"_s);
    return object.value(u"status"_s).toString() == u"success"_s && (data.isObject() || data.isArray())
               ? Result<QJsonValue>(data)
               : badPromAnswer(u"there is no status success with data"_s);
}

Result<PromLabels> promLabelsIn(const QJsonObject &from, const QString &name, const QString &where) {
    const auto value = from.value(name);
    if (value.isUndefined() || value.isNull()) {
        return PromLabels();
    }
    PromLabels labels;
    const auto object = value.toObject();
    for (auto label = object.begin(); label != object.end(); ++label) {
        if (!label.value().isString()) {
            return badPromAnswer(u"%1.%2.%3"_s.arg(where, name, label.key()));
        }
        labels.insert(label.key(), label.value().toString());
    }
    return value.isObject() ? Result<PromLabels>(std::move(labels)) : badPromAnswer(where + u'.' + name);
}

} // namespace farol::net
