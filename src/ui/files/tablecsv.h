// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>

class QAbstractItemModel;

namespace farol::ui {

// What every exported row carries besides its cells: a file without it could be of any place and any day.
struct CsvOrigin {
    QString environment;
    QString dataFrom; // when the rows were read
};

// One field: quoted when it has to be, and never a formula for the spreadsheet that opens it.
[[nodiscard]] QByteArray csvField(const QString &text, QChar separator);
// The rows as they are shown, groups flattened into their items: UTF-8 with a mark, semicolons where the comma is the
// decimal sign. `columns` are columns of the model.
[[nodiscard]] QByteArray csvOf(const QAbstractItemModel &model, const QList<int> &columns, const CsvOrigin &origin,
                               const QLocale &locale);

} // namespace farol::ui
