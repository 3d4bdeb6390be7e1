// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/printer.h"
#include "net/profile/profilerows.h"

#include <QJsonArray>
#include <QJsonObject>

namespace farol::ctl {

// Rows of the canonical model: a member a column that is not hidden, null where the back-end says nothing; amounts and
// times as everywhere.
[[nodiscard]] QJsonObject jsonRow(const RecordTable &table, qsizetype row);
[[nodiscard]] QJsonArray jsonNotes(const QList<ReadNote> &notes);
[[nodiscard]] QJsonArray jsonRemarks(const QList<net::ListRemark> &remarks);

// The same for people: columns without a value are left out.
[[nodiscard]] Table shownRows(const RecordTable &table);
void tellNotes(const Printer &out, const QList<ReadNote> &notes, const QList<net::ListRemark> &remarks);

} // namespace farol::ctl
