// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "server/config/config.h"

namespace farol::server {

// How many other people have to approve a batch of this amount before it is sent: 1 up to 50.000,00, 2 above; 0 where
// approvals are switched off. Pure.
[[nodiscard]] int approvalsNeeded(const Config &config, Money amount);

} // namespace farol::server
