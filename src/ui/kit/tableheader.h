// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>

namespace farol::ui {

// Column titles, 28 units high: aligned like their cells, elided, with a small arrow on the sorted one.
class TableHeader final : public QHeaderView {
    Q_OBJECT
public:
    TableHeader(const Theme &theme, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isEdge(int section, int step) const;

    const Theme &m_theme;
};

} // namespace farol::ui
