// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time/clock.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace farol {

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ShiftedClock::ShiftedClock(Instant start) : m_start(start), m_origin(std::chrono::steady_clock::now()) {}

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

QString toHttpDate(Instant at) {
    const auto time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
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
