// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tone.h"

#include <QColor>

namespace farol::ui {

struct StateColors {
    QColor text; // on any surface
    QColor tint; // badge and note background
    QColor fill; // bars, charts, map
};

struct EnvironmentColors {
    QColor solid;  // tag, and the whole bar when writing is allowed; white text lies on it
    QColor stripe; // the pattern on the top edge
    QColor tint;   // the bar when it is read-only
};

// Every colour of one theme. Values only; the three sets live as long as the program.
struct Tokens {
    QColor window, rail, surface, header, hover, selected;
    QColor border, grid; // decoration
    QColor control;      // edges of controls
    QColor text, text2, text3, disabled;
    QColor accent, primary, onPrimary, focus;
    QColor danger, onDanger; // the red button
    StateColors ok, uncertain, bad, running, idle, waiting;
    QColor badRetriableFill;
    QColor hatch; // lines over the uncertain fill
    EnvironmentColors production, staging, demo;
    QColor scrim; // over the window behind a dialog
    int focusWidth = 2;
    bool dark = false;
    bool outlines = false; // badges and cards are told apart by lines, not by tints
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();
[[nodiscard]] const Tokens &highContrastTokens();

[[nodiscard]] QColor textColor(const Tokens &tokens, Tone tone);
[[nodiscard]] QColor tintColor(const Tokens &tokens, Tone tone);
[[nodiscard]] QColor fillColor(const Tokens &tokens, Tone tone);
[[nodiscard]] const EnvironmentColors &environmentColors(const Tokens &tokens, EnvironmentKind kind);

// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace farol::ui
