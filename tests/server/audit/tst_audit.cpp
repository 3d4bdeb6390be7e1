// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit.h"

#include "kit/enginekit.h"

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
