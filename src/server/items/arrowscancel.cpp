// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/arrowscancel.h"

#include "sql/dialect.h"

namespace farol::server {

namespace {

// Everything of a batch that may be cancelled, by state and code; each key stands for all of its kind.
Result<std::vector<ItemKey>> restOf(sql::Connection &connection, std::int64_t batch) {
    static_assert(static_cast<int>(ItemState::Accepted) == 0 && static_cast<int>(ItemState::Queued) == 1 &&
                  static_cast<int>(ItemState::RetryWait) == 4);
    auto query = connection.prepare("SELECT DISTINCT i.state, i.code, b.tenant, b.kind FROM items i JOIN batches b ON "
                                    "b.id=i.batch WHERE i.batch=? AND i.state IN (0,1,4)");
    query.bind(batch);
    std::vector<ItemKey> all;
    const auto read = query.each([&] {
        ItemKey &key = all.emplace_back();
        key.batch = batch;
        key.state = static_cast<ItemState>(query.integer(0));
        key.code = query.text(1);
        key.tenant = query.integer(2);
        key.kind = static_cast<ItemKind>(query.integer(3));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

Result<RestCancelled> cancelThese(Arrows &arrows, const ItemKey &rest, const ArrowChange &change) {
    auto update = arrows.connection().prepare(
        "UPDATE items SET state=?1, code=?2, version=version+1, updated_at=?3, next_at=0 WHERE id IN (SELECT i.id FROM "
        "items i WHERE i.batch=?4 AND i.state=?5 AND i.code=?6" +
        sql::takingFree(arrows.connection().dialect(), "i") + ") RETURNING id, amount, attempt");
    update.bind(change.to, change.code, arrows.moment().now.time_since_epoch().count(), rest.batch, rest.state,
                rest.code);
    RestCancelled cancelled{rest.state, rest.code, 0, 0};
    const auto read = update.each([&] {
        ItemKey item = rest;
        item.id = update.integer(0);
        item.attempt = static_cast<int>(update.integer(2));
        ++cancelled.items;
        cancelled.amount += update.integer(1);
        (void)arrows.tell(item, change); // only remembered there
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    arrows.born(rest, -cancelled.items, -cancelled.amount);
    ItemKey gone = rest;
    gone.state = change.to;
    gone.code = change.code;
    arrows.born(gone, cancelled.items, cancelled.amount);
    return cancelled;
}

} // namespace

Result<std::vector<RestCancelled>> cancelRest(Arrows &arrows, std::int64_t batch, const std::string &actor,
                                              const std::string &reason) {
    const auto rest = restOf(arrows.connection(), batch);
    if (!rest) {
        return tl::unexpected(rest.error());
    }
    ArrowChange change;
    change.to = ItemState::Cancelled;
    change.code = "batch_cancelled";
    change.eventType = "cancelled";
    change.actor = actor;
    change.detail = reason;
    std::vector<RestCancelled> all;
    for (const ItemKey &one : *rest) {
        auto cancelled = cancelThese(arrows, one, change);
        if (!cancelled) {
            return tl::unexpected(cancelled.error());
        }
        if (cancelled->items > 0) {
            all.push_back(std::move(*cancelled));
        }
    }
    return all;
}

} // namespace farol::server
