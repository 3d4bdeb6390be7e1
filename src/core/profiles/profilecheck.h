// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/schemacheck.h"

#include <QStringList>

namespace farol {

// What a profile is and everything that is wrong with it, in the order of the file.
struct ProfileVerdict {
    QString id;
    QString name;
    QStringList services;
    QStringList entities;
    QStringList secrets; // what it asks the keychain for
    QList<FileFinding> findings;
    [[nodiscard]] bool isSound() const { return findings.isEmpty(); }
};

// Syntax, then resources/profiles/profile.schema.json, then what no schema says: services, status maps, lookups,
// entities and inputs that are named and are not there, expressions that do not compile, ${names} that mean nothing,
// lists that wait for each other, money without a currency. Further codes: unknown_name, bad_pattern, bad_template,
// bad_condition, bad_selector, which_service, no_list, no_currency, a_circle, and those of readYaml(). Pure; any
// thread.
[[nodiscard]] ProfileVerdict checkProfile(const QByteArray &yaml);

// The names of those that are shipped, and one of them; nothing for a name that is none.
[[nodiscard]] QStringList shippedProfiles();
[[nodiscard]] QByteArray shippedProfile(const QString &name);

} // namespace farol
