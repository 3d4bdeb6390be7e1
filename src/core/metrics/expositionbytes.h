// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#ifdef _MSC_VER
#include <intrin.h>
#endif

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

[[nodiscard]] inline std::string_view withoutBlanks(std::string_view text) { // in front
    return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// Both halves of the product of two words, one over the other.
[[nodiscard]] inline std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
#ifdef _MSC_VER
    return __umulh(a, b) ^ (a * b);
#else
    __extension__ using Wide = unsigned __int128;
    const auto product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product);
#endif
}

// Of a text, after wyhash: two texts fall together by chance alone while the seed is not known. Fast, 64 bit, not for
// secrets.
[[nodiscard]] inline std::uint64_t hashOf(std::string_view text, std::uint64_t seed) {
    constexpr std::uint64_t first = 0xA0761D6478BD642FULL;
    constexpr std::uint64_t second = 0xE7037ED1A0B428DBULL;
    const auto four = [](const char *p) {
        std::uint32_t word = 0;
        std::memcpy(&word, p, sizeof word);
        return std::uint64_t(word);
    };
    const auto eight = [](const char *p) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, sizeof word);
        return word;
    };
    const char *p = text.data();
    std::size_t n = text.size();
    const auto key = folded(seed ^ first, second); // no word of the text meets a number that is known
    auto h = seed;
    for (; n > 16; p += 16, n -= 16) {
        h = folded(eight(p) ^ key, eight(p + 8) ^ h);
    }
    std::uint64_t low = 0;
    std::uint64_t high = 0; // the two may overlap
    if (n >= 8) {
        low = eight(p);
        high = eight(p + n - 8);
    } else if (n >= 4) {
        low = four(p);
        high = four(p + n - 4);
    } else if (n > 0) {
        const auto byte = [p](std::size_t i) { return std::uint64_t(static_cast<unsigned char>(p[i])); };
        low = byte(0) | (byte(n / 2) << 8) | (byte(n - 1) << 16);
    }
    return folded(second ^ text.size(), folded(low ^ key, high ^ h));
}

// What Go's ParseFloat takes without hexadecimals and underscores; nothing when the text is no such number.
[[nodiscard]] std::optional<double> numberOf(std::string_view text);

// A name of a metric (with colons) or a label (without) at the start of a text; empty when there is none.
[[nodiscard]] std::string_view nameAt(std::string_view text, bool colons);

} // namespace farol::exposition
