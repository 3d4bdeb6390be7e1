// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plans/planmodel.h"

#include "kit/consoleworld.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using State = PlanModel::State;
using Obstacle = PlanModel::Obstacle;

namespace {

const QString preview = u"POST /api/v1/plans"_s;
const QString runs = u"GET /api/v1/plans/runs/run-000001"_s;
const QString approvalPlace = u"GET /api/v1/approvals/apr-0008"_s;

PlanRun waitingRun() {
    PlanRun run;
    run.id = u"run-000001"_s;
    run.hash = u"h1"_s;
    run.status = u"waiting"_s;
    run.items = run.open = 4;
    run.approval = u"apr-0008"_s;
    return run;
}

Approval approvalOf(ApprovalStatus status) {
    Approval approval;
    approval.id = ApprovalId{u"apr-0008"_s};
    approval.subject = ApprovalSubject::Plan;
    approval.object = u"run-000001"_s;
    approval.status = status;
    approval.approvers = {u"operator2"_s, u"manager"_s};
    approval.seen = "{}";
    if (status != ApprovalStatus::Waiting) {
        approval.decisions.append(
            {status, u"operator2"_s, {u"approver"_s}, kit::ConsoleWorld::start(), u"not today"_s});
    }
    return approval;
}

PlanRow going(int number, std::int64_t minor, std::int64_t version = 3) {
    PlanRow row;
    row.item = ItemId{u"LOTE-0042-%1"_s.arg(number, 3, 10, QChar(u'0'))};
    row.version = version;
    row.goes = true;
    row.state = ItemState::NotSent;
    row.amount = Money{minor, {}};
    row.key = u"lote-0042/%1"_s.arg(number, 3, 10, QChar(u'0'));
    row.attempt = 2;
    return row;
}

PlanRow staying(int number, const QString &reason) {
    auto row = going(number, 20'000);
    row.goes = false;
    row.reason = reason;
    row.state = ItemState::Failed;
    row.code = u"invalid_key"_s;
    return row;
}

Plan planOf(const QString &hash, const QList<PlanRow> &rows) {
    Plan plan;
    plan.hash = hash;
    plan.request.selection.filter = ItemFilter{};
    plan.target = u"pagamentos"_s;
    plan.computedAt = kit::ConsoleWorld::start();
    for (const auto &row : rows) {
        (row.goes ? plan.going : plan.skipped) += 1;
        (row.goes ? plan.amountGoing : plan.amountSkipped).minor += row.amount.minor;
    }
    plan.rows = rows;
    return plan;
}

// Story B6: 4 go, 3 stay.
QList<PlanRow> storyRows() {
    return {staying(7, u"not_retryable"_s),  going(12, 30'500), going(31, 30'500),
            staying(44, u"not_retryable"_s), going(57, 57'500), going(90, 57'500),
            staying(91, u"not_retryable"_s)};
}

PlanRun runOf(std::int64_t open, const QList<PlanResultRow> &rows) {
    PlanRun run;
    run.id = u"run-000001"_s;
    run.hash = u"h1"_s;
    run.status = open > 0 ? u"running"_s : u"finished"_s;
    run.createdBy = u"operator1"_s;
    run.createdAt = kit::ConsoleWorld::start();
    run.items = rows.size();
    run.open = open;
    for (const auto &row : rows) {
        run.done += row.outcome == u"done"_s ? 1 : 0;
        run.failed += row.outcome == u"failed"_s ? 1 : 0;
        run.uncertain += row.outcome == u"uncertain"_s ? 1 : 0;
    }
    run.rows = rows;
    return run;
}

PlanResultRow result(int number, ItemState state, const QString &outcome) {
    return {going(number, 1).item, state, {}, Money{30'500, {}}, outcome};
}

QByteArray changedProblem(const Plan &now) {
    Error error;
    error.kind = ErrorKind::Conflict;
    error.httpStatus = 409;
    error.code = u"plan_changed"_s;
    error.detail = u"something changed"_s;
    error.body = json::encode(now);
    return json::encodeProblem(error);
}

PlanRequest wholeBatch() {
    PlanRequest request;
    request.selection.filter = ItemFilter{BatchId{u"LOTE-0042"_s}, {}, {}, {}, {}};
    return request;
}

} // namespace

// The plan of a manual retry, from its preview to the end of its last item.
class PlanModelTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::ConsoleWorld> m_world;
    std::unique_ptr<PlanModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    kit::FakeNetwork &wire() { return *m_world->wire; }
    PlanModel &model() { return *m_model; }
    void build(EnvironmentKind kind, const QList<Role> &roles = {Role::Operator}) {
        m_tester.reset();
        m_model.reset();
        m_world = std::make_unique<kit::ConsoleWorld>(kind, roles);
        QVERIFY(m_world->isOnline);
        m_model = std::make_unique<PlanModel>(m_world->api, m_world->right, 10ms);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void ready(EnvironmentKind kind = EnvironmentKind::Staging) {
        build(kind);
        wire().answers(preview, json::encode(planOf(u"h1"_s, storyRows())));
        model().preview(wholeBatch());
        QTRY_COMPARE(model().state(), State::Ready);
    }
    void readyToRun() {
        ready();
        model().setReason(u"o PSP respondeu: não enviado"_s);
        QVERIFY(model().canRun());
    }
    void readyAboveTheLimit() {
        build(EnvironmentKind::Staging);
        auto plan = planOf(u"h1"_s, storyRows());
        plan.needsApproval = true;
        plan.approvalReason = u"amount above 1000.00"_s;
        wire().answers(preview, json::encode(plan));
        model().preview(wholeBatch());
        QTRY_COMPARE(model().state(), State::Ready);
        QVERIFY(model().needsApproval());
    }
    QJsonObject body(const QString &place, qsizetype nth = -1) {
        const auto seen = wire().seen(place);
        return QJsonDocument::fromJson(seen.at(nth < 0 ? seen.size() - 1 : nth).body).object();
    }
    QByteArray keyOf(const QString &place, qsizetype nth) {
        return wire().seen(place).at(nth).headers.value("idempotency-key");
    }
    QString cell(int row, PlanModel::Column column) { return model().index(row, column).data().toString(); }

private Q_SLOTS:
    void cleanup() {
        QCOMPARE(wire().unmatched(), QString());
        m_tester.reset();
        m_model.reset();
        m_world.reset();
    }

    void showsWhatGoesFirstThenWhatStaysWithItsReason() {
        ready();
        QCOMPARE(model().rowCount(), 7);
        for (int row = 0; row < 7; ++row) {
            QCOMPARE(model().index(row, 0).data(PlanModel::GoesRole).toBool(), row < 4);
        }
        QCOMPARE(cell(0, PlanModel::ItemColumn), u"LOTE-0042-012"_s);
        QCOMPARE(cell(0, PlanModel::KeyColumn), u"lote-0042/012"_s);
        QCOMPARE(cell(0, PlanModel::DecisionColumn), u"goes"_s);
        QCOMPARE(cell(4, PlanModel::DecisionColumn), u"not_retryable"_s);
        QCOMPARE(model().plan()->going, 4);
        QCOMPARE(model().plan()->amountGoing.minor, 176'000);
        QVERIFY(!model().index(4, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(!model().flags(model().index(4, 0)).testFlag(Qt::ItemIsUserCheckable));
        QCOMPARE(wire().count(u"POST /api/v1/plans/h1/run"_s), 0);
    }
    void saysWhyItMayNotRun() {
        build(EnvironmentKind::Production);
        QCOMPARE(model().obstacle(), Obstacle::NotComputed);
        wire().answers(preview, json::encode(planOf(u"h1"_s, storyRows())));
        model().preview(wholeBatch());
        QCOMPARE(model().obstacle(), Obstacle::NotComputed);
        QTRY_COMPARE(model().state(), State::Ready);
        QCOMPARE(model().obstacle(), Obstacle::NoWriteRight);
        QCOMPARE(m_world->right.absent(), Absent::ReadOnly);
        QVERIFY(m_world->right.unlock(u"Produção"_s));
        QCOMPARE(model().obstacle(), Obstacle::ReasonEmpty);
        model().setReason(u"   "_s);
        QCOMPARE(model().obstacle(), Obstacle::ReasonEmpty);
        model().setReason(u"retry"_s);
        QVERIFY(model().isTypedNameRequired());
        QCOMPARE(model().obstacle(), Obstacle::NameNotTyped);
        model().setTypedName(u"Producao"_s);
        QCOMPARE(model().obstacle(), Obstacle::NameNotTyped);
        model().run();
        QCOMPARE(wire().count(u"POST /api/v1/plans/h1/run"_s), 0);
        model().setTypedName(u"Produção"_s);
        QVERIFY(model().canRun());
    }
    void theRightThatRunsOutTakesTheOrderAway() {
        readyToRun();
        QSignalSpy changed(&model(), &PlanModel::changed);
        m_world->right.lockNow();
        QVERIFY(changed.size() > 0);
        QCOMPARE(model().obstacle(), Obstacle::NoWriteRight);
    }
    void aPlanAboveTheLimitsIsOrderedAndWaitsForASecondPerson() {
        readyAboveTheLimit();
        QCOMPARE(model().obstacle(), Obstacle::ReasonEmpty);
        model().setReason(u"retry"_s);
        QVERIFY(model().canRun());
        wire().answers(u"POST /api/v1/plans/h1/run"_s, json::encode(waitingRun()), 202);
        wire().answers(runs, json::encode(waitingRun()));
        wire().answers(approvalPlace, json::encode(approvalOf(ApprovalStatus::Waiting)));
        model().run();
        QTRY_COMPARE(model().state(), State::Waiting);
        QCOMPARE(model().obstacle(), Obstacle::Busy);
        QTRY_VERIFY(model().approval().has_value());
        QCOMPARE(model().approval()->approvers, (QStringList{u"operator2"_s, u"manager"_s}));
        wire().forgetAll();
        wire().answers(approvalPlace, json::encode(approvalOf(ApprovalStatus::Approved)));
        wire().answers(runs, json::encode(runOf(0, {result(57, ItemState::Done, u"done"_s)})));
        QTRY_COMPARE(model().state(), State::Done);
        QTRY_COMPARE(model().approval()->status, ApprovalStatus::Approved);
        QCOMPARE(model().planRun()->done, 1);
    }
    void aRejectedPlanIsOverAndSaysWho() {
        readyAboveTheLimit();
        model().setReason(u"retry"_s);
        auto rejected = waitingRun();
        rejected.status = u"rejected"_s;
        wire().answers(u"POST /api/v1/plans/h1/run"_s, json::encode(waitingRun()), 202);
        wire().answers(runs, json::encode(rejected));
        wire().answers(approvalPlace, json::encode(approvalOf(ApprovalStatus::Rejected)));
        QSignalSpy finished(&model(), &PlanModel::finished);
        model().run();
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(finished.size(), 1);
        QTRY_VERIFY(model().approval().has_value()); // is read to its end although the run is over
        QCOMPARE(model().approval()->decisions.constFirst().by, u"operator2"_s);
        QCOMPARE(model().planRun()->status, u"rejected"_s);
    }
    void aPlanInWhichNothingGoesIsNoOrder() {
        build(EnvironmentKind::Staging);
        wire().answers(preview, json::encode(planOf(u"h1"_s, {staying(7, u"not_retryable"_s)})));
        model().preview(wholeBatch());
        QTRY_COMPARE(model().state(), State::Ready);
        QCOMPARE(model().obstacle(), Obstacle::NothingGoes);
    }
    void tellsWhenThePreviewFails() {
        build(EnvironmentKind::Staging);
        wire().fails(preview, 500);
        model().preview(wholeBatch());
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->kind, ErrorKind::Server);
        QCOMPARE(model().obstacle(), Obstacle::NotComputed);
        wire().forgetAll();
        wire().answers(preview, json::encode(planOf(u"h1"_s, storyRows())));
        model().recompute();
        QTRY_COMPARE(model().state(), State::Ready);
        QVERIFY(!model().error());
    }

    void takingARowOutComputesAgainOverTheRest() {
        ready();
        wire().forgetAll();
        const auto all = storyRows();
        QList<PlanRow> rest = all;
        rest.removeAt(4);
        wire().answers(preview, json::encode(planOf(u"h2"_s, rest)));
        QVERIFY(model().setData(model().index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model().state(), State::Computing);
        QCOMPARE(model().obstacle(), Obstacle::NotComputed);
        QTRY_COMPARE(model().state(), State::Ready);
        const auto ids = body(preview)[u"selection"_s].toObject()[u"ids"_s].toArray();
        QCOMPARE(ids.size(), 6);
        QVERIFY(!ids.contains(u"LOTE-0042-057"_s));
        QCOMPARE(model().rowCount(), 7);
        QCOMPARE(cell(2, PlanModel::ItemColumn), u"LOTE-0042-057"_s);
        QCOMPARE(cell(2, PlanModel::DecisionColumn), u"taken_out"_s);
        QCOMPARE(model().index(2, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
        QCOMPARE(model().plan()->amountGoing.minor, 118'500);
        QVERIFY(model().changes().isEmpty());
    }
    void severalChangesOfMindAreOneQuestion() {
        ready();
        wire().forgetAll();
        wire().answers(preview, json::encode(planOf(u"h2"_s, {staying(7, u"not_retryable"_s)})));
        for (const int number : {12, 31, 57, 90}) {
            model().setGoing(going(number, 0).item, false);
        }
        model().setGoing(going(31, 0).item, true);
        QTRY_COMPARE(wire().count(preview), 1);
        QCOMPARE(body(preview)[u"selection"_s].toObject()[u"ids"_s].toArray().size(), 4);
    }
    void takingEveryRowOutLeavesNothingToOrder() {
        build(EnvironmentKind::Staging);
        wire().answers(preview, json::encode(planOf(u"h1"_s, {going(12, 30'500)})));
        model().preview(wholeBatch());
        QTRY_COMPARE(model().state(), State::Ready);
        model().setReason(u"retry"_s);
        model().setGoing(going(12, 0).item, false);
        QTRY_COMPARE(model().state(), State::Ready);
        QCOMPARE(model().obstacle(), Obstacle::NothingGoes);
        QCOMPARE(wire().count(preview), 1);
        model().setGoing(going(12, 0).item, true);
        QTRY_COMPARE(model().state(), State::Ready);
        QVERIFY(model().canRun());
        QVERIFY(body(preview)[u"selection"_s].toObject().contains(u"filter"_s)); // as it came
    }
    void aStaleAnswerNeverOverwritesANewerQuestion() {
        build(EnvironmentKind::Staging);
        wire().slow(preview, 80ms, json::encode(planOf(u"old"_s, storyRows())));
        wire().slow(preview, 10ms, json::encode(planOf(u"new"_s, storyRows())));
        model().preview(wholeBatch());
        QTRY_COMPARE(wire().count(preview), 1);
        model().preview(wholeBatch());
        QTRY_COMPARE(model().state(), State::Ready);
        QCOMPARE(model().plan()->hash, u"new"_s);
        QTest::qWait(120);
        QCOMPARE(model().plan()->hash, u"new"_s);
    }
    void whatChangedMeanwhileMustBeLookedAtFirst() {
        readyToRun();
        auto rows = storyRows();
        rows[1] = staying(12, u"already_final"_s);
        rows[1].state = ItemState::Done;
        rows[1].code.clear();
        wire().forgetAll();
        wire().answers(preview, json::encode(planOf(u"h2"_s, rows)));
        model().recompute();
        QTRY_COMPARE(model().state(), State::Changed);
        QCOMPARE(model().obstacle(), Obstacle::Changed);
        QCOMPARE(model().changes().size(), 1);
        QCOMPARE(model().changes().constFirst().before->goes, true);
        QCOMPARE(model().changes().constFirst().after->reason, u"already_final"_s);
        const auto at = model().match(model().index(0, 0), PlanModel::ItemRole, u"LOTE-0042-012"_s);
        QCOMPARE(at.size(), 1);
        QVERIFY(at.constFirst().row() >= 3); // it stays now
        QVERIFY(at.constFirst().data(PlanModel::ChangeRole).isValid());
        model().acceptChanges();
        QVERIFY(model().canRun());
        QVERIFY(!at.constFirst().data(PlanModel::ChangeRole).isValid());
    }

    void runsOnceAndReadsEachItemsResultFromTheServer() {
        readyToRun();
        wire().answers(u"POST /api/v1/plans/h1/run"_s,
                       json::encode(runOf(2, {result(12, ItemState::Queued, u"running"_s),
                                              result(31, ItemState::Queued, u"running"_s)})),
                       202);
        wire().answers(runs, json::encode(runOf(1, {result(12, ItemState::Done, u"done"_s),
                                                    result(31, ItemState::Sent, u"running"_s)})));
        wire().answers(runs, json::encode(runOf(0, {result(12, ItemState::Done, u"done"_s),
                                                    result(31, ItemState::Uncertain, u"uncertain"_s)})));
        QSignalSpy started(&model(), &PlanModel::started);
        QSignalSpy finished(&model(), &PlanModel::finished);
        model().run();
        QCOMPARE(model().state(), State::Sending);
        model().run(); // a second click
        QVERIFY(finished.wait(30'000));
        QCOMPARE(started.size(), 1);
        QCOMPARE(model().state(), State::Done);
        QCOMPARE(model().obstacle(), Obstacle::Finished);
        QCOMPARE(model().planRun()->done, 1);
        QCOMPARE(model().planRun()->uncertain, 1);
        QCOMPARE(cell(0, PlanModel::OutcomeColumn), u"done"_s);
        QCOMPARE(cell(0, PlanModel::StateColumn), u"done"_s);
        QCOMPARE(cell(1, PlanModel::OutcomeColumn), u"uncertain"_s);
        QCOMPARE(cell(2, PlanModel::OutcomeColumn), QString());
        QCOMPARE(wire().count(u"POST /api/v1/plans/h1/run"_s), 1);
        QCOMPARE(body(u"POST /api/v1/plans/h1/run"_s)[u"reason"_s].toString(), u"o PSP respondeu: não enviado"_s);
        QTest::qWait(50);
        QCOMPARE(wire().count(runs), 2); // nobody asks after the end
    }
    void aChangedPlanIsShownWithItsDifferenceAndNothingRuns() {
        readyToRun();
        auto rows = storyRows();
        rows[4] = going(57, 57'500, 4);
        rows[4].state = ItemState::Failed;
        wire().fails(u"POST /api/v1/plans/h1/run"_s, 409, changedProblem(planOf(u"h2"_s, rows)));
        model().run();
        QTRY_COMPARE(model().state(), State::Changed);
        const auto firstKey = keyOf(u"POST /api/v1/plans/h1/run"_s, 0);
        QCOMPARE(model().changes().size(), 1);
        QCOMPARE(model().changes().constFirst().item.value, u"LOTE-0042-057"_s);
        QCOMPARE(model().plan()->hash, u"h2"_s);
        model().run(); // not before it was looked at
        QCOMPARE(model().state(), State::Changed);
        model().acceptChanges();
        wire().answers(u"POST /api/v1/plans/h2/run"_s, json::encode(runOf(0, {result(57, ItemState::Done, u"done"_s)})),
                       202);
        model().run();
        QTRY_COMPARE(model().state(), State::Done);
        QVERIFY(keyOf(u"POST /api/v1/plans/h2/run"_s, 0) != firstKey);
        QCOMPARE(wire().count(preview), 1); // the refusal carried the new plan
    }
    void aChangedPlanWithoutTheNewOneIsComputedAgain() {
        readyToRun();
        wire().fails(u"POST /api/v1/plans/h1/run"_s, 409, R"({"code":"plan_changed","detail":"x"})");
        model().run();
        QTRY_COMPARE(model().state(), State::Changed);
        QCOMPARE(wire().count(preview), 2);
    }
    void theTypedNameIsAskedAgainAfterAChange() {
        ready(EnvironmentKind::Production);
        QVERIFY(m_world->right.unlock(u"Produção"_s));
        model().setReason(u"retry"_s);
        model().setTypedName(u"Produção"_s);
        wire().fails(u"POST /api/v1/plans/h1/run"_s, 409, changedProblem(planOf(u"h2"_s, storyRows())));
        model().run();
        QTRY_COMPARE(model().state(), State::Changed);
        model().acceptChanges();
        QCOMPARE(model().obstacle(), Obstacle::NameNotTyped);
    }
    void aDefiniteRefusalMayBeOrderedAgainWithANewKey() {
        readyToRun();
        wire().fails(u"POST /api/v1/plans/h1/run"_s, 422, R"({"code":"reason_required","detail":"x"})");
        model().run();
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->code, u"reason_required"_s);
        QVERIFY(model().canRun());
        model().run();
        QTRY_COMPARE(wire().count(u"POST /api/v1/plans/h1/run"_s), 2);
        QVERIFY(keyOf(u"POST /api/v1/plans/h1/run"_s, 0) != keyOf(u"POST /api/v1/plans/h1/run"_s, 1));
        QTRY_COMPARE(model().state(), State::Failed);
    }

    void anOrderWithoutAnAnswerIsSentAgainOnlyByAPersonAndWithItsKey() {
        readyToRun();
        const auto place = u"POST /api/v1/plans/h1/run"_s;
        wire().breaks(place, QNetworkReply::RemoteHostClosedError);
        model().run();
        QTRY_COMPARE(model().state(), State::Unclear);
        QCOMPARE(model().obstacle(), Obstacle::Busy);
        QVERIFY(model().error());
        QTest::qWait(60);
        QCOMPARE(wire().count(place), 1); // nothing by itself
        wire().forget(place);
        wire().answers(place, json::encode(runOf(0, {result(12, ItemState::Done, u"done"_s)})), 202);
        model().setReason(u"another reason"_s); // belongs to no order yet
        QVERIFY(model().canSendAgain());
        model().sendAgain();
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(wire().count(place), 2);
        QCOMPARE(keyOf(place, 0), keyOf(place, 1));
        QCOMPARE(wire().seen(place).at(0).body, wire().seen(place).at(1).body);
        QVERIFY(!keyOf(place, 0).isEmpty());
    }
    void anOrderThatIsNotSentAgainWhileReadOnly() {
        readyToRun();
        const auto place = u"POST /api/v1/plans/h1/run"_s;
        wire().breaks(place, QNetworkReply::RemoteHostClosedError);
        model().run();
        QTRY_COMPARE(model().state(), State::Unclear);
        m_world->right.lockNow();
        QVERIFY(!model().canSendAgain());
        model().sendAgain();
        QCOMPARE(model().state(), State::Unclear);
    }
    void lookingAgainAfterAnUnclearOrderKeepsItsKeyWhileThePlanIsTheSame() {
        readyToRun();
        const auto place = u"POST /api/v1/plans/h1/run"_s;
        wire().breaks(place, QNetworkReply::RemoteHostClosedError);
        wire().answers(place, json::encode(runOf(0, {result(12, ItemState::Done, u"done"_s)})), 202);
        model().run();
        QTRY_COMPARE(model().state(), State::Unclear);
        model().recompute();
        QTRY_COMPARE(model().state(), State::Ready);
        model().run();
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(keyOf(place, 0), keyOf(place, 1));
    }
    void aRefusedConnectionIsNoDoubt() {
        readyToRun();
        wire().breaks(u"POST /api/v1/plans/h1/run"_s, QNetworkReply::ConnectionRefusedError);
        model().run();
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->code, u"connection_refused"_s);
    }
    void keepsAskingWhenAPollFails() {
        readyToRun();
        wire().answers(u"POST /api/v1/plans/h1/run"_s,
                       json::encode(runOf(1, {result(12, ItemState::Queued, u"running"_s)})), 202);
        wire().fails(runs, 503);
        wire().answers(runs, json::encode(runOf(0, {result(12, ItemState::Done, u"done"_s)})));
        bool wasTold = false;
        connect(&model(), &PlanModel::changed, this,
                [&] { wasTold = wasTold || (model().state() == State::Running && model().error()); });
        model().run();
        QTRY_COMPARE(model().state(), State::Done);
        QVERIFY(wasTold);
        QVERIFY(!model().error());
    }
    void stopsAskingWhenToldAndGoesOnLater() {
        readyToRun();
        wire().answers(u"POST /api/v1/plans/h1/run"_s,
                       json::encode(runOf(1, {result(12, ItemState::Queued, u"running"_s)})), 202);
        wire().answers(runs, json::encode(runOf(1, {result(12, ItemState::Sent, u"running"_s)})));
        model().run();
        QTRY_VERIFY(wire().count(runs) >= 2);
        model().stopWatching();
        const auto asked = wire().count(runs);
        QTest::qWait(60);
        QCOMPARE(wire().count(runs), asked);
        QCOMPARE(model().state(), State::Running);
        wire().forget(runs);
        wire().answers(runs, json::encode(runOf(0, {result(12, ItemState::Done, u"done"_s)})));
        model().watchAgain();
        QTRY_COMPARE(model().state(), State::Done);
    }
    void isNotReplacedWhileItsOrderIsOnTheWay() {
        readyToRun();
        wire().hangs(u"POST /api/v1/plans/h1/run"_s);
        model().run();
        model().preview(wholeBatch());
        QCOMPARE(model().state(), State::Sending);
        m_tester.reset();
        m_model.reset();
        QTRY_COMPARE(wire().running(), 0); // the socket went with it
    }
};

QTEST_GUILESS_MAIN(PlanModelTest)
#include "tst_planmodel.moc"
