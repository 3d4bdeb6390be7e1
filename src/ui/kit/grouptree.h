// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/celldelegate.h"
#include "ui/kit/lookmodel.h"

#include <QTreeView>

namespace farol::ui {

// Rows under group rows (two levels). A group row spans the width: chevron, icon, title, "n · R$" and one link.
// Keys: like Table; on a group row Left and Right close and open it, Enter runs its action (or opens it when it has
// none), Space opens or closes it.
class GroupTree final : public QTreeView {
    Q_OBJECT
public:
    explicit GroupTree(const Theme &theme, QWidget *parent = nullptr);
    void setRowHeight(double units); // 26, 30 or 36
    void setLook(LookModel *model);  // not owned; top-level rows whose Cell says group become group rows
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionTriggered(const QModelIndex &group);
    void opened(const QModelIndex &index);
    void inspected(const QModelIndex &index);
    void marked(const QModelIndex &index);
    void menuRequested(const QModelIndex &index, QPoint globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool viewportEvent(QEvent *event) override;

private:
    void span();
    void fit();
    void keyOnGroup(QKeyEvent *event, const QModelIndex &group);
    [[nodiscard]] bool overAction(const QModelIndex &index, QPoint at) const;

    const Theme &m_theme;
    CellDelegate *m_delegate;
    LookModel *m_look = nullptr;
};

} // namespace farol::ui
