// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QWidget>

namespace farol::journeys {

// With plain spaces where the line must not break: what is asserted is the words.
inline QString plain(QString text) {
    return text.replace(QChar::Nbsp, u' ');
}

// Every visible text of a widget and what is in it, for "reads" assertions: accessible names included.
inline QString spoken(const QWidget &widget) {
    QStringList texts{widget.accessibleName()};
    for (const QWidget *child : widget.findChildren<QWidget *>()) {
        if (child->isVisibleTo(&widget)) {
            texts << child->accessibleName() << child->property("text").toString();
        }
    }
    return plain(texts.join(u'\n'));
}

// What one row of a list says to a screen reader, cell by cell.
inline QStringList cellsOf(const QAbstractItemModel &model, int row, const QModelIndex &parent = {}) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(parent); ++column) {
        cells.append(plain(model.index(row, column, parent).data(Qt::AccessibleTextRole).toString()));
    }
    return cells;
}

} // namespace farol::journeys
