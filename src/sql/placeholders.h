// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace farol::sql::detail {

// SQLite's LIKE, which does not care about case, as ILIKE; its placeholders (? counts on from the highest number so
// far, ?7 is number 7) as PostgreSQL's, which have no gaps: numbers[0] is the number of the value that $1 takes. Text
// in single and double quotes and after -- stays.
struct Dollars {
    std::string text;
    std::vector<int> numbers;
};
[[nodiscard]] Dollars withDollars(std::string_view text);

} // namespace farol::sql::detail
