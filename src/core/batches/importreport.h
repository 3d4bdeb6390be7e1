// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/result/result.h"

namespace farol {

// Answer of an import, dry or not. batch is empty after a dry run and whenever there are problems.
struct ImportReport {
    bool dryRun = false;
    std::int64_t rowCount = 0;
    Money total;
    std::int64_t problemCount = 0;
    QList<FieldError> problems;
    QList<FieldError> warnings;
    int approvalsNeeded = 0;
    BatchId batch;
    bool operator==(const ImportReport &) const = default;
};

} // namespace farol
