// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QByteArrayView>
#include <QTimeZone>
#include <cstdint>
#include <optional>

namespace farol {

// Times and amounts as back-ends write them that are not ours. Nothing where a text is none; pure, no allocation but
// for a local zone; any thread.

// 2026-11-21T19:27:45[.5…][Z|+hh:mm], also with a space in the place of T and without seconds. naive: what a text
// without an offset means.
[[nodiscard]] std::optional<Instant> foreignTime(QByteArrayView text, const QTimeZone &naive);
// 2026-11-21, at midnight of that zone.
[[nodiscard]] std::optional<Instant> foreignDate(QByteArrayView text, const QTimeZone &naive);
// Seconds since 1970, from the year 1970 to 9999.
[[nodiscard]] std::optional<Instant> foreignEpoch(double seconds);

// A number as JSON writes it, 183.96 or 1.8396e2, as the currency's smallest unit; more digits than it has are nothing,
// unless they are zeros.
[[nodiscard]] std::optional<std::int64_t> foreignDecimal(QByteArrayView number, int scale);
// R$ 1.234,56, 1,234.56, -12, (12.00) as the smallest unit. A single separator with three digits behind it groups.
[[nodiscard]] std::optional<std::int64_t> foreignAmount(QByteArrayView text, int scale);

} // namespace farol
