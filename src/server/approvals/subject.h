// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/approvals/approvals.h"

namespace farol::server {

// What a decision does to the order that waits; one implementation a kind of order. One object a decision, on the
// writer's thread.
class ApprovalOf {
public:
    ApprovalOf() = default;
    ApprovalOf(const ApprovalOf &) = delete;
    ApprovalOf &operator=(const ApprovalOf &) = delete;
    virtual ~ApprovalOf() = default;
    // Reads the order as it is now. An error here is the answer: nothing happens.
    [[nodiscard]] virtual Done look() = 0;
    // Nothing when it is what the maker saw; else the 409 that says what it is now.
    [[nodiscard]] virtual std::optional<Error> changed() const = 0;
    // One more approval, but not the last.
    [[nodiscard]] virtual Done counted(int given) = 0;
    // The last one: carry the order out.
    [[nodiscard]] virtual Done release(int given) = 0;
    // Rejected, withdrawn or void: back to its maker.
    [[nodiscard]] virtual Done giveBack(ApprovalStatus why, const QString &comment) = 0;
};

[[nodiscard]] std::unique_ptr<ApprovalOf> approvalOfBatch(Arrows &arrows, const Config &config, const Request &request,
                                                          const StoredApproval &stored);
[[nodiscard]] std::unique_ptr<ApprovalOf> approvalOfPlan(Arrows &arrows, const Config &config, const Request &request,
                                                         const StoredApproval &stored);

} // namespace farol::server
