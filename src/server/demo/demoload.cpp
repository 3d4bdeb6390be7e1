// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demoload.h"

#include "core/json/codec.h"
#include "server/approvals/approvals.h"
#include "server/audit/audit.h"
#include "server/batches/release.h"
#include "server/items/arrows.h"
#include "server/items/itemids.h"

#include <QTimeZone>
#include <map>

namespace farol::server {

namespace {

using namespace std::chrono_literals;

std::int64_t ms(Instant at) {
    return at.time_since_epoch().count();
}

QString dayOf(Instant at, const QTimeZone &zone) {
    return QDateTime::fromMSecsSinceEpoch(ms(at), zone).date().toString(Qt::ISODate);
}

struct Count {
    std::int64_t items = 0;
    std::int64_t amount = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    void add(const DemoItem &item) {
        const auto at = ms(item.at);
        first = items == 0 ? at : std::min(first, at);
        last = std::max(last, at);
        ++items;
        amount += item.amountMinor;
    }
};

// Every step answers Done; the first failure ends the load.
class Loader final {
public:
    Loader(sql::Connection &connection, const DemoDay &day, const DemoLoad &load)
        : m_db(connection)
        , m_day(day)
        , m_zone(load.zone.toLatin1())
        , m_tenantName(load.tenant) {}

    Done run() {
        Done done = empty();
        if (done) {
            done = tenantAndUsers();
        }
        for (const DemoBatch &batch : m_day.batches) {
            done = done ? oneBatch(batch) : done;
        }
        return done ? dayTotals() : done;
    }

private:
    Done empty() {
        auto any = m_db.prepare("SELECT 1 FROM batches LIMIT 1");
        const auto found = any.step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        return *found
                   ? Done(failure(ErrorKind::Conflict, QStringLiteral("demo_not_empty"),
                                  QStringLiteral("the database has batches already; the demo day needs an empty one")))
                   : Done();
    }

    Done tenantAndUsers() {
        auto tenant =
            m_db.prepare("INSERT INTO tenants(name) VALUES(?) ON CONFLICT(name) DO UPDATE SET name=excluded.name "
                         "RETURNING id");
        const auto made = tenant.bind(m_tenantName).step();
        if (!made) {
            return tl::unexpected(made.error());
        }
        m_tenant = tenant.integer(0);
        for (const DemoUser &user : m_day.users) {
            auto insert =
                m_db.prepare("INSERT INTO users(tenant,name,password_hash,roles,created_at) VALUES(?,?,?,?,?) "
                             "RETURNING id");
            insert.bind(m_tenant, user.name, m_day.passwordHash, user.roles.join(u','), ms(m_day.now - 240h));
            if (auto done = takeId(insert, m_users[user.name]); !done) {
                return done;
            }
        }
        return {};
    }

    Done oneBatch(const DemoBatch &batch) {
        std::map<std::pair<int, std::string>, Count> counts;
        std::int64_t amount = 0;
        std::int64_t open = 0;
        Instant updated = batch.releasedAt;
        for (const DemoItem &item : batch.items) {
            counts[{static_cast<int>(item.state), item.code}].add(item);
            amount += item.amountMinor;
            updated = std::max(updated, item.at);
            open +=
                item.state == ItemState::Queued || item.state == ItemState::Sent || item.state == ItemState::RetryWait;
        }
        const bool waiting = batch.status == BatchStatus::AwaitingApproval;
        const auto status = waiting ? batch.status : open > 0 ? BatchStatus::Processing : BatchStatus::Finished;
        auto insert =
            m_db.prepare("INSERT INTO batches(tenant,number,source,queue,kind,status,max_in_flight,created_by,"
                         "created_by_id,created_at,submitted_by,submitted_at,updated_at,items,amount,open,"
                         "approvals_needed,approvals_given,request_id,version) "
                         "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,1) RETURNING id");
        insert.bind(m_tenant, batch.number, batch.source, batch.queue, batch.kind, status, batch.maxInFlight, batch.by,
                    m_users[batch.by], ms(batch.createdAt), batch.by, ms(batch.createdAt),
                    ms(waiting ? batch.createdAt : updated), batch.items.size(), amount, open, batch.approvalsNeeded,
                    batch.approvalsGiven, QStringLiteral("req-demo%1").arg(batch.number, 4, 10, QLatin1Char('0')));
        Done done = takeId(insert, m_batch);
        for (const auto &[key, count] : counts) {
            auto row = m_db.prepare("INSERT INTO batch_counts VALUES(?,?,?,?,?,?,?)");
            done =
                done
                    ? row.bind(m_batch, key.first, key.second, count.items, count.amount, count.first, count.last).run()
                    : done;
        }
        done = done ? batchHistory(batch) : done;
        int seq = 0;
        for (const DemoItem &item : batch.items) {
            done = done ? oneItem(batch, item, ++seq) : done;
        }
        return done && waiting ? waitForApproval(batch) : done;
    }

    // As its maker's order left it, and the first of those who have to agree.
    Done waitForApproval(const DemoBatch &batch) {
        const Identity maker{m_users[batch.by], m_tenant, batch.by, m_tenantName, {Role::Operator, Role::Approver}};
        const auto stored = BatchesRepo(m_db, m_tenant).find(batchId(batch.number));
        const auto hash = stored ? contentHash(m_db, *stored) : tl::unexpected(stored.error());
        if (!hash) {
            return tl::unexpected(hash.error());
        }
        Arrows arrows(m_db, {batch.createdAt + 5s, dayOf(batch.createdAt, m_zone).toStdString()});
        const auto approval = openApproval(arrows, Config(), maker,
                                           {ApprovalSubject::Batch,
                                            stored->row,
                                            0,
                                            maker.userId,
                                            QStringLiteral("submit"),
                                            *hash,
                                            {},
                                            stored->batch.items,
                                            stored->batch.amount,
                                            json::encode(stored->batch)});
        if (!approval) {
            return tl::unexpected(approval.error());
        }
        auto given = m_db.prepare("UPDATE approvals SET given = ?, version = 2 WHERE tenant = ? AND batch = ?");
        const Done done = given.bind(batch.approvalsGiven, m_tenant, stored->row).run();
        auto decision =
            m_db.prepare("INSERT INTO approval_decisions(approval, person, name, roles, verdict, comment, at)"
                         " SELECT id, ?, ?, 'operator,approver', 1, '', ? FROM approvals WHERE batch = ?");
        return done ? decision.bind(m_users[batch.approvedBy], batch.approvedBy, ms(batch.createdAt + 90s), stored->row)
                          .run()
                    : done;
    }

    static Done takeId(sql::Statement &insert, std::int64_t &id) {
        const auto row = insert.step();
        id = row && *row ? insert.integer(0) : 0;
        return row ? Done() : tl::unexpected(row.error());
    }

    Done batchHistory(const DemoBatch &batch) {
        Done done =
            event(batch.createdAt, std::nullopt, "created", 0, {}, batch.by.toStdString(), batch.source.toStdString());
        done = done ? audit(batch.createdAt, batch.by, QStringLiteral("batch.import"), batch) : done;
        done = done ? audit(batch.createdAt + 5s, batch.by, QStringLiteral("batch.submit"), batch) : done;
        if (batch.status == BatchStatus::AwaitingApproval) {
            return done ? audit(batch.createdAt + 90s, batch.approvedBy, QStringLiteral("batch.approve"), batch) : done;
        }
        done = done ? audit(batch.releasedAt, batch.approvedBy, QStringLiteral("batch.approve"), batch) : done;
        return done ? event(batch.releasedAt, std::nullopt, "queued", 0, {}, batch.approvedBy.toStdString(),
                            batch.queue.toStdString())
                    : done;
    }

    Done oneItem(const DemoBatch &batch, const DemoItem &item, int seq) {
        const bool flying = item.state == ItemState::Sent;
        const auto worker = item.attempts > 0 ? std::string("worker-") + std::to_string(1 + seq % 2) : std::string();
        auto insert = m_db.prepare(
            "INSERT INTO items(tenant,batch,seq,kind,external_id,payee,document,pix_key,amount,description,state,code,"
            "last_response,attempt,fencing,e2e_id,request_id,worker,created_at,updated_at,next_at,lease_until) "
            "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id");
        insert.bind(m_tenant, m_batch, seq, batch.kind, item.externalId, item.payee,
                    batch.kind == ItemKind::Payment ? item.document : std::string(),
                    batch.kind == ItemKind::Payment ? item.pixKey : std::string(), item.amountMinor, "", item.state,
                    item.code, item.code, item.attempts, item.attempts, item.endToEndId, item.requestId, worker,
                    ms(batch.createdAt), ms(item.at),
                    item.state == ItemState::Uncertain ? ms(item.sentAt + 45s) : ms(item.at),
                    flying ? ms(m_day.now + 24h) : 0);
        Done done = takeId(insert, m_item);
        const auto day = dayOf(item.at, m_zone);
        if (item.state == ItemState::Done || item.state == ItemState::Failed || item.state == ItemState::Returned) {
            m_days[{day, static_cast<int>(batch.kind), static_cast<int>(item.state)}].add(item);
        }
        return done && item.attempts > 0 && batch.kind == ItemKind::Payment ? history(item, worker) : done;
    }

    Done history(const DemoItem &item, const std::string &worker) {
        auto own = m_db.prepare("INSERT INTO end_to_end_ids VALUES(?,?)");
        Done done = own.bind(item.endToEndId, m_item).run();
        if (item.attempts == 3) {
            // Two tries certainly did not arrive; the third got no answer.
            done = done ? attempt(item, 1, item.sentAt - 147s, item.sentAt - 147s, "transient", "connection_refused", 0,
                                  worker)
                        : done;
            done = done ? attempt(item, 2, item.sentAt - 117s, item.sentAt - 117s, "transient", "not_processed", 503,
                                  worker)
                        : done;
        }
        const bool flying = item.state == ItemState::Sent;
        const bool unsure = item.state == ItemState::Uncertain;
        const char *outcome = flying                            ? "sent"
                              : unsure                          ? "uncertain"
                              : item.state == ItemState::Failed ? "failed"
                                                                : "done";
        const int status = flying || unsure ? 0 : item.state == ItemState::Failed ? 422 : 200;
        done = done
                   ? attempt(item, item.attempts, item.sentAt, flying || unsure ? std::nullopt : std::optional(item.at),
                             outcome, item.code, status, worker)
                   : done;
        if (flying) {
            return done;
        }
        done = done ? event(item.at, m_item, outcome, item.attempts, item.code, worker, {}) : done;
        return done && item.state == ItemState::Returned
                   ? event(item.at + 40min, m_item, "returned", item.attempts, {}, "psp", {})
                   : done;
    }

    Done attempt(const DemoItem &item, int n, Instant sent, std::optional<Instant> answered, const char *outcome,
                 const std::string &code, int status, const std::string &worker) {
        auto insert = m_db.prepare("INSERT INTO attempts VALUES(?,?,?,?,?,?,?,?,?)");
        std::optional<std::int64_t> at;
        if (answered) {
            at = ms(*answered);
        }
        Done done = insert.bind(m_item, n, item.endToEndId, ms(sent), at, outcome, code, status, worker).run();
        done = done ? event(sent, m_item, "sent", n, {}, worker, {}) : done;
        if (done && std::string_view(outcome) == "transient") {
            done = event(sent, m_item, "answered", n, code, worker, {});
        }
        return done;
    }

    Done event(Instant at, std::optional<std::int64_t> item, const char *type, int attempt, const std::string &code,
               const std::string &actor, const std::string &detail) {
        auto insert = m_db.prepare("INSERT INTO events(tenant,batch,item,at,type,attempt,code,actor,detail) "
                                   "VALUES(?,?,?,?,?,?,?,?,?)");
        return insert.bind(m_tenant, m_batch, item, ms(at), type, attempt, code, actor, detail).run();
    }

    Done audit(Instant at, const QString &who, const QString &action, const DemoBatch &batch) {
        Arrows arrows(m_db, {at, dayOf(at, m_zone).toStdString()});
        AuditEntry entry;
        entry.tenant = m_tenant;
        entry.actor = who;
        entry.actorId = m_users[who];
        entry.action = action;
        entry.object = QStringLiteral("LOTE-%1").arg(batch.number, 4, 10, QLatin1Char('0'));
        return appendAudit(arrows, entry);
    }

    Done dayTotals() {
        Done done;
        for (const auto &[key, count] : m_days) {
            const auto &[day, kind, state] = key;
            auto insert = m_db.prepare("INSERT INTO day_totals VALUES(?,?,?,?,?,?)");
            done = done ? insert.bind(m_tenant, day, kind, state, count.items, count.amount).run() : done;
        }
        return done;
    }

    sql::Connection &m_db;
    const DemoDay &m_day;
    QTimeZone m_zone;
    QString m_tenantName;
    std::int64_t m_tenant = 0;
    std::int64_t m_batch = 0;
    std::int64_t m_item = 0;
    std::map<QString, std::int64_t> m_users;
    std::map<std::tuple<QString, int, int>, Count> m_days;
};

} // namespace

Done loadDemoDay(sql::Connection &connection, const DemoDay &day, const DemoLoad &load) {
    return Loader(connection, day, load).run();
}

} // namespace farol::server
