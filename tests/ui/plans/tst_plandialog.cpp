// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plandialog.h"

#include "ui/batches/lotesworld.h"
#include "ui/plans/planlook.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString preview = u"POST /api/v1/plans"_s;

} // namespace

class PlanDialogTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::LotesWorld> m_world;
    std::unique_ptr<PlanDialog> m_dialog;

    void open(const Plan &plan, app::EnvironmentKind kind = app::EnvironmentKind::Staging) {
        m_world = std::make_unique<kit::LotesWorld>(kind);
        static_cast<void>(m_world->right.unlock(u"Produção"_s));
        m_world->wire->answers(preview, json::encode(plan));
        m_world->planModel.preview(plan.request);
        m_dialog =
            std::make_unique<PlanDialog>(m_world->theme, m_world->formats, m_world->planModel, m_world->right, nullptr);
        m_dialog->open();
        QTRY_VERIFY(m_world->planModel.plan().has_value());
    }
    QPushButton *run() const { return m_dialog->findChild<QPushButton *>(u"planRun"_s); }
    QTableView *going() const { return m_dialog->findChild<QTableView *>(u"planGoing"_s); }
    QTableView *staying() const { return m_dialog->findChild<QTableView *>(u"planStaying"_s); }
    QLineEdit *field(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    QString text() const {
        QStringList texts;
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            texts.append(label->isVisible() ? label->text() : QString());
        }
        for (const auto *widget : m_dialog->findChildren<QWidget *>()) {
            texts.append(widget->isVisible() ? widget->accessibleName() : QString());
        }
        return texts.join(u'\n');
    }
    static QString cell(const QTableView *table, int row, int column) {
        return table->model()->index(row, column).data().toString();
    }
    static QString runPath() { return u"POST /api/v1/plans/%1/run"_s.arg(kit::LotesWorld::plan(false).hash); }

private Q_SLOTS:
    void cleanup() {
        const QString unmatched = m_world->wire->unmatched();
        m_dialog.reset();
        m_world.reset();
        QCOMPARE(unmatched, QString());
    }
    // Story B6.
    void fourGoWithTheirOldKeysAndThreeStayWithTheReason() {
        open(kit::LotesWorld::plan(false));
        QCOMPARE(going()->model()->rowCount(), 4);
        QCOMPARE(staying()->model()->rowCount(), 3);
        QCOMPARE(cell(going(), 0, app::PlanModel::KeyColumn), u"lote-0042/057"_s);
        QCOMPARE(cell(going(), 0, app::PlanModel::AttemptColumn), u"4"_s);
        QCOMPARE(cell(staying(), 0, app::PlanModel::KeyColumn), u"invalid key: edit it (it becomes a new item)"_s);
        QVERIFY2(text().contains(u"R$\u00A01.760,00"_s), qPrintable(text()));
        QVERIFY2(text().contains(u"mil setecentos e sessenta reais"_s), qPrintable(text()));
        QVERIFY(text().contains(u"Retry 4 items of LOTE-0042"_s));
        QVERIFY(text().contains(u"Opening this plan wrote nothing."_s));
    }
    void openingWritesNothingAndTheFocusIsOnCancel() {
        open(kit::LotesWorld::plan(false));
        QTRY_VERIFY(m_dialog->cancel().hasFocus());
        for (const kit::Seen &seen : m_world->wire->seen()) {
            QVERIFY(seen.method == "GET" || seen.path == u"/api/v1/plans"_s);
        }
    }
    void aboveTheLimitItIsOrderedAndWaitsForASecondPerson() {
        const Plan plan = kit::LotesWorld::plan(true);
        open(plan);
        QTRY_VERIFY2(text().contains(u"Needs a second person."_s), qPrintable(text()));
        QVERIFY(text().contains(u"operator2, manager"_s));
        QCOMPARE(run()->text(), u"Ask to retry 4 items \u00B7 R$\u00A01.760,00"_s);
        PlanRun waiting;
        waiting.id = u"run-000001"_s;
        waiting.hash = plan.hash;
        waiting.status = u"waiting"_s;
        waiting.items = waiting.open = 4;
        waiting.approval = u"apr-0008"_s;
        Approval approval;
        approval.id = ApprovalId{waiting.approval};
        approval.approvers = plan.approvers;
        approval.seen = "{}";
        m_world->wire->answers(runPath(), json::encode(waiting), 202);
        m_world->wire->answers(u"GET /api/v1/plans/runs/run-000001"_s, json::encode(waiting));
        m_world->wire->answers(u"GET /api/v1/approvals/apr-0008"_s, json::encode(approval));
        QTest::keyClicks(field(u"planReason"_s), u"funds are there"_s);
        QTRY_VERIFY(run()->isEnabled());
        run()->click();
        QTRY_VERIFY2(text().contains(u"Waiting for a second person."_s), qPrintable(text()));
        QTRY_VERIFY2(text().contains(u"Who may approve: operator2, manager."_s), qPrintable(text()));
        QVERIFY(!run()->isVisible());
        QVERIFY2(text().contains(u"1.760,00"_s), qPrintable(text())); // what it is about stays in sight
        m_world->wire->forgetAll();
        approval.status = ApprovalStatus::Rejected;
        approval.decisions.append({ApprovalStatus::Rejected, u"operator2"_s, {}, {}, u"wrong day"_s});
        waiting.status = u"rejected"_s;
        m_world->wire->answers(u"GET /api/v1/plans/runs/run-000001"_s, json::encode(waiting));
        m_world->wire->answers(u"GET /api/v1/approvals/apr-0008"_s, json::encode(approval));
        QTRY_VERIFY2(text().contains(u"Rejected by operator2."_s), qPrintable(text()));
        QVERIFY2(text().contains(u"Nothing was sent. wrong day"_s), qPrintable(text()));
    }
    void anErrorLimitIsAPercentage() {
        Plan plan = kit::LotesWorld::plan(false);
        plan.request.options.stopAtErrors = 20;
        open(plan);
        QTRY_VERIFY2(text().contains(u"stops at 20\u00A0% errors"_s), qPrintable(text()));
    }
    void inProductionTheReasonAndTheNameAreAskedFor() {
        open(kit::LotesWorld::plan(false), app::EnvironmentKind::Production);
        QVERIFY(!run()->isEnabled());
        QTest::keyClicks(field(u"planReason"_s), u"checked at the PSP"_s);
        QVERIFY(!run()->isEnabled());
        field(u"planTyped"_s)->insert(u"produção"_s); // QTest types ASCII only
        QVERIFY(!run()->isEnabled());
        field(u"planTyped"_s)->clear();
        field(u"planTyped"_s)->insert(u"Produção"_s);
        QVERIFY(run()->isEnabled());
        QCOMPARE(run()->text(), u"Retry 4 items \u00B7 R$\u00A01.760,00"_s);
    }
    void whatChangedMeanwhileIsShownAndHasToBeSeen() {
        const Plan before = kit::LotesWorld::plan(false);
        open(before);
        Plan now = before;
        now.hash = u"11112222"_s.repeated(8);
        now.rows[1].state = ItemState::Done;
        now.rows[1].goes = false;
        now.rows[1].reason = u"already_final"_s;
        now.going = 3;
        Error problem;
        problem.kind = ErrorKind::Conflict;
        problem.httpStatus = 409;
        problem.code = u"plan_changed"_s;
        problem.body = json::encode(now);
        m_world->wire->fails(runPath(), 409, json::encodeProblem(problem));
        QTest::keyClicks(field(u"planReason"_s), u"funds are there"_s);
        QTRY_VERIFY(run()->isEnabled());
        run()->click();
        QTRY_COMPARE(m_world->planModel.state(), app::PlanModel::State::Changed);
        QVERIFY2(text().contains(u"128 changed: not sent, goes \u2192 paid, stays"_s), qPrintable(text()));
        QCOMPARE(run()->text(), u"I have seen the difference"_s);
        QCOMPARE(going()->model()->rowCount(), 3);
        run()->click();
        QCOMPARE(m_world->planModel.state(), app::PlanModel::State::Ready);
    }
    void theResultOfEachItemIsReadAgain() {
        const Plan plan = kit::LotesWorld::plan(false);
        open(plan);
        PlanRun ran;
        ran.id = u"run-000001"_s;
        ran.hash = plan.hash;
        ran.status = u"finished"_s;
        ran.items = 4;
        ran.done = 3;
        ran.failed = 1;
        for (const PlanRow &row : plan.rows.mid(0, 4)) {
            const bool fails = row.item.value.endsWith(u"139"_s);
            ran.rows.append({row.item, fails ? ItemState::Failed : ItemState::Done,
                             fails ? u"insufficient_funds"_s : QString(), row.amount, fails ? u"failed"_s : u"done"_s});
        }
        m_world->wire->answers(runPath(), json::encode(ran), 202);
        QSignalSpy finished(m_dialog.get(), &PlanDialog::finished);
        QTest::keyClicks(field(u"planReason"_s), u"funds are there"_s);
        QTRY_VERIFY(run()->isEnabled());
        run()->click();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(text().contains(u"3 of 4 done."_s), qPrintable(text()));
        QCOMPARE(cell(going(), 0, app::PlanModel::StateColumn), u"paid"_s);
        QCOMPARE(cell(going(), 3, app::PlanModel::KeyColumn), u"lote-0042/139 \u00B7 failed again"_s);
        QVERIFY(!run()->isVisible());
    }
    // Ordered were R$ 1.760,00; each figure says what came out so, and what of it is open has no end yet.
    void everyFigureOfTheRunHasItsOwnSum() {
        const Plan plan = kit::LotesWorld::plan(false);
        open(plan);
        PlanRun ran;
        ran.id = u"run-000001"_s;
        ran.hash = plan.hash;
        ran.status = u"running"_s;
        ran.items = 4;
        ran.done = ran.failed = ran.uncertain = ran.open = 1;
        const QStringList outcomes = {u"done"_s, u"uncertain"_s, u"failed"_s, u"running"_s};
        for (int i = 0; i < 4; ++i) {
            ran.rows.append({plan.rows[i].item, ItemState::Queued, {}, plan.rows[i].amount, outcomes[i]});
        }
        m_world->wire->answers(runPath(), json::encode(ran), 202);
        m_world->wire->answers(u"GET /api/v1/plans/runs/run-000001"_s, json::encode(ran));
        QTest::keyClicks(field(u"planReason"_s), u"funds are there"_s);
        QTRY_VERIFY(run()->isEnabled());
        run()->click();
        QTRY_VERIFY(m_world->planModel.planRun().has_value());
        const QList<PlanFigure> figures = figuresOf(m_world->planModel, m_world->formats);
        QCOMPARE(figures.size(), 4);
        QCOMPARE(figures[0], (PlanFigure{u"Done"_s, u"1 items"_s, u"R$\u00A0250,00"_s}));
        QCOMPARE(figures[1], (PlanFigure{u"Failed"_s, u"1 items"_s, u"R$\u00A0500,00"_s}));
        QCOMPARE(figures[2], (PlanFigure{u"Uncertain"_s, u"1 items"_s, u"R$\u00A0360,00"_s}));
        QCOMPARE(figures[3], (PlanFigure{u"Still open"_s, u"1 items"_s, u"R$\u00A0650,00 \u00B7 run-000001"_s}));
        QVERIFY2(!text().contains(u"1.760,00"_s), qPrintable(text()));
    }
    void anItemCanBeTakenOutByKeyboard() {
        open(kit::LotesWorld::plan(false));
        going()->setFocus();
        going()->setCurrentIndex(going()->model()->index(0, 0));
        QTest::keyClick(going(), Qt::Key_Space);
        QTRY_COMPARE(m_world->wire->count(preview), 2);
        const auto body = QJsonDocument::fromJson(m_world->wire->seen(preview).constLast().body).object();
        QVERIFY(!QJsonDocument(body).toJson().contains("LOTE-0042-057"));
        QVERIFY(QJsonDocument(body).toJson().contains("LOTE-0042-128"));
    }
};

QTEST_MAIN(PlanDialogTest)
#include "tst_plandialog.moc"
