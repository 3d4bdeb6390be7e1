// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/planrunscodec.h"
#include "kit/farolctlkit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

Plan somePlan(char hash = 'a', std::int64_t going = 2) {
    Plan plan;
    plan.hash = QString(64, QLatin1Char(hash));
    plan.request.selection.filter = ItemFilter{BatchId{u"LOTE-0042"_s}, {ItemState::Failed}, {}, {}, {}};
    plan.target = u"pagamentos"_s;
    plan.going = going;
    plan.skipped = 1;
    plan.amountGoing = Money{going * 57'500, {}};
    plan.amountSkipped = Money{20'000, {}};
    plan.computedAt = demoTime();
    for (int i = 0; i <= going; ++i) {
        PlanRow row;
        row.item = demoItem(i + 1).id;
        row.version = 3;
        row.goes = i < going;
        row.reason = row.goes ? QString() : u"not_retryable"_s;
        row.code = row.goes ? u"insufficient_funds"_s : u"invalid_key"_s;
        row.amount = Money{row.goes ? 57'500 : 20'000, {}};
        row.key = u"lote-42/%1"_s.arg(i + 1);
        row.attempt = 2;
        plan.rows.append(row);
    }
    return plan;
}

PlanRun someRun(std::int64_t done, std::int64_t failed, std::int64_t open) {
    PlanRun run;
    run.id = u"run-000001"_s;
    run.hash = QString(64, QLatin1Char('a'));
    run.status = open > 0 ? u"running"_s : u"finished"_s;
    run.createdAt = demoTime();
    run.items = done + failed + open;
    run.done = done;
    run.failed = failed;
    run.open = open;
    return run;
}

} // namespace

// Plans from their preview to their end, and checks of uncertain items: what the exit code tells a script.
class PlansTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_farold = std::make_unique<ScriptedFarold>();
        m_farolctl = std::make_unique<FarolctlRun>(m_farold->url());
        m_farold->on("GET /api/v1/me", json::encode(someone()));
    }

    void tellsFromTheExitCodeHowManyChecksDecided() {
        const QStringList line{u"item"_s, u"check"_s, u"LOTE-0042-001"_s, u"LOTE-0042-002"_s};
        m_farold->on("POST /api/v1/items/check", json::encode(Page<Item>{{demoItem(1), demoItem(2)}, {}, {}}));
        QCOMPARE((*m_farolctl)(line).code, 0);
        const auto open = demoItem(2, ItemState::Uncertain, u"timeout"_s);
        m_farold->on("POST /api/v1/items/check", json::encode(Page<Item>{{demoItem(1), open}, {}, {}}));
        QCOMPARE((*m_farolctl)(line).code, 0); // the script's first answer, a last time
        const auto partly = (*m_farolctl)(line);
        QCOMPARE(partly.code, 6);
        QVERIFY(partly.out.contains(u"2 items checked, 1 still uncertain."_s));
        const QJsonObject sent =
            QJsonDocument::fromJson(ScriptedFarold::body(m_farold->asked("POST /api/v1/items/check").at(0))).object();
        QCOMPARE(sent.value(u"ids"_s).toArray().size(), 2);
    }
    void writesAPlanThatCanBeRun() {
        m_farold->on("POST /api/v1/plans", json::encode(somePlan()));
        m_farold->on("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run", json::encode(someRun(0, 0, 2)), 202);
        const QString path = m_farolctl->file(u"plan.json"_s);
        const auto planned = (*m_farolctl)(
            {u"plan"_s, u"retry"_s, u"--batch"_s, u"LOTE-0042"_s, u"--state"_s, u"failed"_s, u"--out"_s, path});
        QCOMPARE(planned.code, 0);
        QVERIFY(planned.out.contains(u"2 items go, 1150.00 BRL; 1 stays behind, 200.00 BRL."_s));
        QVERIFY(planned.out.contains(QRegularExpression(u"not_retryable +1 +200.00 BRL"_s)));
        QVERIFY(planned.out.contains(u"lote-42/1"_s));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto ran = (*m_farolctl)({u"plan"_s, u"run"_s, path, u"--reason"_s, u"saldo reposto"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"run-000001 accepted: 2 items go, 1150.00 BRL."_s));
        const auto order = json::planOrder(
            ScriptedFarold::body(m_farold->asked("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run").at(0)));
        QVERIFY(order);
        QCOMPARE(order->reason, u"saldo reposto"_s);
        QCOMPARE(order->request, somePlan().request);
    }
    void findsThatNothingGoesWithOne() {
        m_farold->on("POST /api/v1/plans", json::encode(somePlan('a', 0)));
        const QString path = m_farolctl->file(u"empty.json"_s);
        const auto ran = (*m_farolctl)({u"plan"_s, u"retry"_s, u"--item"_s, u"LOTE-0042-001"_s, u"--out"_s, path});
        QCOMPARE(ran.code, 1);
        QVERIFY(!ran.out.contains(u"Run it with"_s));
        QVERIFY2(ran.out.contains(u"No item goes, so"_s) && !QFile::exists(path), qPrintable(ran.out));
    }
    void replacesAPlanOnlyWhenThatIsMeant() {
        m_farold->on("POST /api/v1/plans", json::encode(somePlan()));
        const QString path = m_farolctl->write(u"plan.json"_s, "mine");
        const QStringList line{u"plan"_s, u"retry"_s, u"--batch"_s, u"LOTE-0042"_s, u"--out"_s, path};
        const auto refused = (*m_farolctl)(line);
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains(path + u" is there already and is not replaced; give another name, or --force"_s),
                 qPrintable(refused.err));
        QCOMPARE(m_farold->calls(), 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == "mine");
        QCOMPARE((*m_farolctl)(line + QStringList{u"--force"_s}).code, 0);
        QFile now(path);
        QVERIFY(now.open(QIODevice::ReadOnly) && now.readAll().contains("farol_plan"));
    }
    void tellsWrongWordsAsJsonWhenThatIsAskedFor_data() {
        QTest::addColumn<QStringList>("line");
        QTest::newRow("no such word") << QStringList{u"plan"_s, u"fly"_s};
        QTest::newRow("no such option") << QStringList{u"plan"_s, u"list"_s, u"--fly"_s};
        QTest::newRow("something is missing") << QStringList{u"plan"_s, u"retry"_s};
        QTest::newRow("no such status") << QStringList{u"plan"_s, u"list"_s, u"--status"_s, u"flying"_s};
        QTest::newRow("no time") << QStringList{u"audit"_s, u"list"_s, u"--since"_s, u"yesterday"_s};
        QTest::newRow("no limit") << QStringList{u"queue"_s, u"concurrency"_s, u"pagamentos"_s,
                                                 u"many"_s,  u"--reason"_s,    u"x"_s};
        QTest::newRow("no such server") << QStringList{u"plan"_s, u"list"_s, u"--server"_s, u"nowhere"_s};
    }
    void tellsWrongWordsAsJsonWhenThatIsAskedFor() {
        QFETCH(QStringList, line);
        const auto told = (*m_farolctl)(line + QStringList{u"--json"_s});
        QCOMPARE(told.code, 2);
        const QJsonObject problem = QJsonDocument::fromJson(told.out.toUtf8()).object();
        QVERIFY2(problem.value(u"code"_s).toString() == u"usage", qPrintable(told.out + told.err));
        QVERIFY2(told.err.startsWith(u"farolctl: "_s + problem.value(u"detail"_s).toString().left(20)),
                 qPrintable(told.err));
        const auto plain = (*m_farolctl)(line);
        QVERIFY2(plain.code == 2 && plain.out.isEmpty(), qPrintable(plain.out));
    }
    void tellsWhatWasRefusedForNowFromWhatCannotBeReached_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("exit");
        QTest::newRow("too often") << 429 << QByteArray("rate_limited") << 1;
        QTest::newRow("restored") << 503 << QByteArray("restored") << 1;
        QTest::newRow("too much to do") << 503 << QByteArray("overloaded") << 3;
        QTest::newRow("broken") << 500 << QByteArray("storage") << 3;
        QTest::newRow("no right") << 403 << QByteArray("forbidden_role") << 4;
    }
    void tellsWhatWasRefusedForNowFromWhatCannotBeReached() {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(int, exit);
        m_farold->problem("GET /api/v1/plans/runs/run-000001", status,
                          problem(ErrorKind::Server, status, code.constData()));
        const auto told = (*m_farolctl)({u"plan"_s, u"show"_s, u"run-000001"_s});
        QVERIFY2(told.code == exit, qPrintable(QString::number(told.code) + told.err));
    }
    void saysWhoEndedARunWhenAndWhy() {
        PlanRun run = someRun(0, 0, 0);
        run.items = run.notStarted = 3;
        run.status = u"rejected"_s;
        run.approval = u"apr-0003"_s;
        run.statusBy = u"bia"_s;
        run.statusAt = demoTime();
        run.statusReason = u"wrong account"_s;
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(run));
        m_farold->on("GET /api/v1/plans/runs", json::encode(Page<PlanRun>{{run}, {}, 1}));
        const auto shown = (*m_farolctl)({u"plan"_s, u"show"_s, u"run-000001"_s});
        const QString said = u"rejected by bia at "_s + toRfc3339(demoTime()).left(19).replace(10, 1, u" "_s) + u'Z' +
                             u": wrong account"_s;
        QVERIFY2(shown.out.contains(said + u'.') && !shown.out.contains(u"Needs a second person"_s) &&
                     shown.out.contains(u"0 of 3 items done, 0 failed, 0 uncertain, 0 open, 3 left as they were"_s),
                 qPrintable(shown.out));
        const auto listed = (*m_farolctl)({u"plan"_s, u"list"_s});
        QVERIFY2(listed.out.contains(said), qPrintable(listed.out));
    }
    void saysWhatAPausedRunHolds() {
        PlanRun run = someRun(1, 0, 12);
        run.status = u"paused"_s;
        run.notStarted = 12;
        m_farold->on("GET /api/v1/plans/runs", json::encode(Page<PlanRun>{{run}, {}, 1}));
        const auto listed = (*m_farolctl)({u"plan"_s, u"list"_s});
        QVERIFY2(listed.out.contains(u"run run-000001 is paused and holds 12 items"_s), qPrintable(listed.out));
        m_farold->on("POST /api/v1/plans/runs/run-000001/pause", json::encode(run));
        const auto paused =
            (*m_farolctl)({u"plan"_s, u"pause"_s, u"run-000001"_s, u"--reason"_s, u"the bank asks us"_s});
        QVERIFY2(paused.out.contains(u"13 items done, 0 failed, 0 uncertain, 12 open (12 not started)."_s),
                 qPrintable(paused.out));
        QCOMPARE(ScriptedFarold::body(m_farold->asked("POST /api/v1/plans/runs/run-000001/pause").at(0)),
                 QByteArray("{\"reason\":\"the bank asks us\"}"));
    }
    void saysWhatTheRunDidThenAndWhatTheItemsAreNow() {
        PlanRun run = someRun(0, 1, 0);
        run.rows.append({demoItem(1).id, ItemState::Done, {}, Money{57'500, {}}, u"failed"_s, u"run-000002"_s});
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(run));
        const auto shown = (*m_farolctl)({u"plan"_s, u"show"_s, u"run-000001"_s});
        QVERIFY2(shown.out.contains(QRegularExpression(u"failed +done +575.00 BRL +run-000002"_s)) &&
                     shown.out.contains(u"later runs took up 1 item of it again"_s),
                 qPrintable(shown.out));
    }
    void saysChangedWithFiveAndShowsThePlanOfNow() {
        const QString path = plan();
        Error changed = problem(ErrorKind::Conflict, 409, "plan_changed");
        changed.body = json::encode(somePlan('b', 1));
        m_farold->problem("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run", 409, changed);
        const auto ran = (*m_farolctl)({u"plan"_s, u"run"_s, path, u"--reason"_s, u"x"_s});
        QCOMPARE(ran.code, 5);
        QVERIFY(ran.out.contains(u"1 item goes, 575.00 BRL"_s));
        QVERIFY(ran.err.contains(u"nothing was run"_s));
    }
    void waitsForTheResultOfEachItem_data() {
        QTest::addColumn<int>("done");
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("code");
        QTest::newRow("all") << 2 << 0 << 0;
        QTest::newRow("some") << 1 << 1 << 6;
        QTest::newRow("none") << 0 << 2 << 1;
    }
    void waitsForTheResultOfEachItem() {
        QFETCH(int, done);
        QFETCH(int, failed);
        QFETCH(int, code);
        const QString path = plan();
        m_farold->on("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run", json::encode(someRun(0, 0, 2)), 202);
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(someRun(0, 0, 2)));
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(someRun(done, failed, 0)));
        const auto ran = (*m_farolctl)({u"plan"_s, u"run"_s, path, u"--reason"_s, u"x"_s, u"--wait"_s, u"20"_s});
        QCOMPARE(ran.code, code);
        QVERIFY(ran.out.contains(u"run-000001 is finished: %1 of 2 items done, %2 failed"_s.arg(done).arg(failed)));
    }
    // A script that waits for the payments must not take "somebody has to approve it" for paid.
    void waitsForASecondPersonToo_data() {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("seconds");
        QTest::addColumn<int>("code");
        QTest::newRow("still waiting") << u"waiting"_s << u"1"_s << 7;
        QTest::newRow("rejected") << u"rejected"_s << u"20"_s << 1;
        QTest::newRow("approved and done") << u"finished"_s << u"20"_s << 0;
        QTest::newRow("not asked to wait") << u"waiting"_s << u"0"_s << 0;
    }
    void waitsForASecondPersonToo() {
        QFETCH(QString, status);
        QFETCH(QString, seconds);
        QFETCH(int, code);
        const QString path = plan();
        PlanRun waiting = someRun(0, 0, 2);
        waiting.status = u"waiting"_s;
        waiting.approval = u"apr-0003"_s;
        PlanRun now = status == u"finished"_s ? someRun(2, 0, 0) : waiting;
        now.status = status;
        m_farold->on("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run", json::encode(waiting), 202);
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(waiting));
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(now));
        const auto ran = (*m_farolctl)({u"plan"_s, u"run"_s, path, u"--reason"_s, u"x"_s, u"--wait"_s, seconds});
        QVERIFY2(ran.code == code, qPrintable(ran.out + ran.err));
        QVERIFY2(ran.out.contains(u"run-000001 waits for a second person: apr-0003"_s), qPrintable(ran.out));
    }
    void listsTheRunsAndShowsOne() {
        PlanRun run = someRun(1, 1, 0);
        run.createdBy = u"ana"_s;
        run.reason = u"saldo reposto"_s;
        m_farold->on("GET /api/v1/plans/runs", json::encode(Page<PlanRun>{{run}, {}, 1}));
        const auto listed = (*m_farolctl)({u"plan"_s, u"list"_s, u"--status"_s, u"finished"_s, u"--status"_s,
                                           u"waiting"_s, u"--batch"_s, u"LOTE-0042"_s});
        QCOMPARE(listed.code, 0);
        QVERIFY2(listed.out.contains(QRegularExpression(u"run-000001 +retry +finished +2 +1 +1 +0 +0 +ana"_s)),
                 qPrintable(listed.out));
        QVERIFY(m_farold->asked("GET /api/v1/plans/runs").at(0).contains("status=finished%2Cwaiting") ||
                m_farold->asked("GET /api/v1/plans/runs").at(0).contains("status=finished,waiting"));
        run.rows.append({demoItem(1).id, ItemState::Done, {}, Money{57'500, {}}, u"done"_s});
        run.approval = u"apr-0003"_s;
        run.approvedBy = {u"bia"_s};
        m_farold->on("GET /api/v1/plans/runs/run-000001", json::encode(run));
        const auto shown = (*m_farolctl)({u"plan"_s, u"show"_s, u"run-000001"_s});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains(u"Approved by bia (apr-0003)."_s) && shown.out.contains(u"saldo reposto"_s) &&
                     shown.out.contains(u"run-000001 is finished: 1 of 2 items done, 1 failed"_s),
                 qPrintable(shown.out));
        const auto unknown = (*m_farolctl)({u"plan"_s, u"list"_s, u"--status"_s, u"flying"_s});
        QCOMPARE(unknown.code, 2);
        QVERIFY2(unknown.err.contains(u"there is no status flying; use one of these: waiting, running"_s),
                 qPrintable(unknown.err));
    }
    void neverRunsAPlanOfAnotherServer() {
        const QString path = plan();
        ScriptedFarold other;
        const auto ran = FarolctlRun(other.url())({u"plan"_s, u"run"_s, path, u"--reason"_s, u"x"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains(u"nothing was run"_s));
        QCOMPARE(other.calls(), 0);
    }
    void refusesAPlanThatSomebodyTouched_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("hash") << QByteArray("aaaa") << QByteArray("zzzz");
        QTest::newRow("action") << QByteArray("\"retry\"") << QByteArray("\"fly\"");
        QTest::newRow("cut") << QByteArray("}\n") << QByteArray("\n");
        QTest::newRow("double") << QByteArray("\"going\"") << QByteArray("\"hash\"");
        QTest::newRow("version") << QByteArray("\"farol_plan\": 1") << QByteArray("\"farol_plan\": 2");
    }
    void refusesAPlanThatSomebodyTouched() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QString path = plan();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        QVERIFY(text.contains(from));
        text.replace(from, to);
        const auto before = m_farold->calls();
        const auto ran =
            (*m_farolctl)({u"plan"_s, u"run"_s, m_farolctl->write(u"touched.json"_s, text), u"--reason"_s, u"x"_s});
        QCOMPARE(ran.code, 2);
        QCOMPARE(m_farold->calls(), before);
    }
    void asksForTheNameOfAProductionEnvironment() {
        const QString path = plan();
        ScriptedFarold production;
        production.on("GET /api/v1/me", json::encode(someone(true)));
        production.on("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run", json::encode(someRun(2, 0, 0)), 202);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const FarolctlRun farolctl(production.url());
        const auto moved =
            farolctl.write(u"plan.json"_s, file.readAll().replace(m_farold->url().toUtf8(), production.url().toUtf8()));
        QStringList line{u"plan"_s, u"run"_s, moved, u"--reason"_s, u"x"_s, u"--confirm"_s};
        const auto wrong = farolctl(line + QStringList{u"produção"_s});
        QCOMPARE(wrong.code, 2);
        QVERIFY(wrong.err.contains(u"Nothing was done"_s));
        QCOMPARE(production.asked("POST /api/v1/plans/" + QByteArray(64, 'a') + "/run").size(), 0);
        QCOMPARE(farolctl(line + QStringList{u"Produção"_s}).code, 0);
    }

private:
    QString plan() {
        m_farold->on("POST /api/v1/plans", json::encode(somePlan()));
        const QString path = m_farolctl->file(u"plan.json"_s);
        const auto planned = (*m_farolctl)({u"plan"_s, u"retry"_s, u"--batch"_s, u"LOTE-0042"_s, u"--out"_s, path});
        [&planned] { QCOMPARE(planned.code, 0); }();
        return path;
    }
    std::unique_ptr<ScriptedFarold> m_farold;
    std::unique_ptr<FarolctlRun> m_farolctl;
};

QTEST_GUILESS_MAIN(PlansTest)
#include "tst_plans.moc"
