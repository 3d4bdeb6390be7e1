// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/silence.h"

namespace farol {

// What one Alertmanager said; server is how people know it.
template<typename T>
struct SaidBy {
    QString server;
    QList<T> rows;
};

// One alert of several Alertmanagers, by its fingerprint. The newest report counts; where states disagree, the loudest
// one stands in alert.state and every server's word in states.
struct MergedAlert {
    Alert alert;
    struct State {
        QString server;
        AlertState state = AlertState::Unknown;
        QString raw;
        bool operator==(const State &) const = default;
    };
    QList<State> states; // by server, in their order
    [[nodiscard]] bool isDisputed() const;
};
// In the order in which they are first met; of equally new reports the first counts. An alert that stands twice in one
// list (of groups) is one. Pure.
[[nodiscard]] QList<MergedAlert> mergedAlerts(const QList<SaidBy<Alert>> &all);

struct MergedGroup {
    Labels labels;
    QString receiver;
    QList<MergedAlert> alerts;
    QStringList servers;
};
// By receiver and labels.
[[nodiscard]] QList<MergedGroup> mergedGroups(const QList<SaidBy<AlertGroup>> &all);

// One silence of several Alertmanagers, by its id: the newest counts, and of equally new ones the one that silences
// less.
struct MergedSilence {
    Silence silence;
    QStringList servers;
};
[[nodiscard]] QList<MergedSilence> mergedSilences(const QList<SaidBy<Silence>> &all);

} // namespace farol
