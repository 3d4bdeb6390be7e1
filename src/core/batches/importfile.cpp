// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfile.h"

#include "core/batches/importfilecolumns.h"
#include "core/batches/importfilerows.h"

#include <simdjson.h>
#include <span>

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
constexpr auto saveAsUtf8 = "save it again as \"CSV UTF-8\"";

int linesUpTo(std::string_view text) {
    return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

// A spreadsheet's "Unicode text": every second byte of plain text is zero.
bool looksLikeUtf16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
           (text.size() > 3 && (text[0] == '\0') != (text[1] == '\0') && (text[0] == '\0') == (text[2] == '\0') &&
            (text[1] == '\0') == (text[3] == '\0'));
}

// The line of the first byte that is no UTF-8; finds it line by line, so only a bad file pays.
int firstBadLine(std::string_view text) {
    std::size_t start = 0;
    while (start < text.size()) {
        const auto end = std::min(text.find('\n', start), text.size());
        if (!simdjson::validate_utf8(text.data() + start, end - start)) {
            break;
        }
        start = end + 1;
    }
    return linesUpTo(text.substr(0, std::min(start, text.size())));
}

// Whether the bytes are worth reading; otherwise the one problem that stops everything.
bool isReadable(std::string_view text, const ImportRules &rules, ImportRows &rows) {
    if (static_cast<std::int64_t>(text.size()) > rules.maxBytes) {
        rows.problem(
            0, {}, "file_too_large",
            u"the file has %1 MB and at most %2 are read: split it"_s.arg(text.size() >> 20).arg(rules.maxBytes >> 20));
        return false;
    }
    if (looksLikeUtf16(text)) {
        rows.problem(1, {}, "not_utf8", u"the file is UTF-16, not UTF-8: "_s + QLatin1StringView(saveAsUtf8));
        return false;
    }
    if (!simdjson::validate_utf8(text.data(), text.size())) {
        rows.problem(firstBadLine(text), {}, "not_utf8",
                     u"this line has characters that are not UTF-8: "_s + QLatin1StringView(saveAsUtf8));
        return false;
    }
    return true;
}

} // namespace

ImportFile readImport(QByteArrayView bytes, ImportFormat format, const ImportRules &rules) {
    std::string_view text(bytes.data(), static_cast<std::size_t>(bytes.size()));
    ImportRows rows(rules);
    if (text.starts_with(utf8Mark)) {
        text.remove_prefix(utf8Mark.size());
    }
    if (!isReadable(text, rules, rows)) {
        return rows.finish();
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        rows.problem(0, {}, "empty_file", u"the file is empty: begin with a line of "_s + columnNames());
        return rows.finish();
    }
    switch (format) {
    case ImportFormat::Csv:
        readImportCsv(text, rows);
        break;
    case ImportFormat::Json:
        readImportJson(text, rows);
        break;
    }
    return rows.finish();
}

namespace {

constexpr std::string_view exampleTexts[] = {"Exemplo: troque esta linha", "Ejemplo: cambie esta línea",
                                             "Example: replace this line"};
constexpr std::string_view examplePayee = "Maria da Silva";
constexpr std::string_view exampleDocument = "11144477735";
constexpr std::string_view exampleKeys[] = {"maria@exemplo.com.br", "maria@example.com"};

} // namespace

bool isExampleRow(const ImportRow &row) {
    const auto isOf = [](std::span<const std::string_view> all, std::string_view text) {
        return std::find(all.begin(), all.end(), text) != all.end();
    };
    return (row.document == exampleDocument && row.payee == examplePayee && isOf(exampleKeys, row.pixKey)) ||
           (!row.description.empty() && isOf(exampleTexts, row.description));
}

QByteArray importTemplate(const QString &localeName) {
    if (localeName.startsWith("pt"_L1)) {
        return "\xEF\xBB\xBFid_externo;favorecido;documento;chave_pix;valor;data;descricao\r\n"
               "pag-00001;Maria da Silva;111.444.777-35;maria@exemplo.com.br;1.500,00;;Exemplo: troque esta linha\r\n"_ba;
    }
    if (localeName.startsWith("es"_L1)) {
        return "\xEF\xBB\xBF"
               "external_id;payee;document;pix_key;amount;date;description\r\n"
               "pay-00001;Maria da Silva;111.444.777-35;maria@example.com;1.500,00;;Ejemplo: cambie esta línea\r\n"_ba;
    }
    return "\xEF\xBB\xBF"
           "external_id,payee,document,pix_key,amount,date,description\r\n"
           "pay-00001,Maria da Silva,111.444.777-35,maria@example.com,1500.00,,Example: replace this line\r\n"_ba;
}

} // namespace farol
