// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "core/result/result.h"

#include <QByteArrayView>

namespace farol {

// A person's word about a payment of which neither a check nor anything else tells any more.
struct DecideOrder {
    bool paid = false;
    QString reason;
    QString evidence; // what it is based on: the bank's statement, a call
};

// The item afterwards; as long as given < needed it is as before and waits for other people's word.
struct ItemDecided {
    Item item;
    int given = 0;
    int needed = 1;
    bool operator==(const ItemDecided &) const = default;
};

namespace json {
[[nodiscard]] QByteArray encode(const ItemDecided &);
[[nodiscard]] Result<ItemDecided> itemDecided(QByteArrayView);
} // namespace json

} // namespace farol
