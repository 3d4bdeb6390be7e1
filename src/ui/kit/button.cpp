// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QDialog>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <cmath>

namespace farol::ui {

Button::Button(const Theme &theme, Kind kind, const QString &text, const QString &icon, QWidget *parent)
    : QPushButton(singleLine(text), parent)
    , m_theme(theme)
    , m_kind(kind)
    , m_icon(icon) {
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(isLink() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    connect(&theme, &Theme::changed, this, &Button::updateGeometry);
}

void Button::setKind(Kind kind) {
    m_kind = kind;
    setCursor(isLink() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

void Button::setIconName(const QString &icon) {
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setCompact(bool compact) {
    m_compact = compact;
    updateGeometry();
}

void Button::setIconOnly(bool iconOnly) {
    if (iconOnly == m_iconOnly) {
        return;
    }
    m_iconOnly = iconOnly;
    setAccessibleName(iconOnly ? text() : QString());
    setToolTip(iconOnly ? plainToolTip(text()) : QString());
    updateGeometry();
}

bool Button::isLink() const {
    return m_kind == Kind::Quiet || m_kind == Kind::Plain || m_kind == Kind::OnSolidLink ||
           m_kind == Kind::OnSolidPlain;
}

QFont Button::textFont() const {
    const bool onBar = m_kind == Kind::OnSolid || m_kind == Kind::OnSolidLink;
    const bool plain = m_kind == Kind::Plain || m_kind == Kind::OnSolidPlain;
    QFont font = m_theme.font(m_compact || onBar ? 12 : 13, plain ? QFont::Normal : QFont::Medium);
    font.setUnderline(m_kind == Kind::OnSolidLink || (m_kind == Kind::Quiet && underMouse()));
    return font;
}

int Button::padding() const {
    if (m_kind == Kind::Quiet || m_kind == Kind::OnSolidLink) {
        return m_theme.px(m_iconOnly ? 4 : 0); // lines up with the text around it
    }
    if (isLink()) {
        return m_theme.px(4);
    }
    return m_theme.px(m_iconOnly ? 8 : (m_compact ? 10 : 12));
}

QSize Button::sizeHint() const {
    ensurePolished();
    const int icon = m_icon.isEmpty() ? 0 : m_theme.px(15);
    const int text = m_iconOnly ? 0 : int(std::ceil(QFontMetricsF(textFont()).horizontalAdvance(this->text())));
    const int gap = icon && text ? m_theme.px(6) : 0;
    return {2 * padding() + icon + gap + text, m_theme.px(m_compact ? 26 : 30)};
}

void Button::keyPressEvent(QKeyEvent *event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !qobject_cast<const QDialog *>(window())) {
        if (!event->isAutoRepeat()) {
            click();
        }
        return;
    }
    QPushButton::keyPressEvent(event);
}

Button::Look Button::look() const {
    const Tokens &t = m_theme.tokens();
    const bool over = underMouse() || isDown();
    if (!isEnabled()) {
        return isLink() ? Look{{}, {}, t.disabled} : Look{t.header, t.outlines ? t.disabled : t.border, t.disabled};
    }
    const auto filled = [&](const QColor &fill, const QColor &text) {
        const QColor shown = isDown() ? mixed(fill, Qt::black, 0.18) : over ? mixed(fill, Qt::black, 0.09) : fill;
        return Look{shown, t.outlines ? t.text : shown, text};
    };
    switch (m_kind) {
    case Kind::Primary:
        return filled(t.primary, t.onPrimary);
    case Kind::Danger:
        return filled(t.danger, t.onDanger);
    case Kind::Standard:
        return {isDown() ? t.selected : over ? t.hover : t.surface, t.control, t.text};
    case Kind::Quiet:
        return {over && m_iconOnly ? t.hover : QColor(), {}, t.accent};
    case Kind::OnSolid:
        return {over ? QColor(255, 255, 255, 40) : QColor(), QColor(255, 255, 255, 190), Qt::white};
    case Kind::Plain:
        return {over ? t.hover : QColor(), {}, t.text2};
    case Kind::OnSolidLink:
        return {{}, {}, Qt::white};
    case Kind::OnSolidPlain:
        return {over ? QColor(255, 255, 255, 40) : QColor(), {}, Qt::white};
    }
    return {};
}

void Button::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Look colors = look();
    paintBox(painter, rect(), m_theme.px(6), colors.fill, colors.edge);
    painter.setFont(textFont());
    painter.setPen(colors.text);
    const QSize hint = sizeHint();
    QRectF inner = QRectF(rect()).adjusted(padding() + std::max(0, (width() - hint.width()) / 2), 0, -padding(), 0);
    if (!m_icon.isEmpty()) {
        paintIcon(painter, inner, m_theme.icon(m_icon, colors.text, 15, devicePixelRatioF()));
        inner.setLeft(inner.left() + m_theme.px(15) + m_theme.px(6));
    }
    if (!m_iconOnly) {
        paintText(painter, inner.adjusted(0, 0, 1, 0), text());
    }
}

} // namespace farol::ui
