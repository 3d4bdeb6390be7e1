// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace farol::ui {

// A filled, edged, rounded box whose edge lies inside `rect`. An invalid colour draws nothing.
void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge,
              qreal edgeWidth = 1);
// Diagonal lines over `rect`, clipped to it: the mark of what is uncertain.
void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color);
// One line of text with the painter's font and pen, centred vertically, elided at the right.
// Returns the width that it took.
qreal paintText(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeft);
// An icon centred vertically at the left edge of `rect`, on whole device pixels.
void paintIcon(QPainter &painter, const QRectF &rect, const QPixmap &icon);
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double shareOfB);

} // namespace farol::ui
