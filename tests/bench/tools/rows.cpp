// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// rows csv|json COUNT SEED: the same payments for farold (a CSV file) and for its peers (a JSON document). Each has a
// valid document and a key of its own, so that nothing but the work itself differs. Files of two seeds share no id.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace {

std::string cpf(std::mt19937 &random) {
    int digits[11] = {};
    for (int i = 0; i < 9; ++i) {
        digits[i] = static_cast<int>(random() % 10);
    }
    digits[0] = 1 + digits[0] % 9;
    digits[1] = (digits[0] + 1) % 10; // eleven equal digits are no document
    for (int length = 9; length < 11; ++length) {
        int sum = 0;
        for (int i = 0; i < length; ++i) {
            sum += digits[i] * (length + 1 - i);
        }
        const int rest = sum * 10 % 11;
        digits[length] = rest == 10 ? 0 : rest;
    }
    std::string text;
    for (const int digit : digits) {
        text += static_cast<char>('0' + digit);
    }
    return text;
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 4) {
        std::fputs("usage: rows csv|json COUNT SEED\n", stderr);
        return 2;
    }
    const bool isJson = std::string_view(argv[1]) == "json";
    const int count = std::atoi(argv[2]);
    std::mt19937 random(static_cast<std::uint32_t>(std::atoi(argv[3])));
    std::puts(isJson ? "{\"payments\":[" : "external_id,payee,document,pix_key,amount,description");
    for (int i = 1; i <= count; ++i) {
        const std::string document = cpf(random);
        const std::string key = i % 3 == 0 ? document : "cliente" + std::to_string(i) + "@exemplo.com.br";
        const unsigned cents = 100 + static_cast<unsigned>(random() % 490'000);
        char line[400];
        std::snprintf(line, sizeof line,
                      isJson ? "%s{\"external_id\":\"bench-%s-%07d\",\"payee\":\"Cliente %d\",\"document\":\"%s\","
                               "\"pix_key\":\"%s\",\"amount\":\"%u.%02u\",\"description\":\"Pagamento %d\"}"
                             : "%sbench-%s-%07d,Cliente %d,%s,%s,%u.%02u,Pagamento %d",
                      isJson && i > 1 ? "," : "", argv[3], i, i, document.c_str(), key.c_str(), cents / 100,
                      cents % 100, i);
        std::puts(line);
    }
    if (isJson) {
        std::puts("]}");
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
