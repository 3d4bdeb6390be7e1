// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"

#include <functional>

namespace farol::ctl {

// A run with its result per item, as text or JSON.
// Says which runs of plans hold items of a batch that they have not begun, and goes on.
void tellHeld(Desk &desk, const BatchId &batch, const std::function<void()> &then);

void tellRun(const Desk &desk, const PlanRun &run);

} // namespace farol::ctl
