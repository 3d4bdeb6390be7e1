// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositionbytes.h"

#include <charconv>

namespace farol::exposition {

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
    if (read.ec == std::errc::result_out_of_range) { // too small is zero, too large is no number
        return digits.find("e-") != std::string_view::npos || digits.find("E-") != std::string_view::npos
                   ? std::optional(0.0)
                   : std::nullopt;
    }
    return value;
}

} // namespace farol::exposition
