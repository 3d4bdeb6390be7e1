// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemrow.h"
#include "app/table/rowsmodel.h"

namespace farol::app {

// The columns, roles and cells of a list of items of any batch; who derives says where the rows come from.
class ItemListModel : public RowsModel<ItemRow> {
public:
    enum Column { ItemColumn, PayeeColumn, AmountColumn, StateColumn, WhenColumn, ColumnCount };
    enum Role {
        ItemRole = Qt::UserRole + 1, // ItemRow, in every column
        KeyRole,                     // QString, the id
    };
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;

protected:
    void show(const QList<ItemRow> &rows);
};

} // namespace farol::app
