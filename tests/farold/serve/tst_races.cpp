// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/atonce.h"
#include "kit/farolds.h"


using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// T7 of the trust goals: two consoles order the same thing at the same moment, on two processes where there are two.
// FAROL_CHAOS_RACES sets the long form.
class RacesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The provider turns every attempt away, so that the item may be ordered again.
    void aVersionOfAnItemGetsOneNewAttempt() {
        Farolds farolds(u"transient=100"_s, {{u"FAROLD_ENGINE_RETRY_ATTEMPTS"_s, u"1"_s}});
        auto one = farolds.caller(0);
        auto other = farolds.caller(farolds.count() - 1);
        submitOne(one);
        for (int race = 0; race < races(); ++race) {
            QVERIFY(becomesDead(one));
            PlanRequest request;
            request.selection.ids = {ItemId{u"LOTE-0001-001"_s}};
            const auto plan = json::plan(one.json("/api/v1/plans", json::encode(request), {}).body);
            QVERIFY(plan && plan->going == 1);
            const auto order = json::encode(PlanOrder{plan->request, u"race"_s});
            const auto path = "/api/v1/plans/" + plan->hash.toLatin1() + "/run";
            const auto key = QByteArray::number(race);
            const auto [first, second] = both([&] { return one.json(path, order, "one-" + key); },
                                              [&] { return other.json(path, order, "other-" + key); });
            const auto &winner = first.status == 202 ? first : second;
            const auto &loser = first.status == 202 ? second : first;
            QVERIFY2(winner.status == 202, winner.body.left(500).constData());
            QVERIFY2(loser.status == 409, loser.body.left(500).constData());
            QCOMPARE(codeOf(loser), "plan_changed");
        }
        QVERIFY(becomesDead(one));
        const auto attempts = races() + 1;
        QCOMPARE(farolds.place.number("SELECT count(*) FROM attempts"), attempts);
        QCOMPARE(farolds.place.number("SELECT attempt FROM items"), attempts);
        QCOMPARE(farolds.sandbox().summary().value(u"received"_s).toInt(), attempts);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM audit WHERE action = 'plan.retry'"), races());
        tell("retry of one version", farolds.count());
    }
    // The same with If-Match: who comes second is told that what was seen is no longer true.
    void aVersionOfADraftIsSubmittedOnce() {
        Farolds farolds;
        auto one = farolds.caller(0);
        auto other = farolds.caller(farolds.count() - 1);
        for (int race = 1; race <= races(); ++race) {
            const auto key = QByteArray::number(race);
            QCOMPARE(one.import("R-" + key, "10,00", "import-" + key).status, 201);
            const auto path = u"/api/v1/batches/LOTE-%1/submit"_s.arg(race, 4, 10, QLatin1Char('0')).toLatin1();
            const auto etag = one.call("GET", path.chopped(7)).headers.value("etag");
            QVERIFY(!etag.isEmpty());
            const auto submit = [&](Caller &caller, const QByteArray &who) {
                return caller.call(
                    "POST", path, "{}",
                    {{"Content-Type", "application/json"}, {"Idempotency-Key", who + key}, {"If-Match", etag}});
            };
            const auto [first, second] =
                both([&] { return submit(one, "one-"); }, [&] { return submit(other, "other-"); });
            const bool isFirst = first.status / 100 == 2;
            QVERIFY2((isFirst ? first : second).status / 100 == 2, (first.body + second.body).constData());
            const auto &loser = isFirst ? second : first;
            // Who shares the winner's commit sees that it is no draft any more before it has its next version.
            QVERIFY2(loser.status == 412 || (loser.status == 409 && codeOf(loser) == "not_draft"),
                     loser.body.constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(farolds.sandbox().summary().value(u"settled_payments"_s).toInt(), races(), 120'000);
        QCOMPARE(farolds.sandbox().summary().value(u"received"_s).toInt(), races());
        QCOMPARE(farolds.place.number("SELECT count(*) FROM attempts"), races());
        tell("submit of one version", farolds.count());
    }

private:
    // One winner each; anything else was a failure above.
    static void tell(const char *what, std::size_t processes) {
        qInfo(R"({"bench":"races","of":"%s","processes":%d,"races":%d,"two_winners":0})", what,
              static_cast<int>(processes), races());
    }
    static int races() {
        const int asked = qEnvironmentVariableIntValue("FAROL_CHAOS_RACES");
        return asked > 0 ? asked : 50;
    }
    static void submitOne(Caller &caller) {
        QCOMPARE(caller.import("R-0", "10,00", "import").status, 201);
        const auto etag = caller.call("GET", "/api/v1/batches/LOTE-0001").headers.value("etag");
        const auto sent =
            caller.call("POST", "/api/v1/batches/LOTE-0001/submit", "{}",
                        {{"Content-Type", "application/json"}, {"Idempotency-Key", "submit"}, {"If-Match", etag}});
        QVERIFY2(sent.status / 100 == 2, sent.body.constData());
    }
    static bool becomesDead(Caller &caller) {
        return QTest::qWaitFor(
            [&caller] { return caller.call("GET", "/api/v1/items/LOTE-0001-001").body.contains("\"state\":\"dead\""); },
            120'000);
    }
};

QTEST_GUILESS_MAIN(RacesTest)
#include "tst_races.moc"
