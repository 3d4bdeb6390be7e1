// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"
#include "core/json/planrunscodec.h"
#include "server/plans/planmaker.h"

#include <QSet>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

// "Retentar todos os não pagos" of LOTE-0042.
PlanRequest allUnpaid(PlanAction action = PlanAction::Retry) {
    PlanRequest request;
    request.action = action;
    request.selection.filter = ItemFilter{
        {u"LOTE-0042"_s}, {ItemState::Uncertain, ItemState::NotSent, ItemState::Failed, ItemState::Dead}, {}, {}, {}};
    return request;
}

PlanRequest byIds(const QStringList &ids, PlanAction action = PlanAction::Retry) {
    PlanRequest request;
    request.action = action;
    for (const auto &id : ids) {
        request.selection.ids.append({id});
    }
    return request;
}

QByteArray orderOf(const PlanRequest &request, const QString &reason = u"saldo reposto"_s) {
    return json::encode(PlanOrder{request, reason});
}

} // namespace

// Over the demo day after its check (story B5): 2 not sent, 2 without funds, 3 with a wrong key.
class PlansTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        start(config);
    }

    void decidesAboutEveryItemOnceAndKeepsTheKeys() {
        start(Config());
        const auto plan = preview(allUnpaid());
        QCOMPARE(plan.going, 4);
        QCOMPARE(plan.amountGoing.minor, 176'000);
        QCOMPARE(plan.skipped, 3);
        QCOMPARE(plan.amountSkipped.minor, 64'000);
        QCOMPARE(plan.target, u"pagamentos"_s);
        QCOMPARE(plan.rows.size(), 7);
        QStringList ids;
        for (const auto &row : plan.rows) {
            ids.append(row.item.value);
            const auto stored = json::item(m_routes->get(u"/api/v1/items/"_s + row.item.value).body);
            QCOMPARE(row.key, stored->externalId);
            QCOMPARE(row.version, stored->version);
            QCOMPARE(row.goes, row.code != u"invalid_key");
            QCOMPARE(row.reason, row.goes ? QString() : u"not_retryable"_s);
            QCOMPARE(row.attempt, stored->attempts + (row.goes ? 1 : 0));
        }
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
        QVERIFY(plan.needsApproval);
        QCOMPARE(plan.approvalReason, u"amount above 1000.00"_s);
        QCOMPARE(plan.approvers, (QStringList{u"manager"_s, u"operator2"_s}));
        QCOMPARE(plan.hash, planHash(u"default"_s, plan));
    }
    void neverRetriesWhatIsUncertain() {
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state = 5 WHERE request_id = 'req-7f3a'"));
        const auto plan = preview(byIds({u"LOTE-0042-057"_s, u"LOTE-0042-128"_s}));
        QCOMPARE(plan.going, 1);
        QCOMPARE(plan.rows.front().reason, u"uncertain_needs_check"_s);
    }
    void writesNothingToPreview() {
        auto watch = m_routes->base.open();
        const auto before = kit::writesSeen(*watch);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(preview(allUnpaid()).going, 4);
        }
        QCOMPARE(kit::writesSeen(*watch), before);
    }
    void takesEachIdOnceInTheOrderOfTheBatch() {
        const auto plan =
            preview(byIds({u"LOTE-0042-139"_s, u"LOTE-0042-057"_s, u"LOTE-0042-139"_s, u"LOTE-0041-003"_s}));
        QStringList ids;
        for (const auto &row : plan.rows) {
            ids.append(row.item.value);
        }
        QCOMPARE(ids, (QStringList{u"LOTE-0041-003"_s, u"LOTE-0042-057"_s, u"LOTE-0042-139"_s}));
        QCOMPARE(plan.rows.front().reason, u"already_final"_s);
    }
    void takesAllTenThousandThatMatch() {
        PlanRequest request;
        request.selection.filter = ItemFilter{{}, {ItemState::Failed}, {}, ItemKind::Notification, {}};
        const auto plan = preview(request);
        QCOMPARE(plan.going + plan.skipped, 10'000);
        QSet<ItemId> ids;
        for (const auto &row : plan.rows) {
            ids.insert(row.item);
        }
        QCOMPARE(ids.size(), 10'000);
        QCOMPARE(plan.request, request);
    }
    void selectsByTextWhatTheListShows() {
        PlanRequest request;
        request.selection.filter = ItemFilter{{}, {}, {}, {}, u"req-7f3a"_s};
        const auto plan = preview(request);
        QCOMPARE(plan.rows.size(), 1);
        QCOMPARE(plan.rows.front().item.value, u"LOTE-0042-057"_s);
    }
    void refusesSelections_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const auto plan = [](const char *selection) {
            return QByteArray(R"({"action":"retry","selection":)") + selection + "}";
        };
        QTest::newRow("unknown items") << json::encode(byIds({u"LOTE-0042-057"_s, u"LOTE-0042-999"_s, u"x"_s}))
                                       << u"unknown_item"_s;
        QTest::newRow("unknown batch") << plan(R"({"filter":{"batch":"LOTE-9999"}})") << u"unknown_batch"_s;
        QTest::newRow("empty filter") << plan(R"({"filter":{}})") << u"selection_empty"_s;
        QTest::newRow("no ids") << plan(R"({"ids":[]})") << u"invalid_selection"_s;
        QTest::newRow("neither") << plan("{}") << u"invalid_selection"_s;
        QTest::newRow("rate")
            << QByteArray(
                   R"({"action":"retry","selection":{"ids":["LOTE-0042-057"]},"options":{"rate_per_second":10001}})")
            << u"option_invalid"_s;
        QTest::newRow("stop")
            << QByteArray(
                   R"({"action":"retry","selection":{"ids":["LOTE-0042-057"]},"options":{"stop_at_errors":101}})")
            << u"option_invalid"_s;
        QTest::newRow("rate below 0")
            << QByteArray(
                   R"({"action":"retry","selection":{"ids":["LOTE-0042-057"]},"options":{"rate_per_second":-1}})")
            << u"malformed"_s;
        QTest::newRow("stop below 0")
            << QByteArray(R"({"action":"retry","selection":{"ids":["LOTE-0042-057"]},"options":{"stop_at_errors":-1}})")
            << u"malformed"_s;
        QStringList many{u"LOTE-0042-999"_s};
        for (int i = 0; i < 150; ++i) {
            many.append(u"x%1"_s.arg(i));
        }
        QTest::newRow("many unknown ones")
            << json::encode(byIds(many)).replace("LOTE-0042-057", "y") << u"unknown_item"_s;
    }
    void refusesSelections() {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        const auto answer = m_routes->call(Method::Post, u"/api/v1/plans"_s, {body, {}, kit::operator1});
        QVERIFY(kit::isProblem(answer, 422, code));
        if (code == u"unknown_item") {
            QVERIFY(answer.body.contains("LOTE-0042-999") && !answer.body.contains("LOTE-0042-057"));
        }
    }
    void refusesPathsThatAreNone() {
        const auto plan = preview(allUnpaid());
        const auto body = orderOf(plan.request, u"x"_s);
        QStringList hashes{u"12"_s, QString(63, u'a') + u'g', QString(63, u'a') + u'!', QString(63, u'a') + u'A',
                           QString(63, u'a') + u'~'};
        for (const QString &hash : hashes) {
            QVERIFY(
                kit::isProblem(m_routes->post(u"/api/v1/plans/%1/run"_s.arg(hash), body), 400, u"parameter_invalid"_s));
        }
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/plans/%1/run?now=1"_s.arg(plan.hash), body), 400,
                               u"unknown_parameter"_s));
        QVERIFY(kit::isProblem(
            m_routes->call(Method::Post, u"/api/v1/plans?x=1"_s, {json::encode(plan.request), {}, kit::operator1}), 400,
            u"unknown_parameter"_s));
        QCOMPARE(run(plan).status, 202);
        for (const QString &id : {u"run-1"_s, u"run-0000001"_s, u"1"_s, u"run-x"_s}) {
            QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/plans/runs/"_s + id), 404, u"not_found"_s));
            QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/plans/runs/%1/pause"_s.arg(id)), 404, u"not_found"_s));
        }
        QVERIFY(
            kit::isProblem(m_routes->post(u"/api/v1/plans/runs/run-000001/pause?x=1"_s), 400, u"unknown_parameter"_s));
    }
    void knowsNoItemsOfOtherTenants() {
        QVERIFY(m_routes->base.open()->execute("INSERT INTO tenants VALUES(2, 'other') ON CONFLICT DO NOTHING"));
        const auto ask = [this](const PlanRequest &request) {
            return m_routes->call(Method::Post, u"/api/v1/plans"_s, {json::encode(request), {}, kit::stranger});
        };
        QVERIFY(kit::isProblem(ask(byIds({u"LOTE-0042-057"_s})), 422, u"unknown_item"_s));
        QVERIFY(kit::isProblem(ask(allUnpaid()), 422, u"unknown_batch"_s));
    }

    void movesExactlyThoseThatGoAndTellsEach() {
        const auto plan = preview(allUnpaid());
        const auto answer = run(plan);
        QCOMPARE(answer.status, 202);
        const auto said = json::planRun(answer.body);
        QVERIFY(said);
        QCOMPARE(said->id, u"run-000001"_s);
        QCOMPARE(said->status, u"running"_s);
        QCOMPARE(said->items, 4);
        QCOMPARE(said->open, 4);
        QCOMPARE(said->rows.front().outcome, u"not_started"_s);
        QCOMPARE(*json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body), *said);
        QCOMPARE(kit::header(answer, "Location"), QByteArray("/api/v1/plans/runs/run-000001"));
        for (const auto &row : plan.rows) {
            const auto item = json::item(m_routes->get(u"/api/v1/items/"_s + row.item.value).body);
            QCOMPARE(item->state, row.goes ? ItemState::Queued : ItemState::Failed);
            QCOMPARE(item->version, row.version + (row.goes ? 1 : 0));
            QCOMPARE(item->externalId, row.key);
            QCOMPARE(item->attempts, row.goes ? row.attempt - 1 : row.attempt);
            const auto story = json::itemEvents(m_routes->get(u"/api/v1/items/%1/events"_s.arg(row.item.value)).body);
            QCOMPARE(story->last().type == u"retry_planned", row.goes);
            if (row.goes) {
                QCOMPARE(story->last().actor, u"operator1"_s);
                QCOMPARE(story->last().detail, u"run-000001"_s);
            }
        }
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(
            m_routes->base.text("SELECT actor || ' ' || action || ' ' || object || ' ' || reason || ' ' || before ||"
                                " ' ' || after FROM audit WHERE plan_hash = '" +
                                plan.hash.toStdString() + "'"),
            u"operator1 plan.retry run-000001 saldo reposto "
            "{\"failed\":{\"amount\":\"1150.00\",\"items\":2},\"not_sent\":{\"amount\":\"610.00\",\"items\":2}} "
            "{\"queued\":{\"amount\":\"1760.00\",\"items\":4}}"_s);
    }
    void readsTheResultFromTheItemsAgain() {
        QCOMPARE(run(preview(allUnpaid())).status, 202);
        // What the workers made of it: paid, refused again, unsure, in flight.
        const auto set = [this](int seq, ItemState state, const char *code) {
            auto db = m_routes->base.open();
            QVERIFY(db->prepare("UPDATE items SET state = ?, code = ?, attempt = attempt + 1 WHERE seq = ? AND batch ="
                                " (SELECT id FROM batches WHERE number = 42)")
                        .bind(state, code, seq)
                        .run());
        };
        set(57, ItemState::Done, "");
        set(71, ItemState::Failed, "insufficient_funds");
        set(128, ItemState::Uncertain, "timeout");
        auto now = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QCOMPARE(now->status, u"running"_s);
        QCOMPARE(now->done, 1);
        QCOMPARE(now->failed, 1);
        QCOMPARE(now->uncertain, 1);
        QCOMPARE(now->open, 1);
        QStringList outcomes;
        for (const auto &row : now->rows) {
            outcomes.append(row.item.value.last(3) + u' ' + row.outcome);
        }
        QCOMPARE(outcomes, (QStringList{u"057 done"_s, u"071 failed"_s, u"128 uncertain"_s, u"139 not_started"_s}));
        set(139, ItemState::Sent, "");
        now = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QCOMPARE(now->rows.last().outcome, u"running"_s);
        set(139, ItemState::Done, "");
        now = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QCOMPARE(now->status, u"finished"_s);
        QCOMPARE(now->reason, u"saldo reposto"_s);
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/plans/runs/run-000001"_s, kit::stranger), 404, u"not_found"_s));
    }
    void tellsOfEachStateWhatItMeansForItsPlan_data() {
        QTest::addColumn<PlanAction>("action");
        QTest::addColumn<ItemState>("state");
        QTest::addColumn<QString>("outcome");
        const auto add = [](PlanAction action, ItemState state, const char *outcome) {
            QTest::addRow("%s %s", qPrintable(toApi(action)), qPrintable(toApi(state)))
                << action << state << QString::fromLatin1(outcome);
        };
        add(PlanAction::Purge, ItemState::Dead, "done");
        for (const auto action : {PlanAction::Retry, PlanAction::Cancel}) {
            const bool cancels = action == PlanAction::Cancel;
            add(action, ItemState::Accepted, "running");
            add(action, ItemState::RetryWait, "running");
            add(action, ItemState::Leased, "running");
            add(action, ItemState::Sent, "running");
            add(action, ItemState::Uncertain, "uncertain");
            add(action, ItemState::Done, cancels ? "failed" : "done");
            add(action, ItemState::Returned, cancels ? "failed" : "done");
            add(action, ItemState::Cancelled, cancels ? "done" : "failed");
            add(action, ItemState::Dead, "failed");
            add(action, ItemState::NotSent, "failed");
            add(action, ItemState::Failed, "failed");
            add(action, ItemState::Duplicate, "failed");
        }
    }
    void tellsOfEachStateWhatItMeansForItsPlan() {
        QFETCH(PlanAction, action);
        QFETCH(ItemState, state);
        QFETCH(QString, outcome);
        QCOMPARE(run(preview(byIds({u"LOTE-0042-057"_s}))).status, 202);
        QVERIFY(m_routes->base.open()
                    ->prepare("UPDATE items SET state = ?, attempt = attempt + 1 WHERE seq = 57 AND batch ="
                              " (SELECT id FROM batches WHERE number = 42)")
                    .bind(state)
                    .run());
        QVERIFY(m_routes->base.open()->prepare("UPDATE plan_runs SET action = ?").bind(action).run());
        const auto now = json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body);
        QVERIFY(now);
        QCOMPARE(now->rows.first().outcome, outcome);
    }
    void refusesAPlanWhoseItemsChangedAndShowsTheNewOne() {
        const auto plan = preview(allUnpaid());
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET version = version + 1 WHERE request_id = 'req-7f3a'"));
        const auto before = content();
        const auto answer = run(plan);
        QVERIFY(kit::isProblem(answer, 409, u"plan_changed"_s));
        const auto fresh = json::plan(json::problemCurrent(answer.body));
        QVERIFY(fresh);
        QVERIFY(fresh->hash != plan.hash);
        QCOMPARE(fresh->going, 4);
        QCOMPARE(content(), before);
        QCOMPARE(run(*fresh).status, 202);
    }
    void knowsWhetherSomethingMovedSinceItWasMade() {
        auto db = m_routes->base.open();
        const auto here = preview(allUnpaid());
        const auto made = makePlan(*db, kit::operator1, here.request, m_routes->config, m_routes->clock.now());
        QVERIFY(made);
        QCOMPARE(made->plan.hash, here.hash);
        QVERIFY(*stillHolds(*db, *made));
        QCOMPARE(run(here).status, 202);
        QVERIFY(!*stillHolds(*db, *made));
    }
    void saysWhatARunCameToAndWhatItsItemsAreNow() {
        QCOMPARE(run(preview(byIds({u"LOTE-0042-057"_s, u"LOTE-0042-128"_s}))).status, 202);
        const auto to = [this](int state) {
            return bool(m_routes->base.open()->execute(
                ("UPDATE items SET state = " + std::to_string(state) +
                 ", attempt = attempt + 1, code = 'insufficient_funds' WHERE state = 1 AND id IN (SELECT item FROM"
                 " plan_run_items)")
                    .c_str()));
        };
        QVERIFY(to(static_cast<int>(ItemState::Failed)));
        const auto first = [this] {
            return json::planRun(m_routes->get(u"/api/v1/plans/runs/run-000001"_s).body).value();
        };
        QCOMPARE(first().failed, 2);
        QVERIFY(!first().rows.front().laterRun);
        QCOMPARE(run(preview(byIds({u"LOTE-0042-057"_s}))).status, 202);
        // While the second run sends it, the first one has ended all the same.
        QCOMPARE(first().status, u"finished"_s);
        QCOMPARE(first().failed, 2);
        const auto running = json::planRunPage(m_routes->get(u"/api/v1/plans/runs?status=running"_s).body);
        QCOMPARE(running->rows.size(), 1);
        QCOMPARE(running->rows.front().id, u"run-000002"_s);
        QVERIFY(to(static_cast<int>(ItemState::Done)));
        const auto then = first();
        QCOMPARE(then.done, 0);
        QCOMPARE(then.rows.front().outcome, u"failed"_s);
        QCOMPARE(then.rows.front().state, ItemState::Done);
        QCOMPARE(then.rows.front().laterRun, std::optional(u"run-000002"_s));
        QVERIFY(!then.rows.back().laterRun);
        const auto listed = json::planRunPage(m_routes->get(u"/api/v1/plans/runs"_s).body);
        QCOMPARE(listed->rows.back().failed, 2);
        QCOMPARE(listed->rows.front().done, 1);
    }
    void runsAPlanOnceEvenWithAnotherKey() {
        const auto plan = preview(allUnpaid());
        QCOMPARE(run(plan).status, 202);
        const auto again = run(plan);
        QVERIFY(kit::isProblem(again, 409, u"plan_changed"_s));
        QVERIFY2(again.body.contains(QByteArray("already ran as run-000001, ordered by operator1 at ") +
                                     toRfc3339(m_routes->clock.now()).toUtf8() +
                                     ", which is running with 0 of 4 done and 0 failed"),
                 again.body);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM plan_runs"), 1);
    }
    void repeatsItsAnswerForTheSameKey() {
        const auto plan = preview(allUnpaid());
        const auto first = run(plan, "intent");
        const auto again = run(plan, "intent");
        QCOMPARE(again.status, 202);
        QCOMPARE(again.body, first.body);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM plan_runs"), 1);
    }
    void waitsForASecondPersonAboveTheLimits() {
        start(Config());
        const auto plan = preview(allUnpaid());
        const auto waiting = json::planRun(run(plan).body);
        QCOMPARE(waiting->status, u"waiting"_s);
        QCOMPARE(waiting->approval, u"apr-0002"_s);
        QCOMPARE(waiting->open, 4);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM plan_run_items"), 0);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state = 1"), 104); // those of LOTE-0043
        // Below both limits one person is enough.
        const auto small = preview(byIds({u"LOTE-0042-057"_s}));
        QVERIFY(!small.needsApproval);
        QVERIFY(small.approvers.isEmpty());
        QCOMPARE(run(small).status, 202);
    }
    void asksApprovalForManyEvenWithoutMoney() {
        start(Config());
        QVERIFY(
            m_routes->base.open()->execute("UPDATE items SET code = 'bank_unavailable' WHERE kind = 1 AND seq <= 11"));
        recount(35);
        PlanRequest request;
        request.selection.filter = ItemFilter{{}, {}, u"bank_unavailable"_s, {}, {}};
        const auto eleven = preview(request);
        QCOMPARE(eleven.going, 11);
        QCOMPARE(eleven.approvalReason, u"more than 10 items"_s);
    }
    void hasNothingToDoWhenNothingGoes() {
        const auto plan = preview(byIds({u"LOTE-0042-022"_s}));
        QCOMPARE(plan.going, 0);
        QVERIFY(kit::isProblem(run(plan), 422, u"nothing_to_do"_s));
    }
    void asksForAReason_data() {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QString() << false;
        QTest::newRow("blanks") << u" \t\n"_s << false;
        QTest::newRow("501") << QString(501, u'a') << false;
        QTest::newRow("500") << QString(500, u'a') << true;
    }
    void asksForAReason() {
        QFETCH(QString, reason);
        QFETCH(bool, good);
        const auto plan = preview(allUnpaid());
        const auto answer = m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan.hash), orderOf(plan.request, reason));
        QVERIFY(good ? answer.status == 202 : kit::isProblem(answer, 422, u"reason_required"_s));
    }
    void listsTheRunsWithWhatBecameOfThem() {
        start(Config());
        const auto list = [this](const QString &query = {}, const Identity &who = kit::operator1) {
            const auto answer = m_routes->get(u"/api/v1/plans/runs"_s + query, who);
            const auto page = json::planRunPage(answer.body);
            QStringList found;
            for (const PlanRun &run : page ? page->rows : QList<PlanRun>()) {
                found.append(u"%1 %2 %3 %4/%5/%6/%7"_s.arg(run.id, toApi(run.action), run.status)
                                 .arg(run.done)
                                 .arg(run.failed)
                                 .arg(run.uncertain)
                                 .arg(run.open));
            }
            return answer.status == 200 ? found.join(u"; ") : QString::number(answer.status);
        };
        QCOMPARE(list(), QString());
        QCOMPARE(json::planRun(run(preview(allUnpaid())).body)->status, u"waiting"_s);
        QCOMPARE(run(preview(byIds({u"LOTE-0042-057"_s}))).status, 202);
        QCOMPARE(run(preview(byIds({u"LOTE-0042-128"_s}, PlanAction::Cancel))).status, 202);
        const QString waiting = u"run-000001 retry waiting 0/0/0/4"_s;
        const QString retry = u"run-000002 retry running 0/0/0/1"_s;
        const QString cancel = u"run-000003 cancel finished 1/0/0/0"_s;
        QCOMPARE(list(), (QStringList{cancel, retry, waiting}).join(u"; "));
        QCOMPARE(list(u"?status=waiting"_s), waiting);
        QCOMPARE(list(u"?status=running"_s), retry);
        QCOMPARE(list(u"?status=finished"_s), cancel);
        QCOMPARE(list(u"?status=finished,running"_s), cancel + u"; "_s + retry);
        QCOMPARE(list(u"?status=waiting,running"_s), retry + u"; "_s + waiting);
        QCOMPARE(list(u"?status=paused,stopped"_s), QString());
        QCOMPARE(list(u"?action=cancel"_s), cancel);
        QCOMPARE(list(u"?batch=LOTE-0042"_s), list()); // one of them waits for what it would move
        QCOMPARE(list(u"?batch=LOTE-0044"_s), QString());
        QCOMPARE(list(u"?batch=LOTE-004"_s), QString());
        QCOMPARE(list(u"?item=LOTE-0042-057"_s), retry);
        QCOMPARE(list(u"?item=LOTE-0042-058"_s), QString());
        QCOMPARE(list(u"?limit=1"_s), cancel);
        QCOMPARE(list({}, kit::stranger), QString());
        QCOMPARE(list(u"?status=flying"_s), u"400"_s);
        QCOMPARE(list(u"?order=id"_s), u"400"_s);
        const auto counted = json::planRunPage(m_routes->get(u"/api/v1/plans/runs?limit=2&total=true"_s).body);
        QCOMPARE(counted->total, 3);
        QVERIFY(!counted->next.isEmpty() && counted->rows.front().rows.isEmpty());
        QCOMPARE(list(u"?limit=2&cursor="_s + counted->next), waiting);
        // Its payment is paid: what ran has ended, and the list says so without anybody having written it down.
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state=7 WHERE request_id='req-7f3a'"));
        QCOMPARE(list(u"?status=running"_s), QString());
        QCOMPARE(list(u"?status=finished"_s), cancel + u"; run-000002 retry finished 1/0/0/0"_s);
    }
    void cancelsWhatIsNotSentYet() {
        auto request = byIds({u"LOTE-0044-001"_s, u"LOTE-0042-057"_s, u"LOTE-0042-001"_s}, PlanAction::Cancel);
        const auto plan = preview(request);
        QCOMPARE(plan.going, 2);
        QCOMPARE(plan.rows.front().reason, u"already_final"_s);
        const auto answer = run(plan);
        QCOMPARE(answer.status, 202);
        const auto said = json::planRun(answer.body);
        QCOMPARE(said->status, u"finished"_s);
        QCOMPARE(said->done, 2);
        const auto item = json::item(m_routes->get(u"/api/v1/items/LOTE-0044-001"_s).body);
        QCOMPARE(item->state, ItemState::Cancelled);
        const auto story = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0044-001/events"_s).body);
        QCOMPARE(story->last().type, u"cancelled"_s);
        QCOMPARE(story->last().detail, u"run-000001: saldo reposto"_s);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void leavesABatchThatWasCancelledAlone() {
        QVERIFY(m_routes->base.open()->execute("UPDATE batches SET status = 6 WHERE number = 42"));
        const auto plan = preview(byIds({u"LOTE-0042-057"_s}));
        QCOMPARE(plan.going, 0);
        QCOMPARE(plan.rows.front().reason, u"batch_cancelled"_s);
    }

private:
    void start(const Config &config) {
        m_routes = std::make_unique<kit::Routes>(config, kit::Routes::Fixture::DemoDay);
        // What the check of story B5 leaves.
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state = CASE WHEN seq IN (57, 128) THEN 6 ELSE 7 END,"
                                               " code = '', version = version + 1 WHERE state = 5"));
        recount(42);
    }
    // The counters of a batch after its items were changed by hand.
    void recount(int number) {
        auto db = m_routes->base.open();
        QVERIFY(db->prepare("DELETE FROM batch_counts WHERE batch = (SELECT id FROM batches WHERE number = ?)")
                    .bind(number)
                    .run());
        QVERIFY(db->prepare("INSERT INTO batch_counts SELECT batch, state, code, count(*), sum(amount), 0, 0 FROM items"
                            " WHERE batch = (SELECT id FROM batches WHERE number = ?) GROUP BY batch, state, code")
                    .bind(number)
                    .run());
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
    Response run(const Plan &plan, const QByteArray &key = {}) {
        QHash<QByteArray, QByteArray> headers;
        if (!key.isEmpty()) {
            headers.insert("idempotency-key", key);
        }
        return m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan.hash), orderOf(plan.request), headers);
    }
    QString content() const {
        return m_routes->base.text(
            "SELECT (SELECT count(*) FROM audit) || ' ' || (SELECT count(*) FROM events) || ' ' ||"
            " (SELECT count(*) FROM plan_runs) || ' ' || (SELECT sum(version) FROM items)");
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(PlansTest)
#include "tst_plans.moc"
