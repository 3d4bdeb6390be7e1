// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/figures.h"

#include "sql/dialect.h"

namespace farol::server {

Result<QueueFigures> readQueueFigures(sql::Connection &connection) {
    QueueFigures figures;
    auto items = connection.prepare("SELECT b.kind,c.state,sum(c.items) FROM batch_counts c JOIN batches b ON "
                                    "b.id=c.batch GROUP BY 1,2 ORDER BY 1,2");
    const auto read = items.each([&] {
        figures.items.push_back(
            {static_cast<ItemKind>(items.integer(0)), static_cast<ItemState>(items.integer(1)), items.integer(2)});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    for (const auto kind : {ItemKind::Payment, ItemKind::Notification}) {
        QueueFigures::Queue queue{kind, 0, std::nullopt};
        for (const auto &line : figures.items) {
            const bool waits = line.state == ItemState::Queued || line.state == ItemState::RetryWait;
            queue.depth += line.kind == kind && waits ? line.items : 0;
        }
        auto oldest =
            connection.prepare("SELECT next_at FROM items" + sql::indexedBy(connection.dialect(), "items_ready") +
                               " WHERE state IN (1,4) AND kind=? ORDER BY next_at LIMIT 1");
        const auto found = oldest.bind(kind).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (*found) {
            queue.oldestSince = Instant(std::chrono::milliseconds(oldest.integer(0)));
        }
        figures.queues.push_back(queue);
    }
    return figures;
}

} // namespace farol::server
