// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace farol {

// Why a text is not an amount. None: it is one, above or equal to zero.
enum class AmountFault { None, Empty, Ambiguous, Scientific, Negative, Decimals, Format, Overflow };

struct AmountText {
    std::int64_t minor = 0; // only when fault is None
    AmountFault fault = AmountFault::None;
};

// Reads what a person or a spreadsheet wrote, without allocating; the rule behind moneyFromText. Thread-safe.
[[nodiscard]] AmountText readAmount(std::string_view text);

// The code (amount_ambiguous, amount_scientific, …) and the English way out of a fault.
[[nodiscard]] std::string_view amountCode(AmountFault fault);
[[nodiscard]] std::string_view amountAdvice(AmountFault fault);

} // namespace farol
