// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/sparkline.h"

#include <QPolygonF>
#include <cmath>

namespace farol::ui {

namespace {

struct Scale {
    QRectF rect;
    double x0, x1, y0, y1;
    [[nodiscard]] double y(double value) const {
        return rect.bottom() - 1 - (value - y0) / (y1 - y0) * (rect.height() - 2);
    }
    [[nodiscard]] QPointF at(QPointF p) const {
        return {rect.left() + (p.x() - x0) / (x1 - x0) * rect.width(), y(p.y())};
    }
};

std::optional<Scale> scaleOf(const QRectF &rect, const Sparkline &line) {
    Scale scale{rect, line.points.constFirst().x(), line.points.constLast().x(), 0, 0};
    bool any = false;
    for (const QPointF &p : line.points) {
        if (!std::isnan(p.y())) {
            scale.y0 = any ? std::min(scale.y0, p.y()) : std::min(0.0, p.y());
            scale.y1 = any ? std::max(scale.y1, p.y()) : p.y();
            any = true;
        }
    }
    if (line.limit) {
        scale.y1 = std::max(scale.y1, *line.limit * 1.1);
    }
    if (!any || scale.x1 <= scale.x0) {
        return std::nullopt;
    }
    scale.y1 = scale.y1 > scale.y0 ? scale.y1 : scale.y0 + 1;
    return scale;
}

void paintRun(QPainter &painter, const Scale &scale, const QPolygonF &run, const QColor &line, const QColor &area) {
    if (run.size() < 2) {
        return;
    }
    QPolygonF under = run;
    under << QPointF(run.constLast().x(), scale.rect.bottom()) << QPointF(run.constFirst().x(), scale.rect.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(area);
    painter.drawPolygon(under);
    painter.setPen(QPen(line, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(run);
}

} // namespace

void paintSparkline(QPainter &painter, const QRectF &rect, const Theme &theme, const Sparkline &line) {
    if (line.points.size() < 2) {
        return;
    }
    const std::optional<Scale> scale = scaleOf(rect, line);
    if (!scale) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme.text(line.tone);
    QColor area = color;
    area.setAlphaF(0.12F);
    QPolygonF run;
    for (const QPointF &p : line.points) {
        if (std::isnan(p.y())) {
            paintRun(painter, *scale, run, color, area);
            run.clear();
        } else {
            run.append(scale->at(p));
        }
    }
    paintRun(painter, *scale, run, color, area);
    if (line.limit) {
        painter.setPen(QPen(theme.text(Tone::Bad), 1, Qt::DotLine));
        painter.drawLine(QPointF(rect.left(), scale->y(*line.limit)), QPointF(rect.right(), scale->y(*line.limit)));
    }
    painter.restore();
}

} // namespace farol::ui
