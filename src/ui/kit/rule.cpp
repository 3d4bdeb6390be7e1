// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/rule.h"

#include <QPainter>

namespace farol::ui {

Rule::Rule(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    setFixedHeight(1);
}

void Rule::paintEvent(QPaintEvent *) {
    QPainter(this).fillRect(rect(), m_theme.tokens().border);
}

} // namespace farol::ui
