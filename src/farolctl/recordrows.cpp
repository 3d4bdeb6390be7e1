// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/recordrows.h"

#include <algorithm>
#include <cmath>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString numberText(double value) {
    return std::floor(value) == value && std::abs(value) < 9e15 ? QString::number(static_cast<qint64>(value))
                                                                : QString::number(value, 'g', 12);
}

QJsonValue jsonCell(const RecordTable &table, qsizetype row, int column) {
    if (table.isNull(row, column)) {
        return QJsonValue::Null;
    }
    switch (table.columns().at(column).kind) {
    case CellKind::Text:
        return QString::fromUtf8(table.text(row, column));
    case CellKind::Number:
        return table.number(row, column);
    case CellKind::Truth:
        return table.truth(row, column);
    case CellKind::Time:
        return toRfc3339(table.time(row, column));
    case CellKind::Amount: {
        const Money amount = table.amount(row, column);
        return QJsonObject{{u"amount"_s, toApi(amount)}, {u"currency"_s, amount.currency.text()}};
    }
    }
    return {};
}

QString shownCell(const RecordTable &table, qsizetype row, int column) {
    if (table.isNull(row, column)) {
        return u"-"_s;
    }
    switch (table.columns().at(column).kind) {
    case CellKind::Text:
        return QString::fromUtf8(table.text(row, column));
    case CellKind::Number:
        return numberText(table.number(row, column));
    case CellKind::Truth:
        return table.truth(row, column) ? u"yes"_s : u"no"_s;
    case CellKind::Time:
        return shown(table.time(row, column));
    case CellKind::Amount:
        return shown(table.amount(row, column));
    }
    return {};
}

} // namespace

QJsonObject jsonRow(const RecordTable &table, qsizetype row) {
    QJsonObject object;
    for (int i = 0; i < table.columns().size(); ++i) {
        if (!table.columns().at(i).isHidden) {
            object.insert(table.columns().at(i).name, jsonCell(table, row, i));
        }
    }
    return object;
}

QJsonArray jsonNotes(const QList<ReadNote> &notes) {
    QJsonArray all;
    for (const auto &one : notes) {
        all.append(QJsonObject{{u"field"_s, one.field},
                               {u"code"_s, one.code},
                               {u"rows"_s, one.rows},
                               {u"first_row"_s, one.firstRow},
                               {u"example"_s, one.example}});
    }
    return all;
}

QJsonArray jsonRemarks(const QList<net::ListRemark> &remarks) {
    QJsonArray all;
    for (const auto &one : remarks) {
        all.append(QJsonObject{{u"code"_s, one.code}, {u"detail"_s, one.detail}});
    }
    return all;
}

Table shownRows(const RecordTable &table) {
    QList<Table::Column> columns;
    QList<int> from;
    for (int i = 0; i < table.columns().size(); ++i) {
        const auto &column = table.columns().at(i);
        bool hasAny = false;
        for (qsizetype row = 0; row < table.rows() && !hasAny; ++row) {
            hasAny = !table.isNull(row, i);
        }
        if (!column.isHidden && hasAny) {
            const bool isRight = column.kind == CellKind::Number || column.kind == CellKind::Amount;
            columns.append({column.name.toUpper(), isRight ? Table::Side::Right : Table::Side::Left});
            from.append(i);
        }
    }
    Table shownTable(columns);
    for (qsizetype row = 0; row < table.rows(); ++row) {
        QStringList cells;
        for (const int column : from) {
            cells.append(shownCell(table, row, column));
        }
        shownTable.add(cells);
    }
    return shownTable;
}

void tellNotes(const Printer &out, const QList<ReadNote> &notes, const QList<net::ListRemark> &remarks) {
    for (const auto &one : remarks) {
        out.note(u"farolctl: "_s + plain(one.detail));
    }
    for (const auto &one : notes) {
        const QString what = one.code == u"unknown_status"_s  ? u"has a word that the profile does not map"_s
                             : one.code == u"not_an_object"_s ? u"is no object and is left out"_s
                                                              : u"has a value that cannot be read"_s;
        out.note(u"farolctl: %1: %2 %3, first in row %4: %5"_s.arg(one.field.isEmpty() ? u"a row"_s : one.field,
                                                                   counted(one.rows, u"row"_s, u"rows"_s), what,
                                                                   QString::number(one.firstRow), plain(one.example)));
    }
}

} // namespace farol::ctl
