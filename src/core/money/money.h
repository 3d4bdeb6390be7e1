// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QString>
#include <array>
#include <cstdint>

namespace farol {

// ISO 4217 code, three capital letters.
struct Currency {
    std::array<char, 3> code{'B', 'R', 'L'};
    [[nodiscard]] QString text() const { return QString::fromLatin1(code.data(), 3); }
    bool operator==(const Currency &) const = default;
};
[[nodiscard]] Result<Currency> makeCurrency(QStringView code);

// An amount in minor units (centavos). Never a floating-point number.
struct Money {
    std::int64_t minor = 0;
    Currency currency;
    bool operator==(const Money &) const = default;
};

// Sum; refuses mixed currencies (currency_mismatch) and overflow (amount_overflow).
[[nodiscard]] Result<Money> sum(Money a, Money b);

// The API's form: "1234.56", optional minus, exactly two decimals.
[[nodiscard]] Result<Money> moneyFromApi(QStringView amount, QStringView currency);
[[nodiscard]] QString toApi(Money amount);

// What a person or a spreadsheet wrote: 1.500,00 and 1500.00 and 1500,5 and 1500 are read. Ambiguous text (1.500 or
// 1,500) is refused (amount_ambiguous), as are scientific notation, signs, currency words and more than two decimals.
[[nodiscard]] Result<Money> moneyFromText(QStringView text, Currency currency = {});

// "48.220,00" for pt_BR and es, "48,220.00" for en; the locale gives separators only, in any currency.
[[nodiscard]] QString formatAmount(Money amount, const QString &localeName);
// The same with the currency's sign and a no-break space: "R$ 48.220,00"; unknown currencies by code.
[[nodiscard]] QString formatMoney(Money amount, const QString &localeName);
// In words. pt_BR complete up to trillions: "mil setecentos e sessenta reais"; en and es likewise.
[[nodiscard]] QString moneyInWords(Money amount, const QString &localeName);

} // namespace farol
