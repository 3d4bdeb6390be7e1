// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/cell.h"

#include <QIdentityProxyModel>
#include <functional>

namespace farol::ui {

// One column of a table, in the order of the source model's columns.
struct Column {
    QString title;
    QString sample;     // the widest usual text: gives the width, with the fonts in use
    double width = 0;   // units, for bars and trends; used instead of a sample
    bool right = false; // the title's side
    bool icon = false;  // leaves room for an icon beside the sample
    bool stretch = false;
    int drop = 0; // 0: never hidden for lack of room; otherwise the highest goes first
};

// Puts looks on a model of the app room: titles, cells, texts for copying and for screen readers. Same rows, columns
// and tree as the source; source and function must outlive it. Rows keep their order, the source sorts and filters.
class LookModel final : public QIdentityProxyModel {
    Q_OBJECT
public:
    using Look = std::function<Cell(const QModelIndex &source)>;
    LookModel(QAbstractItemModel &source, QList<Column> columns, Look look, QObject *parent = nullptr);

    [[nodiscard]] const QList<Column> &columns() const { return m_columns; }
    void refresh(); // formats, language or the clock changed: every cell may look different

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<Column> m_columns;
    Look m_look;
};

} // namespace farol::ui
