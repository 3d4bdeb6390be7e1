// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/foreignvalue.h"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace farol {

namespace {

constexpr double endOfTime = 253'402'300'800; // the year 10000, in seconds

bool isDigit(char sign) {
    return sign >= '0' && sign <= '9';
}

// Reads digits of a fixed count; -1 when they are none.
class Digits final {
public:
    explicit Digits(QByteArrayView text)
        : m_text(text) {}
    int take(int count) {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            if (m_at >= m_text.size() || !isDigit(m_text.at(m_at))) {
                return -1;
            }
            value = value * 10 + (m_text.at(m_at++) - '0');
        }
        return value;
    }
    bool sign(char wanted) {
        const bool is = m_at < m_text.size() && m_text.at(m_at) == wanted;
        m_at += is ? 1 : 0;
        return is;
    }
    [[nodiscard]] bool isOver() const { return m_at == m_text.size(); }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

std::optional<std::chrono::sys_days> dateOf(Digits &digits) {
    const int year = digits.take(4);
    if (year < 0 || !digits.sign('-')) {
        return std::nullopt;
    }
    const int month = digits.take(2);
    if (month < 0 || !digits.sign('-')) {
        return std::nullopt;
    }
    const int day = digits.take(2);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return month > 0 && day > 0 && date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

std::optional<std::chrono::milliseconds> clockOf(Digits &digits) {
    const int hour = digits.take(2);
    if (hour < 0 || hour > 23 || !digits.sign(':')) {
        return std::nullopt;
    }
    const int minute = digits.take(2);
    if (minute < 0 || minute > 59) {
        return std::nullopt;
    }
    int second = 0;
    int thousandths = 0;
    if (digits.sign(':')) {
        second = digits.take(2);
        if (second < 0 || second > 60) {
            return std::nullopt;
        }
        if (digits.sign('.') || digits.sign(',')) {
            int weight = 100;
            int digit = digits.take(1);
            if (digit < 0) {
                return std::nullopt;
            }
            for (; digit >= 0; digit = digits.take(1)) {
                thousandths += digit * weight;
                weight /= 10;
            }
        }
    }
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
           std::chrono::milliseconds(thousandths);
}

Instant inZone(Instant wall, const QTimeZone &zone) {
    if (zone == QTimeZone::utc()) {
        return wall;
    }
    const auto utc = QDateTime::fromMSecsSinceEpoch(wall.time_since_epoch().count(), Qt::UTC);
    return Instant(std::chrono::milliseconds(QDateTime(utc.date(), utc.time(), zone).toMSecsSinceEpoch()));
}

// units of 10^-scale out of an integer and a fraction of digits; nothing when they pass an int64 or the scale.
std::optional<std::int64_t> minorOf(QByteArrayView whole, QByteArrayView fraction, int scale, bool negative) {
    std::int64_t value = 0;
    const auto add = [&value](char digit) {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        const std::int64_t unit = digit - '0';
        if (value > (most - unit) / 10) {
            return false;
        }
        value = value * 10 + unit;
        return true;
    };
    for (const char digit : whole) {
        if (isDigit(digit) && !add(digit)) {
            return std::nullopt;
        }
    }
    for (int i = 0; i < scale; ++i) {
        if (!add(i < fraction.size() ? fraction.at(i) : '0')) {
            return std::nullopt;
        }
    }
    for (qsizetype i = scale; i < fraction.size(); ++i) {
        if (fraction.at(i) != '0') {
            return std::nullopt;
        }
    }
    return negative ? -value : value;
}

bool areDigits(QByteArrayView text) {
    return std::all_of(text.begin(), text.end(), isDigit);
}

// Each group but the first has three digits: 1.234.567
bool areGroups(QByteArrayView whole, char separator) {
    qsizetype sinceSeparator = 0;
    bool isFirst = true;
    for (const char sign : whole) {
        if (sign != separator) {
            if (!isDigit(sign)) {
                return false;
            }
            ++sinceSeparator;
            continue;
        }
        if (isFirst ? sinceSeparator == 0 || sinceSeparator > 3 : sinceSeparator != 3) {
            return false;
        }
        isFirst = false;
        sinceSeparator = 0;
    }
    return isFirst || sinceSeparator == 3;
}

} // namespace

std::optional<Instant> foreignTime(QByteArrayView text, const QTimeZone &naive) {
    Digits digits(text.trimmed());
    const auto date = dateOf(digits);
    if (!date || !(digits.sign('T') || digits.sign('t') || digits.sign(' '))) {
        return std::nullopt;
    }
    const auto clock = clockOf(digits);
    if (!clock) {
        return std::nullopt;
    }
    const Instant wall = Instant(*date) + *clock;
    if (digits.isOver()) {
        return inZone(wall, naive);
    }
    if (digits.sign('Z') || digits.sign('z')) {
        return digits.isOver() ? std::optional(wall) : std::nullopt;
    }
    const bool behind = digits.sign('-');
    if (!behind && !digits.sign('+')) {
        return std::nullopt;
    }
    const int hours = digits.take(2);
    digits.sign(':');
    const int minutes = digits.isOver() ? 0 : digits.take(2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || !digits.isOver()) {
        return std::nullopt;
    }
    const auto offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    return behind ? wall + offset : wall - offset;
}

std::optional<Instant> foreignDate(QByteArrayView text, const QTimeZone &naive) {
    Digits digits(text.trimmed());
    const auto date = dateOf(digits);
    return date && digits.isOver() ? std::optional(inZone(Instant(*date), naive)) : std::nullopt;
}

std::optional<Instant> foreignEpoch(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0 || seconds >= endOfTime) {
        return std::nullopt;
    }
    return Instant(std::chrono::milliseconds(std::llround(seconds * 1000)));
}

std::optional<std::int64_t> foreignDecimal(QByteArrayView number, int scale) {
    number = number.trimmed();
    const bool negative = number.startsWith('-');
    number = number.sliced(negative || number.startsWith('+') ? 1 : 0);
    const auto e = std::find_if(number.begin(), number.end(), [](char sign) { return sign == 'e' || sign == 'E'; });
    int exponent = 0;
    if (e != number.end()) {
        const char *from = e + 1 + (e + 1 != number.end() && *(e + 1) == '+' ? 1 : 0);
        const auto read = std::from_chars(from, number.end(), exponent);
        if (read.ec != std::errc() || read.ptr != number.end() || exponent < -30 || exponent > 30) {
            return std::nullopt;
        }
        number = number.first(e - number.begin());
    }
    const auto point = number.indexOf('.');
    const auto whole = point < 0 ? number : number.first(point);
    const auto fraction = point < 0 ? QByteArrayView() : number.sliced(point + 1);
    if (whole.isEmpty() || !areDigits(whole) || !areDigits(fraction)) {
        return std::nullopt;
    }
    if (exponent == 0) {
        return minorOf(whole, fraction, scale, negative);
    }
    QByteArray digits = whole.toByteArray() + fraction.toByteArray();
    const auto at = whole.size() + exponent; // of the point, in digits
    digits = at < 0 ? QByteArray(-at, '0') + digits : digits.leftJustified(std::max(at, digits.size()), '0');
    const auto split = std::max<qsizetype>(at, 0);
    return minorOf(QByteArrayView(digits).first(split), QByteArrayView(digits).sliced(split), scale, negative);
}

std::optional<std::int64_t> foreignAmount(QByteArrayView text, int scale) {
    std::array<char, 64> kept{};
    std::size_t size = 0;
    bool negative = false;
    for (const char sign : text) {
        const bool isPart = isDigit(sign) || sign == '.' || sign == ',';
        if (isPart && size == kept.size()) {
            return std::nullopt;
        }
        if (isPart) {
            kept.at(size++) = sign;
        }
        negative = negative || sign == '-' || sign == '(';
    }
    QByteArrayView said(kept.data(), static_cast<qsizetype>(size));
    while (!said.isEmpty() && !isDigit(said.front())) { // R$. 12
        said = said.sliced(1);
    }
    while (!said.isEmpty() && !isDigit(said.back())) {
        said.chop(1);
    }
    if (said.isEmpty()) {
        return std::nullopt;
    }
    const auto last = std::max(said.lastIndexOf('.'), said.lastIndexOf(','));
    if (last < 0) {
        return minorOf(said, {}, scale, negative);
    }
    const char separator = said.at(last);
    const char other = separator == '.' ? ',' : '.';
    const auto behind = said.size() - last - 1;
    const bool hasOther = said.contains(other);
    const bool isPoint = said.count(separator) == 1 && (hasOther || behind != 3 || scale == 3);
    if (!isPoint) {
        return !hasOther && areGroups(said, separator) ? minorOf(said, {}, scale, negative) : std::nullopt;
    }
    const auto whole = said.first(last);
    return areGroups(whole, other) ? minorOf(whole, said.sliced(last + 1), scale, negative) : std::nullopt;
}

} // namespace farol
