// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "core/result/result.h"

namespace farol::ctl {

// A plan that somebody looked at, on its way to being run: where, which, and what it was computed from. The rows are
// not in it, the hash stands for them.
struct PlanFile {
    QString server; // origin; a plan of one environment is never run on another
    QString hash;
    PlanRequest request;
    std::int64_t going = 0;
    std::int64_t skipped = 0;
    Money amountGoing;
    Instant computedAt{};
    bool operator==(const PlanFile &) const = default;
};
[[nodiscard]] PlanFile planFileOf(const QString &server, const Plan &plan);
// Errors: Rejected plan_file.
[[nodiscard]] Done writePlanFile(const QString &path, const PlanFile &plan);
[[nodiscard]] Result<PlanFile> readPlanFile(const QString &path);

} // namespace farol::ctl
