// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit.h"

#include "kit/enginekit.h"

#include <atomic>
#include <thread>

using namespace farol;
using namespace farol::server;

class AuditTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_database = std::make_unique<kit::EngineDatabase>();
        m_db = m_database->open();
    }
    void cleanup() {
        m_db.reset();
        m_database.reset();
    }
    void chainsTheRowsOfEachTenant() {
        append(1, 3);
        append(0, 2);
        append(1, 2);
        QCOMPARE(verdict(1).rows, 5);
        QCOMPARE(verdict(1).firstBroken, 0);
        QCOMPARE(verdict(0).rows, 2);
        QCOMPARE(verdict(7).rows, 0);
        QCOMPARE(m_database->text("SELECT previous FROM audit WHERE tenant=1 AND seq=1"), QString(64, u'0'));
        QCOMPARE(m_database->number("SELECT count(*) FROM audit a JOIN audit b ON b.tenant=a.tenant AND b.seq=a.seq+1 "
                                    "AND b.previous=a.hash"),
                 5);
    }
    void isRefusedAChangeOrADeletion() {
        append(1, 2);
        QVERIFY(!m_db->execute("UPDATE audit SET actor='x'"));
        QVERIFY(!m_db->execute("DELETE FROM audit"));
        QCOMPARE(verdict(1).rows, 2);
    }
    void findsARowThatWasChanged_data() {
        QTest::addColumn<QByteArray>("column");
        for (const char *column : {"at", "actor", "actor_id", "action", "object", "reason", "plan_hash", "before",
                                   "after", "request_id", "previous", "hash"}) {
            QTest::newRow(column) << QByteArray(column);
        }
    }
    void findsARowThatWasChanged() {
        QFETCH(QByteArray, column);
        append(1, 4);
        const bool isNumber = column == "at" || column == "actor_id";
        tamper("UPDATE audit SET " + column + "=" + column + (isNumber ? "+1" : "||'1'") + " WHERE seq=3");
        QCOMPARE(verdict(1).firstBroken, 3);
    }
    void findsARowThatIsMissing() {
        append(1, 4);
        tamper("DELETE FROM audit WHERE seq=2");
        QCOMPARE(verdict(1).firstBroken, 2);
        QVERIFY(verdict(1).detail.contains(QStringLiteral("missing")));
    }
    void findsWhatWasDoneToTheEndOfTheChain_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("row");
        QTest::newRow("last deleted") << QByteArray("DELETE FROM audit WHERE seq=4") << 4;
        QTest::newRow("last two deleted") << QByteArray("DELETE FROM audit WHERE seq>2") << 3;
        QTest::newRow("all deleted") << QByteArray("DELETE FROM audit") << 1;
        QTest::newRow("head deleted") << QByteArray("DELETE FROM audit_heads") << 1;
        QTest::newRow("head moved back") << QByteArray("UPDATE audit_heads SET seq=3, hash=(SELECT hash FROM audit "
                                                       "WHERE seq=3)")
                                         << 4;
        QTest::newRow("head changed") << QByteArray("UPDATE audit_heads SET hash='1'") << 4;
        QTest::newRow("swapped") << QByteArray("UPDATE audit SET seq=9 WHERE seq=4; UPDATE audit SET seq=4 WHERE seq=3;"
                                               "UPDATE audit SET seq=3 WHERE seq=9")
                                 << 3;
    }
    void findsWhatWasDoneToTheEndOfTheChain() {
        QFETCH(QByteArray, script);
        QFETCH(int, row);
        append(1, 4);
        QCOMPARE(verdict(1).firstBroken, 0);
        tamper(script);
        QCOMPARE(verdict(1).firstBroken, row);
    }
    void findsARowThatNoCommandWrote() {
        append(1, 3);
        // With a hash that is right, as somebody with our program makes it.
        AuditRow row{entry(1), 4, moment().now, m_database->text("SELECT hash FROM audit WHERE seq=3"), {}};
        row.hash = auditHash(row);
        tamper(QStringLiteral("INSERT INTO audit(tenant,seq,at,actor,actor_id,action,object,reason,plan_hash,before,"
                              "after,request_id,previous,hash) SELECT tenant,4,at,actor,actor_id,action,object,reason,"
                              "plan_hash,before,after,request_id,'%1','%2' FROM audit WHERE seq=3")
                   .arg(row.previous, row.hash)
                   .toUtf8());
        const auto chain = verdict(1);
        QCOMPARE(chain.firstBroken, 4);
        QCOMPARE(chain.fault, AuditFault::End);
    }
    void aDeletedEndStaysSeenWhenTheChainGoesOn() {
        append(1, 3);
        tamper("DELETE FROM audit WHERE seq=3");
        append(1, 2);
        QCOMPARE(verdict(1).firstBroken, 3);
        QCOMPARE(verdict(1).fault, AuditFault::Gap);
    }
    // The first row of a chain, too, is written by one of them; a file has one writer.
    void manyWritersAtOnceMakeOneChain() {
        const int writers = m_database->onServer() ? 4 : 1;
        std::vector<std::thread> threads;
        std::atomic<int> failed = 0;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([this, &failed] {
                const auto db = m_database->open();
                for (int n = 0; n < 25; ++n) {
                    sql::Transaction transaction(*db);
                    Arrows arrows(*db, moment());
                    failed += appendAudit(arrows, entry(1)) && transaction.commit() ? 0 : 1;
                }
            });
        }
        for (auto &thread : threads) {
            thread.join();
        }
        QCOMPARE(failed.load(), 0);
        const auto chain = verdict(1);
        QVERIFY2(chain.holds, qPrintable(chain.detail));
        QCOMPARE(chain.rows, 25 * writers);
    }
    void namesEachTenantThatHasAChain() {
        append(1, 1);
        append(0, 1);
        tamper("DELETE FROM audit WHERE tenant=1");
        const auto tenants = auditedTenants(*m_db);
        QVERIFY(tenants);
        QCOMPARE(tenants->size(), std::size_t{2});
        QCOMPARE(tenants->at(0).second, QStringLiteral("engine"));
        QCOMPARE(tenants->at(1).second, QStringLiteral("default"));
    }
    void aDatabaseOfAnOlderVersionHasNoHeads() {
        append(1, 3);
        append(0, 1);
        QVERIFY(m_db->execute("DROP TABLE audit_heads"));
        QCOMPARE(verdict(1).rows, 3);
        QVERIFY(verdict(1).holds);
        QCOMPARE(auditedTenants(*m_db)->size(), std::size_t{2});
        tamper("UPDATE audit SET reason='x' WHERE tenant=1 AND seq=2");
        QCOMPARE(verdict(1).firstBroken, 2);
    }
    void aDatabaseThatCannotBeReadIsAnError() {
        append(1, 1);
        QVERIFY(m_db->execute("DROP TABLE audit"));
        QVERIFY(!verifyAudit(*m_db, 1));
        QVERIFY(!auditedTenants(*m_db));
    }
    void findsARowOfAnotherTenant() {
        append(1, 1);
        append(2, 1);
        tamper("DELETE FROM audit WHERE tenant=1; UPDATE audit SET tenant=1");
        QCOMPARE(verdict(1).firstBroken, 1);
    }
    void leavesNoRowOfACommandThatFails() {
        append(1, 1);
        {
            sql::Transaction transaction(*m_db);
            Arrows arrows(*m_db, moment());
            sql::Savepoint part(*m_db);
            QVERIFY(appendAudit(arrows, entry(1)));
        }
        append(1, 1);
        QCOMPARE(verdict(1).rows, 2);
        QCOMPARE(verdict(1).firstBroken, 0);
    }

private:
    static Moment moment() { return {Instant(std::chrono::milliseconds(1795179900000)), "2026-11-20", true}; }
    static AuditEntry entry(std::int64_t tenant) {
        return {tenant,
                QStringLiteral("josé \"ops\""),
                7,
                QStringLiteral("plan.run"),
                QStringLiteral("LOTE-0042"),
                QStringLiteral("banco voltou"),
                QStringLiteral("ab12"),
                QStringLiteral("{}"),
                QStringLiteral("{\"n\":1}"),
                QStringLiteral("req-1")};
    }
    void append(std::int64_t tenant, int count) {
        sql::Transaction transaction(*m_db);
        Arrows arrows(*m_db, moment());
        for (int i = 0; i < count; ++i) {
            const Done done = appendAudit(arrows, entry(tenant));
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        }
        QVERIFY(transaction.commit());
    }
    // As somebody with the file in hand does it: without the triggers.
    void tamper(const QByteArray &script) {
        m_database->dropAuditGuards();
        const Done done = m_db->execute(script.toStdString());
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    AuditChain verdict(std::int64_t tenant) { return *verifyAudit(*m_db, tenant); }
    std::unique_ptr<kit::EngineDatabase> m_database;
    std::unique_ptr<sql::Connection> m_db;
};

QTEST_GUILESS_MAIN(AuditTest)
#include "tst_audit.moc"
