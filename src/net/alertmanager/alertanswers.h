// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/silence.h"

#include <QByteArrayView>

namespace farol::net {

// The rows of an answer, and the places of those that cannot be read, such as "[3].startsAt is no time": they are told
// beside the others, so that one that is broken does not hide the rest.
template<typename T>
struct Readable {
    QList<T> rows;
    QStringList unreadable;
};

// An Alertmanager of itself.
struct AlertmanagerStatus {
    QString version;
    QString cluster; // ready, settling, disabled
    QStringList peers;
    QString config; // YAML, its secrets as <secret>
    std::optional<Instant> upSince;
};

// Read answers of the API v2. Malformed: it is none, or nothing in it can be read. Pure; any thread. Source: the API of
// Alertmanager 0.25.
[[nodiscard]] Result<Readable<Alert>> alertsIn(QByteArrayView body);
[[nodiscard]] Result<Readable<AlertGroup>> alertGroupsIn(QByteArrayView body);
[[nodiscard]] Result<Readable<Silence>> silencesIn(QByteArrayView body);
[[nodiscard]] Result<Silence> silenceIn(QByteArrayView body);
[[nodiscard]] Result<QString> silenceIdIn(QByteArrayView body); // of an order that was taken
[[nodiscard]] Result<QStringList> receiversIn(QByteArrayView body);
[[nodiscard]] Result<AlertmanagerStatus> alertmanagerStatusIn(QByteArrayView body);

} // namespace farol::net
