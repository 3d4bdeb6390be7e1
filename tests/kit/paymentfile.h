// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace farol::kit {

// One random person or company with a valid document, and a key of one of the five kinds.
class PaymentMaker final {
public:
    explicit PaymentMaker(unsigned seed)
        : m_random(seed) {}

    void appendRow(QByteArray &file, int number) {
        const auto first = pick(firstNames);
        const auto last = pick(lastNames);
        const bool company = below(5) == 0;
        const auto document = company ? cnpj() : cpf();
        auto digits = std::to_string(number);
        digits.insert(0, digits.size() < 5 ? 5 - digits.size() : 0, '0');
        const auto cents = 100 + below(89'901); // 1,00 to 900,00
        file += "pay-" + digits + ';';
        file += company ? std::string("Comercial ") + last.written + " Ltda" : first.written + ' ' + last.written;
        file += ';' + document + ';' + key(document, first.plain, last.plain) + ';';
        file += std::to_string(cents / 100) + ',' + std::to_string(cents / 10 % 10) + std::to_string(cents % 10);
        file += ";;Pagamento " + digits + '\n';
    }

private:
    struct Name {
        std::string written;
        std::string plain;
    };
    using Names = std::array<std::array<const char *, 2>, 16>;
    static constexpr Names firstNames{{{"Ana", "ana"},
                                       {"João", "joao"},
                                       {"Márcia", "marcia"},
                                       {"Antônio", "antonio"},
                                       {"Beatriz", "beatriz"},
                                       {"Cauã", "caua"},
                                       {"Débora", "debora"},
                                       {"Eduardo", "eduardo"},
                                       {"Flávia", "flavia"},
                                       {"Gustavo", "gustavo"},
                                       {"Helena", "helena"},
                                       {"Inês", "ines"},
                                       {"Jorge", "jorge"},
                                       {"Larissa", "larissa"},
                                       {"Otávio", "otavio"},
                                       {"Raíssa", "raissa"}}};
    static constexpr Names lastNames{{{"Silva", "silva"},
                                      {"Gonçalves", "goncalves"},
                                      {"Araújo", "araujo"},
                                      {"Conceição", "conceicao"},
                                      {"Pereira", "pereira"},
                                      {"Magalhães", "magalhaes"},
                                      {"Souza", "souza"},
                                      {"Antunes", "antunes"},
                                      {"Brandão", "brandao"},
                                      {"Lima", "lima"},
                                      {"Nóbrega", "nobrega"},
                                      {"Teixeira", "teixeira"},
                                      {"Prado", "prado"},
                                      {"Simões", "simoes"},
                                      {"Vidal", "vidal"},
                                      {"Xavier", "xavier"}}};

    // The library's distributions differ between compilers; the engine itself does not.
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    Name pick(const Names &names) {
        const auto &name = names[m_random() % names.size()];
        return {name[0], name[1]};
    }
    std::string digits(int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text += static_cast<char>('0' + below(10));
        }
        return text;
    }
    static void addCheckDigit(std::string &body, int lastWeight) {
        int sum = 0;
        int weight = 2;
        for (auto c = body.rbegin(); c != body.rend(); ++c) {
            sum += (*c - '0') * weight;
            weight = weight == lastWeight ? 2 : weight + 1;
        }
        const int rest = sum % 11;
        body += static_cast<char>('0' + (rest < 2 ? 0 : 11 - rest));
    }
    std::string cpf() {
        auto body = digits(8);
        body += body.front() == '9' ? '8' : '9'; // never eleven equal digits
        addCheckDigit(body, 11);
        addCheckDigit(body, 11);
        return body;
    }
    std::string cnpj() {
        auto body = digits(8) + "0001";
        addCheckDigit(body, 9);
        addCheckDigit(body, 9);
        return body;
    }
    std::string key(const std::string &document, const std::string &first, const std::string &last) {
        switch (below(4)) {
        case 0:
            return document;
        case 1:
            return first + '.' + last + std::to_string(below(1000)) + "@exemplo.com.br";
        case 2: {
            const auto number = digits(8); // first: compilers differ in the order of operands
            return "+55" + std::to_string(11 + below(9)) + '9' + number;
        }
        default:
            return uuid();
        }
    }
    std::string uuid() {
        constexpr auto hex = "0123456789abcdef";
        std::string text = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
        for (char &c : text) {
            c = c == 'x' ? hex[below(16)] : c;
        }
        return text;
    }

    std::mt19937 m_random;
};

// A good file of payments, the same bytes for the same seed on every machine; tests/data/10k.csv is (10'000, 42).
inline QByteArray makePaymentFile(int rows, unsigned seed) {
    QByteArray file = "external_id;payee;document;pix_key;amount;date;description\n";
    PaymentMaker maker(seed);
    for (int i = 1; i <= rows; ++i) {
        maker.appendRow(file, i);
    }
    return file;
}

} // namespace farol::kit
