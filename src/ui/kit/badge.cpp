// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/badge.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetricsF>
#include <cmath>

namespace farol::ui {

namespace {

QSizeF boxSize(const Theme &theme, const QFont &font, const QString &icon, const QString &text) {
    const int iconWidth = icon.isEmpty() ? 0 : theme.px(14) + theme.px(5);
    return {std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + iconWidth + 2.0 * theme.px(6),
            double(theme.px(20))};
}

void paintBadge(QPainter &painter, const QRectF &box, const Theme &theme, const QFont &font, Tone tone,
                const QString &icon, const QString &text) {
    const Tokens &t = theme.tokens();
    const QColor color = theme.text(tone);
    paintBox(painter, box, theme.px(4), theme.tint(tone), t.outlines ? color : QColor());
    QRectF inner = box.adjusted(theme.px(6), 0, -theme.px(4), 0);
    if (!icon.isEmpty()) {
        paintIcon(painter, inner, theme.icon(icon, color, 14, painter.device()->devicePixelRatioF()));
        inner.setLeft(inner.left() + theme.px(14) + theme.px(5));
    }
    painter.setFont(font);
    painter.setPen(color);
    paintText(painter, inner, text);
}

} // namespace

Badge::Badge(const Theme &theme, Tone tone, const QString &icon, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &Badge::updateGeometry);
    set(tone, icon, text);
}

void Badge::set(Tone tone, const QString &icon, const QString &text) {
    m_tone = tone;
    m_icon = icon;
    m_text = singleLine(text);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void Badge::setFixedPitch(bool fixed) {
    m_fixed = fixed;
    updateGeometry();
}

QSize Badge::sizeHint() const {
    const QFont font = m_fixed ? m_theme.fixedFont(13) : m_theme.font(12, QFont::Medium);
    return boxSize(m_theme, font, m_icon, m_text).toSize();
}

void Badge::paint(QPainter &painter, const QRectF &rect, const Theme &theme, Tone tone, const QString &icon,
                  const QString &text) {
    const QFont font = theme.font(12, QFont::Medium);
    QSizeF size = boxSize(theme, font, icon, text);
    size.setWidth(std::min(size.width(), rect.width()));
    const QRectF box(QPointF(rect.left(), std::round(rect.center().y() - size.height() / 2)), size);
    paintBadge(painter, box, theme, font, tone, icon, text);
}

void Badge::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintBadge(painter, rect(), m_theme, m_fixed ? m_theme.fixedFont(13) : m_theme.font(12, QFont::Medium), m_tone,
               m_icon, m_text);
}

} // namespace farol::ui
