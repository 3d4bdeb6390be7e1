// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/page.h"
#include "core/plans/plan.h"

namespace farol::json {

// Runs of plans in a list: no rows. The rules of core/json/codec.h.
[[nodiscard]] QByteArray encode(const Page<PlanRun> &);
[[nodiscard]] Result<Page<PlanRun>> planRunPage(QByteArrayView);

} // namespace farol::json
