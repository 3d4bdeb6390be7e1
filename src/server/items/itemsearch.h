// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "sql/connection.h"

#include <optional>
#include <vector>

namespace farol::server {

// A filter as SQL asks it. Masks hold one bit a state; 0 means any.
struct ItemCriteria {
    std::optional<std::int64_t> batch; // row id
    std::uint32_t states = 0;
    QString code;
    std::optional<ItemKind> kind;
    QString text;
    bool operator==(const ItemCriteria &) const = default;
};

enum class BatchOrder { NewestFirst, OldestFirst };

// Finds items of one tenant. A list goes batch by batch, each by its place in it, so that a page costs the same however
// many items are stored; counters of the batches tell where to look. An item whose id, external id, E2E id or request
// id is the text itself comes first. Lives as long as its connection; that connection's thread.
class ItemSearch final {
public:
    ItemSearch(sql::Connection &connection, std::int64_t tenant, ItemCriteria criteria);

    // Place of an item in the order of a list; batch 0: the exact ones, seq of them were given already.
    struct Key {
        std::int64_t batch = 0; // row id
        std::int64_t seq = 0;
        std::int64_t item = 0; // row id
    };
    // At most limit keys behind after (none: from the start). next is set when there are more.
    struct Found {
        std::vector<Key> keys;
        std::optional<Key> next;
    };
    [[nodiscard]] Result<Found> find(BatchOrder order, const std::optional<Key> &after, std::int64_t limit);
    [[nodiscard]] Result<std::int64_t> count();

private:
    [[nodiscard]] Result<std::vector<Key>> exact();
    [[nodiscard]] Result<std::vector<std::int64_t>> named();
    [[nodiscard]] Result<std::vector<std::int64_t>> batches(BatchOrder order, std::int64_t from);
    [[nodiscard]] Done collect(const std::string &text, std::int64_t batch, std::int64_t afterSeq, std::int64_t limit,
                               std::vector<Key> &into);
    [[nodiscard]] std::string conditions(bool withText) const;
    [[nodiscard]] bool countersSuffice() const;
    [[nodiscard]] Result<std::int64_t> countByCounters();

    sql::Connection &m_connection;
    std::int64_t m_tenant;
    ItemCriteria m_criteria;
    QString m_pattern; // of LIKE, escaped
    std::optional<std::vector<Key>> m_exact;
    QString m_exactIds; // JSON array
};

// Row id of a batch or an item of this tenant; nothing when there is none (other tenants' are none, too).
[[nodiscard]] Result<std::optional<std::int64_t>> batchRow(sql::Connection &connection, std::int64_t tenant,
                                                           const BatchId &id);
[[nodiscard]] Result<std::optional<ItemSearch::Key>> itemRow(sql::Connection &connection, std::int64_t tenant,
                                                             const ItemId &id);

} // namespace farol::server
