// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stateband.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"
#include "ui/text/tabular.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QStringList>

namespace farol::ui {

StateBand::StateBand(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &StateBand::updateGeometry);
}

void StateBand::set(const QString &title, const QString &size, const QString &sum, const QList<BandEntry> &entries) {
    m_title = singleLine(title);
    m_size = singleLine(size);
    m_sum = singleLine(sum);
    m_entries = entries;
    QStringList said = {m_title, m_size, m_sum};
    for (BandEntry &entry : m_entries) {
        entry.title = singleLine(entry.title);
        said.append(tr("%1: %2", "state and sum").arg(entry.title, entry.sum));
    }
    setAccessibleName(said.join(QStringLiteral(", ")));
    update();
}

void StateBand::setCorner(QWidget *corner) {
    m_corner = corner;
    if (m_corner->parentWidget() != this) {
        m_corner->setParent(this);
    }
    placeCorner();
}

void StateBand::placeCorner() {
    if (m_corner) {
        const QSize size = m_corner->sizeHint();
        m_corner->setGeometry(width() - m_theme.px(10) - size.width(), m_theme.px(40), size.width(), size.height());
        update();
    }
}

void StateBand::setAge(QWidget *age) {
    m_age = age;
    m_age->setParent(this);
    placeAge();
}

// Under the sums of the legend, so that no entry has to give way to it.
void StateBand::placeAge() {
    if (m_age != nullptr) {
        const QSize size = m_age->sizeHint();
        m_age->setGeometry(width() - m_theme.px(14) - size.width(), m_theme.px(65), size.width(), size.height());
    }
}

// No layout: what asks for another size tells the band itself.
bool StateBand::event(QEvent *event) {
    if (event->type() == QEvent::LayoutRequest) {
        placeAge();
    }
    return QWidget::event(event);
}

void StateBand::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    placeCorner();
    placeAge();
}

QSize StateBand::sizeHint() const {
    return {m_theme.px(500), m_theme.px(82)};
}

QSize StateBand::minimumSizeHint() const {
    return {m_theme.px(300), m_theme.px(82)};
}

void StateBand::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
    const double left = m_theme.px(14);
    const double column = m_theme.px(118);
    painter.setPen(t.text);
    painter.setFont(m_theme.font(14, QFont::DemiBold));
    paintText(painter, QRectF(left, m_theme.px(9), column, m_theme.px(20)), m_title);
    painter.setPen(t.text2);
    painter.setFont(m_theme.font(12));
    paintText(painter, QRectF(left, m_theme.px(29), column, m_theme.px(16)), m_size);
    painter.setPen(t.text);
    painter.setFont(m_theme.font(12, QFont::DemiBold));
    drawTabular(painter, QRectF(left, m_theme.px(46), column, m_theme.px(16)), Qt::AlignLeft, m_sum);

    const double barLeft = left + column + m_theme.px(14);
    const double right = width() - left;
    QList<BarPart> parts;
    for (const BandEntry &entry : m_entries) {
        parts.append(entry.part);
    }
    paintStateBar(painter, QRectF(barLeft, m_theme.px(13), right - barLeft, m_theme.px(14)), m_theme, parts);
    const bool hasCorner = m_corner && !m_corner->isHidden();
    paintLegend(painter, barLeft, hasCorner ? m_corner->x() - m_theme.px(4) : right);
}

double StateBand::legendWidth(const BandEntry &entry) const {
    const double title = QFontMetricsF(m_theme.font(13, QFont::DemiBold)).horizontalAdvance(entry.title);
    return m_theme.px(15) + m_theme.px(5) + std::max(title, tabularWidth(m_theme.font(12), entry.sum)) + 1;
}

void StateBand::paintLegend(QPainter &painter, double left, double right) const {
    const QFont strong = m_theme.font(13, QFont::DemiBold);
    const QFont small = m_theme.font(12);
    const double indent = m_theme.px(15) + m_theme.px(5);
    double whole = 0;
    for (const BandEntry &entry : m_entries) {
        whole += legendWidth(entry);
    }
    const auto gaps = static_cast<double>(m_entries.size() - 1);
    const double gap = whole + gaps * m_theme.px(22) <= right - left ? m_theme.px(22) : m_theme.px(12);
    for (const BandEntry &entry : m_entries) {
        const double width = legendWidth(entry) - indent;
        if (left + indent + width > right) {
            return;
        }
        const QColor color = m_theme.text(entry.part.tone);
        const QRectF top(left, m_theme.px(34), indent + width, m_theme.px(18));
        paintIcon(painter, top, m_theme.icon(entry.icon, color, 15, devicePixelRatioF()));
        painter.setFont(strong);
        painter.setPen(color);
        paintText(painter, top.adjusted(indent, 0, 0, 0), entry.title);
        painter.setFont(small);
        painter.setPen(m_theme.tokens().text2);
        drawTabular(painter, QRectF(left + indent, m_theme.px(53), width, m_theme.px(16)), Qt::AlignLeft, entry.sum);
        left += indent + width + gap;
    }
}

} // namespace farol::ui
