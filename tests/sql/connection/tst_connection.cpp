// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connection.h"

#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::sql;

class ConnectionTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = Connection::open({m_dir->filePath(QStringLiteral("t.db"))});
        QVERIFY(opened);
        m_db = std::move(*opened);
        QVERIFY(m_db->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE, n)"));
    }
    void cleanup() { m_db.reset(); }

    void runsInWalWithFullSync() {
        auto mode = m_db->prepare("PRAGMA journal_mode");
        QVERIFY(*mode.step());
        QCOMPARE(mode.string(0), QStringLiteral("wal"));
        auto sync = m_db->prepare("PRAGMA synchronous");
        QVERIFY(*sync.step());
        QCOMPARE(sync.integer(0), 2);
    }
    void keepsWhatItBinds() {
        const QString hostile = QStringLiteral("Robert'); DROP TABLE t;-- \u202e\U0001F600");
        QVERIFY(m_db->prepare("INSERT INTO t VALUES(?,?,?)").bind(7, hostile, std::optional<int>()).run());
        auto read = m_db->prepare("SELECT name, n FROM t WHERE id=?");
        QVERIFY(*read.bind(7).step());
        QCOMPARE(read.string(0), hostile);
        QVERIFY(read.isNull(1));
        QVERIFY(!*read.step());
    }
    void givesEachBorrowerItsOwnStatement() {
        QVERIFY(m_db->execute("INSERT INTO t VALUES(1,'a',0),(2,'b',0)"));
        auto outer = m_db->prepare("SELECT id FROM t ORDER BY id");
        QVERIFY(*outer.step());
        {
            auto inner = m_db->prepare("SELECT id FROM t ORDER BY id");
            QVERIFY(*inner.step());
            QCOMPARE(inner.integer(0), 1);
        }
        QVERIFY(*outer.step());
        QCOMPARE(outer.integer(0), 2);
    }
    void namesAConstraintAsConflict() {
        QVERIFY(m_db->execute("INSERT INTO t VALUES(1,'a',0)"));
        const auto done = m_db->prepare("INSERT INTO t VALUES(2,'a',0)").bind().run();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Conflict);
    }
    void tellsABadStatementAtItsFirstStep() { QVERIFY(!m_db->prepare("SELEC 1").step()); }
    void rollsBackWhatWasNotCommitted() {
        {
            Transaction transaction(*m_db);
            QVERIFY(transaction.begun());
            QVERIFY(m_db->execute("INSERT INTO t VALUES(1,'a',0)"));
            {
                Savepoint part(*m_db);
                QVERIFY(m_db->execute("INSERT INTO t VALUES(2,'b',0)"));
            }
            QCOMPARE(count(), 1);
        }
        QCOMPARE(count(), 0);
    }
    void aReaderCannotWrite() {
        auto reader = Connection::open({m_dir->filePath(QStringLiteral("t.db")), true});
        QVERIFY(reader);
        QVERIFY(!(*reader)->execute("INSERT INTO t VALUES(1,'a',0)"));
    }

private:
    std::int64_t count() {
        auto statement = m_db->prepare("SELECT count(*) FROM t");
        return statement.step() ? statement.integer(0) : -1;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_db;
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
