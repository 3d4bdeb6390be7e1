// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/documenttext.h"

#include <algorithm>

namespace farol {
namespace {

constexpr std::size_t longestEmail = 77;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char &c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

PixKeyText wrong(std::string_view advice) {
    return {PixKeyKind::Random, {}, std::string(advice)};
}

bool isDomain(std::string_view domain) {
    std::size_t labels = 0;
    while (true) {
        const auto dot = domain.find('.');
        const auto label = domain.substr(0, dot);
        const auto okay = [](char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || c == '-'; };
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
            !std::all_of(label.begin(), label.end(), okay)) {
            return false;
        }
        ++labels;
        if (dot == std::string_view::npos) {
            return labels > 1;
        }
        domain.remove_prefix(dot + 1);
    }
}

PixKeyText readEmail(std::string_view text) {
    if (text.size() > longestEmail) {
        return wrong("an e-mail key has at most 77 characters");
    }
    auto value = lower(text);
    const std::string_view whole = value;
    const auto at = whole.find('@');
    const auto local = whole.substr(0, at);
    const auto okay = [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') ||
               std::string_view(".!#$&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
    };
    const bool dots = local.front() == '.' || local.ends_with('.') || local.find("..") != std::string_view::npos;
    if (dots || !std::all_of(local.begin(), local.end(), okay) || !isDomain(whole.substr(at + 1))) {
        return wrong("not an e-mail address: check it, without spaces or accents, like nome@exemplo.com.br");
    }
    return {PixKeyKind::Email, std::move(value), {}};
}

PixKeyText readPhone(std::string_view text) {
    std::string value = "+";
    for (const char c : text.substr(1)) {
        if (isDigit(c)) {
            value += c;
        } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
            return wrong("a phone key has only digits after the +, like +5511912345678");
        }
    }
    if (!value.starts_with("+55")) {
        return wrong("a phone key starts with +55, like +5511912345678");
    }
    if (value.size() != 14 || value[3] == '0' || value[4] == '0' || value[5] != '9') {
        return wrong("a phone key is +55, the two digits of the area and nine digits that begin with 9");
    }
    return {PixKeyKind::Phone, std::move(value), {}};
}

bool isUuid(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isHex(text[i])) {
            return false;
        }
    }
    return text.size() == 36;
}

} // namespace

PixKeyText readPixKey(std::string_view text) {
    if (text.empty()) {
        return wrong("the PIX key is empty");
    }
    const auto at = text.find('@');
    if (at != std::string_view::npos) {
        return at == 0 ? wrong("an e-mail key needs a name before the @") : readEmail(text);
    }
    if (text.front() == '+') {
        return readPhone(text);
    }
    if (text.size() == 36) {
        auto value = lower(text);
        return isUuid(value) ? PixKeyText{PixKeyKind::Random, std::move(value), {}}
                             : wrong("a random key is 32 hexadecimal digits in groups of 8-4-4-4-12");
    }
    const auto read = readDocument(text);
    switch (read.fault) {
    case DocumentFault::None:
        return {read.kind() == DocumentKind::Cpf ? PixKeyKind::Cpf : PixKeyKind::Cnpj, std::string(read.text()), {}};
    case DocumentFault::Digit:
        return wrong(read.length == 11 ? "the check digits do not match; if this is a phone write it with +55"
                                       : documentAdvice(read));
    case DocumentFault::Length:
        return wrong(documentAdvice(read) + "; a phone key starts with +55");
    case DocumentFault::Chars:
        return wrong("not a PIX key: write a CPF, CNPJ, e-mail, phone with +55 or random key");
    }
    return wrong({});
}

} // namespace farol
