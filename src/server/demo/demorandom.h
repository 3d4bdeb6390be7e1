// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace farol::server {

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, unlike std::uniform_int_distribution.
class DemoRandom final {
public:
    explicit DemoRandom(std::uint64_t seed)
        : m_state(seed) {}
    std::uint64_t next();
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    std::string digits(std::size_t count);
    std::string alphanumerics(std::size_t count);

private:
    std::uint64_t m_state;
};

// Valid documents whose visible middle (what a mask leaves) is given; empty: any.
[[nodiscard]] std::string makeCpf(DemoRandom &random, std::string_view middle);
[[nodiscard]] std::string makeCnpj(DemoRandom &random, std::string_view middle);
// count positive amounts that add up to total exactly.
[[nodiscard]] std::vector<std::int64_t> splitAmount(DemoRandom &random, std::int64_t total, int count);
[[nodiscard]] std::string makePayee(DemoRandom &random, bool company);

} // namespace farol::server
