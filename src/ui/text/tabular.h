// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

namespace farol::ui {

// Draws one line with every digit as wide as '0', so that columns of figures align (Qt 6.4 has no font features).
// Uses the painter's font and pen, centred vertically; alignment left, right or centre. Elides at the right.
// Text that the font cannot draw glyph by glyph falls back to drawText.
void drawTabular(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);
// The width that drawTabular needs.
[[nodiscard]] qreal tabularWidth(const QFont &font, const QString &text);

} // namespace farol::ui
