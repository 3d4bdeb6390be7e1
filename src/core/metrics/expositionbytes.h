// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

// The bytes of the exposition formats; private to core/metrics.
namespace farol::exposition {

enum : std::uint8_t { NameFirst = 1, NameByte = 2, Colon = 4, Digit = 8, Blank = 16, ValueStop = 32, End = 64 };

inline constexpr auto kinds = [] {
    std::array<std::uint8_t, 256> table{};
    for (int c = 'a'; c <= 'z'; ++c) {
        table[std::size_t(c)] = table[std::size_t(c - 'a' + 'A')] = NameFirst | NameByte;
    }
    table['_'] = NameFirst | NameByte;
    for (int c = '0'; c <= '9'; ++c) {
        table[std::size_t(c)] = NameByte | Digit;
    }
    table[':'] = Colon;
    table[' '] = table['\t'] = Blank;
    table['"'] = table['\\'] = ValueStop;
    table['\n'] = ValueStop | End;
    return table;
}();
inline bool is(char c, unsigned kind) {
    return (kinds[static_cast<unsigned char>(c)] & kind) != 0;
}

// Of a text, seeded: fast, 64 bit, not for secrets.
[[nodiscard]] inline std::uint64_t hashOf(std::string_view text, std::uint64_t seed) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    const auto four = [](const char *p) {
        std::uint32_t word = 0;
        std::memcpy(&word, p, sizeof word);
        return std::uint64_t(word);
    };
    const char *p = text.data();
    std::size_t n = text.size();
    std::uint64_t h = seed ^ (n * odd);
    for (; n > 8; p += 8, n -= 8) {
        h = (h ^ four(p) ^ (four(p + 4) << 32)) * odd;
        h ^= h >> 29;
    }
    std::uint64_t word = 0;
    if (n >= 4) { // the two halves may overlap
        word = four(p) | (four(p + n - 4) << 32);
    } else if (n > 0) {
        const auto byte = [p](std::size_t i) { return std::uint64_t(static_cast<unsigned char>(p[i])); };
        word = byte(0) | (byte(n / 2) << 8) | (byte(n - 1) << 16);
    }
    h = (h ^ word) * odd;
    h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93ULL;
    return h ^ (h >> 32);
}

// What Go's ParseFloat takes without hexadecimals and underscores; nothing when the text is no such number.
[[nodiscard]] std::optional<double> numberOf(std::string_view text);

// A name of a metric (with colons) or a label (without) at the start of a text; empty when there is none.
[[nodiscard]] std::string_view nameAt(std::string_view text, bool colons);

} // namespace farol::exposition
