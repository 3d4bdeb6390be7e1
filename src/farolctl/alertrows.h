// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertmerge.h"
#include "farolctl/printer.h"

#include <QJsonArray>
#include <QJsonObject>

namespace farol::ctl {

// How alerts and silences look, as tables and as JSON: status is a word of ours, status_raw the server's.
[[nodiscard]] QString shownLabels(const Labels &labels, const QStringList &without = {});
[[nodiscard]] QString shownAt(const std::optional<Instant> &at);
[[nodiscard]] QJsonValue jsonAt(const std::optional<Instant> &at);
[[nodiscard]] QJsonObject jsonLabels(const Labels &labels);

// several: with the servers that said it.
[[nodiscard]] Table alertTable(const QList<MergedAlert> &alerts, bool several);
[[nodiscard]] QJsonObject jsonOf(const MergedAlert &alert, Instant now);
[[nodiscard]] Table groupTable(const QList<MergedGroup> &groups, bool several);
[[nodiscard]] QJsonObject jsonOf(const MergedGroup &group, Instant now);

// A silence and how many alerts it matches now; nothing: that cannot be told from here.
struct CountedSilence {
    MergedSilence merged;
    std::optional<qsizetype> matched;
};
[[nodiscard]] Table silenceTable(const QList<CountedSilence> &silences, bool several);
[[nodiscard]] QJsonObject jsonOf(const CountedSilence &silence);

[[nodiscard]] inline bool isCritical(const Alert &alert) {
    return alert.labels.value(QStringLiteral("severity")) == QStringLiteral("critical");
}

} // namespace farol::ctl
