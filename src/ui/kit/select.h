// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QComboBox>

namespace farol::ui {

// A choice from a list, drawn like the other fields. Never editable: destinations are chosen, not typed.
class Select final : public QComboBox {
    Q_OBJECT
public:
    explicit Select(const Theme &theme, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace farol::ui
