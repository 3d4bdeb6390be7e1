// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connect.h"

#include <QTest>
#include <QUuid>

using namespace farol;
using namespace farol::sql;

class PostgresTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_url = qEnvironmentVariable("FAROL_TEST_DATABASE");
        QVERIFY2(!m_url.isEmpty(), "run by tests/kit/with_services.sh");
        m_db = open();
        m_table = "t_" + QUuid::createUuid().toString(QUuid::Id128).toStdString();
        QVERIFY(m_db->execute("CREATE TABLE " + m_table + "(id BIGINT PRIMARY KEY, name TEXT UNIQUE, raw BYTEA)"));
    }
    void cleanup() {
        if (m_db) {
            (void)m_db->execute("DROP TABLE IF EXISTS " + m_table);
        }
        m_db.reset();
    }

    void keepsWhatItBinds() {
        const QString hostile = QStringLiteral("Robert'); DROP TABLE t;-- \u202e\U0001F600");
        const QByteArray raw("\x00\xff'\\\x01", 5);
        QVERIFY(insert(7, hostile, raw));
        auto read = m_db->prepare("SELECT id, name, raw, id=7, NULL, sum(id) OVER () FROM " + m_table + " WHERE id=?");
        QVERIFY(*read.bind(7).step());
        QCOMPARE(read.integer(0), 7);
        QCOMPARE(read.string(1), hostile);
        QCOMPARE(read.bytes(2), raw);
        QCOMPARE(read.integer(3), 1);
        QVERIFY(read.isNull(4));
        QCOMPARE(read.integer(5), 7);
        QVERIFY(!*read.step());
    }
    void takesOnlyTheValuesThatATextNames() {
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        auto read = m_db->prepare("SELECT name FROM " + m_table + " WHERE id=?4 AND name LIKE ?2");
        QVERIFY(*read.bind("unused", "A%", nullptr, 1, 9).step());
        QCOMPARE(read.string(0), QStringLiteral("a"));
    }
    void countsWhatChanged() {
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        QVERIFY(insert(2, QStringLiteral("b"), {}));
        const auto before = m_db->totalChanges();
        QVERIFY(m_db->prepare("UPDATE " + m_table + " SET raw=NULL WHERE id>?").bind(0).run());
        QCOMPARE(m_db->changes(), 2);
        auto read = m_db->prepare("SELECT 1 FROM " + m_table);
        QVERIFY(read.run());
        QCOMPARE(m_db->totalChanges(), before + 2);
    }
    void namesWhatWentWrong() {
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        const auto twice = insert(2, QStringLiteral("a"), {});
        QVERIFY(!twice);
        QCOMPARE(twice.error().kind, ErrorKind::Conflict);
        const auto inside =
            m_db->prepare("INSERT INTO " + m_table + "(id,name) VALUES(3,?)").bind(std::string_view("a\0b", 3)).run();
        QVERIFY(!inside);
        QCOMPARE(inside.error().code, QStringLiteral("text_invalid"));
        const auto bad = m_db->prepare("SELEC 1").step();
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, QStringLiteral("storage"));
    }
    void undoesAPartAlone() {
        Transaction transaction(*m_db);
        QVERIFY(transaction.begun());
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        {
            Savepoint part(*m_db);
            QVERIFY(part.begun());
            QVERIFY(!insert(1, QStringLiteral("b"), {}));
        }
        {
            Savepoint part(*m_db);
            QVERIFY(insert(2, QStringLiteral("b"), {}));
            QVERIFY(part.release());
        }
        QVERIFY(transaction.commit());
        QCOMPARE(rows(), 2);
    }
    void neverCallsAFailedTransactionStored() {
        Transaction transaction(*m_db);
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        QVERIFY(!insert(1, QStringLiteral("b"), {}));
        QVERIFY(!transaction.commit());
        QCOMPARE(rows(), 0);
    }
    void failsUntilTheEndOfATransactionWhoseSessionDiedAndThenComesBack() {
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        {
            Transaction transaction(*m_db);
            QVERIFY(insert(2, QStringLiteral("b"), {}));
            endSession();
            const auto lost = insert(3, QStringLiteral("c"), {});
            QVERIFY(!lost);
            QCOMPARE(lost.error().kind, ErrorKind::Server);
            QVERIFY(lost.error().code.startsWith(QStringLiteral("storage")));
            QVERIFY(!insert(4, QStringLiteral("d"), {}));
            QVERIFY(!m_db->inTransaction());
            QVERIFY(!transaction.commit());
        }
        QCOMPARE(rows(), 1);
        Transaction again(*m_db);
        QVERIFY(again.begun());
        QVERIFY(insert(2, QStringLiteral("b"), {})); // prepared anew
        QVERIFY(again.commit());
        QCOMPARE(rows(), 2);
    }
    void readsOneMomentAndWritesNothing() {
        QVERIFY(insert(1, QStringLiteral("a"), {}));
        auto reader = *sql::connect({m_url, true});
        Transaction moment(*reader);
        QVERIFY(moment.begun());
        auto count = reader->prepare("SELECT count(*) FROM " + m_table);
        QVERIFY(*count.bind().step());
        QCOMPARE(count.integer(0), 1);
        QVERIFY(insert(2, QStringLiteral("b"), {}));
        QVERIFY(*count.bind().step());
        QCOMPARE(count.integer(0), 1);
        QVERIFY(!reader->execute("DELETE FROM " + m_table));
    }

private:
    [[nodiscard]] std::unique_ptr<Connection> open() const {
        auto opened = sql::connect({m_url});
        return opened ? std::move(*opened) : nullptr;
    }
    Done insert(int id, const QString &name, const QByteArray &raw) {
        return m_db->prepare("INSERT INTO " + m_table + " VALUES(?,?,?)").bind(id, name, raw).run();
    }
    [[nodiscard]] std::int64_t rows() const {
        auto count = m_db->prepare("SELECT count(*) FROM " + m_table);
        return *count.step() ? count.integer(0) : -1;
    }
    // What a restart of the server, or its administrator, does to us.
    void endSession() {
        auto mine = m_db->prepare("SELECT pg_backend_pid()");
        QVERIFY(*mine.step());
        QVERIFY(open()->prepare("SELECT pg_terminate_backend(CAST(? AS INTEGER))").bind(mine.integer(0)).run());
        QTRY_VERIFY_WITH_TIMEOUT(!m_db->prepare("SELECT 1").run(), 30'000);
    }
    QString m_url;
    std::unique_ptr<Connection> m_db;
    std::string m_table;
};

QTEST_GUILESS_MAIN(PostgresTest)
#include "tst_postgres.moc"
