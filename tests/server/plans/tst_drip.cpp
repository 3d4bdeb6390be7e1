// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/drip.h"

#include "core/json/codec.h"
#include "core/json/planrunscodec.h"
#include "kit/routekit.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// A retry that sends little by little (story B8). The test takes the steps and says what became of each item; the clock
// is its own.
class DripTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(false); }

    void beginsWhenTheSecondPersonApproved() {
        open(true);
        const auto run = start(0, 20);
        QCOMPARE(run.status, u"waiting"_s);
        step(1s);
        QCOMPARE(queued(), 0);
        QVERIFY(kit::isProblem(order(run.id, u"cancel"_s), 409, u"run_state"_s)); // it is withdrawn, not cancelled
        const auto approved =
            m_routes->post(u"/api/v1/approvals/%1/approve"_s.arg(run.approval), "{}", {}, kit::operator2);
        QCOMPARE(approved.status, 200);
        QCOMPARE(read(run.id).status, u"running"_s);
        QCOMPARE(outcomes(read(run.id)).value(u"not_started"_s), 1000);
        step(1s);
        QCOMPARE(queued(), dripBlock);
    }

    void startsAsManyASecondAsItsRateAllowsInTheirOrder() {
        const auto run = start(50, 0);
        QCOMPARE(run.status, u"running"_s);
        QCOMPARE(run.open, 1000);
        QCOMPARE(outcomes(run).value(u"not_started"_s), 1000);
        QCOMPARE(queued(), 0);
        step(100ms);
        QCOMPARE(queued(), 5);
        QCOMPARE(m_routes->base.number("SELECT max(seq) FROM items WHERE state = 1"), 5);
        step(10ms); // half an item is none
        QCOMPARE(queued(), 5);
        step(90ms);
        QCOMPARE(queued(), 10);
        // After an hour of standing still there is no burst.
        answer(ItemState::Done, 10);
        step(3600s);
        QCOMPARE(queued(), 50);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void neverHasMoreThanABlockUnderWay() {
        (void)start(10'000, 0);
        step(1s);
        step(1s);
        QCOMPARE(queued(), dripBlock);
        answer(ItemState::Done, 30);
        step(1s);
        QCOMPARE(queued(), dripBlock);
    }
    void stopsByItselfAndGoesOnAtWhatIsNotStarted() {
        const auto run = start(0, 20);
        for (int i = 0; i < 4; ++i) {
            step(1s);
            answer(ItemState::Done, dripBlock);
        }
        step(1s);
        answer(ItemState::Failed, 20);
        answer(ItemState::Done, 80);
        step(1s);
        const auto stopped = read(run.id);
        QCOMPARE(stopped.status, u"stopped"_s);
        QCOMPARE(stopped.notStarted, 500);
        QCOMPARE(stopped.statusBy, u"farold"_s);
        QCOMPARE(stopped.statusAt, std::optional(m_routes->clock.now()));
        QCOMPARE(stopped.statusReason, u"20 % or more of its newest results failed"_s);
        QCOMPARE(stopped.done, 480);
        QCOMPARE(stopped.failed, 20);
        QCOMPARE(stopped.open, 500);
        QCOMPARE(outcomes(stopped).value(u"not_started"_s), 500);
        step(1s);
        QCOMPARE(queued(), 0);
        // Its own results count from here on; what was done is not done again.
        QCOMPARE(order(run.id, u"resume"_s).status, 200);
        while (read(run.id).status == u"running") {
            step(1s);
            answer(ItemState::Done, dripBlock);
        }
        const auto ended = read(run.id);
        QCOMPARE(ended.status, u"finished"_s);
        QCOMPARE(ended.done, 980);
        QCOMPARE(ended.failed, 20);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM (SELECT item FROM events WHERE type = 'retry_planned'"
                                       " GROUP BY item HAVING count(*) > 1) x"),
                 0);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void stopsWhenTheTargetTakesNothingForNow() {
        const auto run = start(0, 10);
        step(1s);
        answer(ItemState::RetryWait, 10);
        answer(ItemState::Done, 90);
        step(1s);
        const auto stopped = read(run.id);
        QCOMPARE(stopped.status, u"stopped"_s);
        QCOMPARE(stopped.done, 90);
        QCOMPARE(outcomes(stopped).value(u"not_started"_s), 900);
    }
    void isPausedAndCancelled() {
        const auto run = start(100, 0);
        step(100ms);
        QCOMPARE(json::planRun(order(run.id, u"pause"_s).body)->status, u"paused"_s);
        step(1s);
        QCOMPARE(queued(), 10);
        QVERIFY(kit::isProblem(order(run.id, u"pause"_s), 409, u"run_state"_s));
        QCOMPARE(order(run.id, u"resume"_s).status, 200);
        step(100ms);
        QCOMPARE(queued(), 20);
        const auto given = json::planRun(order(run.id, u"cancel"_s).body);
        QCOMPARE(given->status, u"cancelled"_s);
        QCOMPARE(given->notStarted, 980);
        QCOMPARE(given->open, 20); // what it began; the others it never will
        step(1s);
        QCOMPARE(queued(), 20);
        QVERIFY(kit::isProblem(order(run.id, u"resume"_s), 409, u"run_state"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state = 8"), 980);
        QCOMPARE(m_routes->base.text("SELECT group_concat(action, ' ') FROM (SELECT action FROM audit ORDER BY seq) x"),
                 u"plan.retry plan.pause plan.resume plan.cancel_run"_s);
    }
    void leavesAloneWhatChangedMeanwhile() {
        const auto run = start(10'000, 0);
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET version = version + 1 WHERE seq = 2"));
        step(1s);
        QCOMPARE(queued(), dripBlock - 1);
        const auto now = read(run.id);
        QCOMPARE(outcomes(now).value(u"changed"_s), 1);
        QCOMPARE(now.rows.at(1).outcome, u"changed"_s);
    }
    void leavesABatchThatWasCancelledMeanwhileAlone() {
        const auto run = start(10'000, 0);
        QVERIFY(m_routes->base.open()->execute("UPDATE batches SET status = 6"));
        step(1s);
        QCOMPARE(queued(), 0);
        QCOMPARE(outcomes(read(run.id)).value(u"changed"_s), dripBlock);
    }
    void isCancelledWhileItRests() {
        const auto run = start(100, 0);
        QCOMPARE(order(run.id, u"pause"_s).status, 200);
        QCOMPARE(json::planRun(order(run.id, u"cancel"_s).body)->status, u"cancelled"_s);
        QVERIFY(kit::isProblem(order(run.id, u"cancel"_s), 409, u"run_state"_s));
    }
    void saysWhoPausedOrCancelledItWhenAndWhy() {
        const auto run = start(100, 0);
        step(100ms);
        const Identity manager{4, 1, u"manager"_s, u"default"_s, {Role::Manager}};
        const auto why = [](const char *text) { return QByteArray("{\"reason\":\"") + text + "\"}"; };
        const auto say = [&](const QString &word, const QByteArray &body, const Identity &who) {
            return m_routes->post(u"/api/v1/plans/runs/%1/%2"_s.arg(run.id, word), body, {}, who);
        };
        QVERIFY(kit::isProblem(say(u"pause"_s, why(" "), manager), 422, u"reason_required"_s));
        QVERIFY(
            kit::isProblem(say(u"pause"_s, why(QByteArray(501, 'a').constData()), manager), 422, u"reason_required"_s));
        const auto pausedAt = m_routes->clock.now();
        const auto paused = json::planRun(say(u"pause"_s, why("the bank asks us"), manager).body);
        QCOMPARE(paused->statusBy, u"manager"_s);
        QCOMPARE(paused->statusReason, u"the bank asks us"_s);
        QCOMPARE(paused->notStarted, 990);
        QCOMPARE(paused->open, 1000);
        m_routes->clock.advance(48h);
        const auto page = json::planRunPage(m_routes->get(u"/api/v1/plans/runs"_s).body);
        QCOMPARE(page->rows.front().statusAt, std::optional(pausedAt));
        QCOMPARE(page->rows.front().statusBy, u"manager"_s);
        QCOMPARE(page->rows.front().notStarted, 990);
        const auto resumed = json::planRun(order(run.id, u"resume"_s).body);
        QVERIFY(!resumed->statusAt && resumed->statusBy.isEmpty());
        const auto cancelled = json::planRun(say(u"cancel"_s, why("paid by hand"), kit::operator2).body);
        QCOMPARE(cancelled->statusBy, u"operator2"_s);
        QCOMPARE(cancelled->statusReason, u"paid by hand"_s);
        QCOMPARE(cancelled->statusAt, std::optional(m_routes->clock.now()));
        // What it will never send is not open; what it has sent is.
        QCOMPARE(cancelled->items, 1000);
        QCOMPARE(cancelled->open, 10);
        QCOMPARE(cancelled->notStarted, 990);
        m_routes->clock.advance(1h);
        QCOMPARE(read(run.id).statusReason, u"paid by hand"_s);
        QCOMPARE(json::planRunPage(m_routes->get(u"/api/v1/plans/runs"_s).body)->rows.front().open, 10);
    }
    void countsWhatAWorkerHolds() {
        const auto run = start(10'000, 0);
        step(1s);
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state = 2 WHERE state = 1"));
        step(1s);
        QCOMPARE(queued(), 0); // the block is full
        QCOMPARE(outcomes(read(run.id)).value(u"running"_s), dripBlock);
    }
    void knowsNoRunOfOthers() {
        const auto run = start(1, 0);
        QVERIFY(kit::isProblem(order(run.id, u"pause"_s, kit::stranger), 404, u"not_found"_s));
        QVERIFY(kit::isProblem(order(u"run-000099"_s, u"cancel"_s), 404, u"not_found"_s));
    }
    void worksOnAThreadOfItsOwnUntilAllIsStarted() {
        Drip drip(*m_routes->writer, *m_routes->readers);
        const auto run = start(0, 50);
        QTRY_COMPARE_WITH_TIMEOUT(queued(), dripBlock, 30'000);
        for (int i = 0; i < 10; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(queued(), dripBlock, 30'000);
            answer(ItemState::Done, dripBlock);
        }
        QCOMPARE(read(run.id).status, u"finished"_s);
        QCOMPARE(read(run.id).done, 1000);
    }

private:
    void open(bool approvals) {
        Config config;
        config.approvals = approvals;
        m_routes = std::make_unique<kit::Routes>(config);
        m_routes->base.makeBatch({3, 1000, ItemState::Failed, BatchStatus::Finished, ItemKind::Notification, 0, "N"});
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET code = 'bank_unavailable', attempt = 1;"
                                               "UPDATE batch_counts SET code = 'bank_unavailable'"));
    }
    PlanRun start(int rate, int stopAt) {
        PlanRequest request;
        request.selection.filter = ItemFilter{{u"LOTE-0003"_s}, {}, {}, {}, {}};
        request.options = {rate, stopAt};
        const auto plan = json::plan(m_routes->post(u"/api/v1/plans"_s, json::encode(request)).body);
        const auto ran = m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan->hash),
                                        json::encode(PlanOrder{plan->request, u"de novo"_s}));
        return json::planRun(ran.body).value();
    }
    PlanRun read(const QString &id) { return json::planRun(m_routes->get(u"/api/v1/plans/runs/"_s + id).body).value(); }
    Response order(const QString &id, const QString &word, const Identity &who = kit::operator1) {
        return m_routes->post(u"/api/v1/plans/runs/%1/%2"_s.arg(id, word), "{}", {}, who);
    }
    void write(std::function<Done(Arrows &)> work) {
        std::promise<Done> promise;
        m_routes->writer->post(std::move(work), [&promise](Done done) { promise.set_value(std::move(done)); });
        const Done done = promise.get_future().get();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    void step(std::chrono::milliseconds later) {
        m_routes->clock.advance(later);
        write([](Arrows &arrows) -> Done {
            const auto more = dripStep(arrows);
            return more ? Done() : tl::unexpected(more.error());
        });
    }
    // The provider's word about the first so many that are queued.
    void answer(ItemState to, int count) {
        write([to, count](Arrows &arrows) -> Done {
            std::vector<ItemKey> keys;
            {
                auto query = arrows.connection().prepare("SELECT id, batch, amount, attempt, fencing FROM items WHERE"
                                                         " state = 1 ORDER BY seq LIMIT ?");
                query.bind(count);
                while (*query.step()) {
                    keys.push_back({query.integer(0),
                                    1,
                                    query.integer(1),
                                    ItemKind::Notification,
                                    query.integer(2),
                                    ItemState::Queued,
                                    {},
                                    static_cast<int>(query.integer(3)),
                                    query.integer(4)});
                }
            }
            static constexpr std::array via{ItemState::Leased, ItemState::Sent};
            for (const auto &key : keys) {
                ArrowChange change;
                change.to = to;
                change.code = to == ItemState::Failed ? "bank_unavailable" : "";
                change.attempt = key.attempt + 1;
                change.eventType = "answered";
                if (auto moved = arrows.moveThrough(key, via, change); !moved) {
                    return tl::unexpected(moved.error());
                }
            }
            return {};
        });
    }
    int queued() const { return static_cast<int>(m_routes->base.number("SELECT count(*) FROM items WHERE state = 1")); }
    static QMap<QString, int> outcomes(const PlanRun &run) {
        QMap<QString, int> counts;
        for (const auto &row : run.rows) {
            ++counts[row.outcome];
        }
        return counts;
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(DripTest)
#include "tst_drip.moc"
