// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QJsonObject>
#include <QString>
#include <optional>

namespace farol::store {

enum class EnvironmentKind { Production, Staging, Demo };
[[nodiscard]] QString toStored(EnvironmentKind kind); // production staging demo
[[nodiscard]] std::optional<EnvironmentKind> environmentKindFromStored(QStringView word);

// A back-end that a person connects to. Holds no secret.
struct EnvironmentEntry {
    QString id;   // ours, made once by newEnvironmentId(), never shown
    QString name; // what people see and type to confirm; unique whatever its case
    EnvironmentKind kind = EnvironmentKind::Staging;
    QString url;
    QString user;
    QString caFile; // PEM of an own certificate authority; empty: the system's
    Instant createdAt{};
    bool plainHttp = false;   // a person chose to reach it without TLS, though it is another machine
    bool sourcesOnly = false; // there is no farold, and no address of one
    bool operator==(const EnvironmentEntry &) const = default;
};
[[nodiscard]] QString newEnvironmentId();
[[nodiscard]] QJsonObject toJson(const EnvironmentEntry &entry);
// Nothing when it lacks what an entry cannot do without.
[[nodiscard]] std::optional<EnvironmentEntry> environmentFromJson(const QString &id, const QJsonObject &object);

} // namespace farol::store
