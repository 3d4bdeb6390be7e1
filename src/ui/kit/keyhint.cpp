// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keyhint.h"

#include "ui/kit/paint.h"

#include <QFontMetrics>

namespace farol::ui {

KeyHint::KeyHint(const Theme &theme, const QString &keys, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_keys(keys) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(keys);
    connect(&theme, &Theme::changed, this, &KeyHint::updateGeometry);
}

QSize KeyHint::sizeFor(const Theme &theme, const QString &keys) {
    return {QFontMetrics(theme.font(11)).horizontalAdvance(keys) + 2 * theme.px(6), theme.px(18)};
}

QSize KeyHint::sizeHint() const {
    return sizeFor(m_theme, m_keys);
}

void KeyHint::paint(QPainter &painter, const QRectF &box, const Theme &theme, const QString &keys) {
    const Tokens &t = theme.tokens();
    paintBox(painter, box, theme.px(4), t.header, t.border);
    painter.setFont(theme.font(11));
    painter.setPen(t.text2);
    paintText(painter, box, keys, Qt::AlignHCenter);
}

void KeyHint::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paint(painter, rect(), m_theme, m_keys);
}

} // namespace farol::ui
