// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/sparkline.h"
#include "ui/kit/statebarpaint.h"

#include <QMetaType>
#include <QModelIndex>
#include <optional>

namespace farol::ui {

// Everything that a table draws in one cell. Models of the app room send meaning; a LookModel turns it into this.
// Give each cell either text, a bar or a trend. Text is cleaned and plain when drawn.
struct Cell {
    QString text;
    QString icon; // before the text, in its tone
    Tone tone = Tone::Text;
    bool right = false;   // numbers and times
    bool tabular = false; // digits of one width
    bool bold = false;
    bool medium = false; // states
    bool mono = false;   // ids
    bool badge = false;  // icon and text in a tinted box
    bool link = false;   // drawn in the accent colour
    std::optional<Qt::CheckState> check;
    QList<BarPart> bar;
    Sparkline trend;
    QString toolTip;    // empty: the text, when it is cut
    QString accessible; // empty: the text, or the bar's counts

    // A group row of a GroupTree, in its first column, drawn over the whole width.
    bool group = false;
    QString detail; // 7 items · R$ 2.310,00
    QString action; // Check 7 at the PSP…; empty: none
    QString actionIcon;
    QString noAction; // why there is none: no actions offline
};

// QVariant<Cell>. Views of the kit ask for this first, and fall back to DisplayRole and TextAlignmentRole.
inline constexpr int cellRole = Qt::UserRole + 0x4000;

[[nodiscard]] Cell cellOf(const QModelIndex &index);

// The cells of common columns.
[[nodiscard]] Cell textCell(const QString &text, Tone tone = Tone::Text);
[[nodiscard]] Cell boldCell(const QString &text);
[[nodiscard]] Cell idCell(const QString &text);
[[nodiscard]] Cell numberCell(const QString &text, Tone tone = Tone::Text); // right, tabular
[[nodiscard]] Cell stateCell(const QString &icon, const QString &text, Tone tone);

} // namespace farol::ui

Q_DECLARE_METATYPE(farol::ui::Cell)
