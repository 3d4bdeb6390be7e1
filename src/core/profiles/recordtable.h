// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <cstdint>
#include <vector>

namespace farol {

enum class CellKind { Text, Number, Truth, Time, Amount };

struct RecordColumn {
    QString name; // of the canonical model: created_at
    CellKind kind = CellKind::Text;
    bool isHidden = false; // for joining and merging alone
    bool operator==(const RecordColumn &) const = default;
};

// Rows of a foreign back-end in the words of the canonical model, by column: eight bytes a cell and the texts in one
// place, so that 300,000 rows stay small. Any cell may be null. One owner; reading is safe from any thread.
class RecordTable final {
public:
    RecordTable() = default;
    explicit RecordTable(QList<RecordColumn> columns, Currency currency = {});

    [[nodiscard]] qsizetype rows() const { return m_rows; }
    [[nodiscard]] const QList<RecordColumn> &columns() const { return m_columns; }
    [[nodiscard]] int column(QStringView name) const; // -1: there is none
    [[nodiscard]] bool isNull(qsizetype row, int column) const;
    // Each of a column of its kind, of a cell that is not null; a text lives as long as the table does.
    [[nodiscard]] QByteArrayView text(qsizetype row, int column) const;
    [[nodiscard]] double number(qsizetype row, int column) const;
    [[nodiscard]] bool truth(qsizetype row, int column) const;
    [[nodiscard]] Instant time(qsizetype row, int column) const;
    [[nodiscard]] Money amount(qsizetype row, int column) const;

    void addRow();                                 // of nulls
    void setText(int column, QByteArrayView text); // of the last row, as the following
    void setNumber(int column, double value);
    void setTruth(int column, bool value);
    void setTime(int column, Instant at);
    void setAmount(int column, std::int64_t minor);
    void dropLast();
    // The same text again, without a second copy: how a cell said it, for repeat().
    [[nodiscard]] std::int64_t cell(int column) const;
    void repeat(int column, std::int64_t cell);

    // A row of a table with the same columns.
    void take(const RecordTable &from, qsizetype row);
    // Cell of another table into the one of a row here, of one kind.
    void copyCell(qsizetype row, int column, const RecordTable &from, qsizetype fromRow, int fromColumn);
    void reserve(qsizetype rows, qsizetype textBytes);

private:
    [[nodiscard]] std::int64_t keep(QByteArrayView text);
    [[nodiscard]] const std::int64_t &at(qsizetype row, int column) const;

    QList<RecordColumn> m_columns;
    Currency m_currency;
    std::vector<std::vector<std::int64_t>> m_cells; // by column
    QByteArray m_texts;
    qsizetype m_rows = 0;
};

} // namespace farol
