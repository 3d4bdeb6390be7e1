// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/focusring.h"

#include "ui/kit/addchip.h"
#include "ui/kit/chip.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>

namespace farol::ui {

namespace {

bool wearsRing(const QWidget *widget) {
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

} // namespace

bool showsFocus(const QWidget &widget) {
    const QWidget *window = widget.window();
    return window->testAttribute(Qt::WA_KeyboardFocusChange) || qobject_cast<const QDialog *>(window);
}

void startShowingFocus(const QWidget &widget) {
    widget.window()->setAttribute(Qt::WA_KeyboardFocusChange);
}

FocusRing::FocusRing(const Theme &theme, QWidget *window)
    : QFocusFrame(window)
    , m_theme(theme)
    , m_window(window) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *focused) {
    const bool isHere = focused && focused->window() == m_window && wearsRing(focused);
    const bool isShown = isHere && (showsFocus(*focused) || qobject_cast<QLineEdit *>(focused));
    setWidget(isShown ? focused : nullptr);
}

void FocusRing::paintEvent(QPaintEvent *) {
    const QWidget *control = widget();
    if (!control) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = m_theme.tokens().focusWidth;
    painter.setPen(QPen(m_theme.tokens().focus, line));
    const bool pill = qobject_cast<const Chip *>(control) || qobject_cast<const AddChip *>(control);
    const double radius = pill ? height() / 2.0 : m_theme.px(6) + 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
}

} // namespace farol::ui
