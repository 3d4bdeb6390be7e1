// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/page.h"
#include "server/items/itemsearch.h"

#include <chrono>

namespace farol::server {

// Reads items as the API shows them: documents and keys masked. Lives as long as its connection; that connection's
// thread.
class ItemsRepo final {
public:
    // uncertainAfter: how long after its send a check of an uncertain item says something.
    ItemsRepo(sql::Connection &connection, std::int64_t tenant, std::chrono::milliseconds uncertainAfter);

    [[nodiscard]] Result<Item> read(std::int64_t row);
    // One page; after is the key of the last row of the page before. Sets next to that row's key.
    struct Listed {
        QList<Item> rows;
        std::optional<ItemSearch::Key> next;
        std::optional<std::int64_t> total;
    };
    [[nodiscard]] Result<Listed> list(const ItemCriteria &criteria, const std::optional<ItemSearch::Key> &after,
                                      int limit, bool total);
    [[nodiscard]] Result<QList<Attempt>> attempts(std::int64_t row);
    // The item's own events and what was ordered about its whole batch, oldest first.
    [[nodiscard]] Result<QList<ItemEvent>> events(std::int64_t row);

private:
    [[nodiscard]] Done fillEndToEndIds(std::int64_t row, Item &item);
    sql::Connection &m_connection;
    std::int64_t m_tenant;
    std::chrono::milliseconds m_uncertainAfter;
};

[[nodiscard]] Instant instantOf(std::int64_t milliseconds);
[[nodiscard]] Money moneyOf(std::int64_t minor, std::string_view currency);

} // namespace farol::server
