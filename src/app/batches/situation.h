// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"

namespace farol::app {

// What a batch needs from a person, worst first; the view has a word, an icon and a colour for each.
enum class Headline {
    Draft,            // submit it
    AwaitingApproval, // given of needed
    Uncertain,        // check: unknown is not failed
    Failed,           // failed, dead or not sent, and nothing uncertain
    Running,          // queued, in flight or waiting for its next try
    Paused,
    Settled, // every item reached a good end; returned ones are named
    Cancelled,
};

// The line beside a batch: numbers to make a sentence of, never a sentence.
struct Situation {
    Headline headline = Headline::Draft;
    std::int64_t settled = 0; // paid or delivered
    std::int64_t uncertain = 0;
    std::int64_t failed = 0;  // failed and dead
    std::int64_t notSent = 0; // a check said: unknown there
    std::int64_t returned = 0;
    std::int64_t moving = 0; // accepted, queued, leased, sent, waiting
    std::int64_t cancelled = 0;
    int approvalsGiven = 0;
    int approvalsNeeded = 0;
    bool operator==(const Situation &) const = default;
};
[[nodiscard]] Situation situationOf(const Batch &batch);

} // namespace farol::app
