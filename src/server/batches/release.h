// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/batches/batchesrepo.h"
#include "server/http/exchange.h"
#include "server/items/arrows.h"

namespace farol::server {

// SHA-256, lower-case hex, over everything of a batch that would be paid: each item with its key, document, amount,
// day and state, in order. What was approved is what is sent. About a microsecond an item.
[[nodiscard]] Result<QString> contentHash(sql::Connection &connection, const BatchesRepo::Stored &stored);

// Queues every accepted item in one step; one of a later day waits until that day begins in this zone. The batch goes
// from its status to queued. Writer thread. Error: Conflict batch_changed when somebody was faster.
[[nodiscard]] Done releaseBatch(Arrows &arrows, const BatchesRepo::Stored &stored, const Identity &who,
                                const QString &zone);

// A fact about the whole batch.
[[nodiscard]] Done tellBatch(Arrows &arrows, const BatchesRepo::Stored &stored, const Identity &who, const char *type,
                             const QString &detail);

} // namespace farol::server
