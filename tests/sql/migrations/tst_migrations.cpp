// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/migrations.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::sql;

class MigrationsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = *Connection::open({QStringLiteral(":memory:")});
        write(QStringLiteral("0001_first.sql"), "CREATE TABLE a(x); INSERT INTO a VALUES(1);");
    }
    void appliesEachStepOnce() {
        write(QStringLiteral("0002_second.sql"), "CREATE TABLE b(x);");
        const auto known = readMigrations(m_dir->path());
        QVERIFY(known);
        QCOMPARE(*migrateUp(*m_db, *known, m_clock), 2);
        QCOMPARE(*migrateUp(*m_db, *known, m_clock), 0);
    }
    void leavesNothingOfAStepThatFails() {
        write(QStringLiteral("0002_bad.sql"), "CREATE TABLE b(x); INSERT INTO missing VALUES(1);");
        const auto known = readMigrations(m_dir->path());
        QVERIFY(!migrateUp(*m_db, *known, m_clock));
        const auto states = migrationStatus(*m_db, *known);
        QVERIFY(states->at(0).applied);
        QVERIFY(!states->at(1).applied);
        QVERIFY(!m_db->execute("SELECT * FROM b"));
    }
    void refusesATextThatChangedLater() {
        QVERIFY(migrateUp(*m_db, *readMigrations(m_dir->path()), m_clock));
        write(QStringLiteral("0001_first.sql"), "CREATE TABLE a(x, y);");
        const auto states = migrationStatus(*m_db, *readMigrations(m_dir->path()));
        QCOMPARE(states.error().code, QStringLiteral("schema_changed"));
    }
    void refusesADatabaseOfANewerProgram() {
        write(QStringLiteral("0002_second.sql"), "CREATE TABLE b(x);");
        QVERIFY(migrateUp(*m_db, *readMigrations(m_dir->path()), m_clock));
        QVERIFY(QFile::remove(m_dir->filePath(QStringLiteral("0002_second.sql"))));
        QCOMPARE(migrationStatus(*m_db, *readMigrations(m_dir->path())).error().code, QStringLiteral("schema_unknown"));
    }
    void refusesAGap() {
        write(QStringLiteral("0003_third.sql"), "SELECT 1;");
        QCOMPARE(readMigrations(m_dir->path()).error().code, QStringLiteral("migration_name"));
    }

private:
    void write(const QString &name, const QByteArray &text) {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_db;
    ManualClock m_clock{Instant(std::chrono::hours(24))};
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
