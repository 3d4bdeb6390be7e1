// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfilerows.h"

#include "core/money/amounttext.h"
#include "core/payments/documenttext.h"

#include <QHashFunctions>
#include <limits>

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

constexpr std::size_t longestId = 64;
constexpr std::size_t longestText = 140;
constexpr std::int64_t largestMinor = 10'000'000'000'000; // R$ 100 billion: surely a slip of the decimals

QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::size_t codePoints(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

// C0 and C1 controls, line and paragraph separators, and the marks that make text read in another order.
bool hasControl(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == 0x7F) {
            return true;
        }
        if (c < 0xC2) {
            continue;
        }
        const auto part = text.substr(i, 3);
        if ((c == 0xC2 && part.size() > 1 && static_cast<unsigned char>(part[1]) < 0xA0) || part == "\xEF\xBB\xBF" ||
            (part >= "\xE2\x80\x8E" && part <= "\xE2\x80\x8F") || (part >= "\xE2\x80\xA8" && part <= "\xE2\x80\xAE") ||
            (part >= "\xE2\x81\xA6" && part <= "\xE2\x81\xA9")) {
            return true;
        }
    }
    return false;
}

bool isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._:/-").find(c) != std::string_view::npos;
}

// Seeded, so that a file cannot be written to make every row collide.
std::size_t hashOf(std::string_view text, std::size_t before = 0) {
    return qHashBits(text.data(), text.size(), QHashSeed::globalSeed() ^ before);
}

// The number of exactly size digits at a place, or -1.
int digitsAt(std::string_view text, std::size_t at, std::size_t size) {
    int number = 0;
    for (const char c : text.substr(at, size)) {
        if (c < '0' || c > '9') {
            return -1;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

// ISO or dd/mm/yyyy; invalid when it is neither or no day of the calendar.
QDate dateOf(std::string_view text) {
    if (text.size() != 10) {
        return {};
    }
    const bool iso = text[4] == '-' && text[7] == '-';
    if (!iso && (text[2] != '/' || text[5] != '/')) {
        return {};
    }
    const int year = digitsAt(text, iso ? 0 : 6, 4);
    const int month = digitsAt(text, iso ? 5 : 3, 2);
    const int day = digitsAt(text, iso ? 8 : 0, 2);
    return year > 0 && QDate::isValid(year, month, day) ? QDate(year, month, day) : QDate();
}

std::string isoDate(QDate date) {
    return date.toString(Qt::ISODate).toStdString();
}

std::optional<ItemKind> kindOf(std::string_view word) {
    std::string lower(word.substr(0, 16));
    for (char &c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (lower.empty() || lower == "payment" || lower == "pagamento") {
        return ItemKind::Payment;
    }
    if (lower == "notification" || lower == "notificacao" || lower == "notificação") {
        return ItemKind::Notification;
    }
    return std::nullopt;
}

bool needed(ImportColumn column, ItemKind kind) {
    switch (column) {
    case ImportColumn::ExternalId:
    case ImportColumn::Payee:
        return true;
    case ImportColumn::Document:
    case ImportColumn::PixKey:
    case ImportColumn::Amount:
        return kind == ItemKind::Payment;
    case ImportColumn::Date:
    case ImportColumn::Description:
    case ImportColumn::Kind:
        return false;
    }
    return false;
}

} // namespace

std::string_view trimmedCell(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isSpace(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isSpace(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

QString shownName(std::string_view name) {
    auto shown = fromUtf8(name.substr(0, 120)).left(60);
    shown.removeIf([](QChar c) { return !c.isPrint(); });
    return shown;
}

ImportRows::ImportRows(const ImportRules &rules)
    : m_rules(rules) {
    for (int i = 0; i < importColumnCount; ++i) {
        m_names[static_cast<std::size_t>(i)] = englishName(static_cast<ImportColumn>(i));
    }
}

void ImportRows::expect(std::size_t rows) {
    rows = std::min(rows, static_cast<std::size_t>(std::max<std::int64_t>(m_rules.maxRows, 0)));
    m_file.rows.reserve(rows);
    m_ids.expect(rows);
    m_paid.expect(rows);
}

void ImportRows::problem(int line, const QString &field, const char *code, const QString &detail) {
    ++m_file.problemCount;
    if (!isListFull()) {
        m_file.problems.append({line, field, QString::fromLatin1(code), detail});
    }
}

void ImportRows::problem(const ImportRow &row, ImportColumn column, std::string_view code, std::string_view detail) {
    ++m_file.problemCount; // counted first: a file of a million faults makes a thousand sentences
    if (!isListFull()) {
        m_file.problems.append(
            {row.line, shownName(m_names[static_cast<std::size_t>(column)]), fromUtf8(code), fromUtf8(detail)});
    }
}

void ImportRows::refuse(int line, const char *code, const QString &detail) {
    if (countRow(line)) {
        problem(line, {}, code, detail);
    }
}

bool ImportRows::countRow(int line) {
    if (m_full) {
        return false;
    }
    m_full = ++m_file.rowCount > m_rules.maxRows;
    if (m_full) {
        problem(line, {}, "too_many_rows",
                u"the file has more than %1 rows: split it into smaller files"_s.arg(m_rules.maxRows));
    }
    return !m_full;
}

void ImportRows::add(int line, std::span<const ImportColumn> columns, std::span<const std::string_view> cells) {
    std::string_view id;
    std::string_view kind;
    std::size_t rowHash = 0;
    bool blank = true;
    std::array<bool, importColumnCount> given = m_excused;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        given[static_cast<std::size_t>(columns[i])] = true;
        blank = blank && cells[i].empty();
        rowHash = hashOf(cells[i], rowHash + 1);
        id = columns[i] == ImportColumn::ExternalId ? cells[i] : id;
        kind = columns[i] == ImportColumn::Kind ? cells[i] : kind;
    }
    if (blank || !countRow(line)) {
        return;
    }
    ImportRow row;
    row.line = line;
    row.kind = kindOf(kind).value_or(ItemKind::Payment);
    const auto before = m_file.problemCount;
    m_repeats = 0;
    if (!id.empty()) {
        const auto *first = m_ids.keep(hashOf(id), {id, rowHash, line});
        if (first != nullptr && first->rowHash == rowHash) {
            problem(row, ImportColumn::ExternalId, "repeated_row",
                    "this row repeats line " + std::to_string(first->line) + ": remove one of them");
            return;
        }
        m_repeats = first != nullptr ? first->line : 0;
    }
    if (m_kind = m_kind.value_or(row.kind); row.kind != *m_kind) {
        problem(row, ImportColumn::Kind, "kind_mixed",
                "a file has items of one kind: put the payments and the notifications into files of their own");
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        check(columns[i], cells[i], row);
    }
    for (int i = 0; i < importColumnCount; ++i) {
        if (!given[static_cast<std::size_t>(i)]) {
            check(static_cast<ImportColumn>(i), {}, row);
        }
    }
    if (m_file.problemCount == before) {
        keep(std::move(row));
    }
}

void ImportRows::check(ImportColumn column, std::string_view text, ImportRow &row) {
    if (text.empty()) {
        if (needed(column, row.kind)) {
            problem(row, column, "required", "this cell is empty and it is needed: fill it in");
        }
        return;
    }
    if (hasControl(text)) {
        problem(row, column, "control_chars",
                "this cell has a line break or an invisible control character: type its text again");
        return;
    }
    switch (column) {
    case ImportColumn::ExternalId:
        return checkId(text, row);
    case ImportColumn::Payee:
        return checkText(column, text, row, row.payee);
    case ImportColumn::Document:
        return checkDocument(text, row);
    case ImportColumn::PixKey:
        return checkPixKey(text, row);
    case ImportColumn::Amount:
        return checkAmount(text, row);
    case ImportColumn::Date:
        return checkDate(text, row);
    case ImportColumn::Description:
        return checkText(column, text, row, row.description);
    case ImportColumn::Kind:
        return checkKind(text, row);
    }
}

void ImportRows::checkId(std::string_view text, ImportRow &row) {
    if (text.size() > longestId) {
        problem(row, ImportColumn::ExternalId, "too_long", "an id has at most 64 characters: shorten it");
    } else if (!std::all_of(text.begin(), text.end(), isIdCharacter)) {
        problem(row, ImportColumn::ExternalId, "id_chars",
                "an id has only letters without accents, digits and . _ : / -: write it without the rest");
    } else if (m_repeats > 0) {
        problem(row, ImportColumn::ExternalId, "repeated_id",
                "line " + std::to_string(m_repeats) + " has the same id: give each row its own");
    } else {
        row.externalId = text;
    }
}

void ImportRows::checkText(ImportColumn column, std::string_view text, const ImportRow &row, std::string &into) {
    if (text.size() > longestText && codePoints(text) > longestText) {
        problem(row, column, "too_long",
                std::to_string(codePoints(text)) + " characters where 140 fit: shorten this text");
    } else {
        into = text;
    }
}

void ImportRows::checkDocument(std::string_view text, ImportRow &row) {
    const auto read = readDocument(text);
    if (read.fault == DocumentFault::None) {
        row.document = read.text();
    } else {
        problem(row, ImportColumn::Document, documentCode(read.fault), documentAdvice(read));
    }
}

void ImportRows::checkPixKey(std::string_view text, ImportRow &row) {
    auto read = readPixKey(text);
    if (read.advice.empty()) {
        row.pixKey = std::move(read.value);
    } else {
        problem(row, ImportColumn::PixKey, "pix_key_invalid", read.advice);
    }
}

void ImportRows::checkAmount(std::string_view text, ImportRow &row) {
    const auto read = readAmount(text);
    if (read.fault != AmountFault::None) {
        problem(row, ImportColumn::Amount, amountCode(read.fault), amountAdvice(read.fault));
    } else if (read.minor > largestMinor) {
        problem(row, ImportColumn::Amount, amountCode(AmountFault::Overflow), amountAdvice(AmountFault::Overflow));
    } else if (read.minor == 0 && row.kind == ItemKind::Payment) {
        problem(row, ImportColumn::Amount, amountCode(AmountFault::Negative), "the amount must be above zero");
    } else {
        row.amountMinor = read.minor;
    }
}

void ImportRows::checkDate(std::string_view text, ImportRow &row) {
    const auto date = dateOf(text);
    if (!date.isValid()) {
        problem(row, ImportColumn::Date, "date_format",
                "not a day of the calendar: write it like 2026-11-20 or 20/11/2026");
    } else if (m_rules.today.isValid() && date < m_rules.today) {
        problem(row, ImportColumn::Date, "past_date",
                "this day is over: write " + isoDate(m_rules.today) + " or a later day, or leave it empty");
    } else {
        row.dueDate = isoDate(date);
    }
}

void ImportRows::checkKind(std::string_view text, const ImportRow &row) {
    if (!kindOf(text)) {
        problem(row, ImportColumn::Kind, "kind_unknown", "write payment or notification, or leave it empty");
    }
}

void ImportRows::keep(ImportRow &&row) {
    if (isExampleRow(row)) {
        problem(row, ImportColumn::Payee, "example_row",
                "this is the example of the template, and nobody is to be paid by it: replace this line");
        return;
    }
    if (row.amountMinor > std::numeric_limits<std::int64_t>::max() - m_file.total.minor) {
        problem(row, ImportColumn::Amount, "amount_overflow", "the sum of the file is too large: split the file");
        return;
    }
    m_file.total.minor += row.amountMinor;
    if (row.kind == ItemKind::Payment) {
        warnOfTwin(row);
    }
    m_file.rows.push_back(std::move(row));
}

void ImportRows::warnOfTwin(const ImportRow &row) {
    Paid paid{{}, row.line, row.amountMinor};
    std::copy(row.document.begin(), row.document.end(), paid.document.begin());
    const auto *first = m_paid.keep(hashOf(row.document, static_cast<std::size_t>(row.amountMinor)), paid);
    if (first != nullptr && m_file.warnings.size() < m_rules.maxProblems) {
        m_file.warnings.append(
            {row.line, shownName(m_names[static_cast<std::size_t>(ImportColumn::Document)]), u"possible_duplicate"_s,
             u"same payee and amount as line %1 under another id: make sure that both are meant"_s.arg(first->line)});
    }
}

ImportFile ImportRows::finish() {
    m_file.idColumn = shownName(m_names[static_cast<std::size_t>(ImportColumn::ExternalId)]);
    m_file.documentColumn = shownName(m_names[static_cast<std::size_t>(ImportColumn::Document)]);
    if (m_file.problemCount > m_file.problems.size()) {
        m_file.problems.append(
            {0,
             {},
             u"too_many_problems"_s,
             u"%1 problems in all: correct these first and import again"_s.arg(m_file.problemCount)});
    }
    if (m_file.problemCount > 0) {
        m_file.rows = {};
        m_file.total = {};
    }
    return std::move(m_file);
}

} // namespace farol
