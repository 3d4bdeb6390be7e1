// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemlistmodel.h"

namespace farol::app {

void ItemListModel::show(const QList<ItemRow> &rows) {
    setRows(rows, [](const ItemRow &row) { return row.id; });
}

int ItemListModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ItemListModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const ItemRow &item = rows().at(index.row());
    if (role == ItemRole) {
        return QVariant::fromValue(item);
    }
    if (role == KeyRole) {
        return item.id.value;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case ItemColumn:
        return item.id.value;
    case PayeeColumn:
        return item.payee.isEmpty() ? item.documentMasked : item.payee;
    case AmountColumn:
        return toApi(item.amount);
    case StateColumn:
        return toApi(item.state);
    case WhenColumn:
        return toRfc3339(item.updatedAt);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace farol::app
