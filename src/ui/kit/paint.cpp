// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/paint.h"

#include <QFontMetricsF>
#include <cmath>

namespace farol::ui {

void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge,
              qreal edgeWidth) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    QRectF box = rect;
    if (edge.isValid()) {
        painter.setPen(QPen(edge, edgeWidth));
        box.adjust(edgeWidth / 2, edgeWidth / 2, -edgeWidth / 2, -edgeWidth / 2);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5));
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += 6.5) {
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
    painter.restore();
}

qreal paintText(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment) {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

void paintIcon(QPainter &painter, const QRectF &rect, const QPixmap &icon) {
    const qreal height = icon.height() / icon.devicePixelRatio();
    painter.drawPixmap(QPointF(std::round(rect.left()), std::round(rect.center().y() - height / 2)), icon);
}

QColor mixed(const QColor &a, const QColor &b, double shareOfB) {
    const auto mix = [shareOfB](int x, int y) { return qRound(x * (1 - shareOfB) + y * shareOfB); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace farol::ui
