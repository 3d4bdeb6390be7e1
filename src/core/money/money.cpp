// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money/money.h"

#include "core/money/amounttext.h"

#include <limits>

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

std::uint64_t magnitude(std::int64_t minor) {
    return minor < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
}

auto badAmount() {
    return failure(ErrorKind::Rejected, u"amount_format"_s,
                   u"an amount is digits, a point and two decimals: 1234.56"_s);
}

QString signOf(const Currency &currency) {
    const auto code = currency.text();
    if (code == "BRL"_L1) {
        return u"R$"_s;
    }
    if (code == "USD"_L1) {
        return u"US$"_s;
    }
    return code == "EUR"_L1 ? u"€"_s : code;
}

} // namespace

Result<Currency> makeCurrency(QStringView code) {
    Currency currency;
    const bool capitals =
        code.size() == 3 && std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
    if (!capitals) {
        return failure(ErrorKind::Rejected, u"currency_format"_s, u"a currency is three capital letters, like BRL"_s);
    }
    for (qsizetype i = 0; i < 3; ++i) {
        currency.code[static_cast<std::size_t>(i)] = code[i].toLatin1();
    }
    return currency;
}

Result<Money> sum(Money a, Money b) {
    if (a.currency != b.currency) {
        return failure(ErrorKind::Rejected, u"currency_mismatch"_s, u"amounts in different currencies have no sum"_s);
    }
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    if (b.minor > 0 ? a.minor > most - b.minor : a.minor < least - b.minor) {
        return failure(ErrorKind::Rejected, u"amount_overflow"_s, u"the sum of the amounts is too large"_s);
    }
    return Money{a.minor + b.minor, a.currency};
}

Result<Money> moneyFromApi(QStringView amount, QStringView currency) {
    const auto known = makeCurrency(currency);
    if (!known) {
        return tl::unexpected(known.error());
    }
    const bool negative = amount.startsWith(u'-');
    const auto digits = negative ? amount.sliced(1) : amount;
    const auto point = digits.size() - 3;
    if (point < 1 || digits[point] != u'.' || (point > 1 && digits[0] == u'0')) {
        return badAmount();
    }
    const auto most =
        magnitude(negative ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max());
    std::uint64_t minor = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i == point) {
            continue;
        }
        const auto c = digits[i].unicode();
        if (c < u'0' || c > u'9') {
            return badAmount();
        }
        const auto digit = static_cast<std::uint64_t>(c - u'0');
        if (minor > (most - digit) / 10) {
            return failure(ErrorKind::Rejected, u"amount_overflow"_s, u"the amount is too large"_s);
        }
        minor = minor * 10 + digit;
    }
    return Money{static_cast<std::int64_t>(negative ? std::uint64_t{0} - minor : minor), *known};
}

QString toApi(Money amount) {
    const auto value = magnitude(amount.minor);
    auto text = QString::number(value / 100) + u'.';
    const auto cents = static_cast<int>(value % 100);
    text += QChar(u'0' + cents / 10);
    text += QChar(u'0' + cents % 10);
    return amount.minor < 0 ? u'-' + text : text;
}

Result<Money> moneyFromText(QStringView text, Currency currency) {
    const auto read = readAmount(text.toUtf8().toStdString());
    if (read.fault == AmountFault::None) {
        return Money{read.minor, currency};
    }
    const auto code = amountCode(read.fault);
    const auto advice = amountAdvice(read.fault);
    return failure(ErrorKind::Rejected, QString::fromLatin1(code.data(), qsizetype(code.size())),
                   QString::fromLatin1(advice.data(), qsizetype(advice.size())));
}

QString formatAmount(Money amount, const QString &localeName) {
    const bool english = localeName.startsWith("en"_L1);
    auto text = toApi(amount);
    const auto first = amount.minor < 0 ? 1 : 0;
    const auto point = text.size() - 3;
    if (!english) {
        text[point] = u',';
    }
    for (auto at = point - 3; at > first; at -= 3) {
        text.insert(at, english ? u',' : u'.');
    }
    return text;
}

QString formatMoney(Money amount, const QString &localeName) {
    auto text = formatAmount(amount, localeName);
    const auto first = amount.minor < 0 ? 1 : 0;
    return text.insert(first, signOf(amount.currency) + QChar(QChar::Nbsp));
}

} // namespace farol
