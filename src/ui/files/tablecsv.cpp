// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/tablecsv.h"

#include <QAbstractItemModel>
#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Spreadsheets calculate what begins like this; a plain number is what it looks like.
bool isFormula(const QString &text) {
    const QChar first = text.isEmpty() ? QChar() : text.at(0);
    if (first == u'-' || first == u'+') {
        const bool isNumber =
            std::all_of(text.begin() + 1, text.end(), [](QChar c) { return c.isDigit() || c == u',' || c == u'.'; });
        return !isNumber || text.size() == 1;
    }
    return first == u'=' || first == u'@' || first == u'\t' || first == u'\r';
}

void addLine(QByteArray &into, const QStringList &fields, QChar separator) {
    for (qsizetype i = 0; i < fields.size(); ++i) {
        into += i > 0 ? QString(separator).toUtf8() : QByteArray();
        into += csvField(fields[i], separator);
    }
    into += "\r\n";
}

void addRows(QByteArray &into, const QAbstractItemModel &model, const QModelIndex &parent, const QList<int> &columns,
             const QStringList &tail, QChar separator) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex first = model.index(row, 0, parent);
        if (model.hasChildren(first)) {
            addRows(into, model, first, columns, tail, separator);
            continue;
        }
        QStringList fields;
        for (const int column : columns) {
            fields.append(model.index(row, column, parent).data(Qt::DisplayRole).toString());
        }
        addLine(into, fields + tail, separator);
    }
}

} // namespace

QByteArray csvField(const QString &text, QChar separator) {
    QString field = text;
    field.replace(QChar(0xA0), u' ');
    if (isFormula(field)) {
        field.prepend(u'\'');
    }
    const bool quotes =
        field.contains(separator) || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r');
    return quotes ? u"\"%1\""_s.arg(field.replace(u'"', u"\"\""_s)).toUtf8() : field.toUtf8();
}

QByteArray csvOf(const QAbstractItemModel &model, const QList<int> &columns, const CsvOrigin &origin,
                 const QLocale &locale) {
    const QChar separator = locale.decimalPoint() == u","_s ? u';' : u',';
    QByteArray bytes("\xEF\xBB\xBF");
    QStringList titles;
    for (const int column : columns) {
        titles.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    titles << QCoreApplication::translate("farol::ui::TableCsv", "Environment")
           << QCoreApplication::translate("farol::ui::TableCsv", "Data from");
    addLine(bytes, titles, separator);
    addRows(bytes, model, {}, columns, {origin.environment, origin.dataFrom}, separator);
    return bytes;
}

} // namespace farol::ui
