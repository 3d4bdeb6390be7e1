// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace farol::ui {

// The dashed "+ Filter" pill. It may carry a QMenu (setMenu), which opens by click, Enter or Space.
class AddChip final : public QPushButton {
    Q_OBJECT
public:
    AddChip(const Theme &theme, const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace farol::ui
