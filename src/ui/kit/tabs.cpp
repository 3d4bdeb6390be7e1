// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tabs.h"

#include "ui/kit/focusring.h"
#include "ui/kit/paint.h"

#include <QFontMetrics>

namespace farol::ui {

Tabs::Tabs(const Theme &theme, QWidget *parent)
    : QTabBar(parent)
    , m_theme(theme) {
    setDrawBase(false);
    setExpanding(false);
    setFocusPolicy(Qt::StrongFocus);
    setElideMode(Qt::ElideNone);
    connect(&theme, &Theme::changed, this, [this] { setIconSize({m_theme.px(1), 1}); });
}

QSize Tabs::tabSizeHint(int index) const {
    return {QFontMetrics(m_theme.font(13, QFont::DemiBold)).horizontalAdvance(tabText(index)) + m_theme.px(16),
            m_theme.px(34)};
}

void Tabs::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    for (int i = 0; i < count(); ++i) {
        const bool current = i == currentIndex();
        const QRect tab = tabRect(i);
        painter.setFont(m_theme.font(13, current ? QFont::DemiBold : QFont::Medium));
        painter.setPen(current ? t.text : t.text2);
        paintText(painter, tab, tabText(i), Qt::AlignHCenter);
        if (current) {
            const int pad = m_theme.px(8);
            painter.fillRect(QRect(tab.left() + pad, height() - 2, tab.width() - 2 * pad, 2), t.accent);
            if (hasFocus() && showsFocus(*this)) {
                paintBox(painter, QRectF(tab).adjusted(1, 3, -1, -4), m_theme.px(4), {}, t.focus, t.focusWidth);
            }
        }
    }
}

} // namespace farol::ui
