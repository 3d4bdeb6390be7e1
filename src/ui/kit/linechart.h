// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QChartView>
#include <functional>

class QLineSeries;

namespace farol::ui {

struct ChartSeries {
    QString name;
    QList<QPointF> points; // x: milliseconds since 1970 UTC, ascending; y: NaN is a gap. Decimated by the caller
    Tone tone = Tone::Accent;
};

struct ChartLimit {
    QString name; // limit 5 %
    double value = 0;
};

// Something that somebody did, drawn as a dotted line with a flag.
struct ChartMark {
    double at = 0; // milliseconds since 1970 UTC
    QString text;
    Tone tone = Tone::Waiting;
};

// At most four lines over time with a dashed, named limit, flags and the last value written at its end. Left and Right
// walk the values and speak them. Never OpenGL. An empty chart says why instead of drawing axes.
class LineChart final : public QChartView {
    Q_OBJECT
public:
    LineChart(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);

    void setSeries(const QList<ChartSeries> &series);
    void setLimit(const std::optional<ChartLimit> &limit);
    void setMarks(const QList<ChartMark> &marks);
    // How values are written: axis, last value, speech. Default: up to one decimal, no unit.
    void setValueText(std::function<QString(double)> text);
    // The moments at the left and right edge, milliseconds; without them the curve decides, and no curve has no axes.
    void setSpan(double from, double to);
    void setEmptyText(const QString &reason);
    void setStale(bool stale); // drawn pale; the card's age label says since when
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Range {
        double x0 = 0, x1 = 1, y0 = 0, y1 = 1, step = 1;
    };
    void rebuild();
    void restyle();
    void describe();
    void speak();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QPointF at(double x, double y) const;
    [[nodiscard]] QString timeText(double x) const;
    void paintEmpty(QPainter &painter) const;
    void paintAxes(QPainter &painter) const;
    void paintLimit(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintLast(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;

    const Theme &m_theme;
    const Formats &m_formats;
    QChart *m_chart; // the view owns it
    QList<QLineSeries *> m_lines;
    QList<ChartSeries> m_series;
    std::optional<ChartLimit> m_limit;
    std::optional<std::pair<double, double>> m_span;
    QList<ChartMark> m_marks;
    std::function<QString(double)> m_valueText;
    QString m_emptyText;
    Range m_range;
    QRectF m_plot;
    qsizetype m_cursor = -1;
    bool m_stale = false;
};

} // namespace farol::ui
