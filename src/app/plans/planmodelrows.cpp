// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plans/planmodel.h"

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

int PlanModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto &row = rows().at(index.row());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case GoesRole:
        return row.goes;
    case ChangeRole:
        return m_changeOf.contains(row.item) ? QVariant::fromValue(m_changeOf.value(row.item)) : QVariant();
    case ResultRole:
        return m_resultOf.contains(row.item) ? QVariant::fromValue(m_resultOf.value(row.item)) : QVariant();
    case ItemRole:
        return row.item.value;
    case Qt::CheckStateRole:
        if (index.column() != ItemColumn || !row.goes) {
            return {};
        }
        return m_out.contains(row.item) ? Qt::Unchecked : Qt::Checked;
    case Qt::DisplayRole:
        return word(row, static_cast<Column>(index.column()));
    default:
        return {};
    }
}

// Codes and plain values: the view makes sentences of them.
QVariant PlanModel::word(const PlanRow &row, Column column) const {
    const auto result = m_resultOf.constFind(row.item);
    switch (column) {
    case ItemColumn:
        return row.item.value;
    case AmountColumn:
        return toApi(row.amount);
    case StateColumn:
        return toApi(result != m_resultOf.cend() ? result->state : row.state);
    case KeyColumn:
        return row.key;
    case AttemptColumn:
        return row.attempt;
    case DecisionColumn:
        if (!row.goes) {
            return row.reason;
        }
        return m_out.contains(row.item) ? u"taken_out"_s : u"goes"_s;
    case OutcomeColumn:
        return result != m_resultOf.cend() ? result->outcome : QString();
    case ColumnCount:
        break;
    }
    return {};
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable)) {
        return false;
    }
    setGoing(rows().at(index.row()).item, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == ItemColumn && rows().at(index.row()).goes && mayEdit()) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case ItemColumn:
        return tr("Item");
    case AmountColumn:
        return tr("Amount");
    case StateColumn:
        return tr("State");
    case KeyColumn:
        return tr("Key");
    case AttemptColumn:
        return tr("Attempt");
    case DecisionColumn:
        return tr("Decision");
    case OutcomeColumn:
        return tr("Outcome");
    case ColumnCount:
        break;
    }
    return {};
}

void PlanModel::tellRow(const ItemId &id) {
    for (int row = 0; row < rowCount(); ++row) {
        if (rows().at(row).item == id) {
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
            return;
        }
    }
}

} // namespace farol::app
