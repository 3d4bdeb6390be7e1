// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"

namespace farol {

// The figures of the morning picture, of one moment and one tenant. today is the business day of the server's zone.
struct Overview {
    Instant asOf;
    QString day;            // ISO date
    StateCount paidToday;   // state Done, reached today
    StateCount paidYesterday;
    StateCount failedNow;   // Failed + Dead, open
    StateCount uncertainNow;
    StateCount notSentNow;
    StateCount inFlight;
    StateCount queued;
    QList<ErrorGroup> atRisk; // failed, dead, uncertain, not sent: by signature
    QList<BatchId> atRiskBatches;
    bool operator==(const Overview &) const = default;
};
[[nodiscard]] StateCount totalAtRisk(const Overview &overview); // uncertain + failed + dead + not sent

} // namespace farol
