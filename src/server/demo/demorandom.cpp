// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demorandom.h"

#include <array>
#include <numeric>

namespace farol::server {

std::uint64_t DemoRandom::next() {
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::string DemoRandom::digits(std::size_t count) {
    std::string text(count, '0');
    for (char &c : text) {
        c = static_cast<char>('0' + below(10));
    }
    return text;
}

std::string DemoRandom::alphanumerics(std::size_t count) {
    static constexpr std::string_view letters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    std::string text(count, '0');
    for (char &c : text) {
        c = letters[below(letters.size())];
    }
    return text;
}

namespace {

// Modulus 11 with weights that fall to 2 and, for a CNPJ, start again at 9.
char checkDigit(std::string_view digits, int highest) {
    int sum = 0;
    int weight = 2;
    for (auto it = digits.rbegin(); it != digits.rend(); ++it) {
        sum += (*it - '0') * weight;
        weight = weight == highest ? 2 : weight + 1;
    }
    const int rest = sum % 11;
    return static_cast<char>('0' + (rest < 2 ? 0 : 11 - rest));
}

std::string withCheckDigits(std::string base, int highest) {
    base += checkDigit(base, highest);
    base += checkDigit(base, highest);
    return base;
}

} // namespace

std::string makeCpf(DemoRandom &random, std::string_view middle) {
    // The leading 1 keeps the nine digits from being all equal.
    return withCheckDigits("1" + random.digits(2) + (middle.empty() ? "2" + random.digits(5) : std::string(middle)),
                           99);
}

std::string makeCnpj(DemoRandom &random, std::string_view middle) {
    return withCheckDigits(random.digits(2) + (middle.empty() ? random.digits(6) + "0001" : std::string(middle)), 9);
}

std::vector<std::int64_t> splitAmount(DemoRandom &random, std::int64_t total, int count) {
    std::vector<std::int64_t> weights(static_cast<std::size_t>(count));
    for (auto &weight : weights) {
        weight = 40 + static_cast<std::int64_t>(random.below(161));
    }
    const auto all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::int64_t rest = total;
    for (auto &weight : weights) {
        weight = total * weight / all;
        rest -= weight;
    }
    for (std::size_t i = 0; rest > 0; i = (i + 1) % weights.size(), --rest) {
        ++weights[i];
    }
    return weights;
}

std::string makePayee(DemoRandom &random, bool company) {
    static constexpr std::array<std::string_view, 16> first = {
        "Ana",  "Bruno", "Carla", "Diego",   "Elisa", "Fábio", "Gabriela", "Hugo",
        "Inês", "João",  "Karen", "Leandro", "Marta", "Nuno",  "Olívia",   "Paulo"};
    static constexpr std::array<std::string_view, 16> last = {
        "Almeida",  "Barbosa", "Cardoso", "Duarte", "Esteves",  "Fonseca",  "Guimarães", "Moraes",
        "Nogueira", "Pacheco", "Queiroz", "Ramos",  "Siqueira", "Teixeira", "Uchoa",     "Vieira"};
    static constexpr std::array<std::string_view, 8> trade = {"Transportes", "Alimentos", "Papelaria", "Serviços",
                                                              "Confecções",  "Gráfica",   "Padaria",   "Materiais"};
    if (company) {
        return std::string(trade[random.below(trade.size())]) + " " + std::string(last[random.below(last.size())]) +
               " Ltda";
    }
    return std::string(first[random.below(first.size())]) + " " + std::string(last[random.below(last.size())]);
}

} // namespace farol::server
