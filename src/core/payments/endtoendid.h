// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace farol {

// The id of a PIX payment at the network: 32 characters, E + ISPB (8) + yyyyMMddHHmm UTC + 11 alphanumerics.
// random must hold at least 11 bytes of randomness. Source: Manual de Padrões para Iniciação do Pix, Banco Central.
[[nodiscard]] std::string makeEndToEndId(std::string_view ispb, Instant at, const std::array<std::uint8_t, 11> &random);
[[nodiscard]] bool isEndToEndId(QStringView text);
// The minute written in it; empty when the text is not one.
[[nodiscard]] std::optional<Instant> endToEndMinute(QStringView text);
// The network takes an id only within 12 hours of the minute written in it.
inline constexpr std::chrono::hours endToEndLife{12};

} // namespace farol
