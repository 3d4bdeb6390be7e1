// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/matcher.h"
#include "core/time/clock.h"

#include <QStringList>

namespace farol {

// What an Alertmanager does with an alert. Unknown: a word that this program does not know; it is shown raw and is
// never taken for quiet.
enum class AlertState { Active, Suppressed, Unprocessed, Unknown };

// An alert as an Alertmanager has it. Every text is what rule files and targets made of it: hostile.
struct Alert {
    QString fingerprint; // 16 hexadecimal digits, the key; stable while the labels are
    Labels labels;
    Labels annotations;
    AlertState state = AlertState::Unknown;
    QString stateRaw;
    Instant startsAt;
    Instant endsAt; // in the future while it fires, and moving with each report: no end then
    Instant updatedAt;
    QStringList silencedBy;  // ids of silences
    QStringList inhibitedBy; // fingerprints
    QStringList receivers;
    std::optional<QString> generatorUrl;
    bool operator==(const Alert &) const = default;
};
[[nodiscard]] inline bool isFiring(const Alert &alert, Instant now) {
    return alert.endsAt > now;
}

// What one notification of a receiver is about. An alert stands in a group of each of its receivers.
struct AlertGroup {
    Labels labels;
    QString receiver;
    QList<Alert> alerts;
    bool operator==(const AlertGroup &) const = default;
};

[[nodiscard]] AlertState alertStateOf(QStringView word);
// active, suppressed, unprocessed, unknown.
[[nodiscard]] QString toApi(AlertState state);
// The state that must be heard when servers disagree: active, then unknown, then unprocessed, then suppressed.
[[nodiscard]] AlertState louder(AlertState one, AlertState other);

} // namespace farol
