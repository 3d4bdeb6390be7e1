// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/approvals/approval.h"
#include "sql/connection.h"

namespace farol::server {

// Payments of a batch with the same document or key and the same amount as another one of it, or as one of the last 30
// days; each once, at most a hundred. Looks through the newest million items. A reader's thread.
[[nodiscard]] Result<QList<SimilarPayment>> similarPayments(sql::Connection &connection, std::int64_t tenant,
                                                            std::int64_t batch, Instant now);

} // namespace farol::server
