// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/lockchip.h"

#include "ui/kit/paint.h"
#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <cmath>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

LockChip::LockChip(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &LockChip::updateGeometry);
}

void LockChip::set(const QString &icon, const QString &state, const QString &action) {
    m_icon = icon;
    m_state = state;
    m_action = action;
    const bool press = !action.isEmpty();
    setFocusPolicy(press ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(press ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setText(press ? u"%1 · %2"_s.arg(state, action) : state);
    setAccessibleName(text());
    updateGeometry();
    update();
}

void LockChip::setOnSolid(bool onSolid) {
    m_onSolid = onSolid;
    update();
}

QSize LockChip::sizeHint() const {
    const QFont font = m_theme.font(12, QFont::Medium);
    double width = m_theme.px(14) + m_theme.px(6) + tabularWidth(font, m_state) + 2 * m_theme.px(9) + 1;
    if (!m_action.isEmpty()) {
        width += m_theme.px(20) + QFontMetricsF(font).horizontalAdvance(m_action);
    }
    return {int(std::ceil(width)), m_theme.px(24)};
}

void LockChip::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void LockChip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const QColor ink = m_onSolid ? QColor(Qt::white) : t.text;
    if (m_onSolid) {
        paintBox(painter, rect(), m_theme.px(6), {}, QColor(255, 255, 255, 190));
    } else {
        const bool over = underMouse() && !m_action.isEmpty();
        paintBox(painter, rect(), m_theme.px(6), over ? t.hover : t.surface, t.control);
    }
    QRectF inner = QRectF(rect()).adjusted(m_theme.px(9), 0, -m_theme.px(9) + 1, 0);
    paintIcon(painter, inner, m_theme.icon(m_icon, ink, 14, devicePixelRatioF()));
    inner.setLeft(inner.left() + m_theme.px(14) + m_theme.px(6));
    const QFont font = m_theme.font(12, QFont::Medium);
    painter.setFont(font);
    painter.setPen(ink);
    drawTabular(painter, inner, Qt::AlignLeft, m_state);
    if (m_action.isEmpty()) {
        return;
    }
    inner.setLeft(inner.left() + tabularWidth(font, m_state));
    painter.setPen(m_onSolid ? ink : t.text3);
    paintText(painter, QRectF(inner.left(), inner.top(), m_theme.px(20), inner.height()), u"·"_s, Qt::AlignHCenter);
    painter.setPen(m_onSolid ? ink : t.accent);
    paintText(painter, inner.adjusted(m_theme.px(20), 0, 1, 0), m_action);
}

} // namespace farol::ui
