// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/time/clock.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>
#include <chrono>

namespace farol::ui {

// Numbers and times as people read them, for one explicit locale and zone. A value; copy it freely.
// Core keeps UTC: this is the one place where a moment becomes local time.
class Formats final {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::Formats)
public:
    explicit Formats(const QLocale &locale = QLocale(QLocale::Portuguese, QLocale::Brazil),
                     const QTimeZone &zone = QTimeZone("America/Sao_Paulo"));

    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    [[nodiscard]] QString localeName() const { return m_locale.name(); }

    [[nodiscard]] QString count(qint64 value) const;                       // 12.480
    [[nodiscard]] QString percent(double value, int decimals = 1) const;   // value in per cent: 7,0 %
    [[nodiscard]] QString amount(Money money) const;                       // 48.220,00
    [[nodiscard]] QString money(Money money) const;                        // R$ 48.220,00
    [[nodiscard]] QString clock(Instant at) const;                         // 09:41:10
    [[nodiscard]] QString clockMinutes(Instant at) const;                  // 09:41
    [[nodiscard]] QString listTime(Instant at, Instant now) const;         // today 09:41, else 19/11 16:20
    [[nodiscard]] QString listTimeSeconds(Instant at, Instant now) const;  // today 09:41:10, else 19/11 16:20
    [[nodiscard]] QString dateTime(Instant at) const;                      // 20/11/2026 10:05:12
    [[nodiscard]] QString longDay(Instant at) const;                       // sexta-feira, 20 de novembro
    [[nodiscard]] QString weekday(Instant at) const;                       // sex 20
    [[nodiscard]] QString duration(std::chrono::milliseconds span) const;  // 4 s, 3 min, 1 h 52, 2 d
    [[nodiscard]] QString age(std::chrono::milliseconds span) const;       // 4 s ago
    [[nodiscard]] QString countdown(std::chrono::milliseconds left) const; // 11:42, 1:02:03; never negative
    [[nodiscard]] QString zoneName() const; // what the status strip says once: Brasília, or the zone's city

    [[nodiscard]] std::chrono::milliseconds offsetAt(Instant at) const; // of local time from UTC

    // "—": the value is unknown. Never written as 0.
    [[nodiscard]] static QString unknown();

private:
    [[nodiscard]] QDateTime local(Instant at) const;

    QLocale m_locale;
    QTimeZone m_zone;
};

} // namespace farol::ui
