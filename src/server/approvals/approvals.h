// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/approvals/approvalsrepo.h"
#include "server/config/config.h"
#include "server/items/arrows.h"

namespace farol::server {

// How many other people have to approve an order of this amount; 0 where approvals are switched off. Pure.
[[nodiscard]] int approvalsNeeded(const Config &config, Money amount);

// What is to be approved, as its maker sees it.
struct NewApproval {
    ApprovalSubject subject = ApprovalSubject::Batch;
    std::int64_t batch = 0; // its row, or
    std::int64_t run = 0;   // that one's
    std::int64_t otherMaker = 0;
    QString action;
    QString hash;
    QString reason;
    std::int64_t items = 0;
    Money amount;
    QByteArray seen;
};
// Stores it as waiting and returns it; the band is that of its amount. The subject's own state and the audit row are
// the caller's. Writer thread. Error: Conflict already_waiting when the same waits already.
[[nodiscard]] Result<Approval> openApproval(Arrows &arrows, const Config &config, const Identity &maker,
                                            const NewApproval &wanted);

// A person's word about one approval.
struct ApprovalVerdict {
    ApprovalId id;
    ApprovalStatus status = ApprovalStatus::Approved; // Approved, Rejected or Withdrawn
    QString comment;
};
// The approval as it is afterwards; changed: what was to be approved is not what the maker saw, so the approval is void
// and nothing else happened.
struct Decided {
    Approval approval;
    std::optional<Error> changed;
};
// Checks the right, compares what would be done with what the maker saw, and after the last needed approval does it,
// all in this transaction with one audit row. The one way for one and for many. Writer thread. Errors: mayApprove()'s;
// 403 not_maker; 409 already_decided; 403 unknown_maker.
[[nodiscard]] Result<Decided> decide(Arrows &arrows, const Config &config, const Request &request,
                                     const ApprovalVerdict &verdict);

} // namespace farol::server
