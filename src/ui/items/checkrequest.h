// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

namespace farol::ui {

// Which uncertain items a check is about, as a person saw them.
struct CheckRequest {
    Selection selection;
    std::int64_t items = 0;
    Money amount;
    BatchId batch;
};

} // namespace farol::ui
