// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

namespace farol {

// A whole number in words, masculine and ready to stand before a noun ("cento e um", "veintiún"); 0 to 10^18 - 1.
[[nodiscard]] QString wordsInPortuguese(std::uint64_t number);
[[nodiscard]] QString wordsInEnglish(std::uint64_t number);
[[nodiscard]] QString wordsInSpanish(std::uint64_t number);

} // namespace farol
