// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <atomic>

namespace farol::app {

// The server's clock as this machine can know it: its own clock plus the offset learned from Date headers, which only
// tell whole seconds. Thread-safe to read; the session teaches it.
class ServerClock final : public Clock {
public:
    explicit ServerClock(const Clock &local)
        : m_local(local) {}
    [[nodiscard]] Instant now() const override { return m_local.now() + offset(); }
    [[nodiscard]] std::chrono::milliseconds offset() const { return std::chrono::milliseconds(m_offset.load()); }
    [[nodiscard]] bool isKnown() const { return m_known; }

    // A Date header names the second that had begun, and took its time to come: the offset is that or a little more.
    // So the largest one seen is the best, until a clock was set.
    void hear(Instant serverSecond) {
        const auto heard = (serverSecond - m_local.now()).count();
        const bool wasSet = heard < m_offset.load() - 2'000;
        if (!m_known || heard > m_offset.load() || wasSet) {
            m_offset = heard;
            m_known = true;
        }
    }

private:
    const Clock &m_local;
    std::atomic<std::int64_t> m_offset = 0;
    std::atomic<bool> m_known = false;
};

} // namespace farol::app
