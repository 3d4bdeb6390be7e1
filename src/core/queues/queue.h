// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QList>
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
    std::int64_t dead = 0;        // every attempt is used up
    std::int64_t quarantined = 0; // dead letters that people took away
    std::int64_t maxInFlight = 0; // over all workers; 0: as many as they take
    double oldestSeconds = 0;     // since the oldest was due; 0 when none is
    double donePerSecond = 0;     // over the last ten seconds
    std::int64_t consumers = 0;   // workers whose heart beats
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

// How often a message died of one reason.
struct Death {
    QString queue;
    QString reason;
    std::int64_t count = 0;
    Instant firstAt;
    Instant lastAt;
    bool operator==(const Death &) const = default;
};

// What used up every attempt: an item, or the delivery of a webhook.
struct DeadLetter {
    QString id;     // LOTE-0042-001, whd-000001: what plans name
    QString queue;  // that it comes from; a redrive sends it back there
    QString origin; // LOTE-0042, wh-000001
    QString reason; // of its last death
    std::int64_t deaths = 0;
    std::int64_t redriven = 0; // times that people sent it back
    bool cameBack = false;     // it died more than once
    Instant diedAt;
    Money amount;
    QByteArray payload; // JSON, masked
    QList<Death> xDeath;
    bool operator==(const DeadLetter &) const = default;
};

// What a purge took away; undone as a whole until the time is over.
struct Quarantine {
    QString run; // run-000007
    std::int64_t items = 0;
    std::int64_t deliveries = 0;
    QString by;
    QString reason;
    Instant at;
    Instant until;
    QString status; // held, undone, over
    QString undoneBy;
    std::optional<Instant> undoneAt;
    QString undoReason; // why it was undone; reason is why it was purged
    bool operator==(const Quarantine &) const = default;
};

} // namespace farol
