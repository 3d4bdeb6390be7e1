// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/linechart.h"

#include "ui/kit/chartscale.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QAccessible>
#include <QChart>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLineSeries>
#include <QValueAxis>
#include <cmath>

namespace farol::ui {

LineChart::LineChart(const Theme &theme, const Formats &formats, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_chart(chart())
    , m_valueText([&formats](double value) { return formats.locale().toString(value, 'g', 4); })
    , m_emptyText(tr("No values in this period.")) {
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    for (const Qt::Alignment side : {Qt::AlignBottom, Qt::AlignLeft}) {
        auto *axis = new QValueAxis(m_chart);
        axis->setVisible(false);
        m_chart->addAxis(axis, side);
    }
    connect(&theme, &Theme::changed, this, &LineChart::restyle);
    describe();
}

void LineChart::setSeries(const QList<ChartSeries> &series) {
    m_series = series.mid(0, 4);
    m_cursor = -1;
    rebuild();
}

void LineChart::setLimit(const std::optional<ChartLimit> &limit) {
    m_limit = limit;
    rebuild();
}

void LineChart::setSpan(double from, double to) {
    m_span = {from, to};
    rebuild();
}

void LineChart::setMarks(const QList<ChartMark> &marks) {
    m_marks = marks;
    viewport()->update();
}

void LineChart::setValueText(std::function<QString(double)> text) {
    m_valueText = std::move(text);
    describe();
}

void LineChart::setEmptyText(const QString &reason) {
    m_emptyText = reason;
    describe();
}

void LineChart::setStale(bool stale) {
    m_stale = stale;
    restyle();
}

bool LineChart::isEmpty() const {
    return std::none_of(m_series.begin(), m_series.end(),
                        [](const ChartSeries &s) { return lastValue(s.points).has_value(); });
}

void LineChart::rebuild() {
    QList<QList<QPointF>> runs;
    QList<Tone> tones;
    ChartExtent extent;
    for (const ChartSeries &series : std::as_const(m_series)) {
        extent.include(series.points);
        for (const QList<QPointF> &run : runsWithoutGaps(series.points)) {
            runs.append(run);
            tones.append(series.tone);
        }
    }
    if (m_limit) {
        extent.includeValue(m_limit->value);
    }
    const double step = niceStep(extent.y1);
    const auto [from, to] = m_span.value_or(std::pair(extent.x0, extent.x1));
    m_range = {from, std::max(to, from + 1), 0, std::max(step, std::ceil(extent.y1 / step) * step), step};
    while (m_lines.size() > runs.size()) {
        QLineSeries *line = m_lines.takeLast();
        m_chart->removeSeries(line);
        line->deleteLater();
    }
    const QList<QAbstractAxis *> axes = m_chart->axes();
    while (m_lines.size() < runs.size()) {
        auto *line = new QLineSeries(m_chart);
        m_chart->addSeries(line);
        line->attachAxis(axes.value(0));
        line->attachAxis(axes.value(1));
        m_lines.append(line);
    }
    for (qsizetype i = 0; i < runs.size(); ++i) {
        m_lines[i]->replace(runs[i]);
        m_lines[i]->setProperty("tone", int(tones[i]));
    }
    for (QAbstractAxis *axis : axes) {
        auto *value = qobject_cast<QValueAxis *>(axis);
        const bool across = value && value->orientation() == Qt::Horizontal;
        if (value) {
            value->setRange(across ? m_range.x0 : m_range.y0, across ? m_range.x1 : m_range.y1);
        }
    }
    restyle();
    describe();
}

void LineChart::restyle() {
    for (QLineSeries *line : std::as_const(m_lines)) {
        QColor color = m_theme.fill(Tone(line->property("tone").toInt()));
        color.setAlphaF(m_stale ? 0.45F : 1.0F);
        line->setPen(QPen(color, 1.6));
    }
    resizeEvent(nullptr);
    viewport()->update();
}

QSize LineChart::sizeHint() const {
    return {m_theme.px(420), m_theme.px(220)};
}

QSize LineChart::minimumSizeHint() const {
    return {m_theme.px(240), m_theme.px(130)};
}

void LineChart::resizeEvent(QResizeEvent *event) {
    if (event) {
        QChartView::resizeEvent(event);
    }
    const QFontMetricsF metrics(m_theme.font(11));
    double label = 0;
    for (double y = m_range.y0; y <= m_range.y1 + m_range.step / 2; y += m_range.step) {
        label = std::max(label, metrics.horizontalAdvance(m_valueText(y)));
    }
    m_plot = QRectF(rect()).adjusted(label + m_theme.px(8), m_theme.px(16), -m_theme.px(8), -m_theme.px(22));
    m_chart->setPlotArea(m_plot);
}

void LineChart::describe() {
    if (isEmpty()) {
        setAccessibleDescription(m_emptyText);
        return;
    }
    QStringList last;
    for (const ChartSeries &series : std::as_const(m_series)) {
        if (const auto value = lastValue(series.points)) {
            last.append(
                tr("%1 now %2", "series and its last value").arg(singleLine(series.name), m_valueText(value->y())));
        }
    }
    if (m_limit) {
        last.append(singleLine(m_limit->name));
    }
    setAccessibleDescription(last.join(QStringLiteral(", ")));
}

void LineChart::keyPressEvent(QKeyEvent *event) {
    const qsizetype count = m_series.isEmpty() ? 0 : m_series.constFirst().points.size();
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || count == 0) {
        QChartView::keyPressEvent(event);
        return;
    }
    m_cursor = m_cursor < 0 ? count - 1 : std::clamp<qsizetype>(m_cursor + step, 0, count - 1);
    speak();
    viewport()->update();
}

void LineChart::speak() {
    const QPointF point = m_series.constFirst().points[m_cursor];
    const QString value = std::isnan(point.y()) ? tr("no value") : m_valueText(point.y());
    setAccessibleDescription(tr("%1: %2", "time: value").arg(timeText(point.x()), value));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void LineChart::focusInEvent(QFocusEvent *event) {
    QChartView::focusInEvent(event);
    viewport()->update();
}

void LineChart::focusOutEvent(QFocusEvent *event) {
    QChartView::focusOutEvent(event);
    m_cursor = -1;
    describe();
    viewport()->update();
}

} // namespace farol::ui
