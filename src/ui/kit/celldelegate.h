// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/cell.h"
#include "ui/theme/theme.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace farol::ui {

// Draws Cells: row tints, 3-px selection bar, focus inside the row's edges, group rows with their one link.
// Owned by the view that it draws for.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    CellDelegate(const Theme &theme, QAbstractItemView *view);

    void setRowHeight(double units) { m_rowHeight = units; }
    [[nodiscard]] int rowHeight() const { return m_theme.px(m_rowHeight); }
    void setHovered(const QModelIndex &index) { m_hovered = index.siblingAtColumn(0); }
    // Where the link of a group row was drawn, in the row's rect; null when it has none.
    [[nodiscard]] QRect actionRect(const QRect &row, const Cell &cell) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    // Left and right room inside a cell, in pixels.
    [[nodiscard]] QMargins padding(const QModelIndex &index) const;
    [[nodiscard]] QFont fontOf(const Cell &cell) const;

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                         bool group) const;
    void paintContent(QPainter &painter, QRectF rect, const Cell &cell) const;
    void paintGroup(QPainter &painter, const QRect &row, const Cell &cell, bool open) const;
    void paintFocus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] bool isEdge(const QModelIndex &index, bool first) const;

    const Theme &m_theme;
    QAbstractItemView *m_view;
    double m_rowHeight = 30;
    QPersistentModelIndex m_hovered;
};

} // namespace farol::ui
