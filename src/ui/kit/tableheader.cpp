// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tableheader.h"

#include "ui/kit/paint.h"

#include <QFontMetricsF>

namespace farol::ui {

TableHeader::TableHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme) {
    setHighlightSections(false);
    setMinimumSectionSize(theme.px(24));
    setSectionsMovable(true);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

QSize TableHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), m_theme.px(28)};
}

bool TableHeader::isEdge(int section, int step) const {
    for (int visual = visualIndex(section) + step; visual >= 0 && visual < count(); visual += step) {
        if (!isSectionHidden(logicalIndex(visual))) {
            return false;
        }
    }
    return true;
}

void TableHeader::paintEvent(QPaintEvent *event) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.tokens().header);
    painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), m_theme.tokens().border);
    painter.end();
    QHeaderView::paintEvent(event);
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const {
    const Tokens &t = m_theme.tokens();
    painter->save();
    painter->fillRect(rect, t.header);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
    const bool right = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    QRectF inner = QRectF(rect).adjusted(m_theme.px(isEdge(section, -1) ? 12 : 8), 0,
                                         -m_theme.px(isEdge(section, 1) ? 12 : 8), -1);
    painter->setFont(m_theme.font(12, QFont::Medium));
    painter->setPen(t.text2);
    if (isSortIndicatorShown() && sortIndicatorSection() == section) {
        painter->setRenderHint(QPainter::Antialiasing);
        const double side = m_theme.px(7);
        const double x = right ? inner.left() : inner.right() - side;
        const double middle = inner.center().y();
        const double tip = sortIndicatorOrder() == Qt::AscendingOrder ? -side / 4 : side / 4;
        painter->setPen(QPen(t.text2, 1.5));
        painter->drawPolyline(QPolygonF(
            {QPointF(x, middle - tip), QPointF(x + side / 2, middle + tip), QPointF(x + side, middle - tip)}));
        right ? inner.setLeft(x + side + m_theme.px(3)) : inner.setRight(x - m_theme.px(3));
    }
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    paintText(*painter, inner, title, right ? Qt::AlignRight : Qt::AlignLeft);
    painter->restore();
}

} // namespace farol::ui
