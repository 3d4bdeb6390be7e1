// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "server/items/listquery.h"
#include "sql/connection.h"

namespace farol::server {

// Reads batches with their counts, which the writer keeps: nothing here counts items. Lives as long as its connection;
// that connection's thread.
class BatchesRepo final {
public:
    BatchesRepo(sql::Connection &connection, std::int64_t tenant)
        : m_connection(connection)
        , m_tenant(tenant) {}

    // Masks hold one bit a status or item state; 0 means any.
    struct Criteria {
        std::uint32_t statuses = 0;
        std::uint32_t states = 0; // batches with an item in one of these
        QString queue;
        std::optional<ItemKind> kind;
        QString text;                 // in the id or the source
        std::optional<Instant> since; // created then or later
    };
    // Newest first.
    [[nodiscard]] Result<Page<Batch>> list(const Criteria &criteria, const ListWindow &window);

    struct Stored {
        std::int64_t row = 0;
        Batch batch;
    };
    // Error: NotFound, also for another tenant's.
    [[nodiscard]] Result<Stored> find(const BatchId &id);
    // At-risk items of one batch by signature: the uncertain ones first, then the most items.
    [[nodiscard]] Result<QList<ErrorGroup>> errorGroups(std::int64_t row);

private:
    [[nodiscard]] Done fillCounts(std::int64_t row, Batch &batch);
    [[nodiscard]] Result<std::int64_t> count(const std::string &conditions, const Criteria &criteria);
    sql::Connection &m_connection;
    std::int64_t m_tenant;
};

// The order in which people look at failures.
void sortGroups(QList<ErrorGroup> &groups);

} // namespace farol::server
