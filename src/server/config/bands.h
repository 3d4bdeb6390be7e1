// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/money/money.h"
#include "core/result/result.h"

#include <vector>

namespace farol::server {

// Who has to approve an order up to an amount: how many people, holding one of these roles, one of them holding oneOf.
struct ApprovalBand {
    std::optional<std::int64_t> upToMinor; // none: every larger amount; only the last
    int needed = 1;
    QList<Role> roles;
    std::optional<Role> oneOf;
    bool operator==(const ApprovalBand &) const = default;
};

// To 10.000,00 one other operator, approver or manager; to 50.000,00 one approver or manager; above, two of these, one
// of them a manager.
[[nodiscard]] std::vector<ApprovalBand> usualBands();

// "10000.00: 1 operator approver manager; 50000.00: 1 approver manager; above: 2 approver manager with manager".
// Amounts grow, above comes last. Error: Rejected with what is wrong.
[[nodiscard]] Result<std::vector<ApprovalBand>> bandsFrom(const QString &text);

// The band of an amount; an amount in a currency other than that of the bands gets the last.
[[nodiscard]] const ApprovalBand &bandOf(const std::vector<ApprovalBand> &bands, Money amount);

} // namespace farol::server
