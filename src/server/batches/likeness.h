// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/importfile.h"

#include <functional>

namespace farol::server {

// What makes two payments alike, as a number that is stored: the same on every machine and in every release.
// 0: nothing is like it (a notice, or a payment without a document).
[[nodiscard]] std::uint32_t likeness(std::string_view document, std::int64_t amountMinor);

// Of rows in their order, four bytes each, the lowest first.
[[nodiscard]] QByteArray likenessesOf(const std::vector<ImportRow> &rows);

// The rows of a new file by what they are like, to be found by stored payments. Points at the rows; one thread.
class LikeRows final {
public:
    explicit LikeRows(const std::vector<ImportRow> &rows);
    [[nodiscard]] bool isEmpty() const { return m_left == 0; }
    // Places, from 0, in a stored list of likenesses that may be like a row.
    [[nodiscard]] std::vector<std::int64_t> mayBeLike(std::string_view hashes) const;
    // Takes out each row with this document and amount.
    void take(std::string_view document, std::int64_t amountMinor, const std::function<void(const ImportRow &)> &taken);

private:
    // A place of the table for each likeness, and the rows that share it in a chain: a file may pay one person the same
    // a hundred thousand times.
    struct Slot {
        std::uint32_t hash = 0; // 0: free
        std::int32_t first = none;
    };
    static constexpr std::int32_t none = -1;
    [[nodiscard]] std::size_t slotOf(std::uint32_t hash) const; // its own, or the free one that would be

    const std::vector<ImportRow> &m_rows;
    std::vector<std::int32_t> m_next; // of each row
    std::vector<Slot> m_slots;        // a power of two, at the most half full
    std::size_t m_left = 0;
};

} // namespace farol::server
