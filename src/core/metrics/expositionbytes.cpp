// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositionbytes.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace farol::exposition {

namespace {

// How many decimal digits stand before the point when the number is written without an exponent; negative: how many
// zeros follow the point. digits is a number without its sign.
std::int64_t magnitudeOf(std::string_view digits) {
    const auto mantissa = digits.substr(0, digits.find_first_of("eE"));
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    const auto first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos) {
        return 0;
    }
    const auto before = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) + (first > point ? 1 : 0);
    if (mantissa.size() == digits.size()) {
        return before;
    }
    const auto exponent = digits.substr(mantissa.size() + 1);
    const bool isNegative = exponent.starts_with('-');
    std::int64_t size = 0;
    for (const char c : exponent.substr(is(exponent.front(), Digit) ? 0 : 1)) {
        size = std::min<std::int64_t>(size * 10 + (c - '0'), std::numeric_limits<std::int32_t>::max());
    }
    return before + (isNegative ? -size : size);
}

} // namespace

std::string_view nameAt(std::string_view text, bool colons) {
    std::size_t size = 0;
    while (size < text.size() && is(text[size], (size > 0 ? NameByte : NameFirst) + (colons ? +Colon : 0))) {
        ++size;
    }
    return text.substr(0, size);
}

std::optional<double> numberOf(std::string_view text) {
    const bool plus = text.starts_with('+');
    text.remove_prefix(plus ? 1 : 0);
    const auto digits = text.substr(text.starts_with('-') && !plus ? 1 : 0);
    if (digits.empty()) {
        return std::nullopt;
    }
    const bool nan = digits.front() == 'n' || digits.front() == 'N';
    if ((nan && (plus || digits.size() != text.size() || digits.size() != 3)) || digits.front() == '-') {
        return std::nullopt; // NaN carries no sign
    }
    double value = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ptr != end || read.ec == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (read.ec == std::errc::result_out_of_range) {
        const bool isSmall = magnitudeOf(digits) <= 0;
        return isSmall ? std::optional(text.front() == '-' ? -0.0 : 0.0) : std::nullopt;
    }
    return value;
}

} // namespace farol::exposition
