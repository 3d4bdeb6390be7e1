// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QPainter>
#include <QPointF>
#include <QRectF>

namespace farol::ui {

// A small line of a trend. NaN in y breaks the line.
struct Sparkline {
    QList<QPointF> points; // x grows
    Tone tone = Tone::Accent;
    std::optional<double> limit; // drawn dashed
    bool operator==(const Sparkline &) const = default;
};

// Fills `rect` (66×18 in a table) with line and a 10 % area; nothing for fewer than two points.
void paintSparkline(QPainter &painter, const QRectF &rect, const Theme &theme, const Sparkline &line);

} // namespace farol::ui

Q_DECLARE_METATYPE(farol::ui::Sparkline)
