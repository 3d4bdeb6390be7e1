// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"

namespace farol {

// What came in during a calendar month of the server's zone, in one currency, and what became of it until now.
struct HistoryMonth {
    QString month; // 2026-11
    std::int64_t batches = 0;
    std::int64_t items = 0;
    Money amount;
    QList<StateCount> states; // without codes, each state once; they add up to items and amount
    bool hot = false;         // the month goes on, or something of it moves, is at risk or waits for a person
    bool operator==(const HistoryMonth &) const = default;
};

} // namespace farol
