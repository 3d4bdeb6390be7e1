// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/settings.h"

#include <algorithm>

// The sources of environments: a group of their own, so that two programs that change two sources do not undo each
// other, and the console's form of an environment leaves them as they are.
namespace farol::store {

using namespace Qt::Literals::StringLiterals;

QList<SourceEntry> Settings::sources(const QString &environment) const {
    QList<SourceEntry> entries;
    const QJsonObject stored = m_root.value(u"sources"_s).toObject();
    for (const QJsonValue &value : stored) {
        const QJsonObject object = value.toObject();
        auto entry = object.value(u"environment"_s).toString() == environment ? sourceFromJson(object) : std::nullopt;
        if (entry) {
            entries.append(std::move(*entry));
        }
    }
    std::sort(entries.begin(), entries.end(), [](const SourceEntry &a, const SourceEntry &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return entries;
}

Done Settings::putSource(const QString &environment, const SourceEntry &entry) {
    if (!m_root.value(u"environments"_s).toObject().contains(environment)) {
        return failure(ErrorKind::NotFound, u"environment_missing"_s,
                       u"The environment that %1 belongs to is not there any more."_s.arg(entry.name));
    }
    if (auto good = checkSource(entry, sources(environment)); !good) {
        return good;
    }
    // Members that a newer version added to this entry stay.
    QJsonObject object = m_root.value(u"sources"_s).toObject().value(entry.id).toObject();
    const QJsonObject ours = toJson(entry);
    for (auto member = ours.begin(); member != ours.end(); ++member) {
        object.insert(member.key(), member.value());
    }
    object.insert(u"environment"_s, environment);
    set(u"sources"_s, entry.id, object);
    return {};
}

void Settings::removeSource(const QString &id) {
    set(u"sources"_s, id, QJsonValue(QJsonValue::Undefined));
}

// What was put here may meet what another program wrote meanwhile.
Done Settings::sourceFits(const QJsonObject &stored) const {
    const auto entry = sourceFromJson(stored);
    return entry ? checkSource(*entry, sources(stored.value(u"environment"_s).toString())) : Done();
}

} // namespace farol::store
