// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/documenttext.h"

#include <algorithm>

namespace farol {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isPunctuation(char c) {
    return c == '.' || c == '-' || c == '/' || c == ' ';
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Weights grow from 2 at the right end; a CNPJ starts again at 2 after 9, a CPF never gets that far round.
char checkDigit(std::string_view body, int lastWeight) {
    int sum = 0;
    int weight = 2;
    for (auto c = body.rbegin(); c != body.rend(); ++c) {
        sum += (*c - '0') * weight; // a letter of a CNPJ counts as its code minus 48
        weight = weight == lastWeight ? 2 : weight + 1;
    }
    const int rest = sum % 11;
    return static_cast<char>('0' + (rest < 2 ? 0 : 11 - rest));
}

bool checksOut(std::string_view text) {
    const auto body = text.size() - 2;
    const int lastWeight = text.size() == 11 ? 11 : 9;
    const bool allEqual = text.find_first_not_of(text.front()) == std::string_view::npos;
    return !allEqual && text[body] == checkDigit(text.substr(0, body), lastWeight) &&
           text[body + 1] == checkDigit(text.substr(0, body + 1), lastWeight);
}

DocumentFault faultOf(const DocumentText &read, bool letters, bool strange) {
    if (strange) {
        return DocumentFault::Chars;
    }
    if (letters) { // since July 2026 a CNPJ may have letters before its two check digits
        const bool cnpj = read.length == 14 && isDigit(read.chars[12]) && isDigit(read.chars[13]);
        if (!cnpj) {
            return DocumentFault::Chars;
        }
    }
    if (read.length != 11 && read.length != 14) {
        return DocumentFault::Length;
    }
    return checksOut(read.text()) ? DocumentFault::None : DocumentFault::Digit;
}

} // namespace

DocumentText readDocument(std::string_view text) {
    DocumentText read;
    bool letters = false;
    bool strange = false;
    for (const char raw : text) {
        if (isPunctuation(raw)) {
            continue;
        }
        const char c = upper(raw);
        letters = letters || isUpper(c);
        strange = strange || (!isDigit(c) && !isUpper(c));
        if (read.size < read.chars.size()) {
            read.chars[read.size++] = c;
        }
        ++read.length;
    }
    read.fault = faultOf(read, letters, strange);
    return read;
}

std::string_view documentCode(DocumentFault fault) {
    switch (fault) {
    case DocumentFault::None:
        return {};
    case DocumentFault::Length:
        return "document_length";
    case DocumentFault::Digit:
        return "document_digit";
    case DocumentFault::Chars:
        return "document_chars";
    }
    return {};
}

std::string documentAdvice(const DocumentText &read) {
    switch (read.fault) {
    case DocumentFault::None:
        return {};
    case DocumentFault::Digit:
        return read.kind() == DocumentKind::Cpf
                   ? "the check digits of the CPF do not match: check for a typing mistake"
                   : "the check digits of the CNPJ do not match: check for a typing mistake";
    case DocumentFault::Chars:
        return "a CPF or CNPJ has only digits and punctuation (a CNPJ may have letters): remove the rest";
    case DocumentFault::Length:
        break;
    }
    const auto count = std::to_string(read.length) + (read.length == 1 ? " digit: " : " digits: ");
    constexpr auto lost = "; a spreadsheet may have dropped leading zeros";
    if (read.length >= 8 && read.length <= 10) {
        return count + "a CPF has 11" + lost;
    }
    if (read.length == 12 || read.length == 13) {
        return count + "a CNPJ has 14" + lost;
    }
    return count + "a CPF has 11 and a CNPJ 14";
}

} // namespace farol
