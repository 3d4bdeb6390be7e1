// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/endtoendid.h"

namespace farol {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr qsizetype length = 32;

void appendNumber(std::string &to, unsigned number, int width) {
    for (unsigned scale = width == 4 ? 1000 : 10; scale > 0; scale /= 10) {
        to += static_cast<char>('0' + number / scale % 10);
    }
}

bool isAlphanumeric(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

int numberAt(QStringView text, qsizetype at, qsizetype size) {
    int number = 0;
    for (const QChar c : text.sliced(at, size)) {
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

} // namespace

std::string makeEndToEndId(std::string_view ispb, Instant at, const std::array<std::uint8_t, 11> &random) {
    using namespace std::chrono;
    Q_ASSERT(ispb.size() == 8);
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    std::string id = "E";
    id.reserve(length);
    id += ispb;
    appendNumber(id, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    appendNumber(id, static_cast<unsigned>(date.month()), 2);
    appendNumber(id, static_cast<unsigned>(date.day()), 2);
    appendNumber(id, static_cast<unsigned>(time.hours().count()), 2);
    appendNumber(id, static_cast<unsigned>(time.minutes().count()), 2);
    // The bytes are one 88-bit number written in base 62: byte % 62 would prefer the first eight characters.
    auto number = random;
    for (int i = 0; i < 11; ++i) {
        unsigned rest = 0;
        for (auto &byte : number) {
            const unsigned part = rest * 256 + byte;
            byte = static_cast<std::uint8_t>(part / 62);
            rest = part % 62;
        }
        id += alphabet[rest];
    }
    return id;
}

bool isEndToEndId(QStringView text) {
    return endToEndMinute(text).has_value();
}

std::optional<Instant> endToEndMinute(QStringView text) {
    using namespace std::chrono;
    if (text.size() != length || text[0] != u'E') {
        return std::nullopt;
    }
    for (qsizetype i = 1; i < length; ++i) {
        const bool digit = text[i] >= u'0' && text[i] <= u'9';
        if (i < 21 ? !digit : !isAlphanumeric(text[i])) {
            return std::nullopt;
        }
    }
    const year_month_day date(year(numberAt(text, 9, 4)), month(unsigned(numberAt(text, 13, 2))),
                              day(unsigned(numberAt(text, 15, 2))));
    const int hour = numberAt(text, 17, 2);
    const int minute = numberAt(text, 19, 2);
    if (!date.ok() || hour > 23 || minute > 59) {
        return std::nullopt;
    }
    return Instant(sys_days(date) + hours(hour) + minutes(minute));
}

} // namespace farol
