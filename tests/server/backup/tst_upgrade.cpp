// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/emptyplace.h"
#include "server/backup/proof.h"
#include "sql/migrations.h"

#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// From the released schema to today's, with kill -9 in the middle of each step.
class UpgradeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesAKillInEachStep_data() {
        QTest::addColumn<int>("killed");
        const auto count = steps(sql::Dialect::Sqlite).size();
        QCOMPARE(steps(sql::Dialect::Postgresql).size(), count);
        for (int step = 2; step <= count; ++step) {
            QTest::addRow("%04d", step) << step;
        }
    }
    void survivesAKillInEachStep() {
        QFETCH(int, killed);
        const EmptyPlace place;
        const auto all = steps(place.dialect());
        {
            auto db = place.open();
            QVERIFY(sql::migrateUp(*db, all.first(1), m_clock)); // the released schema, in use
            const Done used = db->execute(someOrders);
            QVERIFY2(used, used ? "" : qPrintable(used.error().detail));
            QVERIFY(sql::migrateUp(*db, all.first(killed - 1), m_clock));
        }
        const pid_t child = ::fork();
        if (child == 0) {
            auto db = place.open();
            if (db && db->execute("BEGIN") && db->execute(all.at(killed - 1).script.toStdString())) {
                ::kill(::getpid(), SIGKILL); // the step is done and not committed
            }
            ::_exit(1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        auto db = place.open();
        const auto states = sql::migrationStatus(*db, all);
        QVERIFY(states && !states->at(killed - 1).applied);
        const auto applied = sql::migrateUp(*db, all, m_clock);
        QVERIFY2(applied, applied ? "" : qPrintable(applied.error().detail));
        QCOMPARE(*applied, static_cast<int>(all.size()) - killed + 1);
        const auto proof = server::proveDatabase(*db);
        QVERIFY(proof);
        QCOMPARE(proof->findings, QStringList());
        QVERIFY2(proof->figures.contains(u"items  queued  1  1.01 BRL"_s), qPrintable(proof->figures.join(u'\n')));
        auto events = db->prepare("SELECT count(*) FROM event_stream WHERE item=1");
        auto outbox = db->prepare("SELECT count(*) FROM event_outbox");
        QVERIFY(*events.step() && *outbox.step());
        QCOMPARE(events.integer(0) + outbox.integer(0), 1); // told already, or about to be
    }

private:
    static constexpr const char *someOrders =
        "INSERT INTO tenants(id,name) VALUES(1,'default');"
        "INSERT INTO users(id,tenant,name,password_hash,roles,created_at) VALUES(1,1,'ana','x','operator',0);"
        "INSERT INTO batches(id,tenant,number,source,queue,kind,status,created_by,created_by_id,created_at,updated_at,"
        "items,amount,open,request_id) VALUES(1,1,1,'t','pagamentos',0,2,'ana',1,0,0,1,101,1,'req');"
        "INSERT INTO items(id,tenant,batch,seq,kind,external_id,payee,document,pix_key,amount,state,created_at,"
        "updated_at) VALUES(1,1,1,1,0,'X-1','Maria','52998224725','m@x.example',101,1,0,0);"
        "INSERT INTO batch_counts(batch,state,code,items,amount,first_at,last_at) VALUES(1,1,'',1,101,0,0);"
        "INSERT INTO events(tenant,batch,item,at,type) VALUES(1,1,1,0,'created');"
        "INSERT INTO plan_runs(id,tenant,hash,action,request,reason,created_by,created_by_id,created_at,amount,items) "
        "VALUES(1,1,'h',0,'{}','r','ana',1,0,101,1);"
        "INSERT INTO plan_run_items(run,item,version,attempt) VALUES(1,1,1,1);";

    static QList<sql::Migration> steps(sql::Dialect dialect) {
        return *sql::readMigrations(
            sql::migrationFolder(QStringLiteral(FAROL_SOURCE_DIR "/resources/migrations"), dialect));
    }
    SystemClock m_clock;
};

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
