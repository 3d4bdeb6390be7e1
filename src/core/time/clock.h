// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <atomic>
#include <chrono>
#include <optional>

namespace farol {

// A moment in UTC, to the millisecond. Local time exists only in ui.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Where a component asks what time it is; injected, never global. Thread-safe.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

// Starts at a given moment and ticks with the steady clock: the demo day's clock.
class ShiftedClock final : public Clock {
public:
    explicit ShiftedClock(Instant start);
    [[nodiscard]] Instant now() const override;

private:
    Instant m_start;
    std::chrono::steady_clock::time_point m_origin;
};

// Stands still until told: for tests.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start.time_since_epoch().count()) {}
    [[nodiscard]] Instant now() const override { return Instant(std::chrono::milliseconds(m_now.load())); }
    void set(Instant at) { m_now = at.time_since_epoch().count(); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<std::int64_t> m_now;
};

// RFC 3339 in UTC with milliseconds, 2026-11-20T13:05:00.000Z. Parsing takes any offset and 0 to 9 decimals.
[[nodiscard]] QString toRfc3339(Instant at);
[[nodiscard]] std::optional<Instant> fromRfc3339(QStringView text);

// IMF-fixdate of HTTP's Date header (RFC 9110).
[[nodiscard]] QString toHttpDate(Instant at);
[[nodiscard]] std::optional<Instant> fromHttpDate(QStringView text);

} // namespace farol
