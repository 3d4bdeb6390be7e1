// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/batches/correction.h"
#include "core/ids/ids.h"
#include "core/money/money.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace farol {

using ApprovalId = Id<struct ApprovalTag>; // apr-0007

// Stored as these numbers; never renumber.
enum class ApprovalSubject : int { Batch = 0, Plan = 1 };
[[nodiscard]] QString toApi(ApprovalSubject subject); // batch plan
[[nodiscard]] std::optional<ApprovalSubject> approvalSubjectFromApi(QStringView word);

// Void: what was to be approved changed meanwhile. Stored as these numbers; never renumber.
enum class ApprovalStatus : int { Waiting = 0, Approved = 1, Rejected = 2, Withdrawn = 3, Void = 4 };
[[nodiscard]] QString toApi(ApprovalStatus status); // waiting approved rejected withdrawn void
[[nodiscard]] std::optional<ApprovalStatus> approvalStatusFromApi(QStringView word);

// One person's word, with name and roles as they were. verdict: Approved, Rejected, Withdrawn, or Void when this
// person found that it had changed.
struct ApprovalDecision {
    ApprovalStatus verdict = ApprovalStatus::Approved;
    QString by;
    QStringList roles;
    Instant at;
    QString comment;
    bool operator==(const ApprovalDecision &) const = default;
};

// A payment that looks like one of the last 30 days, or of the same batch: same document or key, same amount.
struct SimilarPayment {
    ItemId item; // of the batch that waits
    ItemId like;
    Money amount;
    Instant at; // when the other one was stored
    bool sameDueDate = false;
    bool operator==(const SimilarPayment &) const = default;
};

// An order that waits for other people, or what became of it.
struct Approval {
    ApprovalId id;
    ApprovalSubject subject = ApprovalSubject::Batch;
    QString object; // LOTE-0044 or run-000007
    QString action; // submit, or the plan's
    ApprovalStatus status = ApprovalStatus::Waiting;
    QString hash; // of what the maker saw
    QString reason;
    QString maker;
    Instant createdAt;
    std::int64_t items = 0;
    Money amount;
    int needed = 1;
    int given = 0;
    QStringList roles;      // who may approve
    QString oneOf;          // a role that one of them has to hold; empty: none
    QStringList approvers;  // their names, never a maker's; only where one approval is read
    bool mine = false;      // the reader made it
    bool mayDecide = false; // the reader may approve it now
    QList<ApprovalDecision> decisions;
    QList<SimilarPayment> similar;          // only where one approval of a batch is read
    std::optional<CorrectedOrder> corrects; // of a batch that is a correction; only where one approval is read
    QByteArray seen; // JSON of the batch or plan as the maker saw it; only where one approval is read
    std::int64_t version = 0;
    bool operator==(const Approval &) const = default;
};

// Body of a decision. ids only where many are decided at once.
struct ApprovalOrder {
    QList<ApprovalId> ids;
    QString comment;
    bool operator==(const ApprovalOrder &) const = default;
};

// What became of one of many. status is the approval's afterwards, "refused" when nothing was done; then code says why.
struct ApprovalResult {
    ApprovalId id;
    QString status;
    int given = 0; // approvals, of needed; 0 of 0 when it was refused
    int needed = 0;
    QString code;
    QString detail;
    bool operator==(const ApprovalResult &) const = default;
};

} // namespace farol
