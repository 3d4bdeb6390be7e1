// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/queuecodec.h"
#include "kit/atonce.h"
#include "kit/farolds.h"

#include <csignal>
#include <thread>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// Dead letters of the real program: two processes (where there are two) order at once, and one is killed between. The
// provider turns every attempt away.
class QuarantineTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSecondDeathShowsTwo() {
        Farolds farolds(u"transient=100"_s, {{u"FAROLD_ENGINE_RETRY_ATTEMPTS"_s, u"1"_s}});
        auto caller = farolds.caller(0);
        submit(caller, 1);
        QTRY_COMPARE_WITH_TIMEOUT(letters(caller).size(), 1, 120'000);
        const auto first = letters(caller).front();
        QCOMPARE(first.deaths, 1);
        QVERIFY(!first.cameBack);
        QCOMPARE(order(caller, PlanAction::Redrive, "redrive").status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(letters(caller).size() == 1 && letters(caller).front().deaths == 2, 120'000);
        const auto second = letters(caller).front();
        QVERIFY(second.cameBack);
        QCOMPARE(second.redriven, 1);
        // Of one reason twice, or of two: the provider turns attempts away in several ways.
        std::int64_t deaths = 0;
        for (const Death &death : second.xDeath) {
            deaths += death.count;
        }
        QCOMPARE(deaths, 2);
        QCOMPARE(second.xDeath.front().lastAt, second.diedAt);
        QCOMPARE(second.xDeath.back().firstAt, first.diedAt);
    }
    void aPurgeIsUndoneOnceThoughTwoOrderIt() {
        Farolds farolds(u"transient=100"_s, {{u"FAROLD_ENGINE_RETRY_ATTEMPTS"_s, u"1"_s}});
        auto one = farolds.caller(0);
        auto other = farolds.caller(farolds.count() - 1);
        submit(one, 5);
        QTRY_COMPARE_WITH_TIMEOUT(letters(one).size(), 5, 120'000);
        for (int race = 1; race <= 15; ++race) {
            const auto key = QByteArray::number(race);
            const auto body = orderOf(one, PlanAction::Purge);
            // The same purge twice at once: one is carried out.
            const auto [first, second] = both([&] { return one.json(body.first, body.second, "one-" + key); },
                                              [&] { return other.json(body.first, body.second, "other-" + key); });
            const auto &winner = first.status == 202 ? first : second;
            const auto &loser = first.status == 202 ? second : first;
            QVERIFY2(winner.status == 202 && loser.status == 409, (winner.body + loser.body).left(900).constData());
            const auto run = json::planRun(winner.body)->id;
            QCOMPARE(taken(farolds), 5);
            // And its undo twice, beside a purge that finds nothing or everything.
            const auto path = "/api/v1/quarantines/" + run.toLatin1() + "/undo";
            const auto [undone, late] = both([&] { return one.json(path, R"({"reason":"x"})", "undo-" + key); },
                                             [&] { return other.json(path, R"({"reason":"x"})", "late-" + key); });
            QCOMPARE(undone.status + late.status, 200 + 409);
            QVERIFY((undone.status == 409 ? undone : late).body.contains("quarantine_undone"));
            QCOMPARE(taken(farolds), 0);
            QCOMPARE(letters(other).size(), 5);
        }
        QCOMPARE(farolds.place.number("SELECT count(*) FROM audit WHERE action='plan.undo_purge'"), 15);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM attempts"), 5);
        QCOMPARE(farolds.sandbox().summary().value(u"received"_s).toInt(), 5);
    }
    void aKillLeavesAllOfItOrNothing() {
        Farolds farolds(u"transient=100"_s, {{u"FAROLD_ENGINE_RETRY_ATTEMPTS"_s, u"1"_s}});
        {
            auto caller = farolds.caller(0);
            submit(caller, 20);
            QTRY_COMPARE_WITH_TIMEOUT(letters(caller).size(), 20, 120'000);
        }
        for (int kill = 0; kill < 8; ++kill) {
            auto caller = farolds.caller(0);
            const bool isTaken = taken(farolds) == 20;
            const auto what = isTaken ? std::pair<QByteArray, QByteArray>(lastUndo(farolds), R"({"reason":"x"})")
                                      : orderOf(caller, PlanAction::Purge);
            std::thread asking([&] { (void)caller.json(what.first, what.second, "kill-" + QByteArray::number(kill)); });
            std::this_thread::sleep_for(std::chrono::milliseconds(kill * 3)); // each kill somewhere else on its way
            ::kill(static_cast<pid_t>(farolds.pid(0)), SIGKILL);
            asking.join();
            farolds.start(0);
            const auto now = taken(farolds);
            QVERIFY2(now == 0 || now == 20, qPrintable(QString::number(now)));
            QCOMPARE(farolds.place.number("SELECT count(*) FROM quarantines WHERE undone_at IS NULL"), now / 20);
            auto again = farolds.caller(0);
            QCOMPARE(letters(again).size(), 20 - now);
            // The same order with the same key: what was done is told, what was not is done.
            const auto repeated = again.json(what.first, what.second, "kill-" + QByteArray::number(kill));
            QCOMPARE(repeated.status, isTaken ? 200 : 202);
            QCOMPARE(taken(farolds), isTaken ? 0 : 20);
        }
        QCOMPARE(farolds.place.number("SELECT count(*) FROM attempts"), 20);
    }

private:
    static void submit(Caller &caller, int items) {
        QByteArray file = "external_id;payee;document;pix_key;amount\n";
        for (int i = 0; i < items; ++i) {
            file += "Q-" + QByteArray::number(i) + ";Ana;52998224725;ana@x.example;10,00\n";
        }
        const auto stored = caller.call("POST", "/api/v1/batches/import", file,
                                        {{"Content-Type", "text/csv"}, {"Idempotency-Key", "import"}});
        QVERIFY2(stored.status == 201, stored.body.constData());
        const auto etag = caller.call("GET", "/api/v1/batches/LOTE-0001").headers.value("etag");
        const auto sent =
            caller.call("POST", "/api/v1/batches/LOTE-0001/submit", "{}",
                        {{"Content-Type", "application/json"}, {"Idempotency-Key", "submit"}, {"If-Match", etag}});
        QVERIFY2(sent.status / 100 == 2, sent.body.constData());
    }
    static QList<DeadLetter> letters(Caller &caller) {
        const auto page = json::deadLetterPage(caller.call("GET", "/api/v1/queues/pagamentos/dead-letters").body);
        return page ? page->rows : QList<DeadLetter>();
    }
    static std::pair<QByteArray, QByteArray> orderOf(Caller &caller, PlanAction action) {
        const PlanRequest request{action, {{}, ItemFilter{{}, {ItemState::Dead}, {}, {}, {}}}, {}};
        const auto plan = json::plan(caller.json("/api/v1/plans", json::encode(request), {}).body);
        return {"/api/v1/plans/" + (plan ? plan->hash.toLatin1() : QByteArray()) + "/run",
                json::encode(PlanOrder{request, u"why"_s})};
    }
    static HttpAnswer order(Caller &caller, PlanAction action, const QByteArray &key) {
        const auto [path, body] = orderOf(caller, action);
        return caller.json(path, body, key);
    }
    static QByteArray lastUndo(const Farolds &farolds) {
        const auto run = farolds.place.number("SELECT max(run) FROM quarantines");
        return u"/api/v1/quarantines/run-%1/undo"_s.arg(run, 6, 10, QLatin1Char('0')).toLatin1();
    }
    static std::int64_t taken(const Farolds &farolds) {
        return farolds.place.number("SELECT count(*) FROM items WHERE state=9 AND code='quarantined'");
    }
};

QTEST_GUILESS_MAIN(QuarantineTest)
#include "tst_quarantine.moc"
