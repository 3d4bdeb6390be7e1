// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/lookmodel.h"

#include "ui/text/plaintext.h"

namespace farol::ui {

LookModel::LookModel(QAbstractItemModel &source, QList<Column> columns, Look look, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_columns(std::move(columns))
    , m_look(std::move(look)) {
    setSourceModel(&source);
}

void LookModel::refresh() {
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

QVariant LookModel::data(const QModelIndex &index, int role) const {
    const bool ours = role == cellRole || role == Qt::DisplayRole || role == Qt::ToolTipRole ||
                      role == Qt::AccessibleTextRole || role == Qt::TextAlignmentRole || role == Qt::CheckStateRole;
    if (!ours || !index.isValid()) {
        return QIdentityProxyModel::data(index, role);
    }
    const Cell cell = m_look(mapToSource(index));
    switch (role) {
    case cellRole:
        return QVariant::fromValue(cell);
    case Qt::ToolTipRole:
        return cell.toolTip.isEmpty() ? QVariant() : plainToolTip(cell.toolTip);
    case Qt::TextAlignmentRole:
        return int((cell.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        return cell.check ? QVariant(*cell.check) : QVariant();
    case Qt::AccessibleTextRole:
        if (!cell.accessible.isEmpty()) {
            return singleLine(cell.accessible);
        }
        if (cell.group) {
            return singleLine(QStringList({cell.text, cell.detail, cell.action, cell.noAction}).join(u' ')).trimmed();
        }
        break;
    default:
        break;
    }
    return singleLine(cell.bar.isEmpty() ? cell.text : barText(cell.bar));
}

QVariant LookModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) {
        return QIdentityProxyModel::headerData(section, orientation, role);
    }
    if (role == Qt::DisplayRole) {
        return m_columns[section].title;
    }
    if (role == Qt::TextAlignmentRole) {
        return int((m_columns[section].right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace farol::ui
