// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace farol::server {

// A JSON object of plain values, {"status":"settled","n":3}: all that the provider's protocol uses. Small on purpose:
// an answer is read on the hot path, and whatever is not exactly this (nesting, a name twice, bytes after the end, half
// an object) is no answer at all.
class FlatJson final {
public:
    [[nodiscard]] static std::optional<FlatJson> parse(std::string_view text);
    // Text of a string, or a number, true, false as written; empty when absent or null.
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> m_members;
};

// Appends text as a JSON string with its quotes.
void appendJson(std::string &to, std::string_view text);
// Minor units as "12.34", without quotes.
void appendAmount(std::string &to, std::int64_t minor);
// "12.34" -> 1234; exactly two decimals, not negative, at most 15 digits before them.
[[nodiscard]] std::optional<std::int64_t> amountFrom(std::string_view text);

} // namespace farol::server
