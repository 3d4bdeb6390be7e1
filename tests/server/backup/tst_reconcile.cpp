// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/reconcile.h"

#include "core/plans/plan.h"
#include "kit/enginekit.h"
#include "server/backup/backup.h"
#include "server/backup/statement.h"

#include <QFile>

using namespace farol;
using namespace farol::server;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// What the provider has and a restored database does not know is checked, and never sent again.
class ReconcileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_database = std::make_unique<EngineDatabase>(); }

    void checksWhatTheProviderHas_data() {
        QTest::addColumn<ItemState>("state");
        QTest::addColumn<bool>("isChecked");
        for (int i = 0; i < itemStateCount; ++i) {
            const auto state = static_cast<ItemState>(i);
            QTest::newRow(qPrintable(toApi(state))) << state << !isFinal(state);
        }
    }
    void checksWhatTheProviderHas() {
        QFETCH(ItemState, state);
        QFETCH(bool, isChecked);
        m_database->makeBatch({1, 2, state, BatchStatus::Processing});
        mark();
        const auto report = run(line('A', u"X-1"_s, u"1.01"_s, u"settled"_s));
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->news, 1);
        QCOMPARE(report->items, isChecked ? 1 : 0);
        QCOMPARE(report->waiting, 0);
        QCOMPARE(std::ssize(report->conflicts), isChecked ? 0 : 1);
        QCOMPARE(m_database->number("SELECT state FROM items WHERE seq=1"),
                 static_cast<int>(isChecked ? ItemState::Uncertain : state));
        if (isChecked) {
            QCOMPARE(m_database->text("SELECT e2e_id FROM items WHERE seq=1"), id('A'));
        }
        QCOMPARE(m_database->number("SELECT count(*) FROM end_to_end_ids e JOIN items i ON i.id=e.item WHERE i.seq=1"),
                 1);
        QCOMPARE(m_database->number("SELECT state FROM items WHERE seq=2"), static_cast<int>(state)); // its way is free
        QCOMPARE(m_database->wrongCounters(), 0);
        auto db = m_database->open();
        QVERIFY(!*waitsForReconcile(*db));
        QCOMPARE(m_database->number("SELECT count(*) FROM audit WHERE action='database.reconcile'"), 1);
    }

    void takesTheOrderThatPaidAmongSeveral() {
        m_database->makeBatch({1, 1, ItemState::Failed, BatchStatus::Finished});
        mark();
        QVERIFY(run(line('A', u"X-1"_s, u"1.01"_s, u"failed"_s) + line('B', u"X-1"_s, u"1.01"_s, u"settled"_s) +
                    line('C', u"X-1"_s, u"1.01"_s, u"open"_s)));
        QCOMPARE(m_database->text("SELECT e2e_id FROM items"), id('B'));
        QCOMPARE(m_database->number("SELECT attempt FROM items"), 3);
        QCOMPARE(m_database->number("SELECT count(DISTINCT n) FROM attempts"), 3);
        QCOMPARE(m_database->text("SELECT e2e_id FROM attempts ORDER BY n DESC LIMIT 1"), id('B'));
        QCOMPARE(m_database->number("SELECT count(*) FROM end_to_end_ids"), 3);
    }

    void leavesAloneWhatTheBackupKnows() {
        m_database->makeBatch({1, 1, ItemState::Failed, BatchStatus::Finished});
        tried("failed");
        mark();
        const auto report = run(line('A', u"X-1"_s, u"1.01"_s, u"failed"_s));
        QVERIFY(report && report->news == 0 && report->items == 0);
        QCOMPARE(m_database->number("SELECT state FROM items"), static_cast<int>(ItemState::Failed));
    }

    // A try that the backup saw begin, whose end came later, is asked for, under the same number.
    void checksATryWhoseEndTheBackupDoesNotKnow() {
        m_database->makeBatch({1, 1, ItemState::RetryWait, BatchStatus::Processing});
        tried("transient");
        mark();
        const auto report = run(line('A', u"X-1"_s, u"1.01"_s, u"settled"_s));
        QVERIFY(report && report->items == 1);
        QCOMPARE(m_database->number("SELECT state FROM items"), static_cast<int>(ItemState::Uncertain));
        QCOMPARE(m_database->number("SELECT attempt FROM items"), 1);
        QCOMPARE(m_database->number("SELECT count(*) FROM attempts"), 1);
    }

    // Submitted and paid after the backup: the order to submit it is lost, and there is nothing left to order.
    void endsABatchWhosePaymentsTheProviderAllHas_data() {
        QTest::addColumn<BatchStatus>("status");
        QTest::newRow("draft") << BatchStatus::Draft;
        QTest::newRow("awaiting") << BatchStatus::AwaitingApproval;
    }
    void endsABatchWhosePaymentsTheProviderAllHas() {
        QFETCH(BatchStatus, status);
        m_database->makeBatch({1, 2, ItemState::Accepted, status});
        if (status == BatchStatus::AwaitingApproval) {
            QVERIFY(m_database->open()->execute(
                "INSERT INTO approvals(id,tenant,number,subject,batch,action,hash,maker,maker_id,other_maker_id,items,"
                "amount,needed,roles,created_at,seen) VALUES(1,1,1,0,1,'submit','h','ana',1,1,2,203,1,'approver',0,"
                "'{}')"));
        }
        mark();
        QVERIFY(run(line('A', u"X-1"_s, u"1.01"_s, u"settled"_s) + line('B', u"X-2"_s, u"1.02"_s, u"settled"_s)));
        const auto now = [this] { return m_database->number("SELECT status FROM batches WHERE id=1"); };
        QCOMPARE(now(), static_cast<int>(BatchStatus::Processing));
        for (int item = 1; item <= 2; ++item) {
            settle(item);
        }
        QCOMPARE(now(), static_cast<int>(BatchStatus::Finished));
        QCOMPARE(m_database->wrongCounters(), 0);
        QCOMPARE(m_database->number("SELECT count(*) FROM approvals WHERE status=0"), 0);
    }
    // Whoever was asked may have said no after the backup.
    void givesBackWhatWaitedForApproval() {
        m_database->makeBatch({1, 2, ItemState::Accepted, BatchStatus::AwaitingApproval});
        QVERIFY(m_database->open()->execute(
            "INSERT INTO plan_runs(id,tenant,hash,action,request,items,amount,status,created_by,created_by_id,"
            "created_at,reason) VALUES(7,1,'h',0,'{}',1,101,0,'ana',1,0,'r');"
            "INSERT INTO approvals(id,tenant,number,subject,batch,run,action,hash,maker,maker_id,other_maker_id,items,"
            "amount,needed,roles,created_at,seen) VALUES(1,1,1,0,1,NULL,'submit','h','ana',1,1,2,203,1,'approver',0,"
            "'{}'),(2,1,2,1,NULL,7,'retry','h','ana',1,1,1,101,1,'approver',0,'{}')"));
        mark();
        const auto report = run({});
        QVERIFY(report);
        QCOMPARE(report->approvals, 2);
        QCOMPARE(m_database->number("SELECT count(*) FROM approvals WHERE status=4"), 2);
        QCOMPARE(m_database->number("SELECT status FROM batches WHERE id=1"), static_cast<int>(BatchStatus::Draft));
        QCOMPARE(m_database->number("SELECT status FROM plan_runs WHERE id=7"), static_cast<int>(PlanRunStatus::Void));
        QCOMPARE(m_database->text("SELECT type||' '||actor FROM events WHERE batch=1 ORDER BY seq DESC LIMIT 1"),
                 u"void reconcile"_s);
        QCOMPARE(m_database->number("SELECT count(*) FROM items WHERE state=0"), 2);
        QCOMPARE(m_database->wrongCounters(), 0);
    }
    void leavesTheRestOfADraftToBeSubmitted() {
        m_database->makeBatch({1, 2, ItemState::Accepted, BatchStatus::Draft});
        mark();
        QVERIFY(run(line('A', u"X-1"_s, u"1.01"_s, u"settled"_s)));
        settle(1);
        QCOMPARE(m_database->number("SELECT status FROM batches WHERE id=1"), static_cast<int>(BatchStatus::Draft));
        QCOMPARE(m_database->number("SELECT state FROM items WHERE seq=2"), static_cast<int>(ItemState::Accepted));
        QCOMPARE(m_database->wrongCounters(), 0);
    }

    void keepsAnOrderForAFileThatComesAgain() {
        m_database->makeBatch({1, 1, ItemState::Queued});
        mark();
        const auto report = run(line('A', u"Z-1"_s, u"1.01"_s, u"settled"_s));
        QVERIFY(report && report->waiting == 1 && report->items == 0);
        m_database->makeBatch({2, 1, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "Z"});
        auto db = m_database->open();
        sql::Transaction transaction(*db);
        Arrows arrows(*db, {Instant(std::chrono::milliseconds(9)), "1970-01-01", true});
        const auto adopted = adoptOrders(arrows, 2);
        QVERIFY(adopted && adopted->items == 1);
        QVERIFY(arrows.flush());
        QVERIFY(transaction.commit());
        QCOMPARE(m_database->number("SELECT state FROM items WHERE batch=2"), static_cast<int>(ItemState::Uncertain));
        QCOMPARE(m_database->number("SELECT state FROM items WHERE batch=1"), static_cast<int>(ItemState::Queued));
        QCOMPARE(m_database->wrongCounters(), 0);
    }

    // The provider knows no tenants: an order must not settle another tenant's payment.
    void givesAnOrderOnlyToThePaymentThatItFits() {
        m_database->makeBatch({1, 2, ItemState::Queued});
        auto db = m_database->open();
        QVERIFY(db->execute("INSERT INTO tenants(id,name) VALUES(2,'other')"));
        m_database->makeBatch({2, 2, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "Y"});
        // X-1 of both tenants has one amount, X-2 of the other tenant another one.
        QVERIFY(db->execute("UPDATE items SET tenant=2, external_id='X-1' WHERE batch=2 AND seq=1"));
        QVERIFY(db->execute("UPDATE items SET tenant=2, external_id='X-2', amount=999 WHERE batch=2 AND seq=2"));
        QVERIFY(db->execute("UPDATE batch_counts SET amount=101+999 WHERE batch=2"));
        mark();
        const auto report =
            run(line('A', u"X-1"_s, u"1.01"_s, u"settled"_s) + line('B', u"X-2"_s, u"1.02"_s, u"settled"_s));
        QVERIFY(report && report->items == 0 && report->conflicts.size() == 3);
        const auto state = [this](int batch, int seq) {
            return m_database->text("SELECT state||' '||code||' '||e2e_id FROM items WHERE batch=" +
                                    std::to_string(batch) + " AND seq=" + std::to_string(seq));
        };
        QCOMPARE(state(1, 1), u"5 restored_doubtful "_s);
        QCOMPARE(state(2, 1), u"5 restored_doubtful "_s);
        QCOMPARE(state(1, 2), u"5 restored_doubtful "_s); // or a file of the other tenant's that is not here again
        QCOMPARE(state(2, 2), u"1  "_s);                  // its way is free
        QCOMPARE(m_database->wrongCounters(), 0);
    }

    void doesNotTakeAnOrderOfAnotherAmountForItsOwn() {
        m_database->makeBatch({1, 1, ItemState::Queued});
        mark();
        const auto report = run(line('A', u"X-1"_s, u"7.00"_s, u"settled"_s));
        QVERIFY(report && report->items == 0 && report->conflicts.size() == 1);
        QCOMPARE(m_database->text("SELECT code FROM items"), u"restored_doubtful"_s);
        QVERIFY(m_database->number("SELECT next_at FROM items") > 200'000'000'000'000);
    }

    void refusesAListThatItDoesNotUnderstand_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no json") << QByteArray("paid: X-1\n");
        QTest::newRow("short id") << line('A', u"X-1"_s, u"1.01"_s, u"settled"_s).replace("AAAA", "A");
        QTest::newRow("status") << line('A', u"X-1"_s, u"1.01"_s, u"maybe"_s);
        QTest::newRow("amount") << line('A', u"X-1"_s, u"1,01"_s, u"settled"_s);
        QTest::newRow("no external id") << line('A', {}, u"1.01"_s, u"settled"_s);
        QTest::newRow("no time") << line('A', u"X-1"_s, u"1.01"_s, u"settled"_s).replace("\"at\"", "\"when\"");
    }
    void refusesAListThatItDoesNotUnderstand() {
        QFETCH(QByteArray, text);
        m_database->makeBatch({1, 1, ItemState::Queued});
        mark();
        QCOMPARE(run(text).error().code, u"statement"_s);
        auto db = m_database->open();
        QVERIFY(*waitsForReconcile(*db)); // and goes on waiting
    }

    void givesNoNumberOfALostEventAgain() {
        m_database->makeBatch({1, 1, ItemState::Queued});
        mark();
        QVERIFY(run({}));
        auto db = m_database->open();
        auto next = db->prepare("INSERT INTO events(tenant,at,type) VALUES(1,0,'t') RETURNING seq");
        QVERIFY(*next.step());
        QVERIFY(next.integer(0) > 1'000'000);
    }

    void makesNoDatabaseWhereNoneIs() {
        if (sql::isServerUrl(m_database->path())) {
            QSKIP("a server's database is there");
        }
        Config config;
        config.database.path = m_database->folder() + u"/none.db"_s;
        QCOMPARE(reconcile(config, {}, SystemClock()).error().code, u"no_database"_s);
        QVERIFY(!QFile::exists(config.database.path)); // it would be in the way of the restore
    }
    void hasNothingToDoWhereNothingWasRestored() { QCOMPARE(run({}).error().code, u"not_restored"_s); }

private:
    static QString id(char letter) { return u"E9999901020261120103"_s + QString(12, QLatin1Char(letter)); }
    static QByteArray line(char letter, const QString &externalId, const QString &amount, const QString &status) {
        return u"{\"end_to_end_id\":\"%1\",\"external_id\":\"%2\",\"amount\":\"%3\",\"at\":1000,\"status\":\"%4\"}\n"_s
            .arg(id(letter), externalId, amount, status)
            .toUtf8();
    }
    void mark() const {
        QVERIFY(m_database->open()->execute("INSERT INTO meta(key,value) VALUES('restored_from','0')"));
    }
    void tried(const char *outcome) const { // once, under the id A
        auto db = m_database->open();
        const QString a = id('A');
        QVERIFY(db->prepare("UPDATE items SET e2e_id=?, attempt=1").bind(a).run());
        QVERIFY(db->prepare("INSERT INTO end_to_end_ids(id,item) SELECT ?, id FROM items").bind(a).run());
        QVERIFY(
            db->prepare("INSERT INTO attempts(item,n,e2e_id,sent_at,outcome,worker) SELECT id,1,?,0,?,'w' FROM items")
                .bind(a, outcome)
                .run());
    }
    // What a check says in the end.
    void settle(int seq) const {
        auto db = m_database->open();
        sql::Transaction transaction(*db);
        Arrows arrows(*db, {Instant(std::chrono::milliseconds(9)), "1970-01-01", true});
        auto row = db->prepare("SELECT id,amount,attempt,fencing,code FROM items WHERE batch=1 AND seq=?");
        QVERIFY(row.bind(seq).step().value_or(false));
        const ItemKey key{row.integer(0),
                          1,
                          1,
                          ItemKind::Payment,
                          row.integer(1),
                          ItemState::Uncertain,
                          std::string(row.text(4)),
                          static_cast<int>(row.integer(2)),
                          row.integer(3)};
        ArrowChange change;
        change.to = ItemState::Done;
        change.eventType = "done";
        QVERIFY(arrows.move(key, change).value_or(false));
        QVERIFY(arrows.flush());
        QVERIFY(transaction.commit());
    }
    [[nodiscard]] Result<Reconciled> run(const QByteArray &lines) const {
        const QString file = m_database->folder() + u"/statement"_s;
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(lines) != lines.size()) {
            return failure(ErrorKind::Server, u"test"_s, out.errorString());
        }
        out.close();
        Config config;
        config.database.path = m_database->path();
        if (sql::isServerUrl(m_database->path())) {
            config.database.url = Secret(m_database->path().toUtf8());
        }
        return reconcile(config, file, SystemClock());
    }
    std::unique_ptr<EngineDatabase> m_database;
};

QTEST_GUILESS_MAIN(ReconcileTest)
#include "tst_reconcile.moc"
