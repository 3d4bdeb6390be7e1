// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"
#include "server/items/listquery.h"

namespace farol::server {

// Reads what used up every attempt, of one tenant and queue, the oldest batch or delivery first. What a purge took away
// is not among it. On the connection's thread.
class DeadLettersRepo final {
public:
    // Empty members filter nothing. origin: LOTE-0042 or wh-000001; one that is not there has none.
    struct Criteria {
        QString queue;
        QString origin;
        QString reason;
        std::optional<bool> cameBack;
    };
    static constexpr QByteArrayView cursorName = "dead"; // sort keys: batch, item; or 0, delivery
    DeadLettersRepo(sql::Connection &connection, std::int64_t tenant)
        : m_connection(connection)
        , m_tenant(tenant) {}
    [[nodiscard]] Result<Page<DeadLetter>> list(const Criteria &criteria, const ListWindow &window);

private:
    [[nodiscard]] Result<Page<DeadLetter>> items(const Criteria &criteria, const ListWindow &window);
    [[nodiscard]] Result<Page<DeadLetter>> deliveries(const Criteria &criteria, const ListWindow &window);
    [[nodiscard]] Done fillDeaths(std::int64_t item, DeadLetter &letter);
    [[nodiscard]] Result<std::int64_t> originOf(const Criteria &criteria, bool isWebhook);

    sql::Connection &m_connection;
    std::int64_t m_tenant;
};

} // namespace farol::server
