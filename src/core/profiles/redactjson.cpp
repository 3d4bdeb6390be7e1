// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/redactjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol {

QJsonValue redactJson(const QJsonValue &value, const QStringList &names) {
    if (value.isArray()) {
        QJsonArray made;
        for (const auto &one : value.toArray()) {
            made.append(redactJson(one, names));
        }
        return made;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject made = value.toObject();
    for (auto it = made.begin(); it != made.end(); ++it) {
        if (names.contains(it.key(), Qt::CaseInsensitive)) {
            *it = it->isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf16(redacted));
        } else {
            *it = redactJson(QJsonValue(*it), names);
        }
    }
    return made;
}

QByteArray redactJson(const QByteArray &json, const QStringList &names) {
    const auto document = QJsonDocument::fromJson(json);
    if (document.isNull()) {
        return {};
    }
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue made = redactJson(value, names);
    return made.isArray() ? QJsonDocument(made.toArray()).toJson(QJsonDocument::Compact)
                          : QJsonDocument(made.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace farol
