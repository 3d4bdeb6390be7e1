// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"

namespace farol::ctl {

// A run with its result per item, as text or JSON.
void tellRun(const Desk &desk, const PlanRun &run);

} // namespace farol::ctl
