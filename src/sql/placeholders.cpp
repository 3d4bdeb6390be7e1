// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/placeholders.h"

#include <algorithm>

namespace farol::sql::detail {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Just behind the quoted text or comment that begins at from; from itself when none does.
std::size_t endOfQuoted(std::string_view text, std::size_t from) {
    const char first = text[from];
    std::size_t end = from;
    if (first == '\'' || first == '"') {
        end = text.find(first, from + 1);
    } else if (first == '-' && text.substr(from, 2) == "--") {
        end = text.find('\n', from);
    } else {
        return from;
    }
    return end == std::string_view::npos ? text.size() : end + 1;
}

} // namespace

Dollars withDollars(std::string_view text) {
    Dollars made;
    auto &[result, numbers] = made;
    result.reserve(text.size() + 16);
    int highest = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto end = endOfQuoted(text, at); end > at) {
            result += text.substr(at, end - at);
            at = end;
            continue;
        }
        if (text.substr(at, 6) == " LIKE ") {
            result += " ILIKE ";
            at += 6;
            continue;
        }
        if (text[at] != '?') {
            result += text[at++];
            continue;
        }
        int number = 0;
        for (++at; at < text.size() && isDigit(text[at]) && number < 1000; ++at) {
            number = number * 10 + (text[at] - '0');
        }
        number = number > 0 ? number : highest + 1;
        highest = std::max(highest, number);
        auto known = std::find(numbers.begin(), numbers.end(), number);
        if (known == numbers.end()) {
            known = numbers.insert(known, number);
        }
        result += '$' + std::to_string(known - numbers.begin() + 1);
    }
    return made;
}

} // namespace farol::sql::detail
