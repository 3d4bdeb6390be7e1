// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/queuecodec.h"
#include "kit/routekit.h"
#include "server/plans/drip.h"
#include "server/queues/deadlettersrepo.h"
#include "server/queues/queuesrepo.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// A purge takes dead letters away: a quarantine that can be undone for a day, and nothing is lost in it.
class PurgeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        start(config);
    }

    void takesTheDeadAwayAndBringsBackExactlyThose() {
        const auto before = content();
        QCOMPARE(dead(u"pagamentos"_s), (QStringList{u"LOTE-0042-001"_s, u"LOTE-0042-002"_s}));
        QCOMPARE(dead(u"webhooks"_s), (QStringList{u"whd-000001"_s, u"whd-000002"_s}));
        const auto plan = preview(everyDead());
        QCOMPARE(plan.going, 4);
        QCOMPARE(plan.target, u"pagamentos: 2, webhooks: 2"_s);
        const auto ran = json::planRun(run(plan).body);
        QVERIFY(ran && ran->done == 4 && ran->status == u"finished");
        const auto seen = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QCOMPARE(seen->done, 4);
        QCOMPARE(dead(u"pagamentos"_s) + dead(u"webhooks"_s), QStringList());
        QCOMPARE(queue(u"pagamentos"_s).dead, 0);
        QCOMPARE(queue(u"pagamentos"_s).quarantined, 2);
        QCOMPARE(queue(u"webhooks"_s).quarantined, 2);
        QVERIFY(content() != before);

        const auto undone = undo(u"run-000001"_s);
        QCOMPARE(undone.status, 200);
        QCOMPARE(json::quarantine(undone.body)->status, u"undone"_s);
        QVERIFY(!json::quarantine(undone.body)->undoReason.isEmpty());
        QVERIFY(json::quarantine(undone.body)->undoReason != json::quarantine(undone.body)->reason);
        QCOMPARE(content(), before);
        QCOMPARE(dead(u"webhooks"_s).size(), 2);
        QCOMPARE(queue(u"pagamentos"_s).dead, 2);
        QCOMPARE(json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body)->rows.front().outcome,
                 u"undone"_s);
        QCOMPARE(preview(everyDead(PlanAction::Redrive)).going, 4);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE action IN ('plan.purge','plan.undo_purge')"),
                 2);
    }
    void nothingElseTouchesWhatWasTakenAway() {
        QCOMPARE(run(preview(everyDead())).status, 202);
        for (const auto action : {PlanAction::Retry, PlanAction::Cancel, PlanAction::Redrive, PlanAction::Purge}) {
            const auto plan = preview(byIds({u"LOTE-0042-001"_s}, action));
            QCOMPARE(plan.going, 0);
            QCOMPARE(plan.rows.front().reason, u"quarantined"_s);
        }
        const auto delivery = preview(byIds({u"whd-000001"_s}, PlanAction::Redrive));
        QCOMPARE(delivery.rows.front().reason, u"quarantined"_s);
        // Every dead one: what is not there any more is not listed.
        QCOMPARE(preview(everyDead(PlanAction::Redrive)).rows.size(), 0);
        PlanRequest batch;
        batch.selection.filter = ItemFilter{{u"LOTE-0042"_s}, {ItemState::Dead}, {}, {}, {}};
        QCOMPARE(preview(batch).rows.front().reason, u"quarantined"_s);
    }
    void isUndoneOnceAndForADayOnly() {
        QCOMPARE(run(preview(byIds({u"LOTE-0042-001"_s}, PlanAction::Purge))).status, 202);
        QCOMPARE(run(preview(byIds({u"whd-000001"_s}, PlanAction::Purge))).status, 202);
        const auto list = json::quarantinePage(m_routes->get(u"/api/v1/quarantines"_s).body);
        QCOMPARE(list->rows.size(), 2);
        QCOMPARE(list->rows.front().run, u"run-000002"_s);
        QCOMPARE(list->rows.front().deliveries, 1);
        QCOMPARE(list->rows.back().items, 1);
        m_routes->clock.advance(24h - 1ms);
        QCOMPARE(undo(u"run-000002"_s).status, 200);
        const auto again = undo(u"run-000002"_s);
        QCOMPARE(again.status, 409);
        QVERIFY(again.body.contains("quarantine_undone"));
        m_routes->clock.advance(1ms);
        const auto late = undo(u"run-000001"_s);
        QCOMPARE(late.status, 409);
        QVERIFY2(late.body.contains("quarantine_over") && late.body.contains("it is final"), late.body.constData());
        QCOMPARE(json::quarantine(m_routes->get(u"/api/v1/quarantines/run-000001"_s).body)->status, u"over"_s);
        // The evidence stays: the item, its facts and the audit.
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=9 AND code='quarantined'"), 1);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM events WHERE type='quarantined'"), 1);
    }
    void pagesItsListAndAsksForAReason() {
        QCOMPARE(run(preview(byIds({u"LOTE-0042-001"_s}, PlanAction::Purge))).status, 202);
        QCOMPARE(run(preview(byIds({u"LOTE-0042-002"_s}, PlanAction::Purge))).status, 202);
        const auto first = json::quarantinePage(m_routes->get(u"/api/v1/quarantines?limit=1"_s).body);
        QCOMPARE(first->rows.front().run, u"run-000002"_s);
        const auto second =
            json::quarantinePage(m_routes->get(u"/api/v1/quarantines?limit=1&cursor="_s + first->next).body);
        QCOMPARE(second->rows.front().run, u"run-000001"_s);
        QVERIFY(second->next.isEmpty());
        QCOMPARE(m_routes->post(u"/api/v1/quarantines/run-000001/undo"_s, R"({"reason":" "})").status, 422);
        const auto tooLong = "{\"reason\":\"" + QByteArray(501, 'x') + "\"}";
        QCOMPARE(m_routes->post(u"/api/v1/quarantines/run-000001/undo"_s, tooLong).status, 422);
        QCOMPARE(m_routes->post(u"/api/v1/quarantines/run-000001/undo"_s, "{\"reason\":").status, 400);
        for (const auto &id : {u"run-1"_s, u"run-000009"_s, u"x"_s}) {
            QCOMPARE(undo(id).status, 404);
        }
        QCOMPARE(
            m_routes->post(u"/api/v1/quarantines/run-000001/undo"_s, R"({"reason":"x"})", {}, kit::stranger).status,
            404);
        QCOMPARE(json::quarantinePage(m_routes->get(u"/api/v1/quarantines"_s, kit::stranger).body)->rows.size(), 0);
    }
    void waitsForASecondPersonAboveTheLimits() {
        Config config;
        config.limits.planItems = 1;
        start(config);
        const auto ran = json::planRun(run(preview(everyDead())).body);
        QCOMPARE(ran->status, u"waiting"_s);
        QCOMPARE(queue(u"pagamentos"_s).dead, 2);
        QCOMPARE(undo(ran->id).status, 404);
        const auto path = u"/api/v1/approvals/%1/approve"_s.arg(ran->approval);
        QCOMPARE(m_routes->post(path).status, 403);
        auto second = kit::operator2;
        second.roles = {Role::Operator, Role::Approver};
        QCOMPARE(m_routes->post(path, "{}", {}, second).status, 200);
        QCOMPARE(queue(u"pagamentos"_s).dead, 0);
        QCOMPARE(json::quarantine(m_routes->get(u"/api/v1/quarantines/"_s + ran->id).body)->by, u"operator1"_s);
    }
    void runsOnceAndItsKeyRepeatsTheAnswer() {
        const auto plan = preview(everyDead());
        const auto first = run(plan, "one-key");
        QCOMPARE(first.status, 202);
        QCOMPARE(run(plan, "one-key").body, first.body);
        QCOMPARE(run(plan).status, 409);
        const auto undone = m_routes->post(u"/api/v1/quarantines/run-000001/undo"_s, R"({"reason":"x"})",
                                           {{"idempotency-key", "undo"}});
        const auto same = m_routes->post(u"/api/v1/quarantines/run-000001/undo"_s, R"({"reason":"x"})",
                                         {{"idempotency-key", "undo"}});
        QCOMPARE(same.status, 200);
        QCOMPARE(same.body, undone.body);
    }
    // A retry that was to come to an item little by little finds it taken away.
    void aDrippingRetryLeavesWhatWasTakenAwayAlone() {
        auto slowly = byIds({u"LOTE-0042-001"_s, u"LOTE-0042-002"_s}, PlanAction::Retry);
        slowly.options.ratePerSecond = 1;
        QCOMPARE(run(preview(slowly)).status, 202);
        QCOMPARE(run(preview(byIds({u"LOTE-0042-001"_s, u"LOTE-0042-002"_s}, PlanAction::Purge))).status, 202);
        for (int step = 0; step < 3; ++step) {
            m_routes->clock.advance(1min);
            QVERIFY(dripAll());
        }
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=9 AND code='quarantined'"), 2);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM plan_run_items WHERE run=1 AND started=2"), 2);
    }

private:
    static constexpr std::string_view inBatch = "batch=(SELECT id FROM batches WHERE tenant=1 AND number=42)";
    void start(const Config &config) {
        m_routes = std::make_unique<kit::Routes>(config, kit::Routes::Fixture::DemoDay);
        const auto done = m_routes->base.open()->execute(
            "UPDATE items SET state=9,code='not_processed',version=version+1 WHERE seq IN (1,2) AND " +
            std::string(inBatch) +
            ";INSERT INTO webhook_subscriptions(id,tenant,url,all_types,active,created_by,created_at,updated_at,"
            "from_position) VALUES(1,1,'https://x.example/',1,1,'a',0,0,0);"
            "INSERT INTO events(seq,tenant,batch,item,at,type) SELECT 900000+i.seq,1,i.batch,i.id,0,'done' FROM items i"
            " WHERE i.seq IN (4,5) AND " +
            std::string(inBatch) +
            ";INSERT INTO webhook_deliveries(id,tenant,subscription,event,type,state,attempts,attempts_allowed,next_at,"
            "created_at,finished_at,last_result) VALUES(1,1,1,900004,'done',3,2,2,7,0,9,'failed'),"
            "(2,1,1,900005,'done',3,2,2,8,0,9,'timeout');DELETE FROM batch_counts WHERE " +
            std::string(inBatch) +
            ";INSERT INTO batch_counts SELECT batch,state,code,count(*),sum(amount),0,0 FROM "
            "items WHERE " +
            std::string(inBatch) + " GROUP BY batch,state,code;UPDATE batches SET version=version+1");
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    // All of what a purge and its undo may touch, but for versions and fencing, which only count up.
    QString content() const {
        auto db = m_routes->base.open();
        QString all;
        for (const char *text :
             {"SELECT id||' '||state||' '||code||' '||attempt||' '||e2e_id||' '||last_response||' '||"
              "amount FROM items WHERE state=9 ORDER BY id",
              "SELECT id||' '||state||' '||attempts||' '||attempts_allowed||' '||next_at||' '||"
              "finished_at||' '||last_result FROM webhook_deliveries ORDER BY id"}) {
            auto query = db->prepare(text);
            for (auto row = query.step(); row && *row; row = query.step()) {
                all += query.string(0) + u'\n';
            }
        }
        return all;
    }
    static PlanRequest everyDead(PlanAction action = PlanAction::Purge) {
        return {action, {{}, ItemFilter{{}, {ItemState::Dead}, {}, {}, {}}}, {}};
    }
    static PlanRequest byIds(const QStringList &ids, PlanAction action) {
        PlanRequest request;
        request.action = action;
        for (const auto &id : ids) {
            request.selection.ids.append({id});
        }
        return request;
    }
    QStringList dead(const QString &name) const {
        auto db = m_routes->base.open();
        QStringList ids;
        const auto page = DeadLettersRepo(*db, 1).list({name, {}, {}, {}}, {});
        for (const auto &letter : page->rows) {
            ids.append(letter.id);
        }
        return ids;
    }
    Queue queue(const QString &name) const {
        return readQueue(*m_routes->base.open(), 1, name, m_routes->clock.now()).value();
    }
    Plan preview(const PlanRequest &request) {
        const auto answer =
            m_routes->call(Method::Post, u"/api/v1/plans"_s, {json::encode(request), {}, kit::operator1});
        const auto plan = json::plan(answer.body);
        if (answer.status != 200 || !plan) {
            qFatal("no plan: %s", answer.body.constData());
        }
        return *plan;
    }
    Response run(const Plan &plan, const QByteArray &key = {}) {
        QHash<QByteArray, QByteArray> headers;
        if (!key.isEmpty()) {
            headers.insert("idempotency-key", key);
        }
        return m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan.hash),
                              json::encode(PlanOrder{plan.request, u"old tests"_s}), headers);
    }
    Response undo(const QString &run) {
        return m_routes->post(u"/api/v1/quarantines/%1/undo"_s.arg(run), R"({"reason":"too early"})");
    }
    bool dripAll();
    std::unique_ptr<kit::Routes> m_routes;
};

bool PurgeTest::dripAll() {
    std::promise<Done> answer;
    m_routes->writer->post(
        [](Arrows &arrows) -> Done {
            const auto step = dripStep(arrows);
            return step ? Done() : tl::unexpected(step.error());
        },
        [&answer](Done done) { answer.set_value(std::move(done)); });
    return answer.get_future().get().has_value();
}

QTEST_GUILESS_MAIN(PurgeTest)
#include "tst_purge.moc"
