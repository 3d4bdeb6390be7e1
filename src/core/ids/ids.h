// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <compare>

namespace farol {

// An identifier that cannot be passed for another kind. Server-made, opaque, shown as it is.
template<typename Tag>
struct Id {
    QString value;
    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    std::strong_ordering operator<=>(const Id &) const = default;
    bool operator==(const Id &) const = default;
};
template<typename Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0) {
    return ::qHash(id.value, seed);
}

using BatchId = Id<struct BatchTag>;     // LOTE-0042
using ItemId = Id<struct ItemTag>;       // LOTE-0042-057
using RequestId = Id<struct RequestTag>; // req-7f3a

} // namespace farol
