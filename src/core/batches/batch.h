// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"
#include "core/items/item.h"
#include "core/money/money.h"
#include "core/time/clock.h"

#include <QList>

namespace farol {

// Derived from the item states plus what people ordered. Stored as these numbers; never renumber.
enum class BatchStatus : int {
    Draft = 0, // imported, not submitted
    AwaitingApproval = 1,
    Queued = 2,
    Processing = 3,
    Paused = 4,
    Finished = 5, // no item moves by itself any more; says nothing about success
    Cancelled = 6,
};
[[nodiscard]] QString toApi(BatchStatus status); // draft awaiting_approval queued processing paused finished cancelled
[[nodiscard]] std::optional<BatchStatus> batchStatusFromApi(QStringView word);

// How many items, and how much money, are in one state for one reason. The list of a batch adds up to its total.
struct StateCount {
    ItemState state = ItemState::Accepted;
    QString code; // error code; empty for none
    std::int64_t items = 0;
    Money amount;
    bool operator==(const StateCount &) const = default;
};

// Failures with the same signature (state + code), newest state of each item.
struct ErrorGroup {
    ItemState state = ItemState::Failed;
    QString code;
    std::int64_t items = 0;
    Money amount;
    Instant firstSeen;
    Instant lastSeen;
    bool operator==(const ErrorGroup &) const = default;
};

struct Batch {
    BatchId id;
    QString source; // file name or "api · partner"
    QString queue;  // pagamentos, notificacao
    ItemKind kind = ItemKind::Payment;
    BatchStatus status = BatchStatus::Draft;
    QString createdBy;
    Instant createdAt;
    Instant updatedAt;
    std::int64_t items = 0;
    Money amount;
    QList<StateCount> counts; // ordered by state, then code
    int approvalsNeeded = 0;  // 0 when none is
    int approvalsGiven = 0;
    QString approval;         // the one that it waits for: apr-0007; empty when it waits for none
    std::int64_t version = 0; // ETag
    bool operator==(const Batch &) const = default;
};

// The sums that the interface shows, from counts.
[[nodiscard]] StateCount total(const Batch &batch, ItemState state);
[[nodiscard]] StateCount totalAtRisk(const Batch &batch);

} // namespace farol
