// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QMetaType>
#include <QRectF>
#include <QString>

class QPainter;

namespace farol::ui {

// One state's share of a bar. `text` is what a screen reader says: "138 paid · R$ 44.120,00".
struct BarPart {
    Tone tone = Tone::Ok;
    qint64 count = 0;
    bool outline = false; // not sent: an empty box
    QString text;
    bool operator==(const BarPart &) const = default;
};

// Without the empty parts, in the one order: ok, running, idle, waiting, uncertain, bad, bad but retriable.
[[nodiscard]] QList<BarPart> orderedParts(QList<BarPart> parts);
// Widths that add up to width less the 1-px gaps; each at least 4 px while there is room for that.
[[nodiscard]] QList<qreal> barWidths(const QList<qint64> &counts, qreal width);
[[nodiscard]] QString barText(const QList<BarPart> &parts); // accessible: the parts' texts, by comma

// Draws the bar into `rect`; uncertain parts are hatched.
void paintStateBar(QPainter &painter, const QRectF &rect, const Theme &theme, const QList<BarPart> &parts);

} // namespace farol::ui

Q_DECLARE_METATYPE(farol::ui::BarPart)
