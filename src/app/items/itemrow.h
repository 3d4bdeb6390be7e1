// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"

#include <optional>

namespace farol::app {

// What a list shows of an item; the rest is the item's own page.
struct ItemRow {
    ItemId id;
    BatchId batch;
    int seq = 0;
    ItemKind kind = ItemKind::Payment;
    QString payee;
    QString documentMasked;
    Money amount;
    ItemState state = ItemState::Accepted;
    QString code;
    QString lastResponse;
    int attempts = 0;
    std::int64_t version = 0;
    Instant updatedAt;
    std::optional<Instant> nextAt; // next try in RetryWait; first useful check in Uncertain
    bool operator==(const ItemRow &) const = default;
};
[[nodiscard]] ItemRow rowOf(const Item &item);

} // namespace farol::app
