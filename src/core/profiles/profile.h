// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profileentity.h"
#include "core/result/result.h"

#include <QTimeZone>
#include <memory>

namespace farol {

// A profile as it runs: checked, its templates and conditions read. Does not change; shared between threads.
struct Profile {
    QString id;
    QString name;
    QList<ProfileService> services;
    QList<ProfileAuth> auths;
    QTimeZone naive = QTimeZone::utc(); // of times without an offset
    Currency currency;
    int scale = 2; // digits of its smallest unit
    ProfileLimits limits;
    ProfileErrors errors;
    QStringList redact; // names of members that nobody is shown
    std::optional<ProfileHealth> health;
    std::optional<ProfileMetrics> metrics;
    QHash<QString, QString> absent; // what it cannot do -> why
    QHash<QString, QHash<QString, QString>> statusMaps;
    QList<ProfileLookup> lookups;
    QList<ProfileEntity> entities;
    QStringList secrets; // what it asks the keychain for

    [[nodiscard]] const ProfileEntity *entity(QStringView name) const;
    [[nodiscard]] const ProfileLookup *lookup(QStringView name) const;
    [[nodiscard]] const ProfileService *service(QStringView name) const; // empty: the only one
    // How calls to this service are let in; nothing: by nobody's name.
    [[nodiscard]] const ProfileAuth *auth(const QString &service) const;
};

// Errors: Rejected profile_unsound, with every fault of checkProfile() in fields. Pure; any thread.
[[nodiscard]] Result<std::shared_ptr<const Profile>> compileProfile(const QByteArray &yaml);

// The kind that a field of the canonical model has, whatever its entity: created_at Time, total Number, amount Amount.
[[nodiscard]] CellKind cellKindOf(QStringView field);

} // namespace farol
