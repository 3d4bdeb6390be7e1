// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money/amounttext.h"

#include <limits>

namespace farol {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isMark(char c) {
    return c == '.' || c == ',';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

bool isScientific(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0) {
        return false;
    }
    auto exponent = text.substr(e + 1);
    if (!exponent.empty() && (exponent.front() == '+' || exponent.front() == '-')) {
        exponent.remove_prefix(1);
    }
    const auto only = [](std::string_view part, std::string_view allowed) {
        return !part.empty() && part.find_first_not_of(allowed) == std::string_view::npos;
    };
    return only(text.substr(0, e), "0123456789.,+-") && only(exponent, "0123456789");
}

// True for 1.500 and 1.500.000: a first group of one to three digits, then groups of exactly three.
bool isGrouped(std::string_view whole, char mark) {
    const auto first = whole.find(mark);
    if (first == 0 || first > 3 || whole.front() == '0') {
        return false;
    }
    for (auto at = first; at < whole.size(); at += 4) {
        if (whole[at] != mark || at + 4 > whole.size() || !isDigit(whole[at + 1]) || !isDigit(whole[at + 2]) ||
            !isDigit(whole[at + 3])) {
            return false;
        }
    }
    return true;
}

AmountText fault(AmountFault why) {
    return {0, why};
}

// whole holds digits and at most one kind of mark, decimals zero to two digits.
AmountText valueOf(std::string_view whole, std::string_view decimals) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    std::int64_t minor = 0;
    const auto push = [&minor](char c) {
        const int digit = c - '0';
        if (minor > (most - digit) / 10) {
            return false;
        }
        minor = minor * 10 + digit;
        return true;
    };
    for (const char c : whole) {
        if (!isMark(c) && !push(c)) {
            return fault(AmountFault::Overflow);
        }
    }
    for (std::size_t i = 0; i < 2; ++i) {
        if (!push(i < decimals.size() ? decimals[i] : '0')) {
            return fault(AmountFault::Overflow);
        }
    }
    return {minor, AmountFault::None};
}

bool hasUselessZero(std::string_view whole) {
    return whole.size() > 1 && whole.front() == '0';
}

AmountText readPlain(std::string_view text) {
    const auto last = text.find_last_of(".,");
    if (last == std::string_view::npos) {
        return hasUselessZero(text) ? fault(AmountFault::Format) : valueOf(text, {});
    }
    const auto first = text.find_first_of(".,");
    const char mark = text[last];
    const auto whole = text.substr(0, last);
    const auto decimals = text.substr(last + 1);
    if (whole.empty() || decimals.empty()) {
        return fault(AmountFault::Format);
    }
    if (first == last) { // one mark
        if (decimals.size() <= 2) {
            return hasUselessZero(whole) ? fault(AmountFault::Format) : valueOf(whole, decimals);
        }
        return fault(isGrouped(text, mark) ? AmountFault::Ambiguous : AmountFault::Decimals);
    }
    if (text[first] == mark) { // 1.500.000 can only be grouped; 1.500,00.00 cannot be anything
        return isGrouped(text, mark) ? valueOf(text, {}) : fault(AmountFault::Format);
    }
    if (!isGrouped(whole, text[first])) {
        return fault(AmountFault::Format);
    }
    return decimals.size() <= 2 ? valueOf(whole, decimals) : fault(AmountFault::Decimals);
}

} // namespace

AmountText readAmount(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) {
        return fault(AmountFault::Empty);
    }
    bool plain = true;
    for (const char c : text) {
        plain = plain && (isDigit(c) || isMark(c));
    }
    if (plain) {
        return readPlain(text);
    }
    if (isScientific(text)) {
        return fault(AmountFault::Scientific);
    }
    if (text.front() == '-') {
        const auto rest = text.substr(1);
        const bool number = !rest.empty() && rest.find_first_not_of("0123456789.,") == std::string_view::npos;
        return fault(number ? AmountFault::Negative : AmountFault::Format);
    }
    return fault(AmountFault::Format);
}

std::string_view amountCode(AmountFault fault) {
    switch (fault) {
    case AmountFault::None:
        return {};
    case AmountFault::Empty:
        return "required";
    case AmountFault::Ambiguous:
        return "amount_ambiguous";
    case AmountFault::Scientific:
        return "amount_scientific";
    case AmountFault::Negative:
        return "amount_not_positive";
    case AmountFault::Decimals:
    case AmountFault::Format:
        return "amount_format";
    case AmountFault::Overflow:
        return "amount_too_large";
    }
    return {};
}

std::string_view amountAdvice(AmountFault fault) {
    switch (fault) {
    case AmountFault::None:
        return {};
    case AmountFault::Empty:
        return "the amount is empty: write it like 1.500,00 or 1500.00";
    case AmountFault::Ambiguous:
        return "a thousand and a half or one and a half? write 1.500,00 or 1500.00 with both decimals";
    case AmountFault::Scientific:
        return "a spreadsheet wrote scientific notation: format the column as a number and write 1.500,00 or 1500.00";
    case AmountFault::Negative:
        return "the amount must be above zero: write it without a sign";
    case AmountFault::Decimals:
        return "more than two decimals: write it like 1.500,00 or 1500.00";
    case AmountFault::Format:
        return "not an amount: write only the number, like 1.500,00 or 1500.00, without currency, signs or spaces";
    case AmountFault::Overflow:
        return "the amount is too large to be a payment: check the decimals";
    }
    return {};
}

} // namespace farol
