// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/reconcile.h"

#include "core/approvals/approval.h"
#include "core/batches/batch.h"
#include "server/audit/audit.h"
#include "server/backup/backup.h"
#include "server/backup/statement.h"
#include "server/engine/database.h"
#include "server/engine/databaselock.h"
#include "server/plans/planruns.h"
#include "sql/connect.h"

#include <QDateTime>
#include <QFile>
#include <QTimeZone>
#include <thread>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto clockDifference = 1h;
// Numbers that the lost part of the database may have given out already, to streams and webhooks: not given again.
constexpr std::int64_t lostEvents = 1'000'000;

using Tell = std::function<void(const QString &)>;

Result<std::vector<KnownOrder>> ordersOf(const Config &config, const QString &statement, Instant since,
                                         const Tell &tell) {
    if (!statement.isEmpty()) {
        QFile file(statement);
        return file.open(QIODevice::ReadOnly)
                   ? statementFromLines(file.readAll())
                   : failure(ErrorKind::Server, u"storage"_s, statement + u": "_s + file.errorString());
    }
    const auto settled = std::chrono::steady_clock::now() + config.engine.uncertainAfter;
    std::int64_t cursor = 0;
    auto first = readStatement(config, since, cursor); // says early what is wrong
    if (!first) {
        return first;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(settled - std::chrono::steady_clock::now());
    if (tell && left.count() > 0) {
        tell(
            u"the provider has %1 orders since %2; asking once more in %3 s, when what was sent last has arrived"_s.arg(
                QString::number(first->size()), toRfc3339(since), QString::number(left.count())));
    }
    std::this_thread::sleep_until(settled);
    const auto late = readStatement(config, since, cursor);
    if (!late) {
        return late;
    }
    first->insert(first->end(), late->begin(), late->end());
    return first;
}

Done leaveRoom(sql::Connection &connection) {
    if (connection.dialect() == sql::Dialect::Sqlite) {
        return connection
            .prepare(
                "INSERT INTO events(seq,tenant,at,type,actor) SELECT coalesce(max(seq),0)+?,0,?,'restored','reconcile' "
                "FROM events")
            .bind(lostEvents, SystemClock().now().time_since_epoch().count())
            .run();
    }
    auto done = connection
                    .prepare("SELECT setval(pg_get_serial_sequence('events','seq'), (SELECT coalesce(max(seq),0) FROM "
                             "events)+CAST(? AS BIGINT))")
                    .bind(lostEvents)
                    .run();
    return done ? connection.prepare("UPDATE event_head SET position=position+CAST(? AS BIGINT) WHERE id=1")
                      .bind(lostEvents)
                      .run()
                : done;
}

Done letServe(Arrows &arrows, const Reconciled &report) {
    auto done = leaveRoom(arrows.connection());
    AuditEntry entry;
    entry.actor = u"reconcile"_s;
    entry.action = u"database.reconcile"_s;
    entry.object = u"restored database"_s;
    entry.after = u"{\"orders\":%1,\"news\":%2,\"items\":%3,\"waiting\":%4,\"conflicts\":%5,\"approvals\":%6}"_s
                      .arg(report.orders)
                      .arg(report.news)
                      .arg(report.items)
                      .arg(report.waiting)
                      .arg(report.conflicts.size())
                      .arg(report.approvals);
    done = done ? appendAudit(arrows, entry) : done;
    return done ? arrows.connection().prepare("DELETE FROM meta WHERE key='restored_from'").run() : done;
}

// Whoever was asked may have said no after the backup: what waited for approval goes back to its maker.
Result<int> voidWaiting(Arrows &arrows) {
    sql::Connection &connection = arrows.connection();
    const auto now = arrows.moment().now.time_since_epoch().count();
    struct Waiting {
        ItemKey batch; // row 0: a run
        std::int64_t run = 0;
    };
    std::vector<Waiting> all;
    auto rows = connection.prepare("SELECT coalesce(a.batch,0), coalesce(a.run,0), a.tenant, coalesce(b.kind,0) FROM "
                                   "approvals a LEFT JOIN batches b ON b.id=a.batch WHERE a.status=? ORDER BY a.id");
    rows.bind(ApprovalStatus::Waiting);
    auto done = rows.each([&] {
        Waiting &one = all.emplace_back();
        one.batch.batch = rows.integer(0);
        one.run = rows.integer(1);
        one.batch.tenant = rows.integer(2);
        one.batch.kind = static_cast<ItemKind>(rows.integer(3));
    });
    for (const Waiting &one : all) {
        if (one.run != 0) {
            done = done ? endPlanRun(arrows, one.run, PlanRunStatus::Void) : done;
            continue;
        }
        ArrowChange change;
        change.eventType = "void";
        change.actor = "reconcile";
        change.detail = "a backup was restored: submit it again";
        done = done ? arrows.tell(one.batch, change) : done;
        done = done ? connection
                          .prepare("UPDATE batches SET status=?1, approvals_given=0, version=version+1, updated_at=?2 "
                                   "WHERE id=?3 AND status=?4")
                          .bind(BatchStatus::Draft, now, one.batch.batch, BatchStatus::AwaitingApproval)
                          .run()
                    : done;
    }
    done = done ? connection.prepare("UPDATE approvals SET status=?1, decided_at=?2, version=version+1 WHERE status=?3")
                      .bind(ApprovalStatus::Void, now, ApprovalStatus::Waiting)
                      .run()
                : done;
    return done ? Result<int>(static_cast<int>(all.size())) : tl::unexpected(done.error());
}

Result<Reconciled> apply(Arrows &arrows, const std::vector<KnownOrder> &orders) {
    Reconciled report;
    report.orders = static_cast<int>(orders.size());
    const auto news = keepOrders(arrows, orders);
    auto adopted = news ? adoptOrders(arrows, 0) : tl::unexpected(news.error());
    if (!adopted) {
        return tl::unexpected(adopted.error());
    }
    report.news = *news;
    report.items = adopted->items;
    report.conflicts = std::move(adopted->conflicts);
    auto waiting = arrows.connection().prepare("SELECT count(*) FROM known_orders WHERE item IS NULL");
    const auto row = waiting.bind().step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    report.waiting = static_cast<int>(waiting.integer(0));
    const auto voided = voidWaiting(arrows);
    if (!voided) {
        return tl::unexpected(voided.error());
    }
    report.approvals = *voided;
    return report;
}

} // namespace

Result<Reconciled> reconcile(const Config &config, const QString &statement, const Clock &clock, const Tell &tell) {
    if (const QString place = placeOf(config); !sql::isServerUrl(place) && !QFile::exists(place)) {
        return failure(ErrorKind::NotFound, u"no_database"_s, place + u" is not there: restore a backup first"_s);
    }
    const auto lock = DatabaseLock::take(placeOf(config));
    auto opened = lock ? sql::connect({placeOf(config)}) : tl::unexpected(lock.error());
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    sql::Connection &connection = **opened;
    const auto since = waitsForReconcile(connection);
    if (!since) {
        return tl::unexpected(since.error());
    }
    if (!*since) {
        return failure(ErrorKind::Conflict, u"not_restored"_s,
                       u"this database does not wait for it: it was not restored from a backup, or was reconciled"_s);
    }
    const Instant from = **since - clockDifference;
    const auto orders = ordersOf(config, statement, from, tell);
    if (!orders) {
        return tl::unexpected(orders.error());
    }
    const Instant now = clock.now();
    const auto day = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone(config.zone.toLatin1()));
    sql::Transaction transaction(connection);
    Arrows arrows(connection, {now, day.date().toString(Qt::ISODate).toStdString(), config.engine.automaticChecks});
    auto done = transaction.begun() ? takeCommandTurn(connection) : transaction.begun();
    auto report = done ? apply(arrows, *orders) : tl::unexpected(done.error());
    if (report) {
        report->since = from;
    }
    done = report ? letServe(arrows, *report) : tl::unexpected(report.error());
    done = done ? arrows.flush() : done;
    done = done ? transaction.commit() : done;
    return done ? report : tl::unexpected(done.error());
}

} // namespace farol::server
