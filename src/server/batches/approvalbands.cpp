// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/approvalbands.h"

namespace farol::server {

int approvalsNeeded(const Config &config, Money amount) {
    if (!config.approvals) {
        return 0;
    }
    // Up to 10.000,00 any other person does, to 50.000,00 it is an approver or manager: one either way.
    constexpr std::int64_t twoAbove = 50'000'00;
    return amount.minor > twoAbove ? 2 : 1;
}

} // namespace farol::server
