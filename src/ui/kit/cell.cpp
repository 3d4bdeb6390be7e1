// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/cell.h"

namespace farol::ui {

Cell cellOf(const QModelIndex &index) {
    const QVariant value = index.data(cellRole);
    if (value.canConvert<Cell>()) {
        return value.value<Cell>();
    }
    Cell cell;
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.right = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    cell.tabular = cell.right;
    if (const QVariant check = index.data(Qt::CheckStateRole); check.isValid()) {
        cell.check = Qt::CheckState(check.toInt());
    }
    return cell;
}

Cell textCell(const QString &text, Tone tone) {
    Cell cell;
    cell.text = text;
    cell.tone = tone;
    return cell;
}

Cell boldCell(const QString &text) {
    Cell cell;
    cell.text = text;
    cell.bold = true;
    return cell;
}

Cell idCell(const QString &text) {
    Cell cell;
    cell.text = text;
    cell.mono = true;
    return cell;
}

Cell numberCell(const QString &text, Tone tone) {
    Cell cell = textCell(text, tone);
    cell.right = true;
    cell.tabular = true;
    return cell;
}

Cell stateCell(const QString &icon, const QString &text, Tone tone) {
    Cell cell = textCell(text, tone);
    cell.icon = icon;
    cell.medium = true;
    return cell;
}

} // namespace farol::ui
