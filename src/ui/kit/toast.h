// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace farol::ui {

class Button;
class Label;

// One short confirmation at the bottom right of a window for 6 s, never an error. A new one replaces the old one; it
// stays while the pointer or the focus is on it. Announced to screen readers. Child of its window.
class Toast final : public QWidget {
    Q_OBJECT
public:
    Toast(const Theme &theme, QWidget *window);
    void showText(const QString &text, const QString &actionText = {});
    void setBottomMargin(int pixels) { m_bottom = pixels; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    const Theme &m_theme;
    Label *m_icon;
    Label *m_text;
    Button *m_action;
    QTimer m_life;
    QVariantAnimation m_fade;
    int m_bottom = 0;
};

} // namespace farol::ui
