// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfilerows.h"

#include <csv.h>
#include <deque>

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

constexpr std::size_t mostCells = 64;           // more are counted, not kept
constexpr std::size_t longestQuoted = 64 << 10; // a quoted row above this is a quotation mark that nobody closed
constexpr std::size_t shortestRow = 40;         // what a complete row needs; bounds the memory set aside

// libcsv's parser in strict mode, with its memory.
class QuotedParser final {
public:
    explicit QuotedParser(char delimiter)
        : m_delimiter(delimiter) {
        start();
    }
    QuotedParser(const QuotedParser &) = delete;
    QuotedParser &operator=(const QuotedParser &) = delete;
    ~QuotedParser() { csv_free(&m_parser); }
    void restart() {
        csv_free(&m_parser);
        start();
    }
    csv_parser *operator->() { return &m_parser; }
    csv_parser *get() { return &m_parser; }

private:
    void start() {
        csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&m_parser, static_cast<unsigned char>(m_delimiter));
        csv_set_blk_size(&m_parser, 4096);
    }
    csv_parser m_parser{};
    char m_delimiter;
};

// Cuts a text into lines with their end marks: LF, CR LF, or the lone CR of old spreadsheets.
class Lines final {
public:
    explicit Lines(std::string_view text)
        : m_text(text) {}
    [[nodiscard]] std::string_view at(std::size_t start) {
        if (start < m_from || start > m_lf) { // found once a line, even where a file has no LF at all
            m_lf = std::min(m_text.find('\n', start), m_text.size());
        }
        m_from = start;
        const auto line = m_text.substr(start, m_lf - start + 1);
        const auto cr = line.find('\r');
        const bool alone = cr != std::string_view::npos && cr + 1 < line.size() && line[cr + 1] != '\n';
        return alone ? line.substr(0, cr + 1) : line;
    }

private:
    std::string_view m_text;
    std::size_t m_from = 1; // m_lf is the first LF at or after this place
    std::size_t m_lf = 0;
};

std::string_view withoutEnd(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
        line.remove_suffix(1);
    }
    return line;
}

char delimiterOf(std::string_view header) {
    std::size_t semicolons = 0;
    std::size_t commas = 0;
    bool quoted = false;
    for (const char c : header) {
        quoted = quoted != (c == '"');
        semicolons += !quoted && c == ';' ? 1 : 0;
        commas += !quoted && c == ',' ? 1 : 0;
    }
    return commas > semicolons ? ',' : ';';
}

QString bothNames(ImportColumn column) {
    const auto text = [](std::string_view name) { return QString::fromLatin1(name.data(), qsizetype(name.size())); };
    return u"%1 (%2)"_s.arg(text(portugueseName(column)), text(englishName(column)));
}

// Walks the file line by line. Lines without a quotation mark are split in place; the others go through libcsv.
class CsvReader final {
public:
    CsvReader(std::string_view text, ImportRows &rows)
        : m_text(text)
        , m_rows(rows)
        , m_lines(text)
        , m_delimiter(delimiterOf(firstLine()))
        , m_parser(m_delimiter) {}
    void read();

private:
    std::string_view firstLine() { return withoutEnd(m_lines.at(m_text.find_first_not_of(" \t\r\n"))); }
    static void onCell(void *cell, std::size_t size, void *self);
    static void onRow(int end, void *self);
    void split(std::string_view line);
    void feed(std::string_view line);
    void finishQuoted();
    void refuseQuotes();
    void addCell(std::string_view cell);
    void rowDone();
    void readHeader();
    void readRow();
    [[nodiscard]] QString countAdvice(std::size_t columns) const;
    void reportMissing(const std::array<bool, importColumnCount> &found);

    std::string_view m_text;
    ImportRows &m_rows;
    Lines m_lines;
    char m_delimiter;
    QuotedParser m_parser;
    std::size_t m_at = 0;    // next byte to read
    int m_line = 0;          // line just read
    std::size_t m_rowAt = 0; // where the row began, to go on after a bad quotation mark
    int m_rowLine = 0;
    bool m_inQuotedRow = false; // the row goes on in the next line
    bool m_rowEnded = false;
    bool m_headerDone = false;
    std::vector<std::string_view> m_cells;
    std::size_t m_cellCount = 0;
    std::string m_copy; // cells of a quoted row, unescaped
    std::vector<std::size_t> m_ends;
    std::deque<std::string> m_copies;    // ids point into them
    std::vector<ImportColumn> m_columns; // of the cells that are not ignored
    std::vector<bool> m_ignored;         // one a cell of the header: reported there, so not read below
    bool m_useless = false;              // the header is not readable, so no row is
};

void CsvReader::read() {
    m_rows.expect(std::min(static_cast<std::size_t>(std::count(m_text.begin(), m_text.end(), '\n')),
                           m_text.size() / shortestRow));
    while (!m_rows.isFull() && !m_useless) {
        if (m_at == m_text.size()) {
            if (!m_inQuotedRow) {
                break;
            }
            finishQuoted(); // a last row without its end mark, or a quotation mark to go back to
            continue;
        }
        const auto line = m_lines.at(m_at);
        ++m_line;
        if (!m_inQuotedRow) {
            m_rowAt = m_at;
            m_rowLine = m_line;
        }
        m_at += line.size();
        if (!m_inQuotedRow && line.find('"') == std::string_view::npos) {
            split(withoutEnd(line));
        } else {
            feed(line);
        }
    }
    if (!m_useless && m_rows.rowCount() == 0) {
        m_rows.problem(0, {}, "empty_file", u"the file has no rows under the names of the columns: add some"_s);
    }
}

void CsvReader::split(std::string_view line) {
    if (trimmedCell(line).empty()) {
        return;
    }
    std::size_t start = 0;
    while (true) {
        const auto end = line.find(m_delimiter, start);
        addCell(trimmedCell(line.substr(start, end - start)));
        if (end == std::string_view::npos) {
            break;
        }
        start = end + 1;
    }
    rowDone();
}

void CsvReader::feed(std::string_view line) {
    m_rowEnded = false;
    const auto used = csv_parse(m_parser.get(), line.data(), line.size(), &onCell, &onRow, this);
    m_inQuotedRow = !m_rowEnded;
    if (used < line.size() || (m_inQuotedRow && m_at - m_rowAt > longestQuoted)) {
        refuseQuotes();
    }
}

void CsvReader::finishQuoted() {
    m_inQuotedRow = false;
    if (csv_fini(m_parser.get(), &onCell, &onRow, this) != 0) {
        refuseQuotes();
    }
}

// Goes on in the line after the one where the row began: the rows that an open quotation mark swallowed are read too.
void CsvReader::refuseQuotes() {
    m_rows.refuse(m_rowLine, "quote",
                  u"a quotation mark is not closed or not doubled: close it, or write \"\" for one inside a text"_s);
    m_parser.restart();
    m_cellCount = 0;
    m_cells.clear();
    m_ends.clear();
    m_copy.clear();
    m_inQuotedRow = false;
    m_line = m_rowLine;
    m_at = m_rowAt + m_lines.at(m_rowAt).size();
    m_useless = !m_headerDone; // without its header nothing else can be read
}

void CsvReader::onCell(void *cell, std::size_t size, void *self) {
    auto *reader = static_cast<CsvReader *>(self);
    if (++reader->m_cellCount <= mostCells) {
        reader->m_copy.append(static_cast<const char *>(cell), size);
        reader->m_ends.push_back(reader->m_copy.size());
    }
}

void CsvReader::onRow(int, void *self) {
    auto *reader = static_cast<CsvReader *>(self);
    reader->m_rowEnded = true;
    const std::string_view kept = reader->m_copies.emplace_back(std::move(reader->m_copy));
    std::size_t start = 0;
    for (const auto end : reader->m_ends) {
        reader->m_cells.push_back(trimmedCell(kept.substr(start, end - start)));
        start = end;
    }
    reader->m_ends.clear();
    reader->m_copy.clear();
    reader->rowDone();
}

void CsvReader::addCell(std::string_view cell) {
    if (++m_cellCount <= mostCells) {
        m_cells.push_back(cell);
    }
}

void CsvReader::rowDone() {
    if (m_headerDone) {
        readRow();
    } else {
        m_headerDone = true;
        readHeader();
    }
    m_cells.clear();
    m_cellCount = 0;
}

void CsvReader::readHeader() {
    std::array<bool, importColumnCount> found{};
    while (!m_cells.empty() && m_cells.back().empty()) { // a spreadsheet's empty columns at the right
        m_cells.pop_back();
    }
    m_useless = std::none_of(m_cells.begin(), m_cells.end(), [](auto cell) { return importColumn(cell); });
    if (m_useless) {
        m_rows.problem(m_rowLine, {}, "missing_column",
                       u"the first line names none of the columns: "_s + columnNames());
        return;
    }
    for (const auto cell : m_cells) {
        const auto column = importColumn(cell);
        if (!column) {
            m_rows.problem(m_rowLine, shownName(cell), "unknown_column",
                           u"no such column: rename it or remove it; there are "_s + columnNames());
        } else if (found[static_cast<std::size_t>(*column)]) {
            m_rows.problem(m_rowLine, shownName(cell), "duplicate_column",
                           u"another column means the same: remove one of them"_s);
        } else {
            found[static_cast<std::size_t>(*column)] = true;
            m_rows.setName(*column, cell);
            m_columns.push_back(*column);
            m_ignored.push_back(false);
            continue;
        }
        m_ignored.push_back(true);
    }
    reportMissing(found);
}

void CsvReader::reportMissing(const std::array<bool, importColumnCount> &found) {
    for (int i = 0; i < importColumnCount; ++i) {
        const auto column = static_cast<ImportColumn>(i);
        const bool optional =
            column == ImportColumn::Date || column == ImportColumn::Description || column == ImportColumn::Kind;
        const bool mayLack = found[static_cast<std::size_t>(ImportColumn::Kind)] &&
                             column != ImportColumn::ExternalId &&
                             column != ImportColumn::Payee; // a file of notifications has no money
        if (found[static_cast<std::size_t>(i)] || optional || mayLack) {
            continue;
        }
        const QString names = bothNames(column);
        m_rows.problem(m_rowLine, names, "missing_column", u"the file has no column %1: add it"_s.arg(names));
        m_rows.excuse(column);
    }
}

QString CsvReader::countAdvice(std::size_t columns) const {
    const auto text = m_cellCount < columns
                          ? u"%1 cells under %2 columns: a cell is missing, and an empty one still needs its \"%3\""_s
                          : u"%1 cells under %2 columns: put a value that has a \"%3\" in it between quotation marks"_s;
    return text.arg(m_cellCount).arg(columns).arg(QChar::fromLatin1(m_delimiter));
}

void CsvReader::readRow() {
    const auto columns = m_ignored.size();
    while (m_cells.size() > columns && m_cells.back().empty()) {
        m_cells.pop_back();
        --m_cellCount;
    }
    if (m_cellCount != columns) {
        m_rows.refuse(m_rowLine, "column_count", m_rows.isListFull() ? QString() : countAdvice(columns));
        return;
    }
    if (m_columns.size() < columns) {
        std::size_t cell = 0;
        std::erase_if(m_cells, [&](auto) { return m_ignored[cell++]; });
    }
    m_rows.add(m_rowLine, m_columns, m_cells);
}

} // namespace

void readImportCsv(std::string_view text, ImportRows &rows) {
    CsvReader(text, rows).read();
}

} // namespace farol
