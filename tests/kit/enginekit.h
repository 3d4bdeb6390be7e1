// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "server/items/arrows.h"
#include "sql/connection.h"
#include "sql/migrations.h"

#include <QTemporaryDir>
#include <QTest>

namespace farol::kit {

// A migrated database in a folder of its own, with tenant 1, and batches made by SQL: what the engine's tests stand on.
class EngineDatabase final {
public:
    EngineDatabase() {
        auto db = open();
        const auto steps = sql::readMigrations(QStringLiteral(FAROL_SOURCE_DIR "/resources/migrations/sqlite"));
        Q_ASSERT(db && steps);
        const SystemClock clock;
        const auto applied = sql::migrateUp(*db, *steps, clock);
        Q_ASSERT(applied);
        const auto made = db->execute("INSERT INTO tenants VALUES(1,'default')");
        Q_ASSERT(made);
    }
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("farold.db")); }
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] std::unique_ptr<sql::Connection> open(const char *vfs = nullptr) const {
        auto opened = sql::Connection::open({path(), false, std::chrono::milliseconds(5000), vfs});
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
            "created_at,updated_at,items,amount,open,request_id) VALUES(?,1,?1,'t','pagamentos',?,?,?,'t',1,0,0,?,0,0,"
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
    }

    [[nodiscard]] std::int64_t number(std::string_view query) const {
        auto db = open();
        auto statement = db->prepare(query);
        const auto row = statement.step();
        return row && *row ? statement.integer(0) : -1;
    }
    [[nodiscard]] QString text(std::string_view query) const {
        auto db = open();
        auto statement = db->prepare(query);
        const auto row = statement.step();
        return row && *row ? statement.string(0) : QStringLiteral("(no row)");
    }
    // Rows that disagree between the kept counters and a recount of the items: 0 when all is well.
    [[nodiscard]] std::int64_t wrongCounters() const {
        return number(
            "SELECT count(*) FROM (SELECT batch,state,code,count(*) n,sum(amount) a FROM items GROUP BY 1,2,3)"
            " x FULL OUTER JOIN batch_counts c ON c.batch=x.batch AND c.state=x.state AND c.code=x.code WHERE "
            "c.items IS NOT x.n OR c.amount IS NOT x.a");
    }

private:
    static void check(const Done &done) {
        if (!done) {
            qFatal("%s", qPrintable(done.error().detail));
        }
    }
    QTemporaryDir m_dir;
};

} // namespace farol::kit
