// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/select.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetrics>
#include <QWheelEvent>

namespace farol::ui {

Select::Select(const Theme &theme, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme) {
    setFont(theme.font(13));
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.font(13));
        updateGeometry();
    });
}

QSize Select::sizeHint() const {
    int width = 0;
    const QFontMetrics metrics(m_theme.font(13));
    for (int i = 0; i < count(); ++i) {
        width = std::max(width, metrics.horizontalAdvance(itemText(i)));
    }
    return {width + m_theme.px(9) + m_theme.px(34), m_theme.px(30)};
}

QSize Select::minimumSizeHint() const {
    return {m_theme.px(80), m_theme.px(30)};
}

void Select::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    paintBox(painter, rect(), m_theme.px(6), underMouse() ? t.hover : t.surface, isEnabled() ? t.control : t.border);
    painter.setFont(font());
    painter.setPen(isEnabled() ? t.text : t.disabled);
    const QRectF arrow(width() - m_theme.px(15) - m_theme.px(8), 0, m_theme.px(15), height());
    paintText(painter, QRectF(m_theme.px(9), 0, arrow.left() - m_theme.px(13), height()), singleLine(currentText()));
    paintIcon(painter, arrow, m_theme.icon(QStringLiteral("chev-d"), painter.pen().color(), 15, devicePixelRatioF()));
}

void Select::wheelEvent(QWheelEvent *event) {
    event->ignore(); // scrolling a page must not change a choice
}

} // namespace farol::ui
