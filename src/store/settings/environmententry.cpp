// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/environmententry.h"

#include <QUuid>

namespace farol::store {

using namespace Qt::Literals::StringLiterals;

QString toStored(EnvironmentKind kind) {
    switch (kind) {
    case EnvironmentKind::Production:
        return u"production"_s;
    case EnvironmentKind::Staging:
        return u"staging"_s;
    case EnvironmentKind::Demo:
        return u"demo"_s;
    }
    return {};
}

std::optional<EnvironmentKind> environmentKindFromStored(QStringView word) {
    for (const auto kind : {EnvironmentKind::Production, EnvironmentKind::Staging, EnvironmentKind::Demo}) {
        if (word == toStored(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

QString newEnvironmentId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject toJson(const EnvironmentEntry &entry) {
    return {{u"name"_s, entry.name},
            {u"kind"_s, toStored(entry.kind)},
            {u"url"_s, entry.url},
            {u"user"_s, entry.user},
            {u"ca_file"_s, entry.caFile},
            {u"created_at"_s, toRfc3339(entry.createdAt)},
            {u"plain_http"_s, entry.plainHttp},
            {u"sources_only"_s, entry.sourcesOnly}};
}

std::optional<EnvironmentEntry> environmentFromJson(const QString &id, const QJsonObject &object) {
    EnvironmentEntry entry{id,
                           object.value(u"name"_s).toString(),
                           EnvironmentKind::Production,
                           object.value(u"url"_s).toString(),
                           object.value(u"user"_s).toString(),
                           object.value(u"ca_file"_s).toString(),
                           {}};
    entry.sourcesOnly = object.value(u"sources_only"_s).toBool(false);
    if (id.isEmpty() || entry.name.isEmpty() || entry.url.isEmpty() != entry.sourcesOnly) {
        return std::nullopt;
    }
    // A kind that this version does not know is treated as the one that asks most of people.
    entry.kind = environmentKindFromStored(object.value(u"kind"_s).toString()).value_or(EnvironmentKind::Production);
    entry.plainHttp = object.value(u"plain_http"_s).toBool(false);
    entry.createdAt = fromRfc3339(object.value(u"created_at"_s).toString()).value_or(Instant{});
    return entry;
}

} // namespace farol::store
