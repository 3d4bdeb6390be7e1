// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "server/items/arrows.h"
#include "sql/connect.h"
#include "sql/migrations.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUuid>
#include <mutex>

namespace farol::kit {

// A migrated database in a folder of its own, with tenant 1, and batches made by SQL: what the engine's tests stand on.
class EngineDatabase final {
public:
    EngineDatabase() {
        if (!m_server.isEmpty()) {
            auto server = sql::connect({m_server});
            if (!server || !(*server)->execute(newSchema())) {
                qFatal("no database to test with: %s", server ? "no schema" : qPrintable(server.error().detail));
            }
        }
        auto db = open();
        Q_ASSERT(db);
        const auto steps = sql::readMigrations(
            sql::migrationFolder(QStringLiteral(FAROL_SOURCE_DIR "/resources/migrations"), db->dialect()));
        Q_ASSERT(steps);
        const SystemClock clock;
        const auto applied = sql::migrateUp(*db, *steps, clock);
        Q_ASSERT(applied);
        if (!applied) {
            qFatal("%s", qPrintable(applied.error().detail));
        }
        const auto made = db->execute("INSERT INTO tenants VALUES(1,'default')");
        Q_ASSERT(made);
        givenIds();
    }
    ~EngineDatabase() {
        m_asking.reset();
        if (auto server = m_server.isEmpty() ? nullptr : open()) {
            (void)server->execute(QStringLiteral("DROP SCHEMA %1 CASCADE").arg(m_schema).toStdString());
        }
    }
    EngineDatabase(const EngineDatabase &) = delete;
    EngineDatabase &operator=(const EngineDatabase &) = delete;
    // A file, or the URL of a PostgreSQL schema when FAROL_TEST_DATABASE names a server.
    [[nodiscard]] QString path() const {
        return m_server.isEmpty() ? m_dir.filePath(QStringLiteral("farold.db"))
                                  : m_server + QStringLiteral("?options=-csearch_path%3D") + m_schema;
    }
    // After rows that brought ids of their own: PostgreSQL's next ones come behind them.
    void givenIds() const {
        for (const char *table :
             {"tenants", "users", "batches", "items", "plan_runs", "webhook_subscriptions", "webhook_deliveries"}) {
            const std::string next = std::string("SELECT setval(pg_get_serial_sequence('") + table +
                                     "','id'),coalesce((SELECT max(id) FROM " + table + "),0)+1,false)";
            if (!m_server.isEmpty() && !open()->execute(next)) {
                qFatal("%s", next.c_str());
            }
        }
    }
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] std::unique_ptr<sql::Connection> open(const char *vfs = nullptr) const {
        auto opened = sql::connect({path(), false, std::chrono::milliseconds(5000), vfs});
        return opened ? std::move(*opened) : nullptr;
    }

    // One transaction: a batch with its items, all in one state. External ids are <prefix>-<seq>; amounts 100 + seq.
    struct Order {
        std::int64_t id = 1;
        int items = 1;
        ItemState state = ItemState::Queued;
        BatchStatus status = BatchStatus::Queued;
        ItemKind kind = ItemKind::Payment;
        int maxInFlight = 0;
        std::string prefix = "X";
    };
    void makeBatch(const Order &order) const {
        auto db = open();
        sql::Transaction transaction(*db);
        std::int64_t amount = 0;
        auto batch = db->prepare(
            "INSERT INTO batches(id,tenant,number,source,queue,kind,status,max_in_flight,created_by,created_by_id,"
            "created_at,updated_at,items,amount,open,request_id) VALUES(?1,1,?1,'t','pagamentos',?,?,?,'t',1,0,0,?,0,0,"
            "'req')");
        batch.bind(order.id, order.kind, order.status, order.maxInFlight, order.items);
        check(batch.run());
        auto item =
            db->prepare("INSERT INTO items(tenant,batch,seq,kind,external_id,payee,document,pix_key,amount,state,"
                        "created_at,updated_at) VALUES(1,?,?,?,?,'Maria \"Souza\"','52998224725','maria@x.example'"
                        ",?,?,0,0)");
        for (int seq = 1; seq <= order.items; ++seq) {
            amount += 100 + seq;
            item.bind(order.id, seq, order.kind, order.prefix + "-" + std::to_string(seq), 100 + seq, order.state);
            check(item.run());
        }
        server::Arrows arrows(*db, {Instant(std::chrono::milliseconds(0)), "1970-01-01", true});
        server::ItemKey key;
        key.tenant = 1;
        key.batch = order.id;
        key.kind = order.kind;
        key.state = order.state;
        arrows.born(key, order.items, amount);
        check(arrows.flush());
        check(db->prepare("UPDATE batches SET amount=?, status=?, version=1 WHERE id=?")
                  .bind(amount, order.status, order.id)
                  .run());
        check(transaction.commit());
        givenIds();
    }

    [[nodiscard]] std::int64_t number(std::string_view query) const {
        const std::lock_guard lock(m_mutex);
        auto statement = asking().prepare(query);
        const auto row = statement.step();
        return row && *row ? statement.integer(0) : -1;
    }
    [[nodiscard]] QString text(std::string_view query) const {
        const std::lock_guard lock(m_mutex);
        auto statement = asking().prepare(query);
        const auto row = statement.step();
        return row && *row ? statement.string(0) : QStringLiteral("(no row)");
    }
    [[nodiscard]] bool onServer() const { return !m_server.isEmpty(); }
    // A column of bytes, read as text.
    [[nodiscard]] std::string asText(const std::string &column) const {
        return onServer() ? "convert_from(" + column + ",'UTF8')" : "CAST(" + column + " AS TEXT)";
    }
    // Away with what keeps the audit's rows: for somebody who has the database in hand.
    void dropAuditGuards() const {
        check(open()->execute(m_server.isEmpty() ? "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete"
                                                 : "DROP TRIGGER audit_no_change ON audit"));
    }
    // Rows that disagree between the kept counters and a recount of the items: 0 when all is well.
    [[nodiscard]] std::int64_t wrongCounters() const {
        return number(
            "SELECT count(*) FROM (SELECT batch,state,code,count(*) n,sum(amount) a FROM items GROUP BY 1,2,3)"
            " x FULL OUTER JOIN batch_counts c ON c.batch=x.batch AND c.state=x.state AND c.code=x.code WHERE "
            "c.items IS DISTINCT FROM x.n OR c.amount IS DISTINCT FROM x.a");
    }

private:
    // One session for all questions: each new one at a server costs a sign-in. A file is opened anew, so that nothing
    // of ours stands in the way of its writer.
    [[nodiscard]] sql::Connection &asking() const {
        if (!m_asking || m_server.isEmpty()) {
            m_asking = open();
        }
        return *m_asking;
    }
    // With SQLite's word for the tests' own questions.
    [[nodiscard]] std::string newSchema() const {
        const std::string name = m_schema.toStdString();
        return "CREATE SCHEMA " + name + "; SET search_path=" + name +
               "; CREATE FUNCTION listed(text, text) RETURNS text LANGUAGE sql AS $$SELECT coalesce($1||',','')||$2$$;"
               "CREATE AGGREGATE group_concat(text)(SFUNC=listed, STYPE=text);"
               "CREATE FUNCTION listed(text, text, text) RETURNS text LANGUAGE sql AS "
               "$$SELECT coalesce($1||$3,'')||$2$$; CREATE AGGREGATE group_concat(text, text)(SFUNC=listed, "
               "STYPE=text);"
               "CREATE FUNCTION listed(text, bigint) RETURNS text LANGUAGE sql AS $$SELECT coalesce($1||',','')||$2$$;"
               "CREATE AGGREGATE group_concat(bigint)(SFUNC=listed, STYPE=text)";
    }
    static void check(const Done &done) {
        if (!done) {
            qFatal("%s", qPrintable(done.error().detail));
        }
    }
    mutable std::mutex m_mutex; // tests ask from the writer's thread, too
    mutable std::unique_ptr<sql::Connection> m_asking;
    QTemporaryDir m_dir;
    QString m_server = qEnvironmentVariable("FAROL_TEST_DATABASE");
    QString m_schema = QStringLiteral("t_") + QUuid::createUuid().toString(QUuid::Id128);
};

// Another number as soon as anybody else wrote anything.
inline std::int64_t writesSeen(sql::Connection &watch) {
    if (watch.dialect() == sql::Dialect::Sqlite) {
        auto version = watch.prepare("PRAGMA data_version");
        return *version.step() ? version.integer(0) : -1;
    }
    std::int64_t seen = 0;
    for (const char *table : {"batches", "items", "batch_counts", "events", "audit", "idempotency", "plan_runs"}) {
        auto rows = watch.prepare(std::string("SELECT coalesce(sum(xmin::text::bigint),0)+count(*) FROM ") + table);
        seen += *rows.step() ? rows.integer(0) : -1;
    }
    return seen;
}

} // namespace farol::kit
