// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QAbstractTableModel>

namespace farol::app {

// What is wrong with a file, or worth a look, by line and column: at most as many as the server lists. Owned by an
// ImportModel; GUI thread.
class ImportProblems final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { LineColumn, FieldColumn, CodeColumn, DetailColumn, ColumnCount };
    enum Role { ProblemRole = Qt::UserRole + 1 }; // FieldError, in every column
    // DetailColumn shows the sentence in the user's language, CodeColumn the stable code.

    void show(const QList<FieldError> &problems);
    [[nodiscard]] const QList<FieldError> &problems() const { return m_problems; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<FieldError> m_problems;
};

} // namespace farol::app
