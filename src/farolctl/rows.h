// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/approvals/approval.h"
#include "core/batches/batch.h"
#include "core/json/page.h"
#include "core/plans/plan.h"
#include "farolctl/printer.h"

namespace farol::ctl {

// How values look as tables.
[[nodiscard]] Table batchTable(const QList<Batch> &batches);
[[nodiscard]] Table countTable(const Batch &batch); // a row for each state and code, adding up to the batch
[[nodiscard]] Table itemTable(const QList<Item> &items);
[[nodiscard]] Table attemptTable(const QList<Attempt> &attempts);
[[nodiscard]] Table planTable(const Plan &plan, bool all); // what goes; all: then what stays with its reason
[[nodiscard]] Table stayTable(const Plan &plan);           // what stays, counted by reason
[[nodiscard]] Table resultTable(const PlanRun &run);
// rejected by bia at 2026-11-20 13:05:00Z: not today. Empty where nobody ended or held the run.
[[nodiscard]] QString statusBy(const PlanRun &run);
[[nodiscard]] Table runTable(const QList<PlanRun> &runs);
[[nodiscard]] Table eventTable(const QList<ItemEvent> &events);
[[nodiscard]] Table changeTable(const QList<CorrectedField> &changes);
[[nodiscard]] Table approvalTable(const QList<Approval> &approvals);

} // namespace farol::ctl
