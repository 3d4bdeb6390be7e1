// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money/money.h"
#include "core/money/numberwords.h"

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

struct Noun {
    QString one;
    QString many;
};
struct Nouns {
    Noun whole;
    Noun cent;
};

enum class Language { Portuguese, English, Spanish };

Language languageOf(const QString &localeName) {
    if (localeName.startsWith("pt"_L1)) {
        return Language::Portuguese;
    }
    return localeName.startsWith("es"_L1) ? Language::Spanish : Language::English;
}

Nouns nounsInPortuguese(const QString &code) {
    const Noun centavo{u"centavo"_s, u"centavos"_s};
    if (code == "BRL"_L1) {
        return {{u"real"_s, u"reais"_s}, centavo};
    }
    if (code == "USD"_L1) {
        return {{u"dólar"_s, u"dólares"_s}, centavo};
    }
    if (code == "EUR"_L1) {
        return {{u"euro"_s, u"euros"_s}, centavo};
    }
    return {{code, code}, {u"centésimo"_s, u"centésimos"_s}};
}

Nouns nounsInSpanish(const QString &code) {
    const Noun centavo{u"centavo"_s, u"centavos"_s};
    if (code == "BRL"_L1) {
        return {{u"real"_s, u"reales"_s}, centavo};
    }
    if (code == "USD"_L1) {
        return {{u"dólar"_s, u"dólares"_s}, centavo};
    }
    if (code == "EUR"_L1) {
        return {{u"euro"_s, u"euros"_s}, {u"céntimo"_s, u"céntimos"_s}};
    }
    return {{code, code}, {u"centésimo"_s, u"centésimos"_s}};
}

Nouns nounsInEnglish(const QString &code) {
    if (code == "BRL"_L1) {
        return {{u"real"_s, u"reais"_s}, {u"centavo"_s, u"centavos"_s}};
    }
    if (code == "USD"_L1) {
        return {{u"dollar"_s, u"dollars"_s}, {u"cent"_s, u"cents"_s}};
    }
    if (code == "EUR"_L1) {
        return {{u"euro"_s, u"euros"_s}, {u"cent"_s, u"cents"_s}};
    }
    return {{code, code}, {u"hundredth"_s, u"hundredths"_s}};
}

// How a language says a number, its nouns and what joins them.
struct Grammar {
    QString (*words)(std::uint64_t);
    Nouns nouns;
    QString minus;
    QString join;    // between the whole and the cents
    QString million; // between whole millions and the noun: um milhão de reais
    bool zeroIsOne;  // zero real, but zero reais in English
};

Grammar grammarOf(Language language, const QString &code) {
    switch (language) {
    case Language::Portuguese:
        return {&wordsInPortuguese, nounsInPortuguese(code), u"menos "_s, u" e "_s, u" de "_s, true};
    case Language::Spanish:
        return {&wordsInSpanish, nounsInSpanish(code), u"menos "_s, u" con "_s, u" de "_s, false};
    case Language::English:
        break;
    }
    return {&wordsInEnglish, nounsInEnglish(code), u"minus "_s, u" and "_s, u" "_s, false};
}

} // namespace

QString moneyInWords(Money amount, const QString &localeName) {
    const auto grammar = grammarOf(languageOf(localeName), amount.currency.text());
    const auto bits = static_cast<std::uint64_t>(amount.minor);
    const auto minor = amount.minor < 0 ? std::uint64_t{0} - bits : bits;
    const auto whole = minor / 100;
    const auto cents = minor % 100;
    QStringList parts;
    if (whole > 0 || cents == 0) {
        const bool millions = whole > 0 && whole % 1'000'000 == 0;
        const bool one = whole == 1 || (whole == 0 && grammar.zeroIsOne);
        parts.append(grammar.words(whole) + (millions ? grammar.million : u" "_s) +
                     (one ? grammar.nouns.whole.one : grammar.nouns.whole.many));
    }
    if (cents > 0) {
        parts.append(grammar.words(cents) + u' ' + (cents == 1 ? grammar.nouns.cent.one : grammar.nouns.cent.many));
    }
    return (amount.minor < 0 ? grammar.minus : QString()) + parts.join(grammar.join);
}

} // namespace farol
