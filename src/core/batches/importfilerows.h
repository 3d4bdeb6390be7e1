// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/importfile.h"
#include "core/batches/importfilecolumns.h"
#include "core/batches/importfileseen.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace farol {

// Checks the rows of one file and collects what is good, wrong or doubtful. Lives for one readImport; one thread.
// The cells given to add() must stay where they are until finish(): ids are compared without a copy.
class ImportRows final {
public:
    explicit ImportRows(const ImportRules &rules);
    void expect(std::size_t rows);

    // How the file names a column; problems speak that name. Must stay where it is until finish(), too.
    void setName(ImportColumn column, std::string_view name) { m_names[static_cast<std::size_t>(column)] = name; }
    // Columns that the file does not have at all and that were already reported: rows are not blamed again.
    void excuse(ImportColumn column) { m_excused[static_cast<std::size_t>(column)] = true; }

    // columns[i] says what cells[i] is. A row without any text is skipped.
    void add(int line, std::span<const ImportColumn> columns, std::span<const std::string_view> cells);
    void problem(int line, const QString &field, const char *code, const QString &detail);
    // The same for a row that cannot even be cut into cells; it counts as a row.
    void refuse(int line, const char *code, const QString &detail);
    [[nodiscard]] bool isFull() const { return m_full; } // too many rows: reading on is useless
    [[nodiscard]] bool isListFull() const { return m_file.problems.size() >= m_rules.maxProblems; } // only counts now
    [[nodiscard]] std::int64_t rowCount() const { return m_file.rowCount; }
    [[nodiscard]] ImportFile finish();

private:
    struct Id {
        std::string_view text;
        std::size_t rowHash = 0; // of all cells: the same id with other cells is another fault
        int line = 0;
        [[nodiscard]] bool isSame(const Id &other) const { return text == other.text; }
    };
    struct Paid {
        std::array<char, 14> document{};
        int line = 0;
        std::int64_t amountMinor = 0;
        [[nodiscard]] bool isSame(const Paid &other) const {
            return amountMinor == other.amountMinor && document == other.document;
        }
    };

    [[nodiscard]] bool countRow(int line);
    void check(ImportColumn column, std::string_view text, ImportRow &row);
    void checkId(std::string_view text, ImportRow &row);
    void checkText(ImportColumn column, std::string_view text, const ImportRow &row, std::string &into);
    void checkDocument(std::string_view text, ImportRow &row);
    void checkPixKey(std::string_view text, ImportRow &row);
    void checkAmount(std::string_view text, ImportRow &row);
    void checkDate(std::string_view text, ImportRow &row);
    void checkKind(std::string_view text, const ImportRow &row);
    void problem(const ImportRow &row, ImportColumn column, std::string_view code, std::string_view detail);
    void keep(ImportRow &&row);
    void warnOfTwin(const ImportRow &row);

    ImportRules m_rules;
    ImportFile m_file;
    std::array<std::string_view, importColumnCount> m_names;
    std::array<bool, importColumnCount> m_excused{};
    FirstSeen<Id> m_ids;
    FirstSeen<Paid> m_paid;
    int m_repeats = 0; // line of the first row with this row's id
    bool m_full = false;
    std::optional<ItemKind> m_kind; // of the first row, and so of the batch
};

// Readers of the two forms; they report every problem to rows.
void readImportCsv(std::string_view text, ImportRows &rows);
void readImportJson(std::string_view text, ImportRows &rows);

// The row of importTemplate(), or one that still has its payee and key or its description.
[[nodiscard]] bool isExampleRow(const ImportRow &row);

[[nodiscard]] std::string_view trimmedCell(std::string_view text);
// A column's name as a problem shows it: short and printable.
[[nodiscard]] QString shownName(std::string_view name);

} // namespace farol
