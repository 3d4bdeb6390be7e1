// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/celldelegate.h"
#include "ui/kit/lookmodel.h"

#include <QTableView>

class QMenu;

namespace farol::ui {

// The one table: rows selected as a whole, row lines only, widths from fonts, columns that go when there is no room.
// Keys: Enter opens, Space inspects, X marks, Ctrl+C copies the selected rows, Menu asks for the context menu; Tab
// leaves. Models never reset on a poll, so selection and scroll stay.
class Table final : public QTableView {
    Q_OBJECT
public:
    explicit Table(const Theme &theme, QWidget *parent = nullptr);

    void setLook(LookModel *model);  // not owned
    void setRowHeight(double units); // 26, 30 or 36
    // As tall as its rows, between these numbers, without an own scroll bar up to `most`: for dialogs.
    void setVisibleRows(int least, int most);
    void fillColumnMenu(QMenu &menu); // one checkable action a column
    [[nodiscard]] QList<int> unwantedColumns() const { return m_unwanted; }
    void setUnwantedColumns(const QList<int> &columns);
    [[nodiscard]] QString selectedText() const; // tab-separated, visible columns
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void opened(const QModelIndex &index);    // Enter or double click
    void inspected(const QModelIndex &index); // Space
    void marked(const QModelIndex &index);    // X
    void menuRequested(const QModelIndex &index, QPoint globalPosition);
    void linkClicked(const QModelIndex &index); // a cell whose Cell says link or check

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void fit();
    void hover(const QModelIndex &index);

    const Theme &m_theme;
    CellDelegate *m_delegate;
    LookModel *m_look = nullptr;
    QList<int> m_unwanted;
    int m_leastRows = 0;
    int m_mostRows = 0; // 0: the layout decides the height
};

} // namespace farol::ui
