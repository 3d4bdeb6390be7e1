// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/knownorders.h"

#include <algorithm>
#include <array>
#include <map>

namespace farol::server {

namespace {

struct Match {
    ItemKey key;
    std::string current; // the item's own EndToEndId
    std::string externalId;
    KnownOrder order;
    bool isDoubtful = false; // the order may be another tenant's, or another payment's
};

constexpr std::int64_t never = 253'402'300'799'000; // the end of the year 9999

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
        "AND i.kind=0 AND " +
        std::string(batch == 0 ? "?1=0" : "i.batch=?1") + " ORDER BY i.id, k.standing, k.at DESC, k.e2e_id");
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

Result<bool> isOneTenants(sql::Connection &connection) {
    auto tenants = connection.prepare("SELECT count(*) FROM tenants");
    const auto row = tenants.step();
    return row ? Result<bool>(tenants.integer(0) <= 1) : tl::unexpected(row.error());
}

// The provider knows an external id and no tenant. Of several items that have it, the one with the order's amount is
// meant; where that is none, or not one alone, a person decides. So does one where there are several tenants: the item
// that is meant may be another's, whose file is not imported again yet.
bool owns(const Match *match) {
    return match->current == match->order.endToEndId;
}
bool fits(const Match *match) {
    return match->key.amountMinor == match->order.amountMinor;
}
void doubt(std::vector<Match> &all, bool oneTenant) {
    std::map<std::string, std::vector<Match *>> orders;
    for (Match &match : all) {
        orders[match.order.endToEndId].push_back(&match);
    }
    std::vector<const Match *> others;
    for (const auto &[id, candidates] : orders) {
        // Its own id says whose it is, whatever else has changed; else the amount does.
        const bool hasOwner = std::any_of(candidates.begin(), candidates.end(), owns);
        const auto means = hasOwner ? owns : fits;
        const auto meant = std::count_if(candidates.begin(), candidates.end(), means);
        for (Match *match : candidates) {
            match->isDoubtful = meant != 1 || !(oneTenant || hasOwner);
            if (meant > 0 && !means(match)) {
                others.push_back(match);
            }
        }
    }
    std::erase_if(
        all, [&others](const Match &match) { return std::find(others.begin(), others.end(), &match) != others.end(); });
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
    const auto moved = arrows.moveThrough(match.key, wayTo(match.key.state), change);
    return moved ? Done() : tl::unexpected(moved.error());
}

// 12.50 BRL, settled, of 2026-11-23T10:00:00.000Z
std::string text(const KnownOrder &order) {
    const auto standing = order.standing == KnownOrder::Standing::Settled ? "settled"
                          : order.standing == KnownOrder::Standing::Open  ? "open"
                                                                          : "failed";
    return (toApi(Money{order.amountMinor, {}}) + QStringLiteral(" BRL, ")).toStdString() + standing + ", of " +
           toRfc3339(order.at).toStdString();
}

// Neither sent nor checked by itself: whose order it is, no program can say.
Done waitForAPerson(Arrows &arrows, const Match &match) {
    ArrowChange change;
    change.to = ItemState::Uncertain;
    change.code = "restored_doubtful";
    change.lastResponse = "";
    change.fencing = match.key.fencing + 1;
    change.worker = "";
    change.nextAt = never;
    change.eventType = "uncertain";
    change.actor = "reconcile";
    change.detail = "the provider has the order " + match.order.endToEndId +
                    " with this external id: " + text(match.order) + "; it may be another payment's";
    const auto moved = arrows.moveThrough(match.key, wayTo(match.key.state), change);
    return moved ? Done() : tl::unexpected(moved.error());
}

using Group = std::span<const Match>; // the orders of one item, the likeliest to have paid first

Done adopt(Arrows &arrows, Group group, Adopted &adopted) {
    const Match &first = group.front();
    const bool isMove = !isFinal(first.key.state);
    if (std::any_of(group.begin(), group.end(), [](const Match &match) { return match.isDoubtful; })) {
        adopted.conflicts.push_back(first.externalId);
        return isMove ? waitForAPerson(arrows, first) : Done();
    }
    int attempt = first.key.attempt;
    Done done;
    for (const Match &match : group.subspan(1)) { // tries that came before the one that counts get the lower numbers
        done = done ? writeDown(arrows, match, ++attempt) : done;
    }
    attempt += first.current == first.order.endToEndId ? 0 : 1;
    done = done ? writeDown(arrows, first, attempt) : done;
    done = done && isMove ? becomeUncertain(arrows, first, attempt) : done;
    adopted.items += isMove ? 1 : 0;
    if (!isMove && first.order.standing != KnownOrder::Standing::Failed) {
        adopted.conflicts.push_back(first.externalId);
    }
    return done;
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
    auto all = matches(arrows, batch);
    if (!all) {
        return tl::unexpected(all.error());
    }
    const auto oneTenant = isOneTenants(arrows.connection());
    if (!oneTenant) {
        return tl::unexpected(oneTenant.error());
    }
    doubt(*all, *oneTenant);
    for (auto from = all->begin(); from != all->end();) {
        const auto next =
            std::find_if(from, all->end(), [&](const Match &match) { return match.key.id != from->key.id; });
        if (const auto done = adopt(arrows, Group(from, next), adopted); !done) {
            return tl::unexpected(done.error());
        }
        from = next;
    }
    return adopted;
}

} // namespace farol::server
