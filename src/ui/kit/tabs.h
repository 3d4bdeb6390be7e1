// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QTabBar>

namespace farol::ui {

// Underlined tabs; QTabBar's keys and accessibility.
class Tabs final : public QTabBar {
    Q_OBJECT
public:
    explicit Tabs(const Theme &theme, QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace farol::ui
