// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/batchordered.h"
#include "core/json/codec.h"
#include "kit/farolds.h"

#include <csignal>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// Pause, resume and cancel while the programs pay (two of them on a server) and one is killed between.
class BatchOrdersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfAPausedBatchIsTakenByAnyProcess() {
        Farolds farolds(u"delay=50"_s, quick());
        auto caller = farolds.caller(0);
        submit(caller);
        QTRY_VERIFY_WITH_TIMEOUT(farolds.place.number("SELECT count(*) FROM attempts") > 0, 120'000);
        const auto paused = order(caller, "pause", "{}");
        QCOMPARE(paused.status, 200);
        QCOMPARE(json::batchOrdered(paused.body)->batch.status, BatchStatus::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(farolds.place.number("SELECT count(*) FROM items WHERE state IN (2,3,5)"), 0,
                                  120'000);
        const auto sent = farolds.place.number("SELECT count(*) FROM attempts");
        QVERIFY2(sent < items, "the batch was too short for this machine");
        crash(farolds, 0);
        auto other = farolds.caller(farolds.count() - 1);
        // Another batch goes through every process's hands; the paused one stays.
        QCOMPARE(other.import("B-1", "10,00", "other").status, 201);
        submitNow(other, "LOTE-0002");
        QTRY_COMPARE_WITH_TIMEOUT(farolds.place.number("SELECT count(*) FROM items i JOIN batches b ON b.id=i.batch "
                                                       "WHERE b.number=2 AND i.state=7"),
                                  1, 120'000);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM attempts"), sent + 1);
        QCOMPARE(order(other, "resume", "{}").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(farolds.place.number("SELECT count(*) FROM items WHERE state=7"), items + 1, 120'000);
        QCOMPARE(farolds.sandbox().summary().value(u"settled_payments"_s).toInt(), items + 1);
        QCOMPARE(wrongCounters(farolds), 0);
    }
    void whatWasSentWhenABatchIsCancelledEndsAndNothingElseIsSent() {
        Farolds farolds(u"delay=300"_s, quick());
        auto caller = farolds.caller(0);
        submit(caller);
        QTRY_VERIFY_WITH_TIMEOUT(farolds.place.number("SELECT count(*) FROM items WHERE state=3") > 0, 120'000);
        const auto answer = order(caller, "cancel", R"({"reason":"wrong file"})");
        QCOMPARE(answer.status, 200);
        const auto said = json::batchOrdered(answer.body);
        QVERIFY(said);
        QVERIFY(said->cancelled.items > 0);
        crash(farolds, 0); // its flights become uncertain, and are asked for
        QTRY_COMPARE_WITH_TIMEOUT(farolds.place.number("SELECT count(*) FROM items WHERE state NOT IN (6,7,10)"), 0,
                                  120'000);
        const auto cancelled = farolds.place.number("SELECT count(*) FROM items WHERE state=10");
        QCOMPARE(farolds.place.number("SELECT count(*) FROM items WHERE state=10 AND attempt>0"), 0);
        QCOMPARE(cancelled, said->cancelled.items);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM attempts"), items - cancelled);
        QCOMPARE(farolds.sandbox().summary().value(u"settled_payments"_s).toInt(),
                 farolds.place.number("SELECT count(*) FROM items WHERE state=7"));
        QCOMPARE(farolds.place.number("SELECT status FROM batches"), int(BatchStatus::Cancelled));
        QCOMPARE(farolds.place.number("SELECT count(*) FROM events WHERE type='cancelled'"), cancelled);
        QCOMPARE(wrongCounters(farolds), 0);
    }

private:
    static constexpr int items = 400;
    static QHash<QString, QString> quick() {
        return {{u"FAROLD_PROVIDER_WINDOW"_s, u"4"_s},
                {u"FAROLD_PROVIDER_TIMEOUT"_s, u"20s"_s},
                {u"FAROLD_ENGINE_LEASE"_s, u"25s"_s},
                {u"FAROLD_ENGINE_UNCERTAIN_AFTER"_s, u"1s"_s},
                {u"FAROLD_ENGINE_CHECK_BACKOFF"_s, u"200ms"_s}};
    }
    static void submit(Caller &caller) {
        QByteArray file = "external_id;payee;document;pix_key;amount\n";
        for (int i = 0; i < items; ++i) {
            file += "P-" + QByteArray::number(i) + ";Ana;52998224725;ana@x.example;1,00\n";
        }
        const auto stored = caller.call("POST", "/api/v1/batches/import", file,
                                        {{"Content-Type", "text/csv"}, {"Idempotency-Key", "import"}});
        QVERIFY2(stored.status == 201, stored.body.constData());
        submitNow(caller, "LOTE-0001");
    }
    static void submitNow(Caller &caller, const QByteArray &batch) {
        const auto etag = caller.call("GET", "/api/v1/batches/" + batch).headers.value("etag");
        const auto sent = caller.call(
            "POST", "/api/v1/batches/" + batch + "/submit", "{}",
            {{"Content-Type", "application/json"}, {"Idempotency-Key", "submit-" + batch}, {"If-Match", etag}});
        QVERIFY2(sent.status == 202, sent.body.constData());
    }
    static HttpAnswer order(Caller &caller, const QByteArray &word, const QByteArray &body) {
        return caller.call("POST", "/api/v1/batches/LOTE-0001/" + word, body,
                           {{"Content-Type", "application/json"}, {"Idempotency-Key", word}, {"If-Match", "*"}});
    }
    static void crash(Farolds &farolds, std::size_t i) {
        QCOMPARE(::kill(static_cast<pid_t>(farolds.pid(i)), SIGKILL), 0);
        farolds.start(i);
    }
    static std::int64_t wrongCounters(const Farolds &farolds) {
        return farolds.place.number(
            "SELECT count(*) FROM (SELECT batch,state,code,count(*) n,sum(amount) a FROM items GROUP BY 1,2,3)"
            " x FULL OUTER JOIN batch_counts c ON c.batch=x.batch AND c.state=x.state AND c.code=x.code WHERE "
            "c.items IS DISTINCT FROM x.n OR c.amount IS DISTINCT FROM x.a");
    }
};

QTEST_GUILESS_MAIN(BatchOrdersTest)
#include "tst_batchorders.moc"
