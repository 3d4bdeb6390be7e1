// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/planlook.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class Label;

// Four figures beside one another, with lines between them.
class PlanFigures final : public QWidget {
    Q_OBJECT
public:
    explicit PlanFigures(const Theme &theme, QWidget *parent = nullptr);
    void set(const QList<PlanFigure> &figures); // four

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    struct Cell {
        QWidget *box;
        Label *caption;
        Label *figure;
        Label *hint;
    };
    const Theme &m_theme;
    QList<Cell> m_cells;
};

} // namespace farol::ui
