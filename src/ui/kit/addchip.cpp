// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/addchip.h"

#include "ui/kit/paint.h"

#include <QFontMetricsF>
#include <cmath>

namespace farol::ui {

AddChip::AddChip(const Theme &theme, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_theme(theme) {
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &AddChip::updateGeometry);
}

QSize AddChip::sizeHint() const {
    const double width = QFontMetricsF(m_theme.font(12, QFont::Medium)).horizontalAdvance(text());
    return {int(std::ceil(width)) + 2 * m_theme.px(10) + m_theme.px(13) + m_theme.px(5), m_theme.px(24)};
}

void AddChip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme.tokens();
    painter.setPen(QPen(t.control, 1, Qt::DashLine));
    painter.setBrush(underMouse() || isDown() ? QBrush(t.hover) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    QRectF inner = QRectF(rect()).adjusted(m_theme.px(10), 0, -m_theme.px(8), 0);
    paintIcon(painter, inner, m_theme.icon(QStringLiteral("plus"), t.text2, 13, devicePixelRatioF()));
    inner.setLeft(inner.left() + m_theme.px(13) + m_theme.px(5));
    painter.setFont(m_theme.font(12, QFont::Medium));
    painter.setPen(t.text2);
    paintText(painter, inner, text());
}

} // namespace farol::ui
