// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

namespace farol {

// Unknown: a word that this program does not know; it is shown raw.
enum class SilenceState { Active, Pending, Expired, Unknown };

// A silence as an Alertmanager has it. Expired ones stay listed for some days.
struct Silence {
    QString id;
    QList<Matcher> matchers;
    SilenceState state = SilenceState::Unknown;
    QString stateRaw;
    Instant startsAt; // an edit keeps the id only when it says this again, to the millisecond
    Instant endsAt;
    Instant updatedAt;
    QString createdBy;
    QString comment;
    bool operator==(const Silence &) const = default;
};

// A silence that somebody wants. It always has an end, an owner and a reason.
struct SilenceOrder {
    QList<Matcher> matchers;
    Instant startsAt; // a moment that is past means now
    Instant endsAt;
    QString createdBy;
    QString comment;
};

[[nodiscard]] SilenceState silenceStateOf(QStringView word);
// active, pending, expired, unknown.
[[nodiscard]] QString toApi(SilenceState state);

// What no server has to be asked for. Errors: Rejected no_matchers, matches_everything, no_comment, no_author,
// ends_too_early, and those of MatcherSet.
[[nodiscard]] Done checkSilence(const SilenceOrder &order, Instant now);

// How many of the alerts the matchers match; nothing when one of them cannot be told: see MatcherSet.
[[nodiscard]] std::optional<qsizetype> matchedBy(const QList<Matcher> &matchers, const QList<Alert> &alerts);

} // namespace farol
