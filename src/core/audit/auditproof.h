// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QString>
#include <optional>

namespace farol {

// What became of recomputing a chain of audit rows. firstBroken: the row's number, 0 when the chain holds;
// firstBrokenAt: the time that stands in the first row that does not fit.
struct AuditChain {
    bool holds = true;
    std::int64_t rows = 0;
    std::int64_t firstBroken = 0;
    std::optional<Instant> firstBrokenAt;
    QString detail;
    bool operator==(const AuditChain &) const = default;
};

// The chain of the caller's tenant, and the one of the engine.
struct AuditProof {
    bool holds = true;
    AuditChain tenant;
    AuditChain engine;
    bool operator==(const AuditProof &) const = default;
};

} // namespace farol
