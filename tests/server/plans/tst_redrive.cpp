// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/routekit.h"
#include "server/plans/redrives.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// What a redrive decides about dead items and dead deliveries of webhooks.
class RedriveTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        m_routes = std::make_unique<kit::Routes>(config, kit::Routes::Fixture::DemoDay);
        // Two payments are dead, and of five deliveries four: of a final item, of a dead one, of an uncertain one, and
        // one whose receiver was switched off.
        prepare(
            "INSERT INTO tenants(id,name) VALUES(2,'other');"
            "UPDATE items SET state=9,code='not_processed',version=version+1 WHERE seq IN (1,2) AND " +
            std::string(inBatch) + ";UPDATE items SET state=5,code='timeout' WHERE seq=3 AND " + std::string(inBatch) +
            ";INSERT INTO webhook_subscriptions(id,tenant,url,all_types,active,created_by,created_at,updated_at,"
            "from_position) VALUES(1,1,'https://x.example/',1,1,'a',0,0,0),(2,1,'https://y.example/',1,0,'a',0,0,0),"
            "(3,2,'https://z.example/',1,1,'a',0,0,0);"
            "INSERT INTO events(seq,tenant,batch,item,at,type) SELECT 900000+i.seq,1,i.batch,i.id,0,'done' FROM items i"
            " WHERE i.seq IN (1,3,4) AND " +
            std::string(inBatch) +
            ";INSERT INTO webhook_deliveries(id,tenant,subscription,event,type,state,attempts,attempts_allowed,next_at,"
            "created_at) VALUES(1,1,1,900004,'done',3,2,2,0,0),(2,1,1,900001,'done',3,2,2,0,0),"
            "(3,1,1,900003,'done',3,2,2,0,0),(4,1,2,900004,'done',3,2,2,0,0),(5,1,2,900001,'done',2,1,2,0,0),"
            "(6,2,3,900004,'done',3,2,2,0,0)");
        recount();
    }

    void sendsBackWhatIsDeadAndSkipsWhatIsUncertain() {
        const auto plan = preview(everyDead());
        QCOMPARE(plan.going, 4);
        QCOMPARE(plan.target, u"pagamentos: 2, webhooks: 2"_s);
        QCOMPARE(reasonOf(plan, u"whd-000003"_s), u"uncertain_needs_check"_s);
        QCOMPARE(reasonOf(plan, u"whd-000004"_s), u"webhook_inactive"_s);
        QCOMPARE(plan.rows.size(), 6); // nothing of the other tenant, nothing that was delivered
        QCOMPARE(plan.skipped, 2);
    }
    void decidesAboutNamedOnesAndNeverTwice() {
        const auto plan = preview(byIds({u"LOTE-0042-001"_s, u"LOTE-0042-003"_s, u"LOTE-0042-004"_s, u"whd-000001"_s,
                                         u"whd-000001"_s, u"whd-000005"_s}));
        QCOMPARE(plan.rows.size(), 5);
        QCOMPARE(plan.going, 2);
        QCOMPARE(reasonOf(plan, u"LOTE-0042-003"_s), u"uncertain_needs_check"_s);
        QCOMPARE(reasonOf(plan, u"LOTE-0042-004"_s), u"not_dead"_s);
        QCOMPARE(reasonOf(plan, u"whd-000005"_s), u"not_dead"_s);
        const auto foreign = m_routes->call(Method::Post, u"/api/v1/plans"_s,
                                            {json::encode(byIds({u"whd-000006"_s})), {}, kit::operator1});
        QCOMPARE(foreign.status, 422);
        QVERIFY(foreign.body.contains("unknown_item"));
    }
    void leavesABatchThatWasCancelledAlone() {
        prepare("UPDATE batches SET status=6 WHERE number=42 AND tenant=1");
        const auto plan = preview(byIds({u"LOTE-0042-001"_s}));
        QCOMPARE(plan.going, 0);
        QCOMPARE(plan.rows.front().reason, u"batch_cancelled"_s);
    }
    void aWebhookThatWasRemovedGetsNothing() {
        prepare("UPDATE webhook_subscriptions SET deleted_at=5 WHERE id=1");
        QCOMPARE(reasonOf(preview(everyDead()), u"whd-000001"_s), u"webhook_inactive"_s);
    }
    void tellsHowFarAWebhookIs() {
        QCOMPARE(run(preview(everyDead())).status, 202);
        prepare("UPDATE webhook_deliveries SET attempts=attempts+1 WHERE id=1;"
                "UPDATE webhook_deliveries SET state=1 WHERE id=2");
        const auto result = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QStringList outcomes;
        for (const auto &row : result->rows) {
            if (row.item.value.startsWith(u"whd-"_s)) {
                outcomes.append(row.outcome);
            }
        }
        QCOMPARE(outcomes, (QStringList{u"running"_s, u"running"_s}));
    }
    void isVoidWhenAnItemOfAMessageBecameUncertain() {
        const auto plan = preview(everyDead());
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state=5 WHERE seq=4 AND " + std::string(inBatch)));
        const auto refused = run(plan);
        QCOMPARE(refused.status, 409);
        QVERIFY(refused.body.contains("plan_changed"));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM webhook_deliveries WHERE state=0"), 0);
    }
    void runsOnceAndTellsEach() {
        const auto plan = preview(everyDead());
        const auto ran = run(plan);
        QCOMPARE(ran.status, 202);
        const auto result = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QCOMPARE(result->items, 4);
        QCOMPARE(result->open, 4);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM webhook_deliveries WHERE state=0 AND attempts_allowed>2"),
                 2);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=1 AND seq IN (1,2) AND " +
                                       std::string(inBatch)),
                 2);
        QCOMPARE(run(plan).status, 409);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE action='plan.redrive'"), 1);
    }
    void aHeaderSaysWhoDidWhenAndHowOften() {
        auto db = m_routes->base.open();
        // Two that went, one that still waits, one that was no redrive.
        prepare(
            "INSERT INTO plan_runs(id,tenant,hash,action,request,reason,created_by,created_by_id,created_at,amount,"
            "items,status) VALUES(91,1,'a',2,'{}','x','ana',3,1795179900000,1,1,5),"
            "(92,1,'b',2,'{}','x','bia@x jos\u00e9',3,1795179901000,1,1,1),(93,1,'c',2,'{}','x','eva',3,0,1,1,0),"
            "(94,1,'d',0,'{}','x','eva',3,0,1,1,5);"
            "INSERT INTO plan_run_items(run,item,version,attempt) VALUES(91,1,1,1),(91,2,1,1),(92,1,1,1),(93,1,1,1),"
            "(94,3,1,1)");
        const auto headers = redriveHeaders(*db, Redriven::Item, {1, 2, 3, 4});
        QVERIFY2(headers, headers ? "" : qPrintable(headers.error().detail));
        QCOMPARE(headers->size(), std::size_t{2});
        QCOMPARE(QByteArray::fromStdString(headers->at(1)), "bia%40x%20jos%C3%A9; 2026-11-20T13:05:01.000Z; 2");
        QCOMPARE(QByteArray::fromStdString(headers->at(2)), "ana; 2026-11-20T13:05:00.000Z; 1");
        QVERIFY(redriveHeaders(*db, Redriven::Item, {})->empty());
        QVERIFY(redriveHeaders(*db, Redriven::Delivery, {1, 2, 3})->empty());
        QCOMPARE(*timesRedriven(*db, Redriven::Item, 1), 2);
        QCOMPARE(*timesRedriven(*db, Redriven::Item, 3), 0);
    }
    void isOnlyAboutTheDead() {
        auto failed = everyDead();
        failed.selection.filter->states = {ItemState::Failed};
        auto slowly = everyDead();
        slowly.options.ratePerSecond = 5;
        for (const auto &wrong : {failed, slowly}) {
            QCOMPARE(m_routes->call(Method::Post, u"/api/v1/plans"_s, {json::encode(wrong), {}, kit::operator1}).status,
                     422);
        }
    }

private:
    static constexpr std::string_view inBatch = "batch=(SELECT id FROM batches WHERE tenant=1 AND number=42)";
    static PlanRequest everyDead() {
        return {PlanAction::Redrive, {{}, ItemFilter{{}, {ItemState::Dead}, {}, {}, {}}}, {}};
    }
    static PlanRequest byIds(const QStringList &ids) {
        PlanRequest request;
        request.action = PlanAction::Redrive;
        for (const auto &id : ids) {
            request.selection.ids.append({id});
        }
        return request;
    }
    static QString reasonOf(const Plan &plan, const QString &id) {
        for (const auto &row : plan.rows) {
            if (row.item.value == id) {
                return row.reason;
            }
        }
        return u"not there"_s;
    }
    void prepare(const std::string &text) {
        const auto done = m_routes->base.open()->execute(text);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    void recount() {
        auto db = m_routes->base.open();
        QVERIFY(db->execute("DELETE FROM batch_counts WHERE " + std::string(inBatch)));
        QVERIFY(
            db->execute("INSERT INTO batch_counts SELECT batch,state,code,count(*),sum(amount),0,0 FROM items WHERE " +
                        std::string(inBatch) + " GROUP BY batch,state,code"));
        QVERIFY(db->execute("UPDATE batches SET version=version+1"));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
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
    Response run(const Plan &plan) {
        return m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan.hash),
                              json::encode(PlanOrder{plan.request, u"mended"_s}), {});
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(RedriveTest)
#include "tst_redrive.moc"
