// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/situation.h"

namespace farol::app {

namespace {

void count(Situation &into, ItemState state, std::int64_t items) {
    switch (state) {
    case ItemState::Done:
        into.settled += items;
        return;
    case ItemState::Uncertain:
        into.uncertain += items;
        return;
    case ItemState::Failed:
    case ItemState::Dead:
        into.failed += items;
        return;
    case ItemState::NotSent:
        into.notSent += items;
        return;
    case ItemState::Returned:
        into.returned += items;
        return;
    case ItemState::Cancelled:
    case ItemState::Duplicate:
        into.cancelled += items;
        return;
    case ItemState::Accepted:
    case ItemState::Queued:
    case ItemState::Leased:
    case ItemState::Sent:
    case ItemState::RetryWait:
        into.moving += items;
        return;
    }
}

Headline headlineOf(const Batch &batch, const Situation &counted) {
    switch (batch.status) {
    case BatchStatus::Draft:
        return Headline::Draft;
    case BatchStatus::AwaitingApproval:
        return Headline::AwaitingApproval;
    case BatchStatus::Cancelled:
        return Headline::Cancelled;
    case BatchStatus::Paused:
        return counted.uncertain > 0 ? Headline::Uncertain : Headline::Paused;
    case BatchStatus::Queued:
    case BatchStatus::Processing:
    case BatchStatus::Finished:
        break;
    }
    if (counted.uncertain > 0) {
        return Headline::Uncertain;
    }
    if (counted.failed + counted.notSent > 0) {
        return Headline::Failed;
    }
    return counted.moving > 0 ? Headline::Running : Headline::Settled;
}

} // namespace

Situation situationOf(const Batch &batch) {
    Situation situation;
    for (const auto &one : batch.counts) {
        count(situation, one.state, one.items);
    }
    situation.approvalsGiven = batch.approvalsGiven;
    situation.approvalsNeeded = batch.approvalsNeeded;
    situation.headline = headlineOf(batch, situation);
    return situation;
}

} // namespace farol::app
