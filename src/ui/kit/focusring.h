// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFocusFrame>
#include <QWidget>

namespace farol::ui {

// Whether the focus is drawn: in a dialog always, in a window from the first key that moved it on.
[[nodiscard]] bool showsFocus(const QWidget &widget);
// A key was used in this window: from now on its focus is drawn.
void startShowingFocus(const QWidget &widget);

// The ring outside the focused control of one window. Each top-level window makes one: the frame becomes a child of
// the focused control's surroundings and must not outlive them. Item views draw their focus inside the cell.
class FocusRing final : public QFocusFrame {
    Q_OBJECT
public:
    FocusRing(const Theme &theme, QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(QWidget *focused);

    const Theme &m_theme;
    QWidget *m_window;
};

} // namespace farol::ui
