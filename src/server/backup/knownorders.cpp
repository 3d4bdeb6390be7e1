// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/knownorders.h"

#include <array>

namespace farol::server {

namespace {

struct Match {
    ItemKey key;
    std::string current; // the item's own EndToEndId
    std::string externalId;
    KnownOrder order;
};

// How an item comes to be in the air: the arrows that it would have gone.
std::span<const ItemState> wayTo(ItemState from) {
    using enum ItemState;
    static constexpr std::array whole = {NotSent, Queued, Leased};
    const std::span<const ItemState> all(whole);
    switch (from) {
    case Accepted:
    case RetryWait:
    case NotSent:
    case Failed:
    case Dead:
        return all.subspan(1);
    case Queued:
        return all.subspan(2);
    case Uncertain:
        return all;
    case Leased:
    case Sent:
    case Done:
    case Cancelled:
    case Duplicate:
    case Returned:
        return {};
    }
    Q_UNREACHABLE();
}

// Nothing new: an id whose end the database knows, or that its item has left behind.
Result<bool> isNews(Arrows &arrows, const KnownOrder &order) {
    auto known = arrows.connection().prepare("SELECT i.e2e_id, coalesce(a.outcome,'') FROM end_to_end_ids e JOIN items "
                                             "i ON i.id=e.item LEFT JOIN attempts a ON "
                                             "a.item=i.id AND a.e2e_id=e.id WHERE e.id=? ORDER BY a.n DESC LIMIT 1");
    const auto row = known.bind(order.endToEndId).step();
    if (!row || !*row) {
        return row ? Result<bool>(true) : tl::unexpected(row.error());
    }
    return known.text(0) == order.endToEndId && known.text(1) != "done" && known.text(1) != "failed";
}

Result<std::vector<Match>> matches(Arrows &arrows, std::int64_t batch) {
    auto rows = arrows.connection().prepare(
        "SELECT "
        "i.id,i.tenant,i.batch,i.kind,i.amount,i.state,i.code,i.attempt,i.fencing,i.e2e_id,i.external_id,k.e2e_id,"
        "k.amount,k.at,k.standing FROM known_orders k JOIN items i ON i.external_id=k.external_id WHERE k.item IS NULL "
        "AND "
        "i.kind=0 AND (i.batch=?1 OR ?1=0) ORDER BY i.id, k.standing, k.at DESC, k.e2e_id");
    rows.bind(batch);
    std::vector<Match> all;
    for (;;) {
        const auto more = rows.step();
        if (!more || !*more) {
            return more ? Result<std::vector<Match>>(std::move(all)) : tl::unexpected(more.error());
        }
        Match &match = all.emplace_back();
        match.key = {rows.integer(0),
                     rows.integer(1),
                     rows.integer(2),
                     static_cast<ItemKind>(rows.integer(3)),
                     rows.integer(4),
                     static_cast<ItemState>(rows.integer(5)),
                     std::string(rows.text(6)),
                     static_cast<int>(rows.integer(7)),
                     rows.integer(8)};
        match.current = rows.text(9);
        match.externalId = rows.text(10);
        match.order = {std::string(rows.text(11)), match.externalId, rows.integer(12),
                       Instant(std::chrono::milliseconds(rows.integer(13))),
                       static_cast<KnownOrder::Standing>(rows.integer(14))};
    }
}

// The id belongs to the item for ever, and was a try of its own unless the item knew it.
Done writeDown(Arrows &arrows, const Match &match, int attempt) {
    sql::Connection &connection = arrows.connection();
    auto done = connection.prepare("UPDATE known_orders SET item=? WHERE e2e_id=?")
                    .bind(match.key.id, match.order.endToEndId)
                    .run();
    done = done ? connection.prepare("INSERT INTO end_to_end_ids(id,item) VALUES(?,?) ON CONFLICT(id) DO NOTHING")
                      .bind(match.order.endToEndId, match.key.id)
                      .run()
                : done;
    if (!done || connection.changes() == 0) {
        return done;
    }
    return connection
        .prepare(
            "INSERT INTO attempts(item,n,e2e_id,sent_at,outcome,code,worker) VALUES(?,?,?,?,'uncertain','restored',"
            "'reconcile')")
        .bind(match.key.id, attempt, match.order.endToEndId, match.order.at.time_since_epoch().count())
        .run();
}

Done becomeUncertain(Arrows &arrows, const Match &match, int attempt) {
    ArrowChange change;
    change.to = ItemState::Uncertain;
    change.code = "restored";
    change.lastResponse = "";
    change.attempt = attempt;
    change.fencing = match.key.fencing + 1;
    change.endToEndId = match.order.endToEndId;
    change.worker = "";
    change.nextAt = arrows.moment().now.time_since_epoch().count();
    change.eventType = "uncertain";
    change.actor = "reconcile";
    change.detail = "the provider has an order of it that the backup did not know";
    if (match.order.amountMinor != match.key.amountMinor) {
        change.detail += ", of another amount";
    }
    const auto moved = arrows.moveThrough(match.key, wayTo(match.key.state), change);
    return moved ? Done() : tl::unexpected(moved.error());
}

} // namespace

Result<int> keepOrders(Arrows &arrows, const std::vector<KnownOrder> &orders) {
    auto insert = arrows.connection().prepare("INSERT INTO known_orders(e2e_id,external_id,amount,at,standing) "
                                              "VALUES(?,?,?,?,?) ON CONFLICT(e2e_id) DO NOTHING");
    int kept = 0;
    for (const KnownOrder &order : orders) {
        const auto news = isNews(arrows, order);
        if (!news) {
            return tl::unexpected(news.error());
        }
        if (!*news) {
            continue;
        }
        insert.bind(order.endToEndId, order.externalId, order.amountMinor, order.at.time_since_epoch().count(),
                    order.standing);
        if (auto done = insert.run(); !done) {
            return tl::unexpected(done.error());
        }
        kept += static_cast<int>(arrows.connection().changes());
    }
    return kept;
}

Result<Adopted> adoptOrders(Arrows &arrows, std::int64_t batch) {
    Adopted adopted;
    auto any = arrows.connection().prepare("SELECT 1 FROM known_orders WHERE item IS NULL LIMIT 1");
    const auto waits = any.bind().step();
    if (!waits || !*waits) {
        return waits ? Result<Adopted>(std::move(adopted)) : tl::unexpected(waits.error());
    }
    const auto all = matches(arrows, batch);
    if (!all) {
        return tl::unexpected(all.error());
    }
    for (std::size_t i = 0; i < all->size();) {
        // The first one of an item is the likeliest to have paid: settled before open before failed.
        const Match &first = (*all)[i];
        const bool isMove = !isFinal(first.key.state);
        int attempt = first.key.attempt;
        const bool knew = first.current == first.order.endToEndId;
        for (std::size_t next = i; next < all->size() && (*all)[next].key.id == first.key.id; ++next) {
            // Tries that came before the one that counts get the lower numbers.
            attempt += next == i ? 0 : 1;
            if (const auto done = next == i ? Done() : writeDown(arrows, (*all)[next], attempt); !done) {
                return tl::unexpected(done.error());
            }
        }
        attempt += knew ? 0 : 1;
        auto done = writeDown(arrows, first, attempt);
        done = done && isMove ? becomeUncertain(arrows, first, attempt) : done;
        if (!done) {
            return tl::unexpected(done.error());
        }
        adopted.items += isMove ? 1 : 0;
        if (!isMove && first.order.standing != KnownOrder::Standing::Failed) {
            adopted.conflicts.push_back(first.externalId);
        }
        const std::int64_t item = first.key.id;
        while (i < all->size() && (*all)[i].key.id == item) {
            ++i;
        }
    }
    return adopted;
}

} // namespace farol::server
