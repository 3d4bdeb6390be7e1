// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/result/result.h"

#include <QIODevice>

namespace farol {

// Recomputes an exported chain: a line a row from the first on, then the line of its end. Asks nobody, holds one line.
// What is wrong with the content is a finding of the chain, with the line; Error: it is not open.
[[nodiscard]] Result<AuditChain> verifyAuditFile(QIODevice &file);

} // namespace farol
