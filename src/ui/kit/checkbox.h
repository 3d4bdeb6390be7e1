// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QPainter>

namespace farol::ui {

// A tick box with text, and the same box for cells.
class CheckBox final : public QCheckBox {
    Q_OBJECT
public:
    CheckBox(const Theme &theme, const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    // Centred in `rect`.
    static void paint(QPainter &painter, const QRectF &rect, const Theme &theme, Qt::CheckState state, bool enabled);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }

private:
    const Theme &m_theme;
};

} // namespace farol::ui
