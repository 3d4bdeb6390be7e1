// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a LineChart that Qt Charts does not draw our way: axes, limit, flags, last value, cursor.
#include "ui/kit/chartscale.h"
#include "ui/kit/focusring.h"
#include "ui/kit/linechart.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"
#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <cmath>

namespace farol::ui {

using namespace std::chrono_literals;

QPointF LineChart::at(double x, double y) const {
    return {m_plot.left() + (x - m_range.x0) / (m_range.x1 - m_range.x0) * m_plot.width(),
            m_plot.bottom() - (y - m_range.y0) / (m_range.y1 - m_range.y0) * m_plot.height()};
}

QString LineChart::timeText(double x) const {
    const Instant moment{std::chrono::milliseconds(qint64(x))};
    const double span = m_range.x1 - m_range.x0;
    const double day = std::chrono::duration<double, std::milli>(24h).count();
    if (span > 2 * day) {
        return m_formats.weekday(moment);
    }
    return span > 600'000 ? m_formats.clockMinutes(moment) : m_formats.clock(moment);
}

void LineChart::drawForeground(QPainter *painter, const QRectF &) {
    painter->save();
    painter->setWorldTransform(QTransform());
    if (isEmpty()) {
        paintEmpty(*painter);
    } else {
        paintAxes(*painter);
        paintLimit(*painter);
        paintMarks(*painter);
        paintLast(*painter);
        paintCursor(*painter);
    }
    if (hasFocus() && showsFocus(*this)) {
        const QRectF frame = QRectF(viewport()->rect()).adjusted(1, 1, -1, -1);
        paintBox(*painter, frame, m_theme.px(4), {}, m_theme.tokens().focus, m_theme.tokens().focusWidth);
    }
    painter->restore();
}

// What would be drawn, faintly, and why there is nothing yet.
void LineChart::paintEmpty(QPainter &painter) const {
    QRectF middle(viewport()->rect());
    if (m_span) {
        paintAxes(painter);
        paintLimit(painter);
        middle = m_plot.adjusted(0, m_plot.height() / 2, 0, 0);
    }
    painter.setFont(m_theme.font(12));
    painter.setPen(m_theme.text(Tone::Secondary));
    QStringList lines = multiLine(m_emptyText).split(u'\n');
    const double height = m_theme.px(18);
    middle = QRectF(middle.left(), middle.center().y() - height * double(lines.size()) / 2, middle.width(), height);
    for (const QString &line : std::as_const(lines)) {
        const double half = QFontMetricsF(painter.font()).horizontalAdvance(line) / 2 + m_theme.px(6);
        const QRectF behind(middle.center().x() - half, middle.top(), 2 * half, height); // no grid through words
        painter.fillRect(behind, m_theme.tokens().surface);
        paintText(painter, middle, line, Qt::AlignHCenter);
        middle.translate(0, height);
    }
}

void LineChart::paintAxes(QPainter &painter) const {
    const Tokens &t = m_theme.tokens();
    painter.setFont(m_theme.font(11));
    for (double y = m_range.y0; y <= m_range.y1 + m_range.step / 2; y += m_range.step) {
        const double py = std::round(at(0, y).y()) + 0.5;
        painter.setPen(QPen(t.grid, 1));
        painter.drawLine(QPointF(m_plot.left(), py), QPointF(m_plot.right(), py));
        painter.setPen(t.text3);
        const QRectF label(0, py - m_theme.px(8), m_plot.left() - m_theme.px(6), m_theme.px(16));
        drawTabular(painter, label, Qt::AlignRight, m_valueText(y));
    }
    const double room = QFontMetricsF(painter.font()).horizontalAdvance(timeText(m_range.x0)) + m_theme.px(24);
    for (const double x : timeTicks(m_range.x0, m_range.x1, int(m_plot.width() / room), m_formats)) {
        const double px = std::round(at(x, 0).x()) + 0.5;
        painter.setPen(QPen(t.grid, 1));
        painter.drawLine(QPointF(px, m_plot.top()), QPointF(px, m_plot.bottom()));
        if (px + (room - m_theme.px(24)) / 2 > viewport()->width()) {
            continue; // there is a line, but no room for its moment
        }
        painter.setPen(t.text3);
        const QRectF label(px - room / 2, m_plot.bottom() + m_theme.px(3), room, m_theme.px(16));
        drawTabular(painter, label, Qt::AlignHCenter, timeText(x));
    }
    // A light area under a single line; several lines would only muddy each other.
    if (m_series.size() == 1 && !m_stale) {
        QColor area = m_theme.fill(m_series.constFirst().tone);
        area.setAlphaF(0.10F);
        for (const QList<QPointF> &run : runsWithoutGaps(m_series.constFirst().points)) {
            QPolygonF shape;
            for (const QPointF &point : run) {
                shape.append(at(point.x(), point.y()));
            }
            shape << QPointF(shape.constLast().x(), m_plot.bottom())
                  << QPointF(shape.constFirst().x(), m_plot.bottom());
            QPainterPath path;
            path.addPolygon(shape);
            painter.fillPath(path, area);
        }
    }
}

void LineChart::paintLimit(QPainter &painter) const {
    if (!m_limit) {
        return;
    }
    const QColor color = m_theme.text(Tone::Bad);
    const double y = at(0, m_limit->value).y();
    painter.setPen(QPen(color, 1.2, Qt::DashLine));
    painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
    painter.setFont(m_theme.font(11, QFont::Medium));
    painter.setPen(color);
    paintText(painter, QRectF(m_plot.left() + m_theme.px(6), y - m_theme.px(18), m_plot.width() / 2, m_theme.px(16)),
              singleLine(m_limit->name));
}

void LineChart::paintMarks(QPainter &painter) const {
    for (const ChartMark &mark : m_marks) {
        if (mark.at < m_range.x0 || mark.at > m_range.x1) {
            continue;
        }
        const QColor color = m_theme.text(mark.tone);
        const double x = std::round(at(mark.at, 0).x()) + 0.5;
        const double top = m_plot.top() + m_theme.px(6);
        painter.setPen(QPen(color, 1.2, Qt::DotLine));
        painter.drawLine(QPointF(x, top), QPointF(x, m_plot.bottom()));
        const double half = m_theme.px(5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(
            QPolygonF({QPointF(x - half, top - half), QPointF(x + half, top - half), QPointF(x, top + half)}));
        painter.setPen(color);
        painter.setFont(m_theme.font(11, QFont::Medium));
        const QRectF label(x + m_theme.px(8), top - m_theme.px(8), m_plot.right() - x - m_theme.px(8), m_theme.px(16));
        paintText(painter, label, singleLine(mark.text));
    }
}

void LineChart::paintLast(QPainter &painter) const {
    for (const ChartSeries &series : m_series) {
        const std::optional<QPointF> last = lastValue(series.points);
        if (!last) {
            continue;
        }
        const bool over = m_limit && last->y() > m_limit->value;
        const QColor color = m_theme.text(over ? Tone::Bad : series.tone);
        const QPointF point = at(last->x(), last->y());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(point, 3.0, 3.0);
        painter.setPen(color);
        painter.setFont(m_theme.font(11, QFont::DemiBold));
        const QString value = m_valueText(last->y());
        const QString text = m_series.size() > 1 ? tr("%1 %2", "series, value").arg(singleLine(series.name), value)
                                                 : tr("%1 now").arg(value);
        // Beside its point, but never over the times below the plot.
        const double top = std::min(point.y() - m_theme.px(8), m_plot.bottom() - m_theme.px(17));
        const QRectF label(m_plot.left(), top, point.x() - m_plot.left() - m_theme.px(8),
                           m_theme.px(16));
        paintText(painter, label, text, Qt::AlignRight);
    }
}

void LineChart::paintCursor(QPainter &painter) const {
    if (m_cursor < 0 || m_series.isEmpty() || m_cursor >= m_series.constFirst().points.size()) {
        return;
    }
    const double x = m_series.constFirst().points[m_cursor].x();
    painter.setPen(QPen(m_theme.tokens().text2, 1));
    painter.drawLine(QPointF(at(x, 0).x(), m_plot.top()), QPointF(at(x, 0).x(), m_plot.bottom()));
    painter.setFont(m_theme.font(11, QFont::DemiBold));
    painter.setPen(m_theme.tokens().text);
    paintText(painter, QRectF(m_plot.left(), 0, m_plot.width(), m_theme.px(16)), accessibleDescription());
}

} // namespace farol::ui
