// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/table.h"

#include "ui/kit/columnfit.h"
#include "ui/kit/focusring.h"
#include "ui/kit/tableheader.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace farol::ui {

Table::Table(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_delegate(new CellDelegate(theme, this)) {
    setItemDelegate(m_delegate);
    setHorizontalHeader(new TableHeader(theme, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(30);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QAbstractItemView::doubleClicked, this, &Table::opened);
    connect(&theme, &Theme::changed, this, [this] {
        setRowHeight(m_theme.units(m_delegate->rowHeight()));
        fit();
    });
}

void Table::setLook(LookModel *model) {
    m_look = model;
    setModel(model);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { viewport()->update(); }); // the focus frame spans the row
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { updateGeometry(); });
    fit();
}

void Table::setRowHeight(double units) {
    m_delegate->setRowHeight(units);
    verticalHeader()->setMinimumSectionSize(m_delegate->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
}

void Table::fit() {
    if (m_look) {
        ColumnFit(m_theme, *horizontalHeader()).apply(m_look->columns(), viewport()->width(), m_unwanted);
    }
}

void Table::fillColumnMenu(QMenu &menu) {
    const QList<Column> columns = m_look ? m_look->columns() : QList<Column>();
    for (int i = 0; i < columns.size(); ++i) {
        QAction *action = menu.addAction(columns[i].title);
        action->setCheckable(true);
        action->setChecked(!m_unwanted.contains(i));
        action->setEnabled(i > 0); // the first column names the row
        connect(action, &QAction::toggled, this, [this, i](bool on) {
            on ? void(m_unwanted.removeAll(i)) : m_unwanted.append(i);
            fit();
        });
    }
}

void Table::setUnwantedColumns(const QList<int> &columns) {
    m_unwanted = columns;
    fit();
}

QString Table::selectedText() const {
    QString text;
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column)) {
                cells.append(row.siblingAtColumn(column).data(Qt::DisplayRole).toString());
            }
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

void Table::setVisibleRows(int least, int most) {
    m_leastRows = least;
    m_mostRows = most;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
}

QSize Table::sizeHint() const {
    if (m_mostRows > 0) {
        const int rows = std::clamp(model() ? model()->rowCount() : 0, m_leastRows, m_mostRows);
        const int head = horizontalHeader()->isHidden() ? 0 : m_theme.px(28);
        return {m_theme.px(400), head + rows * m_delegate->rowHeight()};
    }

    return {m_theme.px(400), m_theme.px(28) + 6 * m_delegate->rowHeight()};
}

QSize Table::minimumSizeHint() const {
    return {m_theme.px(200), m_theme.px(28) + 2 * m_delegate->rowHeight()};
}

void Table::keyPressEvent(QKeyEvent *event) {
    startShowingFocus(*this);
    const QModelIndex at = currentIndex();
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (at.isValid() && plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT opened(at);
            return;
        case Qt::Key_Space:
            Q_EMIT inspected(at);
            return;
        case Qt::Key_X:
            Q_EMIT marked(at);
            return;
        default:
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

void Table::focusInEvent(QFocusEvent *event) {
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0) {
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    }
    viewport()->update();
}

void Table::resizeEvent(QResizeEvent *event) {
    QTableView::resizeEvent(event);
    fit();
}

void Table::hover(const QModelIndex &index) {
    m_delegate->setHovered(index);
    viewport()->update();
}

void Table::mouseMoveEvent(QMouseEvent *event) {
    QTableView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    hover(index);
    const bool link = index.isValid() && cellOf(index).link;
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Table::mouseReleaseEvent(QMouseEvent *event) {
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid()) {
        const Cell cell = cellOf(index);
        if (cell.link || cell.check) {
            Q_EMIT linkClicked(index);
        }
    }
}

bool Table::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::Leave) {
        hover({});
    }
    return QTableView::viewportEvent(event);
}

void Table::contextMenuEvent(QContextMenuEvent *event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid()) {
        const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
        Q_EMIT menuRequested(index, at);
    }
}

} // namespace farol::ui
