// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money/numberwords.h"

#include <array>

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace {

using Word = const char16_t *;

QString said(Word word) {
    return QStringView(word).toString();
}

struct Scale {
    Word one;
    Word many;
};

// 1,234,567 as {567, 234, 1}: groups of three digits, lowest first.
std::array<unsigned, 6> groupsOf(std::uint64_t number) {
    std::array<unsigned, 6> groups{};
    for (auto &group : groups) {
        group = static_cast<unsigned>(number % 1000);
        number /= 1000;
    }
    return groups;
}

QString portugueseGroup(unsigned number) {
    static constexpr std::array<Word, 20> small{u"zero",   u"um",        u"dois",      u"três",    u"quatro",
                                                u"cinco",  u"seis",      u"sete",      u"oito",    u"nove",
                                                u"dez",    u"onze",      u"doze",      u"treze",   u"quatorze",
                                                u"quinze", u"dezesseis", u"dezessete", u"dezoito", u"dezenove"};
    static constexpr std::array<Word, 10> tens{u"",          u"",         u"vinte",   u"trinta",  u"quarenta",
                                               u"cinquenta", u"sessenta", u"setenta", u"oitenta", u"noventa"};
    static constexpr std::array<Word, 10> hundreds{
        u"",           u"cento",      u"duzentos",   u"trezentos",  u"quatrocentos",
        u"quinhentos", u"seiscentos", u"setecentos", u"oitocentos", u"novecentos"};
    if (number == 100) {
        return u"cem"_s;
    }
    QStringList parts;
    if (number >= 100) {
        parts.append(said(hundreds[number / 100]));
    }
    const auto rest = number % 100;
    if (rest >= 20) {
        parts.append(said(tens[rest / 10]));
    }
    const auto last = rest >= 20 ? rest % 10 : rest;
    if (last > 0) {
        parts.append(said(small[last]));
    }
    return parts.isEmpty() ? said(small[0]) : parts.join(u" e "_s);
}

QString englishGroup(unsigned number) {
    static constexpr std::array<Word, 20> small{u"zero",    u"one",     u"two",       u"three",    u"four",
                                                u"five",    u"six",     u"seven",     u"eight",    u"nine",
                                                u"ten",     u"eleven",  u"twelve",    u"thirteen", u"fourteen",
                                                u"fifteen", u"sixteen", u"seventeen", u"eighteen", u"nineteen"};
    static constexpr std::array<Word, 10> tens{u"",      u"",      u"twenty",  u"thirty", u"forty",
                                               u"fifty", u"sixty", u"seventy", u"eighty", u"ninety"};
    QStringList parts;
    if (number >= 100) {
        parts.append(said(small[number / 100]) + " hundred"_L1);
    }
    const auto rest = number % 100;
    if (rest >= 20) {
        parts.append(said(tens[rest / 10]) + (rest % 10 > 0 ? u'-' + said(small[rest % 10]) : QString()));
    } else if (rest > 0 || number == 0) {
        parts.append(said(small[rest]));
    }
    return parts.join(u' ');
}

// The short form that stands before a masculine noun: un, veintiún, treinta y un.
QString spanishGroup(unsigned number) {
    static constexpr std::array<Word, 30> small{
        u"cero",         u"un",          u"dos",        u"tres",        u"cuatro",     u"cinco",
        u"seis",         u"siete",       u"ocho",       u"nueve",       u"diez",       u"once",
        u"doce",         u"trece",       u"catorce",    u"quince",      u"dieciséis",  u"diecisiete",
        u"dieciocho",    u"diecinueve",  u"veinte",     u"veintiún",    u"veintidós",  u"veintitrés",
        u"veinticuatro", u"veinticinco", u"veintiséis", u"veintisiete", u"veintiocho", u"veintinueve"};
    static constexpr std::array<Word, 10> tens{u"",          u"",        u"",        u"treinta", u"cuarenta",
                                               u"cincuenta", u"sesenta", u"setenta", u"ochenta", u"noventa"};
    static constexpr std::array<Word, 10> hundreds{
        u"",           u"ciento",      u"doscientos",  u"trescientos", u"cuatrocientos",
        u"quinientos", u"seiscientos", u"setecientos", u"ochocientos", u"novecientos"};
    if (number == 100) {
        return u"cien"_s;
    }
    QStringList parts;
    if (number >= 100) {
        parts.append(said(hundreds[number / 100]));
    }
    const auto rest = number % 100;
    if (rest >= 30) {
        parts.append(said(tens[rest / 10]) + (rest % 10 > 0 ? " y "_L1 + said(small[rest % 10]) : QString()));
    } else if (rest > 0 || number == 0) {
        parts.append(said(small[rest]));
    }
    return parts.join(u' ');
}

// Up to 999,999: mil never carries "un".
QString spanishMillion(unsigned number) {
    if (number < 1000) {
        return spanishGroup(number);
    }
    auto text = number < 2000 ? u"mil"_s : spanishGroup(number / 1000) + " mil"_L1;
    return number % 1000 == 0 ? text : text + u' ' + spanishGroup(number % 1000);
}

} // namespace

QString wordsInPortuguese(std::uint64_t number) {
    static constexpr std::array<Scale, 6> scales{{{u"", u""},
                                                  {u"mil", u"mil"},
                                                  {u"milhão", u"milhões"},
                                                  {u"bilhão", u"bilhões"},
                                                  {u"trilhão", u"trilhões"},
                                                  {u"quatrilhão", u"quatrilhões"}}};
    const auto groups = groupsOf(number);
    std::size_t lowest = 0;
    while (lowest + 1 < groups.size() && groups[lowest] == 0) {
        ++lowest;
    }
    QString text;
    for (auto i = groups.size(); i-- > 0;) {
        const auto group = groups[i];
        if (group == 0) {
            continue;
        }
        // "e" comes before the last group when that is said in one breath: mil e um, mil e cem, mil duzentos e um.
        const bool joined = i == lowest && (group <= 100 || group % 100 == 0);
        text += text.isEmpty() ? u""_s : joined ? u" e "_s : u" "_s;
        text += i == 1 && group == 1 ? QString() : portugueseGroup(group);
        text += i == 0 || (i == 1 && group == 1) ? QString() : u" "_s;
        text += said(group == 1 ? scales[i].one : scales[i].many);
    }
    return text.isEmpty() ? portugueseGroup(0) : text;
}

QString wordsInEnglish(std::uint64_t number) {
    static constexpr std::array<Word, 6> scales{u"",         u" thousand", u" million",
                                                u" billion", u" trillion", u" quadrillion"};
    const auto groups = groupsOf(number);
    QStringList parts;
    for (auto i = groups.size(); i-- > 0;) {
        if (groups[i] > 0) {
            parts.append(englishGroup(groups[i]) + said(scales[i]));
        }
    }
    return parts.isEmpty() ? englishGroup(0) : parts.join(u' ');
}

// The long scale: a billón is a million millions, and a thousand millions stay "mil millones".
QString wordsInSpanish(std::uint64_t number) {
    static constexpr std::array<Scale, 3> scales{{{u"", u""}, {u" millón", u" millones"}, {u" billón", u" billones"}}};
    QStringList parts;
    for (const auto &scale : scales) {
        const auto block = static_cast<unsigned>(number % 1'000'000);
        number /= 1'000'000;
        if (block > 0) {
            parts.prepend(spanishMillion(block) + said(block == 1 ? scale.one : scale.many));
        }
    }
    return parts.isEmpty() ? spanishGroup(0) : parts.join(u' ');
}

} // namespace farol
