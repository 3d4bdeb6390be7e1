// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/statebarpaint.h"

#include <QWidget>

namespace farol::ui {

// A batch's items by state, 8 units high (14 in a band). Its accessible name is counts and sums.
class StateBar final : public QWidget {
    Q_OBJECT
public:
    explicit StateBar(const Theme &theme, double height = 8, QWidget *parent = nullptr);
    void setParts(const QList<BarPart> &parts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    double m_height;
    QList<BarPart> m_parts;
};

} // namespace farol::ui
