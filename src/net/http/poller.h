// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retry/retrypolicy.h"

#include <QObject>
#include <QTimer>
#include <chrono>

namespace farol::net {

// The heartbeat of one session: tells when to ask again. After failures it waits by the retry policy, never less than
// the interval; a jitter of a tenth keeps many consoles apart. A hidden window is no reason to
// rest: alerts must be heard there too. Same thread as its owner.
class Poller final : public QObject {
    Q_OBJECT
public:
    explicit Poller(std::chrono::milliseconds interval, RetryPolicy policy = {});

    void start(); // the first turn comes at once, on the next turn of the loop
    void now();   // the same, but what failed before still counts
    void stop();
    void setInterval(std::chrono::milliseconds interval);
    // How the last turn went; the next one is set from here.
    void succeeded();
    void failed();

    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] std::chrono::milliseconds nextIn() const; // zero when no turn is set

Q_SIGNALS:
    void due();

private:
    void schedule(std::chrono::milliseconds wait);

    QTimer m_timer;
    std::chrono::milliseconds m_interval;
    RetryPolicy m_policy;
    int m_failures = 0;
    bool m_running = false;
};

} // namespace farol::net
