// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"

#include <cstdint>
#include <optional>

namespace farol::server {

// The ids that people see, made of what the database stores: LOTE-<number, four digits at least> and
// <batch>-<seq, three digits at least, as wide as the batch's last one>. Pure; any thread.
[[nodiscard]] BatchId batchId(std::int64_t number);
[[nodiscard]] ItemId itemId(std::int64_t number, std::int64_t seq, std::int64_t batchItems);

// Where an item is: its batch's number and its place there.
struct ItemPlace {
    std::int64_t number = 0;
    std::int64_t seq = 0;
    auto operator<=>(const ItemPlace &) const = default;
};

// Only the exact form: what batchId() wrote.
[[nodiscard]] std::optional<std::int64_t> batchNumber(const BatchId &id);
// Digits of any width; the caller compares with itemId() of the batch that it found.
[[nodiscard]] std::optional<ItemPlace> itemPlace(const ItemId &id);
// What a person types: lote-0042-057, 0042-057, 42-57.
[[nodiscard]] std::optional<ItemPlace> itemPlaceTyped(QStringView text);
[[nodiscard]] std::optional<std::int64_t> batchNumberTyped(QStringView text); // lote-42, LOTE-0042

} // namespace farol::server
