// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/readers.h"

#include "kit/enginekit.h"

#include <future>

using namespace farol;
using namespace farol::server;

class ReadersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seesOneMomentInOnePieceOfWork() {
        const kit::EngineDatabase database;
        std::promise<void> first;
        std::promise<void> written;
        std::promise<std::pair<std::int64_t, std::int64_t>> seen;
        Readers readers(database.path(), 1);
        QVERIFY(readers.post([&](Result<sql::Connection *> connection) {
            const auto before = tenants(**connection);
            first.set_value();
            written.get_future().wait();
            seen.set_value({before, tenants(**connection)});
        }));
        first.get_future().wait();
        QVERIFY(database.open()->execute("INSERT INTO tenants VALUES(2,'other')"));
        written.set_value();
        const auto [before, after] = seen.get_future().get();
        QCOMPARE(before, after);
        std::promise<std::int64_t> later;
        QVERIFY(readers.post([&](Result<sql::Connection *> connection) { later.set_value(tenants(**connection)); }));
        QCOMPARE(later.get_future().get(), before + 1);
    }
    void cannotWrite() {
        const kit::EngineDatabase database;
        Readers readers(database.path(), 1);
        std::promise<bool> wrote;
        QVERIFY(readers.post([&](Result<sql::Connection *> connection) {
            wrote.set_value((*connection)->execute("INSERT INTO tenants VALUES(2,'other')").has_value());
        }));
        QVERIFY(!wrote.get_future().get());
    }
    void refusesWhenTooMuchWaitsAndRunsTheRest() {
        const kit::EngineDatabase database;
        std::atomic<int> ran = 0;
        int taken = 0;
        std::promise<void> started;
        std::promise<void> go;
        {
            Readers readers(database.path(), 1);
            QVERIFY(readers.post([&](auto) {
                started.set_value();
                go.get_future().wait();
                ++ran;
            }));
            started.get_future().wait();
            while (readers.post([&](auto) { ++ran; })) {
                ++taken;
            }
            go.set_value();
        }
        QCOMPARE(taken, 1024);
        QCOMPARE(ran.load(), taken + 1);
    }
    void saysSoWhenThereIsNoDatabaseAndLooksAgain() {
        const kit::EngineDatabase database;
        if (database.onServer()) {
            QSKIP("a file that comes later; sql.connection.postgres has the server that comes back");
        }
        const QString path = database.folder() + QStringLiteral("/later.db");
        Readers readers(path, 1);
        const auto opens = [&] {
            std::promise<bool> good;
            (void)readers.post([&](Result<sql::Connection *> connection) { good.set_value(connection.has_value()); });
            return good.get_future().get();
        };
        QVERIFY(!opens());
        QVERIFY(QFile::copy(database.path(), path));
        QVERIFY(opens());
    }
    void goesOnAfterAnException() {
        const kit::EngineDatabase database;
        Readers readers(database.path(), 1);
        QVERIFY(readers.post([](auto) { throw std::runtime_error("a bug"); }));
        std::promise<std::int64_t> later;
        QVERIFY(readers.post([&](Result<sql::Connection *> connection) { later.set_value(tenants(**connection)); }));
        QCOMPARE(later.get_future().get(), 1);
    }

private:
    static std::int64_t tenants(sql::Connection &connection) {
        auto count = connection.prepare("SELECT count(*) FROM tenants");
        const auto row = count.step();
        return row && *row ? count.integer(0) : -1;
    }
};

QTEST_GUILESS_MAIN(ReadersTest)
#include "tst_readers.moc"
