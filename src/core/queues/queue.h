// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QString>
#include <optional>

namespace farol {

// What waits to be done by workers: payments (pagamentos), notices (notificacao), tellings of others (webhooks).
struct Queue {
    QString name;
    bool paused = false;
    QString orderedBy; // who paused or resumed it last, and why; empty: nobody
    QString reason;
    std::optional<Instant> orderedAt;
    std::int64_t depth = 0;    // ready, or waiting to be tried again
    std::int64_t inFlight = 0; // in a worker's hands
    std::int64_t failed = 0;
    std::int64_t dead = 0;      // every attempt is used up
    double oldestSeconds = 0;   // since the oldest was due; 0 when none is
    double donePerSecond = 0;   // over the last ten seconds
    std::int64_t consumers = 0; // workers whose heart beats
    bool operator==(const Queue &) const = default;
};

// A process that takes work. stuck: no heartbeat for 15 s.
struct QueueWorker {
    QString name;
    Instant startedAt;
    Instant heartbeatAt;
    bool stuck = false;
    std::int64_t inFlight = 0; // items of the caller's tenant in its hands
    QString currentItem;       // the one that it holds longest; empty: none
    bool operator==(const QueueWorker &) const = default;
};

} // namespace farol
