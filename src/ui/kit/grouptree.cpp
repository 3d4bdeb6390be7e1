// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/grouptree.h"

#include "ui/kit/columnfit.h"
#include "ui/kit/focusring.h"
#include "ui/kit/tableheader.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace farol::ui {

GroupTree::GroupTree(const Theme &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_delegate(new CellDelegate(theme, this)) {
    setItemDelegate(m_delegate);
    auto *header = new TableHeader(theme, this);
    setHeader(header);
    header->setStretchLastSection(false);
    setUniformRowHeights(true);
    setIndentation(0);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!cellOf(index.siblingAtColumn(0)).group) {
            Q_EMIT opened(index);
        }
    });
    connect(&theme, &Theme::changed, this, [this] {
        doItemsLayout();
        fit();
    });
}

void GroupTree::setRowHeight(double units) {
    m_delegate->setRowHeight(units);
    doItemsLayout();
}

void GroupTree::setLook(LookModel *model) {
    if (m_look) {
        m_look->disconnect(this);
    }
    m_look = model;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &GroupTree::span);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &GroupTree::span);
    connect(model, &QAbstractItemModel::layoutChanged, this, &GroupTree::span);
    connect(model, &QAbstractItemModel::modelReset, this, &GroupTree::span);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { viewport()->update(); });
    span();
    fit();
}

void GroupTree::span() {
    for (int row = 0; row < m_look->rowCount(); ++row) {
        setFirstColumnSpanned(row, {}, cellOf(m_look->index(row, 0)).group);
    }
}

void GroupTree::fit() {
    if (m_look) {
        ColumnFit(m_theme, *header()).apply(m_look->columns(), viewport()->width(), {});
    }
}

QSize GroupTree::sizeHint() const {
    return {m_theme.px(400), m_theme.px(28) + 8 * m_delegate->rowHeight()};
}

QSize GroupTree::minimumSizeHint() const {
    return {m_theme.px(200), m_theme.px(28) + 2 * m_delegate->rowHeight()};
}

void GroupTree::keyPressEvent(QKeyEvent *event) {
    startShowingFocus(*this);
    const QModelIndex at = currentIndex();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->matches(QKeySequence::Copy) && at.isValid()) {
        QStringList cells;
        for (int column = 0; column < m_look->columnCount(); ++column) {
            cells.append(at.siblingAtColumn(column).data(Qt::DisplayRole).toString());
        }
        QGuiApplication::clipboard()->setText(cells.join(u'\t'));
        return;
    }
    if (!at.isValid() || !plain) {
        QTreeView::keyPressEvent(event);
        return;
    }
    if (cellOf(at.siblingAtColumn(0)).group) {
        keyOnGroup(event, at.siblingAtColumn(0));
        return;
    }
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
        QTreeView::keyPressEvent(event);
    }
}

void GroupTree::keyOnGroup(QKeyEvent *event, const QModelIndex &group) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !cellOf(group).action.isEmpty()) {
        Q_EMIT actionTriggered(group);
    } else if (enter || event->key() == Qt::Key_Space) {
        setExpanded(group, !isExpanded(group));
    } else {
        QTreeView::keyPressEvent(event);
    }
}

bool GroupTree::overAction(const QModelIndex &index, QPoint at) const {
    const QModelIndex first = index.siblingAtColumn(0);
    const Cell cell = cellOf(first);
    return cell.group && m_delegate->actionRect(visualRect(first), cell).contains(at);
}

void GroupTree::mousePressEvent(QMouseEvent *event) {
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() != Qt::LeftButton || !index.isValid() || !cellOf(index.siblingAtColumn(0)).group) {
        QTreeView::mousePressEvent(event);
        return;
    }
    const QModelIndex group = index.siblingAtColumn(0);
    selectionModel()->setCurrentIndex(group, QItemSelectionModel::NoUpdate);
    if (overAction(group, at)) {
        Q_EMIT actionTriggered(group);
    } else {
        setExpanded(group, !isExpanded(group));
    }
}

void GroupTree::mouseMoveEvent(QMouseEvent *event) {
    QTreeView::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    m_delegate->setHovered(index);
    viewport()->setCursor(index.isValid() && overAction(index, at) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

bool GroupTree::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::Leave) {
        m_delegate->setHovered({});
        viewport()->update();
    }
    return QTreeView::viewportEvent(event);
}

void GroupTree::contextMenuEvent(QContextMenuEvent *event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid()) {
        const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
        Q_EMIT menuRequested(index, at);
    }
}

void GroupTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {} // the delegate draws chevrons

void GroupTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    QStyleOptionViewItem plain = option;
    plain.showDecorationSelected = false;
    QTreeView::drawRow(painter, plain, index);
}

void GroupTree::resizeEvent(QResizeEvent *event) {
    QTreeView::resizeEvent(event);
    fit();
}

} // namespace farol::ui
