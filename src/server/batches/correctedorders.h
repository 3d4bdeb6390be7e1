// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/correction.h"
#include "core/items/payload.h"
#include "sql/connection.h"

namespace farol::server {

// What differs between two orders, both sides masked.
[[nodiscard]] QList<CorrectedField> differences(const Payload &was, const Payload &is);

// What the order of a batch took the place of: the item, what was changed of it, and why. Empty where the batch is no
// correction. A reader's thread.
[[nodiscard]] Result<std::optional<CorrectedOrder>> correctedBy(sql::Connection &connection, std::int64_t batch);

} // namespace farol::server
