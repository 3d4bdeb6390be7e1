// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace farol::ui {

// What a text, icon or fill means; the theme decides the colour. Colour never comes alone: an icon and a word go with
// it.
enum class Tone : int {
    Text = 0,
    Secondary,
    Muted, // age, hint, zero
    Accent,
    Ok,           // paid, delivered
    Uncertain,    // uncertain, warning, stale, late: amber, hatched as a fill, never red
    Bad,          // failure, critical, blind, dead
    BadRetriable, // failure that a retry may mend
    Running,      // in flight, information
    Idle,         // queued, not sent
    Waiting,      // approval
};

// Where an environment stands; never a state. Not linked to any tone.
enum class EnvironmentKind : int { Production = 0, Staging, Demo };

} // namespace farol::ui

Q_DECLARE_METATYPE(farol::ui::Tone)
