// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/searchbutton.h"

#include "ui/kit/keyhint.h"
#include "ui/kit/paint.h"

#include <QFontMetrics>
#include <QKeySequence>

namespace farol::ui {

SearchButton::SearchButton(const Theme &theme, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_keys(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' ')) {
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setText(tr("Search or run"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &SearchButton::updateGeometry);
}

void SearchButton::setWide(bool wide) {
    m_wide = wide;
    setText(wide ? tr("Search or run") : tr("Search"));
    updateGeometry();
}

QSize SearchButton::sizeHint() const {
    const int label = QFontMetrics(m_theme.font(12)).horizontalAdvance(text());
    const int natural = label + m_theme.px(15 + 6 + 2 * 9 + 12) + KeyHint::sizeFor(m_theme, m_keys).width();
    return {m_wide ? std::max(natural, m_theme.px(300)) : natural, m_theme.px(28)};
}

void SearchButton::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    paintBox(painter, rect(), m_theme.px(6), underMouse() ? t.hover : t.surface, t.control);
    QRectF inner = QRectF(rect()).adjusted(m_theme.px(9), 0, -m_theme.px(5), 0);
    paintIcon(painter, inner, m_theme.icon(QStringLiteral("search"), t.text3, 15, devicePixelRatioF()));
    inner.setLeft(inner.left() + m_theme.px(15) + m_theme.px(7));
    painter.setFont(m_theme.font(12));
    painter.setPen(t.text3);
    paintText(painter, inner, text());
    const QSize keys = KeyHint::sizeFor(m_theme, m_keys);
    const QRectF hint(inner.right() - keys.width(), (height() - keys.height()) / 2, keys.width(), keys.height());
    KeyHint::paint(painter, hint, m_theme, m_keys);
}

} // namespace farol::ui
