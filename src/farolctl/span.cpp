// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/span.h"

#include <array>
#include <charconv>
#include <utility>

namespace farol::ctl {

std::optional<std::chrono::milliseconds> spanOf(std::string_view text) {
    // ms before m.
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> units{
        {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}, {"w", 604'800'000}}};
    constexpr std::int64_t most = 100LL * 366 * 86'400'000;
    std::int64_t sum = 0;
    bool any = false;
    while (!text.empty()) {
        std::int64_t count = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (fault != std::errc() || count < 0) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        std::int64_t unit = 0;
        for (const auto &[word, length] : units) {
            if (unit == 0 && text.starts_with(word)) {
                unit = length;
                text.remove_prefix(word.size());
            }
        }
        if (unit == 0 || count > most / unit || sum > most - count * unit) {
            return std::nullopt;
        }
        sum += count * unit;
        any = true;
    }
    return any && sum > 0 ? std::optional(std::chrono::milliseconds(sum)) : std::nullopt;
}

} // namespace farol::ctl
