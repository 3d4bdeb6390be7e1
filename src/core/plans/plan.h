// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"
#include "core/items/item.h"
#include "core/money/money.h"

#include <QList>
#include <optional>

namespace farol {

// Redrive sends dead letters back to where they came from: items, and deliveries of webhooks. Purge takes them away,
// into a quarantine. Stored as these numbers.
enum class PlanAction : int { Retry = 0, Cancel = 1, Redrive = 2, Purge = 3 };
[[nodiscard]] QString toApi(PlanAction action);
[[nodiscard]] bool sends(PlanAction action); // to the provider or to a receiver
[[nodiscard]] std::optional<PlanAction> planActionFromApi(QStringView word);

// Which items an order is about: explicit ids, or every item that matches the filter on the server ("all matching").
struct ItemFilter {
    BatchId batch; // empty: every batch
    QList<ItemState> states;
    QString code;
    std::optional<ItemKind> kind;
    QString text; // substring of id, external id, E2E, request id, payee
    bool operator==(const ItemFilter &) const = default;
};
struct Selection {
    QList<ItemId> ids;                // used when not empty
    std::optional<ItemFilter> filter; // used otherwise
    bool operator==(const Selection &) const = default;
};

// ratePerSecond 0 means as fast as the queue allows; stopAtErrors 0 means never.
struct PlanOptions {
    int ratePerSecond = 0;
    int stopAtErrors = 0;
    bool operator==(const PlanOptions &) const = default;
};

struct PlanRequest {
    PlanAction action = PlanAction::Retry;
    Selection selection;
    PlanOptions options;
    bool operator==(const PlanRequest &) const = default;
};

// Body of "run this plan": what the plan was computed from, so that it can be computed again, and why.
struct PlanOrder {
    PlanRequest request;
    QString reason;
    bool operator==(const PlanOrder &) const = default;
};

// What the plan decides for one item. skip reasons: uncertain_needs_check, not_retryable, in_progress, already_final,
// not_released, batch_cancelled, not_dead, webhook_inactive, replaced, quarantined. Of a redrive or purge, item may be
// a delivery: whd-000001.
struct PlanRow {
    ItemId item;
    std::int64_t version = 0;
    bool goes = false;
    QString reason; // empty when it goes
    ItemState state = ItemState::Failed;
    QString code;
    Money amount;
    QString key;     // idempotency key, unchanged
    int attempt = 0; // the number of the attempt that would be made
    bool operator==(const PlanRow &) const = default;
};

// Answer of a preview: every item of the selection once. Nothing was written to make it.
// hash = SHA-256, lower-case hex, over the RFC 8785 JSON of {tenant, action, options, target, rows by item id}.
struct Plan {
    QString hash;
    PlanRequest request;
    QString target; // queue; of a redrive each with how many: pagamentos: 15, webhooks: 5
    std::int64_t going = 0;
    std::int64_t skipped = 0;
    Money amountGoing;
    Money amountSkipped;
    double durationSeconds = 0; // estimate at the given rate
    bool needsApproval = false; // above the limits of backend.md
    QString approvalReason;     // e.g. "amount above 1000.00"
    QStringList approvers;      // who may approve, never the maker
    Instant computedAt;
    QList<PlanRow> rows;
    bool operator==(const Plan &) const = default;
};

// What became of one item of a plan that ran: state is what it is now, outcome what this run came to: running done
// failed uncertain not_started changed undone.
struct PlanResultRow {
    ItemId item;
    ItemState state = ItemState::Queued;
    QString code;
    Money amount;
    QString outcome;
    std::optional<QString> laterRun = {}; // took the item up since: what the item is now is that one's
    bool operator==(const PlanResultRow &) const = default;
};

// Waiting for approval, then under way; the last three ended before anything was done. Stored as these numbers.
enum class PlanRunStatus : int {
    Waiting = 0,
    Running = 1,
    Paused = 2,
    Stopped = 3,
    Cancelled = 4,
    Finished = 5,
    Rejected = 6,
    Withdrawn = 7,
    Void = 8,
};
[[nodiscard]] QString toApi(PlanRunStatus status);

struct PlanRun {
    QString id; // run-000001
    QString hash;
    PlanAction action = PlanAction::Retry;
    QString status; // a word of PlanRunStatus
    QString reason;
    QString createdBy;
    Instant createdAt;
    std::int64_t items = 0;
    std::int64_t done = 0;
    std::int64_t failed = 0;
    std::int64_t uncertain = 0;
    std::int64_t open = 0;
    std::int64_t notStarted = 0; // never begun by it; part of open until the run has ended
    // Who paused, stopped, cancelled, rejected or withdrew it or found it void, when and why; else empty.
    QString statusBy;
    std::optional<Instant> statusAt;
    QString statusReason;
    QString approval;       // apr-0007, when it needed one
    QStringList approvedBy; // names as they were
    QList<PlanResultRow> rows;
    bool operator==(const PlanRun &) const = default;
};

// The text that the hash covers (RFC 8785). Both sides can recompute it.
[[nodiscard]] QByteArray canonicalPlan(const QString &tenant, const Plan &plan);
[[nodiscard]] QString planHash(const QString &tenant, const Plan &plan);

} // namespace farol
