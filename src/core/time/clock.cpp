// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time/clock.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <array>
#include <cstdio>

namespace farol {

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ShiftedClock::ShiftedClock(Instant start)
    : m_start(start)
    , m_origin(std::chrono::steady_clock::now()) {}

Instant ShiftedClock::now() const {
    const auto gone = std::chrono::steady_clock::now() - m_origin;
    return m_start + std::chrono::duration_cast<std::chrono::milliseconds>(gone);
}

QString toRfc3339(Instant at) {
    const auto time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return time.toString(Qt::ISODateWithMs);
}

std::optional<Instant> fromRfc3339(QStringView text) {
    if (text.size() < 20 || text[10] != u'T') {
        return std::nullopt; // a zone is required
    }
    const auto time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    const bool zoned = text.endsWith(u'Z') || text[text.size() - 6] == u'+' || text[text.size() - 6] == u'-';
    if (!time.isValid() || !zoned) {
        return std::nullopt;
    }
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

// Stands in every answer of the server, so without the locale's machinery, which takes longer than the rest of a
// header.
QString toHttpDate(Instant at) {
    static constexpr std::array<const char *, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    std::array<char, 48> text;
    const int size = std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                                   days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                                   months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                                   static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                                   static_cast<int>(time.seconds().count()));
    return QString::fromLatin1(text.data(), size);
}

std::optional<Instant> fromHttpDate(QStringView text) {
    auto time = QLocale::c().toDateTime(text.toString(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!time.isValid()) {
        return std::nullopt;
    }
    time.setTimeSpec(Qt::UTC);
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace farol
