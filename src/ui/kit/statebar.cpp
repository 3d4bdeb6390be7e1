// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statebar.h"

#include "ui/text/plaintext.h"

#include <QPainter>

namespace farol::ui {

StateBar::StateBar(const Theme &theme, double height, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_height(height) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &StateBar::updateGeometry);
}

void StateBar::setParts(const QList<BarPart> &parts) {
    m_parts = parts;
    setAccessibleName(singleLine(barText(parts)));
    setToolTip(plainToolTip(barText(parts)));
    update();
}

QSize StateBar::sizeHint() const {
    return {m_theme.px(160), m_theme.px(m_height)};
}

QSize StateBar::minimumSizeHint() const {
    return {m_theme.px(48), m_theme.px(m_height)};
}

void StateBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintStateBar(painter, rect(), m_theme, m_parts);
}

} // namespace farol::ui
