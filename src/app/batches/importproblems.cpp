// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/importproblems.h"

#include "app/errortext/errortext.h"

namespace farol::app {

void ImportProblems::show(const QList<FieldError> &problems) {
    beginResetModel(); // another file: nothing of the old list stays true
    m_problems = problems;
    endResetModel();
}

int ImportProblems::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ImportProblems::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportProblems::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto &problem = m_problems.at(index.row());
    if (role == ProblemRole) {
        return QVariant::fromValue(problem);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case LineColumn:
        return problem.line > 0 ? QVariant(problem.line) : QVariant();
    case FieldColumn:
        return problem.field;
    case CodeColumn:
        return problem.code;
    case DetailColumn:
        return describe(problem);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ImportProblems::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case LineColumn:
        return tr("Line");
    case FieldColumn:
        return tr("Column");
    case CodeColumn:
        return tr("Code");
    case DetailColumn:
        return tr("Problem");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace farol::app
