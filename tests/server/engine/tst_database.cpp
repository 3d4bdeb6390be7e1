// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/database.h"

#include "core/payments/endtoendid.h"
#include "kit/enginekit.h"
#include "kit/fulldisk.h"
#include "server/engine/databaselock.h"
#include "server/engine/endtoend.h"
#include "server/engine/figures.h"

#include <QFile>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

// Who may use a database, and how long an end-to-end id is one's own.
class DatabaseTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileBelongsToOneProcess() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("farold.db"));
        {
            const auto lock = DatabaseLock::take(path);
            QVERIFY(lock);
            const auto second = DatabaseLock::take(path);
            QVERIFY(!second);
            QCOMPARE(second.error().code, QStringLiteral("database_in_use"));
            QVERIFY2(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                     qPrintable(second.error().detail));
            QVERIFY(QFile::resize(path + QStringLiteral(".lock"), 0)); // as in the moment before it is written
            QVERIFY(DatabaseLock::take(path).error().detail.contains(QStringLiteral("process ?")));
        }
        QVERIFY(DatabaseLock::take(path));
        QVERIFY(DatabaseLock::take(QStringLiteral("postgresql://x@127.0.0.1/x"))); // a server looks after itself
        const auto nowhere = DatabaseLock::take(folder.filePath(QStringLiteral("none/farold.db")));
        QVERIFY(!nowhere);
        QVERIFY2(nowhere.error().detail.contains(QStringLiteral("none/farold.db.lock")),
                 qPrintable(nowhere.error().detail));
    }
    void aLockThatCannotBeWrittenIsNone() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("farold.db"));
        {
            const kit::FullDisk full(0);
            const auto lock = DatabaseLock::take(path);
            QVERIFY(!lock && lock.error().detail.contains(path));
        }
        QVERIFY(DatabaseLock::take(path));
    }
    void aWorkerHasItsNameForItself() {
        const kit::EngineDatabase base;
        const auto first = base.open();
        const auto second = base.open();
        QVERIFY(takeWorkerName(*first, QStringLiteral("worker-7")));
        const auto taken = takeWorkerName(*second, QStringLiteral("worker-7"));
        QCOMPARE(taken.has_value(), !isShared(*first)); // a file has one process anyway
        if (isShared(*first)) {
            QCOMPARE(taken.error().code, QStringLiteral("worker_name_taken"));
            QVERIFY(!second->execute("BEGIN; SELECT 1 / 0")); // nothing more is answered before a ROLLBACK
            QVERIFY(!takeWorkerName(*second, QStringLiteral("worker-8")));
        }
    }
    void figuresThatCannotBeReadAreAnErrorAndNoZero() {
        for (const char *table : {"items", "batch_counts"}) {
            const kit::EngineDatabase base;
            base.makeBatch({1, 3});
            const auto connection = base.open();
            const auto figures = readQueueFigures(*connection);
            QVERIFY(figures && figures->queues.front().depth == 3);
            QVERIFY(connection->execute(std::string("ALTER TABLE ") + table + " RENAME TO elsewhere"));
            QVERIFY(!readQueueFigures(*connection));
        }
    }
    void anIdIsKeptWhileTheNetworkKnowsIt() {
        constexpr Instant now{1'795'179'900'000ms};
        const std::array<std::uint8_t, 11> random{};
        const auto id = makeEndToEndId("99999010", now, random);
        QVERIFY(keepsEndToEndId(id, false, now + 11h));
        QVERIFY(!keepsEndToEndId(id, false, now + 12h));
        QVERIFY(!keepsEndToEndId(id, true, now));
        QVERIFY(!keepsEndToEndId("", false, now));
        QVERIFY(!keepsEndToEndId("E9999901020261399", false, now)); // of no minute
        QCOMPARE(knownUntil("nonsense", now), now + 12h);
    }
    void anEmptyFileIsNewAndAFilledOneIsNot() {
        const kit::EngineDatabase base;
        QVERIFY(!*isNew(*base.open()));
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
