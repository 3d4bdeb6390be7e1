// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QString>
#include <optional>

namespace farol {

// What is wrong with the first row that does not fit: its content does not give its hash, it does not name the hash of
// the row before it, a row is missing in its place, the chain does not end where its head says, or a line of a file is
// no row.
enum class AuditFault : int { Changed, Previous, Gap, End, Unreadable };
[[nodiscard]] QString toApi(AuditFault fault);
[[nodiscard]] std::optional<AuditFault> auditFaultFromApi(QStringView word);

// What became of recomputing a chain of audit rows. firstBroken: the row's number, 0 when the chain holds;
// firstBrokenAt: the time that stands in the first row that does not fit.
struct AuditChain {
    bool holds = true;
    std::int64_t rows = 0;
    std::int64_t firstBroken = 0;
    std::optional<Instant> firstBrokenAt;
    QString detail;
    std::optional<AuditFault> fault;
    bool operator==(const AuditChain &) const = default;
};

// The chain of the caller's tenant, and the one of the engine.
struct AuditProof {
    bool holds = true;
    AuditChain tenant;
    AuditChain engine;
    bool operator==(const AuditProof &) const = default;
};

// The last line of an export. rows and head: where the chain ended when it was made, and the hash of its last row;
// next: behind which row the next page begins, 0 on the last one; verdict: of whoever joined the pages.
struct AuditEnd {
    int version = 1;
    std::int64_t tenant = 0;
    std::int64_t rows = 0;
    QString head;
    Instant madeAt{};
    std::int64_t next = 0;
    std::optional<AuditChain> verdict;
    bool operator==(const AuditEnd &) const = default;
};

} // namespace farol
