// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/chip.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <cmath>

namespace farol::ui {

Chip::Chip(const Theme &theme, const QString &id, const QString &key, const QString &value, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_id(id)
    , m_key(singleLine(key))
    , m_value(singleLine(value)) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setText(tr("%1 %2", "filter chip: name and value").arg(m_key, m_value));
    setAccessibleDescription(tr("Filter. Delete removes it."));
    connect(&theme, &Theme::changed, this, &Chip::updateGeometry);
}

QSize Chip::sizeHint() const {
    const double text = QFontMetricsF(m_theme.font(12)).horizontalAdvance(m_key) +
                        QFontMetricsF(m_theme.font(12, QFont::Medium)).horizontalAdvance(m_value);
    return {int(std::ceil(text)) + m_theme.px(10) + m_theme.px(4) + m_theme.px(6) + m_theme.px(13) + m_theme.px(8),
            m_theme.px(24)};
}

QRect Chip::crossRect() const {
    const int side = m_theme.px(13) + m_theme.px(8) + m_theme.px(3);
    return {width() - side, 0, side, height()};
}

void Chip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    paintBox(painter, rect(), height() / 2.0, underMouse() ? mixed(t.selected, t.accent, 0.10) : t.selected, {});
    QRectF inner = QRectF(rect()).adjusted(m_theme.px(10), 0, -crossRect().width(), 0);
    painter.setFont(m_theme.font(12));
    painter.setPen(t.text2);
    inner.setLeft(inner.left() + paintText(painter, inner.adjusted(0, 0, 1, 0), m_key) + m_theme.px(4));
    painter.setFont(m_theme.font(12, QFont::Medium));
    painter.setPen(t.text);
    paintText(painter, inner.adjusted(0, 0, m_theme.px(6), 0), m_value);
    const QRectF cross(width() - m_theme.px(13) - m_theme.px(7), 0, m_theme.px(13), height());
    const QString icon = QStringLiteral("close");
    paintIcon(painter, cross, m_theme.icon(icon, t.text2, 13, devicePixelRatioF()));
}

void Chip::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT removeRequested(m_id);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT removeRequested(m_id);
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

} // namespace farol::ui
