// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"
#include "core/json/planrunscodec.h"
#include "server/audit/auditrepo.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

static const Identity second{2, 1, u"operator2"_s, u"default"_s, {Role::Operator, Role::Approver}};

// A retry above the limit waits for a second person (story B7), over the demo day after its check: 4 go, R$ 1.760,00.
class PlanApprovalsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_routes = std::make_unique<kit::Routes>(Config(), kit::Routes::Fixture::DemoDay);
        QVERIFY(m_routes->base.open()->execute(
            "UPDATE items SET state = 7, code = '' WHERE batch = (SELECT id FROM batches WHERE number = 42) AND"
            " state = 5 AND seq NOT IN (57, 128);"
            "UPDATE items SET state = 6, code = '' WHERE batch = (SELECT id FROM batches WHERE number = 42) AND"
            " state = 5;"
            "DELETE FROM batch_counts WHERE batch = (SELECT id FROM batches WHERE number = 42);"
            "INSERT INTO batch_counts SELECT batch, state, code, count(*), sum(amount), 1, 2 FROM items WHERE"
            " batch = (SELECT id FROM batches WHERE number = 42) GROUP BY 1, 2, 3"));
    }

    void showsTheSecondPersonTheSamePlanAndRunsItOnce() {
        const auto plan = preview();
        QCOMPARE(plan.going, 4);
        QCOMPARE(plan.amountGoing.minor, 176'000);
        const auto order = run(plan);
        QCOMPARE(order.status, 202);
        const auto waiting = json::planRun(order.body);
        QCOMPARE(waiting->status, u"waiting"_s);
        QCOMPARE(queued(), 0);
        QVERIFY(kit::isProblem(run(plan), 409, u"already_waiting"_s));
        QVERIFY(kit::isProblem(approve(waiting->approval, kit::operator1), 403, u"self_approval"_s));

        const auto shown = approval(waiting->approval);
        const auto seen = json::plan(shown.seen);
        QCOMPARE(seen->hash, plan.hash);
        QCOMPARE(seen->rows, plan.rows);
        QCOMPARE(shown.amount.minor, 176'000);
        QCOMPARE(shown.object, waiting->id);
        QCOMPARE(shown.reason, u"saldo reposto"_s);

        QCOMPARE(approve(waiting->approval, second).status, 200);
        QCOMPARE(queued(), 4);
        QVERIFY(kit::isProblem(approve(waiting->approval, second), 409, u"already_decided"_s));
        const auto now = json::planRun(m_routes->get(u"/api/v1/plans/runs/"_s + waiting->id).body);
        QCOMPARE(now->status, u"running"_s);
        QCOMPARE(now->approvedBy, QStringList{u"operator2"_s});
        QCOMPARE(now->createdBy, u"operator1"_s);
        QCOMPARE(now->items, 4);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(m_routes->base.text("SELECT group_concat(action || ' ' || actor || ' ' || reason || ' ' ||"
                                     " CASE WHEN plan_hash <> '' THEN 1 ELSE 0 END, ', ') FROM (SELECT * FROM audit "
                                     "WHERE action LIKE 'plan.%'"
                                     " ORDER BY seq) x"),
                 u"plan.order operator1 saldo reposto 1, plan.approve operator2  1"_s);
        const auto story = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0042-057/events"_s).body);
        QCOMPARE(story->last().type, u"retry_planned"_s);
        QCOMPARE(story->last().actor, u"operator1"_s);
    }
    void isVoidWhenAnItemChangedMeanwhile() {
        const auto plan = preview();
        const auto waiting = json::planRun(run(plan).body);
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET version = version + 1 WHERE request_id = 'req-7f3a'"));
        const auto answer = approve(waiting->approval, second);
        QVERIFY(kit::isProblem(answer, 409, u"plan_changed"_s));
        const auto fresh = json::plan(json::problemCurrent(answer.body));
        QVERIFY(fresh->hash != plan.hash);
        Error error;
        QVERIFY(json::readProblem(answer.body, error));
        QCOMPARE(error.fields.size(), 1);
        QCOMPARE(error.fields.front().field, u"LOTE-0042-057"_s);
        QCOMPARE(queued(), 0);
        QCOMPARE(approval(waiting->approval).status, ApprovalStatus::Void);
        QCOMPARE(json::planRun(m_routes->get(u"/api/v1/plans/runs/"_s + waiting->id).body)->status, u"void"_s);
        // The new plan is another order.
        const auto again = json::planRun(run(preview()).body);
        QVERIFY(again->approval != waiting->approval);
        QCOMPARE(approve(again->approval, second).status, 200);
        QCOMPARE(queued(), 4);
    }
    void isNotCarriedOutWhenItIsRejectedOrWithdrawn() {
        const auto first = json::planRun(run(preview()).body);
        QCOMPARE(
            m_routes
                ->post(u"/api/v1/approvals/%1/reject"_s.arg(first->approval), "{\"comment\":\"ainda não\"}", {}, second)
                .status,
            200);
        const auto rejected = json::planRun(m_routes->get(u"/api/v1/plans/runs/"_s + first->id).body);
        QCOMPARE(rejected->status, u"rejected"_s);
        QCOMPARE(rejected->statusBy, u"operator2"_s);
        QCOMPARE(rejected->statusReason, u"ainda não"_s);
        QCOMPARE(rejected->statusAt, std::optional(m_routes->clock.now()));
        QVERIFY(rejected->items == 4 && rejected->notStarted == 4 && rejected->open == 0);
        const auto page = json::planRunPage(m_routes->get(u"/api/v1/plans/runs"_s).body);
        QVERIFY(page->rows.front().items == 4 && page->rows.front().statusReason == u"ainda não");
        const auto again = json::planRun(run(preview()).body);
        QCOMPARE(m_routes->post(u"/api/v1/approvals/%1/withdraw"_s.arg(again->approval)).status, 200);
        QCOMPARE(json::planRun(m_routes->get(u"/api/v1/plans/runs/"_s + again->id).body)->status, u"withdrawn"_s);
        QCOMPARE(queued(), 0);
    }
    void tellsTheMakerToWithdrawInsteadOfRejecting() {
        const auto waiting = json::planRun(run(preview()).body);
        const auto answer = m_routes->post(u"/api/v1/approvals/%1/reject"_s.arg(waiting->approval),
                                           "{\"comment\":\"my mistake\"}", {}, kit::operator1);
        QVERIFY(kit::isProblem(answer, 403, u"self_approval"_s));
        QVERIFY2(answer.body.contains("farolctl approval withdraw " + waiting->approval.toUtf8()), answer.body);
    }
    void theAuditKnowsAnApprovalByItsId() {
        // Much older and much newer rows are not about it, and are not even read.
        const auto other = json::planRun(run(preview()).body);
        m_routes->clock.advance(std::chrono::hours(48));
        QCOMPARE(m_routes->post(u"/api/v1/approvals/%1/withdraw"_s.arg(other->approval)).status, 200);
        m_routes->clock.advance(std::chrono::hours(48));
        const auto waiting = json::planRun(run(preview()).body);
        m_routes->clock.advance(std::chrono::hours(1));
        QCOMPARE(approve(waiting->approval, second).status, 200);
        m_routes->clock.advance(std::chrono::hours(48));
        QCOMPARE(found(waiting->approval), u"plan.approve operator2, plan.order operator1"_s);
        QCOMPARE(found(other->approval), u"plan.withdraw operator1, plan.order operator1"_s);
        QCOMPARE(found(u"apr-9999"_s), QString());
        QCOMPARE(found(u"apr-"_s), QString());
        // That of the demo day is of a batch.
        const Identity manager{4, 1, u"manager"_s, u"default"_s, {Role::Manager}};
        QCOMPARE(approve(u"apr-0001"_s, manager).status, 200);
        QVERIFY2(found(u"apr-0001"_s).contains(u"batch.approve manager"_s), qPrintable(found(u"apr-0001"_s)));
        QVERIFY(!found(u"apr-0001"_s).contains(u"plan."_s));
    }
    void refusesAMakerWhoseAccountIsGone() {
        const auto waiting = json::planRun(run(preview()).body);
        QVERIFY(m_routes->base.open()->execute("UPDATE users SET disabled_at = 1 WHERE name = 'operator1'"));
        QVERIFY(kit::isProblem(approve(waiting->approval, second), 403, u"unknown_maker"_s));
        QCOMPARE(queued(), 0);
    }
    void ofTwoPeopleAtOnceOnlyOneCarriesItOut() {
        const auto waiting = json::planRun(run(preview()).body);
        const Identity manager{4, 1, u"manager"_s, u"default"_s, {Role::Manager}};
        std::array<int, 2> statuses{};
        std::thread other([&] { statuses[0] = approve(waiting->approval, manager).status; });
        statuses[1] = approve(waiting->approval, second).status;
        other.join();
        std::sort(statuses.begin(), statuses.end());
        QCOMPARE(statuses[0], 200);
        QCOMPARE(statuses[1], 409);
        QCOMPARE(queued(), 4);
    }
    void theDemoDayHasABatchThatWaitsForItsManager() {
        const auto page = json::approvalPage(m_routes->get(u"/api/v1/approvals?status=waiting"_s, second).body);
        QCOMPARE(page->rows.size(), 1);
        const auto &one = page->rows.front();
        QCOMPARE(one.object, u"LOTE-0044"_s);
        QCOMPARE(one.amount.minor, 60'000'00);
        QCOMPARE(one.given, 1);
        QCOMPARE(one.needed, 2);
        QVERIFY(!one.mayDecide);
        const Identity manager{4, 1, u"manager"_s, u"default"_s, {Role::Manager}};
        QCOMPARE(approve(one.id.value, manager).status, 200);
        QCOMPARE(json::batch(m_routes->get(u"/api/v1/batches/LOTE-0044"_s).body)->status, BatchStatus::Queued);
    }

private:
    Plan preview() {
        PlanRequest request;
        request.selection.filter = ItemFilter{{u"LOTE-0042"_s}, {ItemState::Failed, ItemState::NotSent}, {}, {}, {}};
        return json::plan(m_routes->post(u"/api/v1/plans"_s, json::encode(request)).body).value();
    }
    Response run(const Plan &plan) {
        return m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan.hash),
                              json::encode(PlanOrder{plan.request, u"saldo reposto"_s}));
    }
    Response approve(const QString &id, const Identity &who) {
        return m_routes->post(u"/api/v1/approvals/%1/approve"_s.arg(id), "{}", {}, who);
    }
    Approval approval(const QString &id) {
        return json::approval(m_routes->get(u"/api/v1/approvals/"_s + id, second).body).value();
    }
    QString found(const QString &object) {
        QStringList words;
        auto db = m_routes->base.open();
        const auto page = AuditRepo(*db, 1).list({{}, {}, object, {}, {}, {}, {}}, {50, true, {}});
        for (const auto &row : page ? page->rows : QList<AuditRow>()) {
            words.append(row.action + u' ' + row.actor);
        }
        return page && page->total == words.size() ? words.join(u", ") : u"no page"_s;
    }
    std::int64_t queued() const {
        return m_routes->base.number("SELECT count(*) FROM items i JOIN batches b ON b.id = i.batch"
                                     " WHERE b.number = 42 AND i.state = 1");
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(PlanApprovalsTest)
#include "tst_planapprovals.moc"
