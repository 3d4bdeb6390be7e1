// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/result/result.h"

#include <QByteArray>

// The JSON of the audit, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const AuditProof &);
[[nodiscard]] Result<AuditProof> auditProof(QByteArrayView);

} // namespace farol::json
