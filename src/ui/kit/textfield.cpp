// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/textfield.h"

#include "ui/kit/paint.h"

#include <QStyle>

namespace farol::ui {

TextField::TextField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme) {
    connect(&theme, &Theme::changed, this, &TextField::restyle);
    restyle();
}

void TextField::setLeadingIcon(const QString &icon) {
    m_leading = icon;
    restyle();
}

void TextField::setTrailingIcon(const QString &icon, Tone tone) {
    m_trailing = icon;
    m_trailingTone = tone;
    restyle();
}

void TextField::setInvalid(bool invalid) {
    if (property("invalid").toBool() != invalid) {
        setProperty("invalid", invalid);
        style()->unpolish(this);
        style()->polish(this);
        update();
    }
}

void TextField::restyle() {
    setFont(m_theme.font(13));
    const int room = m_theme.px(15) + m_theme.px(7);
    setTextMargins(m_leading.isEmpty() ? 0 : room, 0, m_trailing.isEmpty() ? 0 : room, 0);
    update();
}

void TextField::paintEvent(QPaintEvent *event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRectF inner = QRectF(rect()).adjusted(m_theme.px(9), 0, -m_theme.px(9), 0);
    if (!m_leading.isEmpty()) {
        paintIcon(painter, inner, m_theme.icon(m_leading, m_theme.text(Tone::Muted), 15, devicePixelRatioF()));
    }
    if (!m_trailing.isEmpty()) {
        const QRectF right(inner.right() - m_theme.px(15), 0, m_theme.px(15), height());
        paintIcon(painter, right, m_theme.icon(m_trailing, m_theme.text(m_trailingTone), 15, devicePixelRatioF()));
    }
}

} // namespace farol::ui
