// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/recordtable.h"

#include <bit>
#include <limits>

namespace farol {

namespace {

constexpr std::int64_t null = std::numeric_limits<std::int64_t>::min(); // as a number this would be -0.0
constexpr int lengthBits = 24;                                          // a text of 16 MiB
constexpr std::int64_t mostLength = (std::int64_t{1} << lengthBits) - 1;

} // namespace

RecordTable::RecordTable(QList<RecordColumn> columns, Currency currency)
    : m_columns(std::move(columns))
    , m_currency(currency)
    , m_cells(static_cast<std::size_t>(m_columns.size())) {}

int RecordTable::column(QStringView name) const {
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i).name == name) {
            return i;
        }
    }
    return -1;
}

const std::int64_t &RecordTable::at(qsizetype row, int column) const {
    return m_cells.at(static_cast<std::size_t>(column)).at(static_cast<std::size_t>(row));
}

bool RecordTable::isNull(qsizetype row, int column) const {
    return at(row, column) == null;
}

QByteArrayView RecordTable::text(qsizetype row, int column) const {
    const auto cell = at(row, column);
    return QByteArrayView(m_texts).sliced(cell >> lengthBits, cell & mostLength);
}

double RecordTable::number(qsizetype row, int column) const {
    return std::bit_cast<double>(at(row, column));
}

bool RecordTable::truth(qsizetype row, int column) const {
    return at(row, column) == 1;
}

Instant RecordTable::time(qsizetype row, int column) const {
    return Instant(std::chrono::milliseconds(at(row, column)));
}

Money RecordTable::amount(qsizetype row, int column) const {
    return {at(row, column), m_currency};
}

void RecordTable::addRow() {
    for (auto &column : m_cells) {
        column.push_back(null);
    }
    ++m_rows;
}

void RecordTable::dropLast() {
    for (auto &column : m_cells) {
        column.pop_back();
    }
    --m_rows;
}

std::int64_t RecordTable::keep(QByteArrayView text) {
    const auto length = std::min<qsizetype>(text.size(), mostLength);
    const auto cell = (std::int64_t{m_texts.size()} << lengthBits) | length;
    m_texts.append(text.first(length));
    return cell;
}

void RecordTable::setText(int column, QByteArrayView text) {
    m_cells[static_cast<std::size_t>(column)].back() = keep(text);
}

void RecordTable::setNumber(int column, double value) {
    m_cells[static_cast<std::size_t>(column)].back() = std::bit_cast<std::int64_t>(value == 0 ? 0.0 : value);
}

void RecordTable::setTruth(int column, bool value) {
    m_cells[static_cast<std::size_t>(column)].back() = value ? 1 : 0;
}

void RecordTable::setTime(int column, Instant at) {
    m_cells[static_cast<std::size_t>(column)].back() = at.time_since_epoch().count();
}

void RecordTable::setAmount(int column, std::int64_t minor) {
    m_cells[static_cast<std::size_t>(column)].back() = minor;
}

std::int64_t RecordTable::cell(int column) const {
    return m_cells[static_cast<std::size_t>(column)].back();
}

void RecordTable::repeat(int column, std::int64_t cell) {
    m_cells[static_cast<std::size_t>(column)].back() = cell;
}

void RecordTable::take(const RecordTable &from, qsizetype row) {
    addRow();
    for (int i = 0; i < m_columns.size(); ++i) {
        copyCell(m_rows - 1, i, from, row, i);
    }
}

void RecordTable::copyCell(qsizetype row, int column, const RecordTable &from, qsizetype fromRow, int fromColumn) {
    auto &into = m_cells[static_cast<std::size_t>(column)][static_cast<std::size_t>(row)];
    const bool isText = m_columns.at(column).kind == CellKind::Text;
    into = isText && !from.isNull(fromRow, fromColumn) ? keep(from.text(fromRow, fromColumn))
                                                       : from.at(fromRow, fromColumn);
}

void RecordTable::reserve(qsizetype rows, qsizetype textBytes) {
    for (auto &column : m_cells) {
        column.reserve(static_cast<std::size_t>(rows));
    }
    m_texts.reserve(textBytes);
}

} // namespace farol
