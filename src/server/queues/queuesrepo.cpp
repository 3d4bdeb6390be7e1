// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/queues/queuesrepo.h"

#include "server/items/itemids.h"
#include "server/items/listquery.h"
#include "sql/dialect.h"

#include <map>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds silence = 15s; // three beats
constexpr std::chrono::milliseconds rateOver = 10s;
constexpr std::chrono::milliseconds shownFor = 24h;

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

Instant at(std::int64_t millis) {
    return Instant(std::chrono::milliseconds(millis));
}

// Runs a query to its end; take sees each row.
template<typename Take>
Done each(sql::Statement &query, Take take) {
    return query.each([&] { take(query); });
}

// Everything about the queues of one tenant at one moment.
class QueueReading final {
public:
    QueueReading(sql::Connection &connection, std::int64_t tenant, Instant now, int queueLimit)
        : m_connection(connection)
        , m_tenant(tenant)
        , m_now(now)
        , m_queueLimit(queueLimit) {
        for (const auto &name : {u"pagamentos"_s, u"notificacao"_s, u"webhooks"_s}) {
            m_queues[name].name = name;
        }
    }

    Result<QList<Queue>> all() {
        using Part = Done (QueueReading::*)();
        for (const Part part :
             {&QueueReading::counters, &QueueReading::orders, &QueueReading::limits, &QueueReading::rates,
              &QueueReading::ages, &QueueReading::webhooks, &QueueReading::consumers}) {
            if (auto done = (this->*part)(); !done) {
                return tl::unexpected(done.error());
            }
        }
        QList<Queue> rows;
        for (const auto &[name, queue] : m_queues) {
            rows.append(queue);
        }
        return rows;
    }

private:
    Done counters() {
        auto query = m_connection.prepare(
            "SELECT b.queue,b.kind,c.state,sum(CASE WHEN c.state=9 AND c.code='quarantined' THEN 0 ELSE c.items "
            "END),sum(CASE WHEN c.state=9 AND c.code='quarantined' THEN c.items ELSE 0 END) FROM "
            "batches b JOIN batch_counts c ON c.batch=b.id WHERE b.tenant=? GROUP BY "
            "b.queue,b.kind,c.state");
        return each(query.bind(m_tenant), [this](const sql::Statement &row) {
            Queue &queue = m_queues[row.string(0)];
            queue.name = row.string(0);
            m_kinds[queue.name] = row.integer(1);
            const auto items = row.integer(3);
            switch (static_cast<ItemState>(row.integer(2))) {
            case ItemState::Queued:
            case ItemState::RetryWait:
                queue.depth += items;
                break;
            case ItemState::Leased:
            case ItemState::Sent:
                queue.inFlight += items;
                break;
            case ItemState::Failed:
                queue.failed += items;
                break;
            case ItemState::Dead:
                queue.dead += items;
                queue.quarantined += row.integer(4);
                break;
            case ItemState::Accepted:
            case ItemState::Uncertain:
            case ItemState::Done:
            case ItemState::NotSent:
            case ItemState::Duplicate:
            case ItemState::Cancelled:
            case ItemState::Returned:
                break;
            }
        });
    }

    Done orders() {
        auto query =
            m_connection.prepare("SELECT name,paused,ordered_by,reason,ordered_at FROM queue_orders WHERE tenant=?");
        return each(query.bind(m_tenant), [this](const sql::Statement &row) {
            const auto found = m_queues.find(row.string(0));
            if (found != m_queues.end()) {
                found->second.paused = row.integer(1) == 1;
                found->second.orderedBy = row.string(2);
                found->second.reason = row.string(3);
                found->second.orderedAt = at(row.integer(4));
            }
        });
    }

    Done limits() {
        auto query = m_connection.prepare("SELECT name,max_in_flight FROM queue_limits WHERE tenant=?");
        for (auto &[name, queue] : m_queues) {
            queue.maxInFlight = name == u"webhooks" ? 0 : m_queueLimit;
        }
        return each(query.bind(m_tenant), [this](const sql::Statement &row) {
            if (const auto found = m_queues.find(row.string(0)); found != m_queues.end()) {
                found->second.maxInFlight = row.integer(1);
            }
        });
    }

    Done rates() {
        auto query = m_connection.prepare("SELECT b.queue,count(*) FROM events e JOIN batches b ON b.id=e.batch WHERE "
                                          "e.tenant=? AND e.type='done' AND e.at>? GROUP BY b.queue");
        return each(query.bind(m_tenant, millis(m_now - rateOver)), [this](const sql::Statement &row) {
            m_queues[row.string(0)].donePerSecond =
                static_cast<double>(row.integer(1)) / std::chrono::duration<double>(rateOver).count();
        });
    }

    // Along the index of what is ready: the oldest is its first row, unless another tenant or queue stands before it.
    Done ages() {
        for (auto &[name, queue] : m_queues) {
            const auto kind = m_kinds.find(name);
            if (queue.depth == 0 || kind == m_kinds.end()) {
                continue;
            }
            auto query = m_connection.prepare(
                "SELECT i.next_at FROM items i" + sql::indexedBy(m_connection.dialect(), "items_ready") +
                " CROSS JOIN batches b WHERE b.id=i.batch AND i.state IN (1,4) AND i.kind=? AND i.next_at<=? AND "
                "b.tenant=? AND b.queue=? ORDER BY i.next_at,i.id LIMIT 1");
            auto done = each(query.bind(kind->second, millis(m_now), m_tenant, name),
                             [this, &queue](const sql::Statement &row) { age(queue, row.integer(0)); });
            if (!done) {
                return done;
            }
        }
        return {};
    }

    Done webhooks() {
        Queue &queue = m_queues[u"webhooks"_s];
        auto query = m_connection.prepare("SELECT d.state,count(*),coalesce(min(d.next_at),0) FROM "
                                          "webhook_subscriptions s JOIN webhook_deliveries d ON d.subscription=s.id "
                                          "WHERE s.tenant=? AND d.state IN (0,1,3,4) GROUP BY d.state");
        return each(query.bind(m_tenant), [this, &queue](const sql::Statement &row) {
            if (row.integer(0) == 0) {
                queue.depth = row.integer(1);
                age(queue, row.integer(2));
            } else {
                (row.integer(0) == 1   ? queue.inFlight
                 : row.integer(0) == 3 ? queue.dead
                                       : queue.quarantined) = row.integer(1);
            }
        });
    }

    Done consumers() {
        auto query = m_connection.prepare("SELECT count(*) FROM workers WHERE heartbeat_at>?");
        return each(query.bind(millis(m_now - silence)), [this](const sql::Statement &row) {
            for (auto &[name, queue] : m_queues) {
                queue.consumers = row.integer(0);
            }
        });
    }

    void age(Queue &queue, std::int64_t since) const {
        queue.oldestSeconds = std::max(0.0, std::chrono::duration<double>(m_now - at(since)).count());
    }

    sql::Connection &m_connection;
    std::int64_t m_tenant;
    Instant m_now;
    int m_queueLimit;
    std::map<QString, Queue> m_queues;
    std::map<QString, std::int64_t> m_kinds;
};

} // namespace

Result<QList<Queue>> readQueues(sql::Connection &connection, std::int64_t tenant, Instant now, int queueLimit) {
    return QueueReading(connection, tenant, now, queueLimit).all();
}

Result<Queue> readQueue(sql::Connection &connection, std::int64_t tenant, const QString &name, Instant now,
                        int queueLimit) {
    const auto all = readQueues(connection, tenant, now, queueLimit);
    if (!all) {
        return tl::unexpected(all.error());
    }
    const auto found = std::find_if(all->begin(), all->end(), [&name](const Queue &one) { return one.name == name; });
    if (found == all->end()) {
        return noSuch(u"queue", name);
    }
    return *found;
}

Result<bool> orderQueue(Arrows &arrows, const QueueOrder &order) {
    auto write = arrows.connection().prepare(
        "INSERT INTO queue_orders(tenant,name,paused,ordered_by,ordered_at,reason) VALUES(?,?,?,?,?,?) ON "
        "CONFLICT(tenant,name) DO UPDATE SET paused=excluded.paused, ordered_by=excluded.ordered_by, "
        "ordered_at=excluded.ordered_at, reason=excluded.reason WHERE queue_orders.paused<>excluded.paused");
    const auto done =
        write.bind(order.tenant, order.name, order.paused, order.by, millis(arrows.moment().now), order.reason).run();
    return done ? Result<bool>(arrows.connection().changes() > 0) : tl::unexpected(done.error());
}

Result<QList<QueueWorker>> readWorkers(sql::Connection &connection, std::int64_t tenant, Instant now) {
    struct Hands {
        std::int64_t items = 0;
        QString oldest;
    };
    std::map<QString, Hands> hands;
    auto flying = connection.prepare("SELECT i.worker,b.number,i.seq,b.items FROM items i" +
                                     sql::indexedBy(connection.dialect(), "items_flying") +
                                     " CROSS JOIN batches b WHERE b.id=i.batch AND i.state IN (2,3) AND i.tenant=? "
                                     "ORDER BY i.lease_until,i.id");
    auto done = each(flying.bind(tenant), [&hands](const sql::Statement &row) {
        Hands &one = hands[row.string(0)];
        if (one.items++ == 0) {
            one.oldest = itemId(row.integer(1), row.integer(2), row.integer(3)).value;
        }
    });
    QList<QueueWorker> rows;
    auto query = connection.prepare("SELECT name,started_at,heartbeat_at FROM workers WHERE heartbeat_at>? ORDER BY "
                                    "name");
    done = done ? each(query.bind(millis(now - shownFor)),
                       [&](const sql::Statement &row) {
                           const auto &held = hands[row.string(0)];
                           const Instant beat = at(row.integer(2));
                           rows.append({row.string(0), at(row.integer(1)), beat, now - beat > silence, held.items,
                                        held.oldest});
                       })
                : done;
    return done ? Result<QList<QueueWorker>>(rows) : tl::unexpected(done.error());
}

} // namespace farol::server
